using System;

namespace Maitake.Patterns
{
    using Maitake.Sync;
    using Maitake.Time;

    /// <summary>The values of a signal, but not all that come: what <see cref="Debounce"/> and <see cref="Throttle"/> have in common.</summary>
    /// <remarks>
    /// <para><c>object value = await debounce.Next();</c>. Once ready it stays so until <see cref="Next"/>; one object serves the loop and nothing is allocated.
    /// It stands in the signal's line only while it is waited for: between that the signal keeps the latest value, or gives it to somebody else.</para>
    /// <para>Cancelling loses no value: one that it has taken from the signal stays in it for <see cref="Next"/>, and its time goes on.</para>
    /// <para>When the signal is closed, a value that it has taken is given when its time has come; after that a poll throws <see cref="ClosedException"/>.</para>
    /// </remarks>
    public abstract class PacedSignal : Future<object>
    {
        private readonly Wait _wait;
        private readonly Sleep _sleep;

        // In ticks of the clock.
        private readonly long _time;

        // Whether the time is that since the latest value; else it is that since a value was given.
        private readonly bool _afterValue;

        // The latest value that was taken from the signal and not given yet.
        private object _value;
        private bool _hasValue;

        private bool _isTiming;
        private Exception _closed;

        internal PacedSignal(TimerWheel timer, Signal signal, TimeSpan time, bool afterValue)
        {
            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            if (signal == null)
            {
                throw new ArgumentNullException("signal");
            }

            if (time.Ticks < 0)
            {
                // Not a name that is passed in: on the device each text is an object.
                throw new ArgumentOutOfRangeException(afterValue ? "quiet" : "period");
            }

            _wait = signal.Wait();
            _sleep = timer.SleepTicks(0);
            _time = timer.Clock.ToTicks(time);
            _afterValue = afterValue;
        }

        /// <inheritdoc/>
        /// <exception cref="ClosedException">The signal has been closed.</exception>
        /// <exception cref="TimerException">The time leads past the end of the clock.</exception>
        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (IsCanceled)
            {
                ThrowCanceled();
            }

            if (_isTiming && !_afterValue)
            {
                if (_sleep.Poll(waker) == PollResult.Pending)
                {
                    // Stands in line, but need not be woken: when the time is up, the latest value is what counts.
                    Take(null);
                    return PollResult.Pending;
                }

                _isTiming = false;
            }

            if (Take(waker) && _afterValue)
            {
                StartTime();
            }

            if (!_hasValue)
            {
                if (_closed != null)
                {
                    ThrowClosed();
                }

                return PollResult.Pending;
            }

            if (_afterValue)
            {
                if (_sleep.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                _isTiming = false;
            }
            else
            {
                StartTime();
            }

            _wait.Cancel();
            object value = _value;
            Forget();
            Complete(value);
            return PollResult.Ready;
        }

        /// <summary>Waits for the next value, if it was ready or canceled; one that is waiting still goes on waiting. Does not allocate.</summary>
        /// <returns>The object itself, to be polled or awaited.</returns>
        public PacedSignal Next()
        {
            if (IsCompleted || IsCanceled)
            {
                _wait.Reset();
                if (_isTiming)
                {
                    _sleep.ResetUntil(_sleep.Deadline);
                }

                Renew();
            }

            return this;
        }

        /// <summary>Starts as new: forgets a value that it has taken and not given, and the time. What is still in the signal stays there. Does not allocate.</summary>
        public void Reset()
        {
            _wait.Reset();
            _sleep.ResetTicks(0);
            _isTiming = false;
            Forget();
            Renew();
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            if (!IsCompleted)
            {
                _wait.Cancel();
                _sleep.Cancel();
                base.Cancel();
            }
        }

        // Takes what the signal has, and stays in its line. Whether there was something.
        private bool Take(Waker waker)
        {
            bool took = false;
            if (_closed != null)
            {
                return false;
            }

            try
            {
                while (_wait.Poll(waker) == PollResult.Ready)
                {
                    _value = _wait.Result;
                    _hasValue = true;
                    took = true;
                    _wait.Reset();
                }
            }
            catch (ClosedException exception)
            {
                _closed = exception;
            }

            return took;
        }

        private void StartTime()
        {
            _sleep.ResetTicks(_time);
            _isTiming = true;
        }

        private void Forget()
        {
            _value = null;
            _hasValue = false;
        }

        [Cold("closed")]
        private void ThrowClosed()
        {
            throw _closed;
        }
    }
}
