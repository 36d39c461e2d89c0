using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>A place for a value that is set once, and that tasks can wait for.</summary>
    /// <remarks>Its members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</remarks>
    public class InitOnce : Waitable
    {
        private object _value;

        /// <summary>A future whose result is the value, once it is there, also if it has been closed since. Allocates it, each time: in a loop, reset one.</summary>
        public Wait Wait()
        {
            return new Wait(this, 0);
        }

        /// <summary>Sets the value, if there is none yet, and wakes everybody who waits for it. Does not allocate.</summary>
        /// <param name="value">Not null.</param>
        /// <returns>False if there is a value already, which stays.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
        /// <exception cref="ClosedException">It has been closed, and there is no value.</exception>
        public bool TryInit(object value)
        {
            bool isNew = Set(value);
            if (isNew)
            {
                Settle();
            }

            return isNew;
        }

        /// <summary>Sets the value. Does not allocate.</summary>
        /// <param name="value">Not null.</param>
        /// <exception cref="InvalidOperationException">There is one already.</exception>
        /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
        /// <exception cref="ClosedException">It has been closed, and there is no value.</exception>
        public void Init(object value)
        {
            if (!TryInit(value))
            {
                throw new InvalidOperationException("There is a value already");
            }
        }

        /// <summary>The value, or null if there is none yet. Takes no lock.</summary>
        public object TryGet()
        {
#if NANOFRAMEWORK_1_0
            return _value;
#else
            return Volatile.Read(ref _value);
#endif
        }

        /// <summary>The value.</summary>
        /// <exception cref="InvalidOperationException">There is none yet.</exception>
        public virtual object Get()
        {
            object value = TryGet();
            if (value == null)
            {
                ThrowNone();
            }

            return value;
        }

        /// <summary>The value; if there is none yet, a new one is set. Of two who come at the same time both make one, and the first one's counts.</summary>
        /// <param name="function">Makes the value, not null. Called outside any lock.</param>
        /// <exception cref="ArgumentNullException"><paramref name="function"/>, or the value made, is null.</exception>
        /// <exception cref="ClosedException">It has been closed, and there is no value.</exception>
        public object GetOrElse(ValueFunction function)
        {
            if (function == null)
            {
                ThrowNull("function");
            }

            if (TryGet() == null)
            {
                TryInit(function());
            }

            return TryGet();
        }

        // Sets it and wakes nobody: that is Settle, for the caller, who may hold a lock.
        internal bool Set(object value)
        {
            if (value == null)
            {
                ThrowNull("value");
            }

            Enter();
            bool isNew = _value == null;
            if (isNew)
            {
                if (_closed)
                {
                    LeaveClosed();
                }

                _value = value;
            }

            Leave();
            return isNew;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            return _value != null;
        }

        internal override bool IsOver(Wait wait)
        {
            return _value == null;
        }

        internal override object Collect(Wait wait)
        {
            return _value;
        }

        [Cold("misuse")]
        private static void ThrowNone()
        {
            throw new InvalidOperationException("There is no value yet");
        }

        [Cold("misuse")]
        internal static void ThrowNull(string name)
        {
            throw new ArgumentNullException(name);
        }
    }
}
