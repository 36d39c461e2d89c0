using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Timers fire in the order of their deadlines, equal ones in the order in which they were armed.
    [TestClass]
    public class FiringOrderTests
    {
        [TestMethod]
        public void EqualDeadlines_FireInArmingOrder()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            for (int i = 0; i < 12; i++)
            {
                Timers.Arm(wheel, 10, log.Waker(i));
            }

            Timers.ExpectTurnAt(wheel, clock, 10, 12, -1);
            Assert.AreEqual("0 1 2 3 4 5 6 7 8 9 10 11", log.Text);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(4)]
        public void ManyEqualDeadlines_FireInArmingOrderInOneTurnAndInPieces(int levels)
        {
            const int Count = 70;
            for (int piece = 1; piece <= Count; piece += 23)
            {
                ManualClock clock = new ManualClock();
                TimerWheel wheel = new TimerWheel(clock, levels);
                WakeLog log = new WakeLog();
                string expected = "";
                for (int i = 0; i < Count; i++)
                {
                    Timers.Arm(wheel, 40, log.Waker(i));
                    expected += i == 0 ? "0" : " " + i.ToString();
                }

                Timers.Arm(wheel, 41, log.Waker(Count));
                clock.Set(40);
                for (int fired = piece; fired < Count; fired += piece)
                {
                    Assert.AreEqual(0L, wheel.Turn(piece).TicksToNextDeadline);
                    Assert.AreEqual(Count + 1 - fired, wheel.PendingCount);
                }

                Assert.AreEqual(1L, wheel.Turn(piece).TicksToNextDeadline);

                Assert.AreEqual(expected, log.Text);
                Timers.ExpectTurnAt(wheel, clock, 41, 1, -1);
            }
        }

        [TestMethod]
        public void OneCoarseTurn_FiresInDeadlineOrder()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Timers.Arm(wheel, 70, log.Waker(70));
            Timers.Arm(wheel, 100, log.Waker(100));
            Timers.Arm(wheel, 90, log.Waker(90));
            Timers.Arm(wheel, 5000, log.Waker(5000));
            Timers.Arm(wheel, 3, log.Waker(3));
            Timers.ExpectTurnAt(wheel, clock, 6000, 5, -1);
            Assert.AreEqual("3 70 90 100 5000", log.Text);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(13)]
        public void EqualDeadlinesArmedFromEveryDistance_FireInArmingOrder(int levels)
        {
            // Each is armed at another level, and comes down by its own cascades.
            const long Deadline = 2000000;
            long[] distances = new long[] { 2000000, 1999999, 1048576, 900000, 40000, 32768, 3000, 1024, 1000, 65, 33, 32, 31, 2, 1 };
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock, levels);
            WakeLog log = new WakeLog();
            for (int i = 0; i < distances.Length; i++)
            {
                clock.Set(Deadline - distances[i]);
                wheel.Turn();
                Timers.Arm(wheel, distances[i], log.Waker(2 * i));
                Timers.Arm(wheel, distances[i], log.Waker((2 * i) + 1));
            }

            Timers.ExpectTurnAt(wheel, clock, Deadline, 30, -1);
            Assert.AreEqual("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29", log.Text);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(4)]
        public void EqualDeadlinesInOneCoarseTurn_FireInArmingOrder(int levels)
        {
            ManualClock clock = new ManualClock(100);
            TimerWheel wheel = new TimerWheel(clock, levels);
            WakeLog log = new WakeLog();
            Timers.Arm(wheel, 5000, log.Waker(6));
            Timers.Arm(wheel, 4000, log.Waker(3));
            Timers.Arm(wheel, 20, log.Waker(1));
            Timers.Arm(wheel, 4000, log.Waker(4));
            Timers.Arm(wheel, 5000, log.Waker(7));
            Timers.Arm(wheel, 20, log.Waker(2));
            Timers.Arm(wheel, 4000, log.Waker(5));
            Timers.ExpectTurnAt(wheel, clock, 9000, 7, -1);
            Assert.AreEqual("1 2 3 4 5 6 7", log.Text);
        }

        [TestMethod]
        public void ArmingOrder_IsThatOfTheFirstPollsNotOfTheCreation()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Sleep first = wheel.SleepTicks(10);
            Sleep second = wheel.SleepTicks(10);
            second.Poll(log.Waker(2));
            first.Poll(log.Waker(1));
            Timers.ExpectTurnAt(wheel, clock, 10, 2, -1);
            Assert.AreEqual("2 1", log.Text);
        }

        [TestMethod]
        public void PollingAgain_KeepsThePlace()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Sleep first = Timers.Arm(wheel, 10, log.Waker(1));
            Timers.Arm(wheel, 10, log.Waker(2));
            first.Poll(log.Waker(3));
            Timers.ExpectTurnAt(wheel, clock, 10, 2, -1);
            Assert.AreEqual("3 2", log.Text);
        }

        [TestMethod]
        public void ArmingAnew_GoesToTheEnd()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            WakeLog log = new WakeLog();
            Sleep first = Timers.Arm(wheel, 10, log.Waker(1));
            Timers.Arm(wheel, 10, log.Waker(2));
            first.ResetTicks(10);
            first.Poll(log.Waker(1));
            Timers.ExpectTurnAt(wheel, clock, 10, 2, -1);
            Assert.AreEqual("2 1", log.Text);
        }

        [TestMethod]
        public void OneTakenOutOfTheMiddle_LeavesTheOthersInOrder()
        {
            for (int gone = 0; gone < 4; gone++)
            {
                ManualClock clock = new ManualClock();
                TimerWheel wheel = new TimerWheel(clock);
                WakeLog log = new WakeLog();
                Sleep[] sleeps = new Sleep[4];
                string expected = "";
                for (int i = 0; i < 4; i++)
                {
                    sleeps[i] = Timers.Arm(wheel, 1000, log.Waker(i));
                    if (i != gone)
                    {
                        expected = expected.Length == 0 ? i.ToString() : expected + " " + i.ToString();
                    }
                }

                sleeps[gone].Cancel();
                Timers.ExpectTurnAt(wheel, clock, 1000, 3, -1);
                Assert.AreEqual(expected, log.Text);
            }
        }

        [TestMethod]
        public void SchedulerPollsSleepingTasks_InTheOrderOfTheirDeadlines()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(8);
            WakeLog log = new WakeLog();
            long[] deadlines = new long[] { 300, 20, 300, 45, 20 };
            for (int i = 0; i < deadlines.Length; i++)
            {
                int number = i;
                Sleep sleep = wheel.SleepTicks(deadlines[i]);
                scheduler.Spawn(Futures.PollFn(waker =>
                {
                    PollResult result = sleep.Poll(waker);
                    if (result == PollResult.Ready)
                    {
                        log.Add(number);
                    }

                    return result;
                }));
            }

            scheduler.Tick();
            clock.Set(1000);
            wheel.Turn();
            Assert.AreEqual(5, scheduler.Tick().Completed);
            Assert.AreEqual("1 4 3 0 2", log.Text);
        }
    }
}
