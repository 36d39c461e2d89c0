using System;
using Maitake.Patterns;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    // A watchdog that looks every 100 ms.
    [TestClass]
    public class WatchdogTests
    {
        [TestMethod]
        public void WithNobodyToWatch_ItFeedsEveryPeriod()
        {
            Bench bench = new Bench();
            bench.Run(350);
            Assert.AreEqual("100+ 200+ 300+", bench.Log);
        }

        [TestMethod]
        public void WhileAllAreAlive_ItFeeds()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 150);
            Liveness b = bench.Watch("b", 250);
            bench.Run(140);
            a.Feed();
            bench.Run(100);
            a.Feed();
            b.Feed();
            bench.Run(100);
            Assert.AreEqual("100+ 200+ 300+", bench.Log);
            Assert.IsNull(bench.Watchdog.Overdue);
        }

        [TestMethod]
        public void WhoIsOverdue_IsToldOfOnceAndNothingIsFedAnyMore()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 1000);
            Liveness b = bench.Watch("b", 110);
            bench.Run(550);
            Assert.AreEqual("100+ 200:b", bench.Log);
            Assert.AreSame(b, bench.Watchdog.Overdue);
            Assert.IsTrue(b.IsOverdue);
            Assert.IsFalse(a.IsOverdue);
        }

        [TestMethod]
        public void FedAtTheLastMoment_ItIsNotOverdue()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 100);
            bench.Run(100);
            Assert.AreEqual("100+", bench.Log);
            Assert.IsFalse(a.IsOverdue);
            bench.Run(1);
            Assert.IsTrue(a.IsOverdue);

            bench = new Bench();
            bench.Watch("a", 99);
            bench.Run(100);
            Assert.AreEqual("100:a", bench.Log);
        }

        [TestMethod]
        public void FedAfterAll_FeedingGoesOn()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 150);
            bench.Run(350);
            a.Feed();
            bench.Run(300);
            Assert.AreEqual("100+ 200:a 400+ 500+ 600:a", bench.Log);
        }

        [TestMethod]
        public void OverdueAgainBetweenTwoLooks_ItIsToldOfAgain()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 10);
            bench.Run(150);
            a.Feed();
            bench.Run(100);
            Assert.AreEqual("100:a 200:a", bench.Log);
        }

        [TestMethod]
        public void Several_AreToldOfFromTheLongestOverdueOn()
        {
            Bench bench = new Bench();
            bench.Watch("a", 30);
            bench.Watch("b", 10);
            Liveness c = bench.Watch("c", 20);
            bench.Run(150);
            Assert.AreEqual("100:b 100:c 100:a", bench.Log);
            c.Feed();
            bench.Run(100);
            Assert.AreEqual("100:b 100:c 100:a 200:c", bench.Log);
        }

        [TestMethod]
        public void Paused_NothingIsExpectedUntilItIsFedAgain()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 150);
            bench.Run(50);
            a.Pause();
            bench.Run(400);
            a.Feed();
            bench.Run(200);
            Assert.AreEqual("100+ 200+ 300+ 400+ 500+ 600+", bench.Log);
            bench.Run(100);
            Assert.AreEqual("100+ 200+ 300+ 400+ 500+ 600+ 700:a", bench.Log);
        }

        [TestMethod]
        public void Disposed_NothingIsExpectedAnyMore()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 50);
            Liveness b = bench.Watch("b", 50);
            Liveness c = bench.Watch("c", 50);
            b.Dispose();
            b.Dispose();
            a.Dispose();
            bench.Run(100);
            Assert.AreEqual("100:c", bench.Log);
            c.Dispose();
            bench.Run(60);
            Assert.IsFalse(c.IsOverdue);

            // Feeding it does not bring it back.
            a.Feed();
            b.Feed();
            c.Feed();
            bench.Run(140);
            Assert.AreEqual("100:c 200+ 300+", bench.Log);
            Assert.IsFalse(a.IsOverdue);
            Assert.IsFalse(c.IsOverdue);
        }

        [TestMethod]
        public void TheHandler_MayDispose()
        {
            Bench bench = new Bench();
            bench.DisposesStarved = true;
            bench.Watch("a", 10);
            bench.Watch("b", 10);
            bench.Run(250);
            Assert.AreEqual("100:b 100:a 200+", bench.Log);
        }

        [TestMethod]
        public void WatchedLater_TheBudgetBeginsThen()
        {
            Bench bench = new Bench();
            bench.Run(250);
            bench.Watch("a", 100);
            bench.Run(200);
            Assert.AreEqual("100+ 200+ 300+ 400:a", bench.Log);
        }

        [TestMethod]
        public void ATaskThatHogs_IsFollowedByOneLook()
        {
            Bench bench = new Bench();
            Liveness a = bench.Watch("a", 100);
            bench.Run(50);
            ((FrozenClock)bench.Board.Timer.Clock).Time += 570;
            Assert.AreSame(a, bench.Watchdog.Overdue);
            a.Feed();
            bench.Run(90);
            Assert.AreEqual("620+ 700+", bench.Log);
        }

        [TestMethod]
        public void Canceled_ItFeedsNoMore()
        {
            Bench bench = new Bench();
            bench.Run(150);
            bench.Task.Cancel();
            bench.Board.Scheduler.Tick();
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
            bench.Run(500);
            Assert.AreEqual("100+", bench.Log);
        }

        [TestMethod]
        public void WhatAFeederThrows_EndsItsTask()
        {
            Bench bench = new Bench();
            FaultRecorder faults = FaultRecorder.On(bench.Board.Scheduler);
            bench.FeederThrows = true;
            bench.Run(500);
            Assert.IsTrue(bench.Task.Status == TaskStatus.Faulted);
            Assert.AreEqual("feeder", faults.Exception.Message);
        }

        [TestMethod]
        public void ABudgetPastTheEndOfTheClock_NeverEnds()
        {
            ManualClock clock = new ManualClock(long.MaxValue - 1000);
            TimerWheel wheel = new TimerWheel(clock);
            Bench bench = new Bench();
            Watchdog watchdog = new Watchdog(wheel, Timing.Timers.Ms(100), bench.Feed, bench.Note);
            Liveness a = watchdog.Watch("a", Timing.Timers.Ms(5000));
            Assert.AreEqual("a", a.Name);
            Assert.AreEqual(5000 * TimeSpan.TicksPerMillisecond, a.Budget.Ticks);
            CountingWaker waker = new CountingWaker();
            for (int i = 0; i < 2; i++)
            {
                Assert.IsTrue(watchdog.Poll(waker) == PollResult.Pending);
                clock.Advance(100);
                wheel.Turn();
                a.Feed();
            }

            Assert.IsTrue(watchdog.Poll(waker) == PollResult.Pending);
            Assert.AreEqual("0+ 0+", bench.Log);
            Assert.IsNull(watchdog.Overdue);
        }

        [TestMethod]
        public void WrongArguments_AreRefused()
        {
            Bench bench = new Bench();
            ExpectRefused(bench, null, 100);
            ExpectRefused(bench, "a", 0);
            ExpectRefused(bench, "a", -1);
            ExpectRefused(null, 100, bench.Feed, bench.Note);
            ExpectRefused(bench.Board.Timer, 0, bench.Feed, bench.Note);
            ExpectRefused(bench.Board.Timer, 100, null, bench.Note);
            ExpectRefused(bench.Board.Timer, 100, bench.Feed, null);
        }

        private static void ExpectRefused(Bench bench, string name, long budget)
        {
            try
            {
                bench.Watch(name, budget);
            }
            catch (ArgumentException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private static void ExpectRefused(TimerWheel timer, long period, WatchdogFeeder feeder, StarvationHandler handler)
        {
            try
            {
                new Watchdog(timer, Timing.Timers.Ms(period), feeder, handler);
            }
            catch (ArgumentException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private sealed class Bench
        {
            public readonly FrozenBoard Board = new FrozenBoard();
            public readonly Watchdog Watchdog;
            public readonly Task Task;
            public string Log = "";
            public bool DisposesStarved;
            public bool FeederThrows;

            public Bench()
            {
                Watchdog = new Watchdog(Board.Timer, Timing.Timers.Ms(100), Feed, Note);
                Task = Board.Spawn(Watchdog);
            }

            public Liveness Watch(string name, long budget)
            {
                return Watchdog.Watch(name, Timing.Timers.Ms(budget));
            }

            public void Run(int milliseconds)
            {
                Board.Run(Board.Sleep(milliseconds));
            }

            public void Feed()
            {
                if (FeederThrows)
                {
                    throw new TestException("feeder");
                }

                Write("+");
            }

            public void Note(Liveness starved)
            {
                Write(":" + starved.Name);
                if (DisposesStarved)
                {
                    starved.Dispose();
                }
            }

            private void Write(string what)
            {
                Log += (Log.Length == 0 ? "" : " ") + (Board.Timer.Clock.Now.Ticks / TimeSpan.TicksPerMillisecond).ToString() + what;
            }
        }
    }
}
