using System;

namespace Maitake.Time
{
    /// <summary>
    /// A future that is ready once every period, counted from its previous deadline and not from when it was noticed, so that it does not
    /// drift. Made by <see cref="TimerWheel.Every"/>.
    /// </summary>
    /// <remarks>
    /// Once ready it stays so until <see cref="Next"/> makes it wait for the next tick; one object serves the loop and nothing is allocated.
    /// </remarks>
    public sealed class Ticker : Future
    {
        private readonly TimerWheel _wheel;
        private readonly Sleep _sleep;
        private readonly long _period;

        // Where the next period is counted from, once the ticker is ready.
        private long _previous;
        private long _missed;
        private MissedTicks _policy;

        internal Ticker(TimerWheel wheel, TimeSpan period)
        {
            if (period.Ticks <= 0)
            {
                throw new ArgumentOutOfRangeException("period");
            }

            _wheel = wheel;
            _period = wheel.Clock.ToTicks(period);
            _sleep = wheel.SleepTicks(_period);
        }

        /// <summary>The period, rounded up to ticks.</summary>
        public TimeSpan Period
        {
            get { return _wheel.Clock.ToTimeSpan(_period); }
        }

        /// <summary>When the current tick is, or was, due.</summary>
        public TimeSpan Deadline
        {
            get { return _sleep.Deadline; }
        }

        /// <summary>What to do about ticks that nobody waited for in time; <see cref="MissedTicks.Burst"/> unless set.</summary>
        public MissedTicks Policy
        {
            get { return _policy; }
            set { _policy = value; }
        }

        /// <summary>How many ticks were left out: with <see cref="MissedTicks.Delay"/> and <see cref="MissedTicks.Skip"/>, whole periods by which a tick came too late.</summary>
        public long Missed
        {
            get { return _missed; }
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if ((_flags & CompletedFlag) != 0)
            {
                return PollResult.Ready;
            }

            if (_sleep.Poll(waker) == PollResult.Pending)
            {
                return PollResult.Pending;
            }

            if ((_flags & CanceledFlag) != 0)
            {
                // The sleep was over before the cancel, so it does not tell.
                ThrowCanceled();
            }

            // Here and not in Next: a tick that is noticed in time leaves the one after it due, however late that is asked for.
            long previous = _sleep.DeadlineTicks;
            if (_policy != MissedTicks.Burst)
            {
                long late = _wheel.Clock.Ticks - previous;
                if (late >= _period)
                {
                    long periods = late / _period;
                    _missed += periods;
                    previous += _policy == MissedTicks.Skip ? periods * _period : late;
                }
            }

            _previous = previous;
            Complete();
            return PollResult.Ready;
        }

        /// <summary>
        /// Makes the ticker wait for its next tick, if it was ready; one that is waiting still goes on waiting. After <see cref="Cancel"/>, such as by a
        /// select that another future has won, it waits again for the tick that it was waiting for: the beat goes on. Does not allocate.
        /// </summary>
        /// <returns>The ticker itself, to be polled or awaited.</returns>
        /// <exception cref="TimerException">The next tick is past the end of the clock.</exception>
        public Ticker Next()
        {
            int flags = _flags;
            if ((flags & (CompletedFlag | CanceledFlag)) != 0)
            {
                Arm((flags & CompletedFlag) != 0 ? _previous : _sleep.DeadlineTicks - _period);
            }

            return this;
        }

        /// <summary>Starts the beat anew: the next tick is one period from now. Also after <see cref="Cancel"/>. Does not allocate.</summary>
        /// <exception cref="TimerException">The next tick is past the end of the clock.</exception>
        public void Reset()
        {
            _sleep.ResetTicks(_period);
            Renew();
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            _sleep.Cancel();
            base.Cancel();
        }

        private void Arm(long previous)
        {
            if (previous > long.MaxValue - _period)
            {
                ThrowPastEnd(previous);
            }

            _sleep.ResetUntilTicks(previous + _period);
            Renew();
        }

        [Cold("the clock is at its end")]
        private void ThrowPastEnd(long previous)
        {
            throw new TimerException(TimerError.DurationTooLong, _period, long.MaxValue - previous);
        }
    }
}
