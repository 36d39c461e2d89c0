using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenario T11, and the like at the borders of this wheel's own slots, which have 32 where upstream's have 64.
    [TestClass]
    public class BoundaryTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(63)]
        public void T11_SleepsAroundUpstreamsBorders_FireExactly(int start)
        {
            long[] sleeps = new long[] { 63, 64, 65, 4095, 4096, 4097, 262143, 262144, 262145 };
            ExpectEach(TimerWheel.DefaultLevels, start, sleeps);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(31)]
        [DataRow(1023)]
        public void SleepsAroundOurBorders_FireExactly(int start)
        {
            long[] sleeps = new long[] { 1, 31, 32, 33, 1023, 1024, 1025, 32767, 32768, 32769, 1048575, 1048576, 1048577 };
            ExpectEach(1, start, sleeps);
            ExpectEach(2, start, sleeps);
            ExpectEach(TimerWheel.DefaultLevels, start, sleeps);
            ExpectEach(TimerWheel.MaxLevels, start, sleeps);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(4)]
        public void TickByTick_EachFiresAtItsDeadline(int levels)
        {
            const int Count = 140;
            ManualClock clock = new ManualClock(1000);
            TimerWheel wheel = new TimerWheel(clock, levels);
            for (int i = 1; i <= Count; i++)
            {
                Timers.Arm(wheel, i, new CountingWaker());
            }

            for (int i = 1; i <= Count; i++)
            {
                clock.Advance(1);
                Timers.ExpectTurn(wheel, 1, i == Count ? -1 : 1);
            }
        }

        // All of them at once, with turns just before, at and after each deadline; then each alone.
        private static void ExpectEach(int levels, long start, long[] sleeps)
        {
            ManualClock clock = new ManualClock(start);
            TimerWheel wheel = new TimerWheel(clock, levels);
            for (int i = 0; i < sleeps.Length; i++)
            {
                Timers.Arm(wheel, sleeps[i], new CountingWaker());
            }

            long last = start;
            for (int i = 0; i < sleeps.Length; i++)
            {
                long deadline = start + sleeps[i];
                if (deadline - 1 > last)
                {
                    Timers.ExpectTurnAt(wheel, clock, deadline - 1, 0, 1);
                }

                Timers.ExpectTurnAt(wheel, clock, deadline, 1, i == sleeps.Length - 1 ? -1 : sleeps[i + 1] - sleeps[i]);
                last = deadline;
            }

            for (int i = 0; i < sleeps.Length; i++)
            {
                Timers.ExpectExact(levels, start, sleeps[i]);
            }
        }
    }
}
