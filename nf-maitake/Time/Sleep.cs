using System;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Time
{
    /// <summary>A future that is ready once its deadline has come. Made by a <see cref="TimerWheel"/>.</summary>
    /// <remarks>
    /// <para>The deadline is fixed when the sleep is made or reset; the wheel knows of it from the first poll on. By the clock's ticks it is never
    /// ready early, and late by no more than the time to the next turn of the wheel.</para>
    /// <para>Polled by a task, it is looked after by the executor that runs the task. A poll on any other thread does not end the park of an
    /// executor that turns the same wheel: if the deadline is earlier than all others, unpark that executor.</para>
    /// <para>One object serves a loop: reset it once it is ready. Making it allocates; arming, firing, cancelling and resetting do not.</para>
    /// </remarks>
    public sealed class Sleep : Future
    {
        internal readonly TimerWheel _wheel;

        // Guarded by the wheel's gate. The links are the wheel's business; _next is null while the sleep is not armed.
        internal Waker _waker;
        internal Sleep _next;
        internal Sleep _previous;
        internal long _deadline;

        private long _ticks;

        internal Sleep(TimerWheel wheel)
        {
            _wheel = wheel;
        }

        /// <summary>When the sleep is over, in the clock's ticks.</summary>
        public long DeadlineTicks
        {
            get { return _deadline; }
        }

        /// <summary>When the sleep is over, as a time of the clock.</summary>
        public TimeSpan Deadline
        {
            get { return _wheel.Clock.ToTimeSpan(_deadline); }
        }

        /// <summary>How long the sleep is: what was asked for, rounded up to ticks. For a sleep until an instant: how far off that was.</summary>
        public TimeSpan Duration
        {
            get { return _wheel.Clock.ToTimeSpan(_ticks); }
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if ((_flags & (CompletedFlag | CanceledFlag)) == 0)
            {
                return _wheel.Arm(this, waker);
            }

            if ((_flags & CompletedFlag) == 0)
            {
                ThrowCanceled();
            }

            return PollResult.Ready;
        }

        /// <summary>Takes the sleep out of the wheel. It can be used again after a reset.</summary>
        public override void Cancel()
        {
            Disarm();
            base.Cancel();
        }

        /// <summary>Makes the sleep last for <paramref name="duration"/> from now, whether it was armed, ready or canceled.</summary>
        /// <param name="duration">Zero or more; rounded up to ticks.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public void Reset(TimeSpan duration)
        {
            ResetTicks(_wheel.Clock.ToTicks(duration));
        }

        /// <summary>Makes the sleep last for <paramref name="ticks"/> ticks from now, whether it was armed, ready or canceled.</summary>
        /// <param name="ticks">0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="ticks"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public void ResetTicks(long ticks)
        {
            TimerWheel wheel = _wheel;
            long now = wheel._clock.Ticks;
#if NANOFRAMEWORK_1_0
            if (now < wheel._now)
            {
                // The clock went backwards. Counted from what it shows, the deadline could be one that the wheel has passed already.
                now = wheel._now;
            }
#else
            now = Math.Max(now, Volatile.Read(ref wheel._now));
#endif

            long deadline = now + ticks;
            if (wheel._slack != 0 && ticks > 0)
            {
                deadline += wheel._slack;
            }

            if (deadline < now)
            {
                wheel.ThrowBadDuration(ticks, now);
            }

#if NANOFRAMEWORK_1_0
            if (_next != null)
#else
            if (Volatile.Read(ref _next) != null)
#endif
            {
                wheel.Remove(this);
            }

            _flags &= ~EndedFlags;
            _deadline = deadline;
            _ticks = ticks;
        }

        /// <summary>Makes the sleep end at <paramref name="instant"/>, whether it was armed, ready or canceled.</summary>
        /// <param name="instant">A time since the clock's zero; rounded up to ticks. One that has passed is ready at the next poll.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is negative.</exception>
        public void ResetUntil(TimeSpan instant)
        {
            ResetUntilTicks(_wheel.Clock.ToTicks(instant));
        }

        internal void ResetUntilTicks(long deadline)
        {
            long ticks = deadline - _wheel.Clock.Ticks;
            Disarm();
            _flags &= ~EndedFlags;
            _deadline = deadline;
            _ticks = ticks > 0 ? ticks : 0;
        }

        private void Disarm()
        {
#if NANOFRAMEWORK_1_0
            if (_next != null)
#else
            if (Volatile.Read(ref _next) != null)
#endif
            {
                _wheel.Remove(this);
            }
        }
    }
}
