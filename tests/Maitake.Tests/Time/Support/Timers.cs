using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // What most timer tests do.
    internal static class Timers
    {
        public static TimeSpan Ms(long milliseconds)
        {
            return new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond);
        }

        // 2 to the power of n, by steps: the tests must not share the shifts of the code under test.
        public static long Pow2(int n)
        {
            long value = 1;
            for (int i = 0; i < n; i++)
            {
                value += value;
            }

            return value;
        }

        // A sleep from now that is in the wheel.
        public static Sleep Arm(TimerWheel wheel, long ticks, Waker waker)
        {
            Sleep sleep = wheel.SleepTicks(ticks);
            Assert.IsTrue(sleep.Poll(waker) == PollResult.Pending);
            return sleep;
        }

        // Turns, and checks how many fired and how far off the next one is.
        public static void ExpectTurn(TimerWheel wheel, int expired, long next)
        {
            Turn turn = wheel.Turn();
            Assert.AreEqual(expired, turn.Expired);
            Assert.AreEqual(next, turn.TicksToNextDeadline);
            Assert.AreEqual(wheel.Clock.Ticks, turn.NowTicks);
            Assert.IsTrue(turn.HasRemaining == (next >= 0));
            Assert.IsFalse(turn.IsLimited);
        }

        // Moves the clock, then as above.
        public static void ExpectTurnAt(TimerWheel wheel, ManualClock clock, long now, int expired, long next)
        {
            clock.Set(now);
            ExpectTurn(wheel, expired, next);
        }

        // One timer alone, from a given time: known exactly at once, silent one tick before, fired at its deadline.
        public static void ExpectExact(int levels, long start, long ticks)
        {
            ManualClock clock = new ManualClock(start);
            TimerWheel wheel = new TimerWheel(clock, levels);
            CountingWaker waker = new CountingWaker();
            Sleep sleep = Arm(wheel, ticks, waker);
            ExpectTurn(wheel, 0, ticks);
            if (ticks > 1)
            {
                ExpectTurnAt(wheel, clock, start + (ticks - 1), 0, 1);
            }

            Assert.AreEqual(0, waker.Count);
            Assert.IsFalse(sleep.IsCompleted);
            ExpectTurnAt(wheel, clock, start + ticks, 1, -1);
            Assert.AreEqual(1, waker.Count);
            Assert.IsTrue(sleep.IsCompleted);
            Assert.AreEqual(0, wheel.PendingCount);
        }
    }
}
