using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class ExecutorRunTests
    {
        [TestMethod]
        public void RunOfAFuture_ReturnsItsTaskFinished()
        {
            Machine machine = new Machine(2);
            GateFuture other = new GateFuture();
            machine.Executor.Spawn(other);

            Task task = machine.Executor.Run(Futures.Yield(3));

            Assert.IsTrue(task.Status == TaskStatus.Completed);

            // Other tasks ran beside it and are still there.
            Assert.AreEqual(1, other.Polls);
            Assert.AreEqual(1, machine.Scheduler.TaskCount);
        }

        [TestMethod]
        public void RunOfAFutureThatSleeps_ParksUntilTheDeadline()
        {
            Machine machine = new Machine(1);

            machine.Executor.Run(machine.Timer.SleepTicks(100));

            Assert.AreEqual(100L, machine.Clock.Time);
            Assert.AreEqual(1, machine.Parker.TimedParks);
        }

        [TestMethod]
        public void RunOfAFutureThatThrows_ThrowsThat()
        {
            Machine machine = new Machine(1);
            FaultRecorder faults = FaultRecorder.On(machine.Scheduler);

            Assert.ThrowsException(typeof(TestException), () => machine.Executor.Run(new FailingFuture(true, false)));
            Assert.AreEqual(0, faults.Count);

            // And the executor can be used again.
            Assert.IsTrue(machine.Executor.Run(Futures.Ready()).IsCompleted);
        }

        [TestMethod]
        public void AWakerThatThrowsInATurn_GoesToTheFaultHandlerAndTheRunGoesOn()
        {
            Machine machine = new Machine(1);
            FaultRecorder faults = FaultRecorder.On(machine.Scheduler);
            Sleep sleep = machine.Timer.SleepTicks(10);
            sleep.Poll(new ThrowingWaker());

            machine.Executor.Run(machine.Timer.SleepTicks(20));

            Assert.IsTrue(sleep.IsCompleted);
            Assert.AreEqual(1, faults.Count);
            Assert.IsNull(faults.Task);
            Assert.IsTrue(faults.Exception is TestException);
        }

        [TestMethod]
        public void RunOfAFutureThatIsCanceled_ThrowsAJoinException()
        {
            Machine machine = new Machine(1);
            Future future = Futures.PollFn(w =>
            {
                machine.Scheduler.CurrentTask.Cancel();
                return PollResult.Pending;
            });

            Assert.ThrowsException(typeof(JoinException), () => machine.Executor.Run(future));
        }

        [TestMethod]
        public void RunOfABadFuture_IsRefused()
        {
            Machine machine = new Machine(1);
            Future used = Futures.Ready();
            machine.Executor.Run(used);

            Assert.ThrowsException(typeof(ArgumentNullException), () => machine.Executor.Run(null));
            Assert.ThrowsException(typeof(InvalidOperationException), () => machine.Executor.Run(used));
            Assert.AreEqual(0, machine.Scheduler.TaskCount);
        }

        [TestMethod]
        public void RunByATask_IsRefused()
        {
            Machine machine = new Machine(2);
            int refused = 0;
            machine.Executor.Run(Futures.PollFn(w =>
            {
                try
                {
                    machine.Executor.Run();
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }

                try
                {
                    machine.Executor.RunOnce();
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }

                try
                {
                    machine.Scheduler.Tick();
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }

                return PollResult.Ready;
            }));

            Assert.AreEqual(3, refused);
        }

        [TestMethod]
        public void RunOfAFutureByATask_LeavesTheFutureAlone()
        {
            Machine machine = new Machine(2);
            Future inner = Futures.Ready();
            int refused = 0;
            machine.Executor.Run(Futures.PollFn(w =>
            {
                try
                {
                    machine.Executor.Run(inner);
                }
                catch (InvalidOperationException)
                {
                    refused++;
                }

                return PollResult.Ready;
            }));

            Assert.AreEqual(1, refused);
            Assert.AreEqual(0, machine.Scheduler.TaskCount);
            Assert.IsTrue(machine.Executor.Run(inner).IsCompleted);
        }

        [TestMethod]
        public void RunOfAFutureThatIsStolen_EndsWhenItIsDoneElsewhere()
        {
            Scheduler own = new Scheduler(2);
            Scheduler other = new Scheduler(1);
            OtherSchedulersParker parker = new OtherSchedulersParker(other);
            Executor executor = new Executor(own, new TimerWheel(new FrozenClock()), parker);
            executor.Spawn(Futures.PollFn(w =>
            {
                Stealer stealer;
                own.TrySteal(out stealer);
                stealer.SpawnOne(other);
                stealer.Dispose();
                return PollResult.Ready;
            }));

            Task task = executor.Run(Futures.Ready());

            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void ARunThatFails_DoesNotCountAsAJoiner()
        {
            FailingParker parker = new FailingParker();
            Scheduler scheduler = new Scheduler(1);
            FaultRecorder faults = FaultRecorder.On(scheduler);
            Executor executor = new Executor(scheduler, new TimerWheel(new FrozenClock()), parker);
            Waker waker = null;
            Assert.ThrowsException(typeof(TestException), () => executor.Run(Futures.PollFn(w =>
            {
                if (waker != null)
                {
                    throw new TestException("poll");
                }

                waker = w;
                return PollResult.Pending;
            })));

            waker.Wake();
            scheduler.Tick();

            Assert.AreEqual(1, faults.Count);
        }

        [TestMethod]
        public void ManyMorePollsThanOneTick_RunWithoutParking()
        {
            Machine machine = new Machine(1);

            machine.Executor.Run(Futures.Yield(1000));

            Assert.AreEqual(0, machine.Parker.TimedParks);
        }

        [TestMethod]
        public void RunOnce_TurnsTheWheelAndTicksOnce()
        {
            Machine machine = new Machine(2);
            Task sleeper = machine.Executor.Spawn(machine.Timer.SleepTicks(10));

            Assert.IsFalse(machine.Executor.RunOnce());
            Assert.IsTrue(sleeper.Status == TaskStatus.Waiting);
            machine.Clock.Time = 10;
            Assert.IsFalse(machine.Executor.RunOnce());

            Assert.IsTrue(sleeper.Status == TaskStatus.Completed);
            Assert.AreEqual(0, machine.Parker.TimedParks);
        }

        [TestMethod]
        public void RunOnce_SaysWhetherThereIsMoreToDo()
        {
            Machine machine = new Machine(1);
            Task task = machine.Executor.Spawn(Futures.Yield(256));

            Assert.IsTrue(machine.Executor.RunOnce());
            Assert.IsFalse(task.IsCompleted);
            Assert.IsFalse(machine.Executor.RunOnce());
            Assert.IsTrue(task.IsCompleted);
        }

        [TestMethod]
        public void AnExecutor_NeedsItsThreeParts()
        {
            Machine machine = new Machine(1);

            Assert.ThrowsException(typeof(ArgumentNullException), () => new Executor(null, machine.Timer, machine.Parker));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Executor(machine.Scheduler, null, machine.Parker));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Executor(machine.Scheduler, machine.Timer, null));
            Assert.AreSame(machine.Scheduler, machine.Executor.Scheduler);
            Assert.AreSame(machine.Timer, machine.Executor.Timer);
        }

        [TestMethod]
        public void AScheduler_BelongsToOneParker()
        {
            Machine machine = new Machine(1);

            Assert.ThrowsException(
                typeof(InvalidOperationException),
                () => new Executor(machine.Scheduler, machine.Timer, new Parker()));

            Executor same = new Executor(machine.Scheduler, machine.Timer, machine.Parker);
            Assert.IsTrue(same.Run(Futures.Ready()).IsCompleted);
        }

        [TestMethod]
        public void ABoard_OffersTheSameInOneObject()
        {
            TestBoard board = new TestBoard(new FrozenClock());
            Log log = new Log();
            board.Spawn(new LogFuture(log, "spawned", 0));
            Sleep sleep = board.Sleep(25);

            Assert.IsTrue(board.Run(sleep).IsCompleted);
            Assert.AreEqual(25L, board.Timer.Clock.Ticks);
            Assert.AreEqual("spawned", log.Text);
            Assert.IsTrue(board.Run(board.Sleep(new TimeSpan(5 * TimeSpan.TicksPerMillisecond))).IsCompleted);
            Assert.AreEqual(30L, board.Timer.Clock.Ticks);
            Assert.IsTrue(board.Run(board.Every(10)).IsCompleted);
            Assert.AreEqual(40L, board.Timer.Clock.Ticks);

            board.Spawn(Futures.PollFn(w =>
            {
                board.Stop();
                return PollResult.Ready;
            }));
            board.Run();
            Assert.AreSame(board.Executor.Scheduler, board.Scheduler);
        }

        // Runs the other scheduler where it would wait, as that one's own thread would meanwhile.
        private sealed class OtherSchedulersParker : Parker
        {
            private readonly Scheduler _other;

            public OtherSchedulersParker(Scheduler other)
            {
                _other = other;
            }

            public override void Park()
            {
                if (!IsNotified)
                {
                    _other.Tick();
                    if (!IsNotified)
                    {
                        throw new TestException("nobody will unpark");
                    }
                }

                base.Park();
            }
        }

        private sealed class FailingParker : Parker
        {
            public override void Park()
            {
                throw new TestException("park");
            }
        }

        private sealed class TestBoard : Board
        {
            public TestBoard(FrozenClock clock)
                : base(new Scheduler(4), new TimerWheel(clock), new SkippingParker(clock))
            {
            }
        }

        private sealed class ThrowingWaker : Waker
        {
            public override void Wake()
            {
                throw new TestException("waker");
            }
        }
    }
}
