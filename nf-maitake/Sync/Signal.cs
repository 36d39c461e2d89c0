using System.Threading;

namespace Maitake.Sync
{
    /// <summary>Hands the latest value to one who waits for it: what an interrupt has to say to a task. A value that nobody took is replaced by the next.</summary>
    /// <remarks>
    /// <para><c>object value = await signal.Wait();</c>. Whoever has been woken and has not looked yet gets the value that is the latest when it looks. If
    /// several wait, each value goes to one of them, in the order of arrival. For every value to every waiter there is <see cref="Watch"/>.</para>
    /// <para>Once closed, <see cref="Set"/> does nothing, and a value that nobody has been woken for is gone.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</para>
    /// </remarks>
    public sealed class Signal : Waitable
    {
        private const int Empty = 0;
        private const int Full = 1;

        // The first in line has been granted the value, and has not collected it yet.
        private const int Promised = 2;

        private object _value;
        private int _content;

        /// <summary>Whether there is a value to be taken, apart from one that a waiter has been woken for.</summary>
        public bool IsSet
        {
            get { return Interlocked.CompareExchange(ref _content, 0, 0) == Full; }
        }

        /// <summary>Sets the value, in the place of one that nobody has taken, and wakes the first in line. Any thread, any interrupt callback; does not allocate.</summary>
        /// <param name="value">May be null.</param>
        public void Set(object value = null)
        {
            Waker waker = null;
            EnterInlined();
            if (!_closed)
            {
                _value = value;
                if (_content != Promised)
                {
                    Wait first = _first;
                    if (first == null)
                    {
                        _content = Full;
                    }
                    else
                    {
                        _content = Promised;
                        waker = Grant(first, Maitake.Sync.Wait.Granted);
                    }
                }
            }

            Leave();
            if (waker != null)
            {
                waker.Wake();
            }
        }

        /// <summary>A future that is ready with the value. Allocates it; an async method uses it again.</summary>
        /// <remarks>Canceled after it was granted a value and before it noticed, it leaves the value to the next in line.</remarks>
        public Wait Wait()
        {
            return Again(null);
        }

        /// <summary>Takes the value if there is one to be taken. Does not allocate.</summary>
        /// <param name="value">The value; null if there is none.</param>
        /// <returns>False if there is none.</returns>
        /// <exception cref="ClosedException">The signal has been closed.</exception>
        public bool TryTake(out object value)
        {
            Enter();
            if (_closed)
            {
                LeaveClosed();
            }

            bool isSet = _content == Full;
            value = isSet ? Collect(null) : null;
            Leave();
            return isSet;
        }

        /// <inheritdoc/>
        public override void Close()
        {
            base.Close();
            Reset();
        }

        /// <summary>Forgets the value. One that a waiter has been woken for stays, for that waiter.</summary>
        public void Reset()
        {
            Enter();
            if (_content == Full)
            {
                Collect(null);
            }

            Leave();
        }

        /// <summary>As without <paramref name="used"/>, which is used again if it is given.</summary>
        [Recycler]
        internal Wait Wait(Wait used)
        {
            return Again(used);
        }

        // What the base does, in one piece: the way from an interrupt to its task.
        internal override PollResult PollWait(Wait wait, Waker waker)
        {
            EnterInlined();
            int state = wait._state;
            if (state != Maitake.Sync.Wait.Granted)
            {
                if (state != Maitake.Sync.Wait.Idle || _closed)
                {
                    Leave();
                    return base.PollWait(wait, waker);
                }

                if (_content != Full || _first != null)
                {
                    Append(wait, waker);
                    Leave();
                    return PollResult.Pending;
                }
            }

            wait._state = Maitake.Sync.Wait.Idle;
            object value = Collect(null);
            Leave();
            wait.SetResult(value);
            return PollResult.Ready;
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (!isFirst || _content != Full)
            {
                return false;
            }

            _content = Promised;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (granted)
            {
                _content = Full;
                if (_closed)
                {
                    Collect(null);
                }
            }
        }

        internal override object Collect(Wait wait)
        {
            object value = _value;
            _value = null;
            _content = Empty;
            return value;
        }
    }
}
