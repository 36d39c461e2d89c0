using System;
using System.Threading;
using Maitake.Time;

namespace Maitake.Host
{
    /// <summary>A clock that stands still until it is told to move: time for tests and simulations.</summary>
    /// <remarks>
    /// All members may be called on any thread and allocate nothing. Moving the clock fires nothing by itself: the next turn of a
    /// <see cref="TimerWheel"/> does. <see cref="VirtualBoard"/> does both.
    /// </remarks>
    public sealed class VirtualClock : Clock
    {
        private long _ticks;

        /// <summary>Makes a clock that stands at zero and has ticks of one microsecond.</summary>
        public VirtualClock()
            : this(new TimeSpan(TimeSpan.TicksPerMicrosecond))
        {
        }

        /// <summary>Makes a clock that stands at zero.</summary>
        /// <param name="tickDuration">How long a tick is: 100 ns or a multiple.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="tickDuration"/> is zero or negative.</exception>
        public VirtualClock(TimeSpan tickDuration)
            : this(tickDuration, 1)
        {
        }

        /// <summary>Makes a clock that stands at zero and says that it moves in steps, as some boards' clocks do.</summary>
        /// <param name="tickDuration">How long a tick is: 100 ns or a multiple.</param>
        /// <param name="granularity">What <see cref="Clock.Granularity"/> tells, 1 or more. Nothing is rounded to it.</param>
        /// <exception cref="ArgumentOutOfRangeException">
        /// <paramref name="tickDuration"/> is zero or negative, or <paramref name="granularity"/> is less than 1.
        /// </exception>
        public VirtualClock(TimeSpan tickDuration, int granularity)
            : base("virtual clock", tickDuration, granularity)
        {
        }

        /// <inheritdoc/>
        public override long Ticks
        {
            get { return Interlocked.Read(ref _ticks); }
        }

        /// <summary>Moves the clock on.</summary>
        /// <param name="duration">Zero or more; rounded up to ticks.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative, or leads past 2^63 - 1 ticks.</exception>
        public void Advance(TimeSpan duration)
        {
            AdvanceTicks(ToTicks(duration));
        }

        /// <summary>Moves the clock on.</summary>
        /// <param name="ticks">0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="ticks"/> is negative, or leads past 2^63 - 1.</exception>
        public void AdvanceTicks(long ticks)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ticks);
            for (; ;)
            {
                long now = Ticks;
                ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks, long.MaxValue - now);
                if (Interlocked.CompareExchange(ref _ticks, now + ticks, now) == now)
                {
                    return;
                }
            }
        }

        /// <summary>Sets the clock. Backwards too, which no good clock does: to test what happens then.</summary>
        /// <param name="ticks">0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="ticks"/> is negative.</exception>
        public void SetTicks(long ticks)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ticks);
            Interlocked.Exchange(ref _ticks, ticks);
        }
    }
}
