using Maitake.Esp32;
using Maitake.Fakes;
using nanoFramework.TestFramework;

namespace Maitake.Boards.Tests
{
    // Time stands still but for the alarm, which fires the moment it is started, and for a microsecond per look at the clock.
    [TestClass]
    public class Esp32BoardTests
    {
        private const int Frugal = 0;
        private const int Precise = 1;

        [TestMethod]
        [DataRow(Frugal, false, 25000)]
        [DataRow(Precise, false, 25000)]
        [DataRow(Frugal, true, 25000)]
        [DataRow(Precise, true, 25000)]
        [DataRow(Frugal, false, 300)]
        [DataRow(Precise, false, 300)]
        public void Sleeps_AreReadyInTheirTimeAndNeverEarly(int policy, bool exclusiveAlarm, int microseconds)
        {
            try
            {
                FakeTimers.Reset();
                FakeTimers.Started = OnStarted;
                FakeTimers.ClockRead = OnClockRead;
                Esp32Board board = new Esp32Board(8, 6, policy == Frugal ? WakePolicy.Frugal : WakePolicy.Precise, exclusiveAlarm);
                SleepTask task = new SleepTask(board, microseconds, 50);
                board.Spawn(task);

                board.Run();
                board.Dispose();

                Assert.AreEqual(50, task.Slept);
                Assert.AreEqual(0, task.Early);
                Assert.IsTrue(task.Latest < 100);
                Assert.AreEqual(0, FakeTimers.Count);
            }
            finally
            {
                FakeTimers.Reset();
            }
        }

        private static void OnStarted(ulong microseconds)
        {
            FakeTimers.Advance((long)microseconds);
        }

        private static void OnClockRead()
        {
            FakeTimers.Advance(1);
        }
    }
}
