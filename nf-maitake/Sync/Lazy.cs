using System;

namespace Maitake.Sync
{
    /// <summary>A value that is made when it is first asked for, once. Tasks can wait for that without causing it, with <see cref="InitOnce.Wait"/>.</summary>
    /// <remarks>
    /// Its members may be called by any thread and any interrupt callback, with an exception: <see cref="Get"/> may have to make the value, or to wait while
    /// another thread does, so an interrupt callback calls <see cref="InitOnce.TryGet"/>.
    /// </remarks>
    public sealed class Lazy : InitOnce
    {
        private readonly ValueFunction _function;
        private bool _isMaking;

        /// <summary>Makes one whose value is yet to be made.</summary>
        /// <param name="function">Makes the value, not null. Does not wait for tasks: whoever asks meanwhile, on another thread, blocks until it returns.</param>
        /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
        public Lazy(ValueFunction function)
        {
            if (function == null)
            {
                ThrowNull("function");
            }

            _function = function;
        }

        /// <summary>The value, which the first call makes. If making it throws, so does this, and the next call tries again.</summary>
        /// <exception cref="InvalidOperationException">The function asks for the value that it makes.</exception>
        /// <exception cref="ArgumentNullException">The value made is null.</exception>
        /// <exception cref="ClosedException">It has been closed, and there is no value.</exception>
        public override object Get()
        {
            return TryGet() ?? Make();
        }

        [Cold("a first use")]
        private object Make()
        {
            bool isNew = false;

            // Not the gate: a function is foreign code.
            lock (_function)
            {
                if (_isMaking)
                {
                    throw new InvalidOperationException("The value needs itself");
                }

                if (TryGet() == null)
                {
                    _isMaking = true;
                    try
                    {
                        isNew = Set(_function());
                    }
                    finally
                    {
                        _isMaking = false;
                    }
                }
            }

            if (isNew)
            {
                Settle();
            }

            return TryGet();
        }
    }
}
