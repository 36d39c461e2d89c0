using System;
using Maitake.Patterns;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class SupervisorTests
    {
        [TestMethod]
        public void Never_EndsAsTheFutureDoes()
        {
            Bench bench = new Bench("S", RestartPolicy.Never);
            bench.Run(1000);
            bench.Expect("0S", TaskStatus.Completed, 0);

            bench = new Bench("F", RestartPolicy.Never);
            bench.Run(1000);
            bench.Expect("0F 10cancel", TaskStatus.Faulted, 0);
            Assert.AreEqual("attempt 1", bench.Faults.Exception.Message);
            Assert.AreSame(bench.Faults.Exception, bench.Supervisor.LastFailure);
        }

        [TestMethod]
        public void OnFailure_StartsAgainUntilItCompletes()
        {
            Bench bench = new Bench("FFfS", RestartPolicy.OnFailure);
            bench.Run(2000);
            bench.Expect("0F 10cancel 110F 120cancel 320f 320cancel 720S", TaskStatus.Completed, 3);
            Assert.AreEqual("attempt 3", bench.Supervisor.LastFailure.Message);
            Assert.AreEqual(0, bench.Faults.Count);
        }

        [TestMethod]
        public void Always_StartsAgainHoweverItEnds()
        {
            Bench bench = new Bench("SFsSh", RestartPolicy.Always);
            bench.Run(5000);
            bench.Expect("0S 110F 120cancel 320s 720S 1230h", TaskStatus.Waiting, 4);
            Assert.AreEqual("attempt 2", bench.Supervisor.LastFailure.Message);
        }

        [TestMethod]
        public void Always_WithoutAPauseLetsOtherTasksHaveTheirTurn()
        {
            FrozenBoard board = new FrozenBoard();
            Attempts attempts = new Attempts(board.Timer, "s");
            board.Spawn(new Supervisor(board.Timer, attempts.Make, RestartPolicy.Always, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero)));
            Assert.AreEqual(20, board.Scheduler.Tick(20).Polled);
            Assert.AreEqual(20, attempts.Made);
        }

        [TestMethod]
        public void AfterARunThatWasHealthy_ThePauseIsTheFirstAgain()
        {
            // A run of 10 ms is longer than 9 ms.
            Bench bench = new Bench("ffFf", RestartPolicy.OnFailure);
            bench.Supervisor.HealthyAfter = Timing.Timers.Ms(9);
            bench.Run(1000);
            Assert.AreEqual("0f 0cancel 100f 100cancel 300F 310cancel 410f 410cancel 610f 610cancel", bench.Attempts.Log);
        }

        [TestMethod]
        public void ARunThatIsJustAsLong_IsNotHealthyYet()
        {
            Bench bench = new Bench("ffFf", RestartPolicy.OnFailure);
            bench.Supervisor.HealthyAfter = Timing.Timers.Ms(10);
            bench.Run(1000);
            Assert.AreEqual("0f 0cancel 100f 100cancel 300F 310cancel 710f 710cancel", bench.Attempts.Log);
        }

        [TestMethod]
        public void UnlessSet_ARunLongerThanTheLongestPauseIsHealthy()
        {
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            Assert.AreEqual(500 * TimeSpan.TicksPerMillisecond, bench.Supervisor.HealthyAfter.Ticks);
        }

        [TestMethod]
        public void OneRestartMoreThanTheLimit_IsTheEnd()
        {
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            bench.Supervisor.Limit(2, Timing.Timers.Ms(10000));
            bench.Run(5000);
            bench.Expect("0f 0cancel 100f 100cancel 300f 300cancel", TaskStatus.Faulted, 2);
            Assert.AreEqual("attempt 3", bench.Faults.Exception.Message);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void ALimitOfNone_IsTheEndAtTheFirstFailure()
        {
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            bench.Supervisor.Limit(0, Timing.Timers.Ms(1));
            bench.Run(5000);
            bench.Expect("0f 0cancel", TaskStatus.Faulted, 0);
            Assert.AreEqual("attempt 1", bench.Faults.Exception.Message);
        }

        [TestMethod]
        public void ARestartAsOldAsTheWindow_DoesNotCountAnyMore()
        {
            // Restarts at 0, 100, 300, 700 and then every 500 ms: the third within 700 ms would be the one at 700.
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            bench.Supervisor.Limit(3, Timing.Timers.Ms(700));
            bench.Run(5000);
            Assert.IsTrue(bench.Task.Status == TaskStatus.Waiting);

            bench = new Bench("f", RestartPolicy.OnFailure);
            bench.Supervisor.Limit(3, Timing.Timers.Ms(701));
            bench.Run(5000);
            Assert.IsTrue(bench.Task.Status == TaskStatus.Faulted);
            Assert.AreEqual(3, bench.Supervisor.Restarts);
        }

        [TestMethod]
        public void CompletionsToo_AreLimited()
        {
            Bench bench = new Bench("s", RestartPolicy.Always);
            bench.Supervisor.Limit(2, Timing.Timers.Ms(10000));
            bench.Run(5000);
            bench.Expect("0s 100s 300s", TaskStatus.Faulted, 2);
            Assert.IsTrue(bench.Faults.Exception is InvalidOperationException);
        }

        [TestMethod]
        public void TheHandler_IsToldOfEachRestart()
        {
            Bench bench = new Bench("fSh", RestartPolicy.Always);
            Listener listener = new Listener(bench.Attempts, false);
            bench.Supervisor.Restarting = listener.Handle;
            bench.Run(1000);
            Assert.AreEqual("0f 0cancel 0:attempt 1/100/1 100S 110:done/200/2 310h", bench.Attempts.Log);
        }

        [TestMethod]
        public void WhatTheHandlerThrows_IsDropped()
        {
            Bench bench = new Bench("fs", RestartPolicy.OnFailure);
            Listener listener = new Listener(bench.Attempts, true);
            bench.Supervisor.Restarting = listener.Handle;
            bench.Run(1000);
            bench.Expect("0f 0cancel 0:attempt 1/100/1 100s", TaskStatus.Completed, 1);
        }

        [TestMethod]
        public void WhatTheFactoryThrows_IsAFailureToo()
        {
            Bench bench = new Bench("xns", RestartPolicy.OnFailure);
            bench.Run(1000);
            bench.Expect("0x 100n 300s", TaskStatus.Completed, 2);
        }

        [TestMethod]
        public void AFactoryThatGoesOnThrowing_DoesNotMakeThePausesShortAgain()
        {
            // However long ago anything ran: what is not even made is not healthy.
            Bench bench = new Bench("hx", RestartPolicy.OnFailure);
            bench.Run(1);
            bench.Task.Cancel();
            bench.Run(10000);
            Supervisor supervisor = new Supervisor(
                bench.Board.Timer, bench.Attempts.Make, RestartPolicy.OnFailure, new Backoff(Timing.Timers.Ms(100), 2, Timing.Timers.Ms(500)));
            bench.Board.Spawn(supervisor);
            bench.Run(2800);
            Assert.AreEqual("0h 1cancel 10001x 10101x 10301x 10701x 11201x 11701x 12201x 12701x", bench.Attempts.Log);
            Assert.AreEqual(8, supervisor.Restarts);
        }

        [TestMethod]
        public void CanceledWhileItRuns_TheFutureIsCancelledAtOnceAndNotStartedAgain()
        {
            Bench bench = new Bench("h", RestartPolicy.Always);
            bench.Run(50);
            bench.Task.Cancel();
            Assert.AreEqual("0h", bench.Attempts.Log);
            bench.Run(0);
            Assert.AreEqual("0h 50cancel", bench.Attempts.Log);
            bench.Run(5000);
            bench.Expect("0h 50cancel", TaskStatus.Canceled, 0);
        }

        [TestMethod]
        public void CanceledInAPause_NoTimerIsLeft()
        {
            Bench bench = new Bench("f", RestartPolicy.Always);
            bench.Run(50);
            bench.Task.Cancel();
            bench.Run(0);
            bench.Expect("0f 0cancel", TaskStatus.Canceled, 1);
            Assert.AreEqual(0, bench.Board.Timer.PendingCount);
        }

        [TestMethod]
        public void CanceledBeforeItBegan_NothingIsMade()
        {
            Bench bench = new Bench("f", RestartPolicy.Always);
            bench.Task.Cancel();
            bench.Run(100);
            bench.Expect("", TaskStatus.Canceled, 0);
        }

        [TestMethod]
        public void AFutureThatThrowsInItsCancel_FaultsTheTask()
        {
            FrozenBoard board = new FrozenBoard();
            FaultRecorder faults = FaultRecorder.On(board.Scheduler);
            Stubborn stubborn = new Stubborn();
            Task task = board.Spawn(
                new Supervisor(board.Timer, stubborn.Make, RestartPolicy.Always, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero)));
            board.Scheduler.Tick();
            task.Cancel();
            board.Scheduler.Tick();
            Assert.IsTrue(task.Status == TaskStatus.Faulted);
            Assert.AreEqual("cancel", faults.Exception.Message);
        }

        [TestMethod]
        public void AnAsyncMethod_RunsItsBlocksBeforeItIsStartedAgainOrTheCancelReturns()
        {
            FrozenBoard board = new FrozenBoard();
            Worker worker = new Worker(board);
            Task task = board.Spawn(
                new Supervisor(board.Timer, worker.Run, RestartPolicy.OnFailure, new Backoff(Timing.Timers.Ms(5), 1, Timing.Timers.Ms(5))));
            board.Run(board.Sleep(100));
            Assert.AreEqual("begin fail end begin ", worker.Log);
            task.Cancel();
            board.Scheduler.Tick();
            Assert.AreEqual("begin fail end begin end ", worker.Log);
            Assert.IsTrue(task.Status == TaskStatus.Canceled);
            Assert.AreEqual(0, board.Timer.PendingCount);
        }

        [TestMethod]
        public void WhoeverJoinedIt_GetsTheLastFailure()
        {
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            bench.Supervisor.Limit(1, Timing.Timers.Ms(10000));
            JoinHandle handle = bench.Task.Join();
            bench.Run(1000);
            Assert.AreEqual("attempt 2", handle.Exception.Message);
            Assert.AreEqual(0, bench.Faults.Count);
        }

        [TestMethod]
        public void WrongArguments_AreRefused()
        {
            Bench bench = new Bench("f", RestartPolicy.OnFailure);
            ExpectRefused(bench.Supervisor, -1, 1, 0);
            ExpectRefused(bench.Supervisor, 1, 0, 0);
            ExpectRefused(bench.Supervisor, 1, 1, -1);
            try
            {
                new Supervisor(bench.Board.Timer, bench.Attempts.Make, (RestartPolicy)3, new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero));
            }
            catch (ArgumentOutOfRangeException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private static void ExpectRefused(Supervisor supervisor, int restarts, long window, long healthy)
        {
            try
            {
                supervisor.Limit(restarts, new TimeSpan(window));
                supervisor.HealthyAfter = new TimeSpan(healthy);
            }
            catch (ArgumentOutOfRangeException)
            {
                return;
            }

            Assert.IsTrue(false);
        }

        private sealed class Worker
        {
            public string Log = "";

            private readonly Board _board;
            private int _runs;

            public Worker(Board board)
            {
                _board = board;
            }

            public async Future Run()
            {
                Log += "begin ";
                _runs++;
                try
                {
                    await _board.Sleep(20);
                    if (_runs == 1)
                    {
                        Log += "fail ";
                        throw new TestException("worker");
                    }

                    await _board.Sleep(100000);
                }
                finally
                {
                    Log += "end ";
                }
            }
        }

        private sealed class Stubborn
        {
            public Future Make()
            {
                return new FailingFuture(false, true);
            }
        }

        private sealed class Listener
        {
            private readonly Attempts _attempts;
            private readonly bool _throws;

            public Listener(Attempts attempts, bool throws)
            {
                _attempts = attempts;
                _throws = throws;
            }

            public void Handle(Supervisor supervisor, Exception failure, TimeSpan pause)
            {
                _attempts.Note(
                    ":" + (failure == null ? "done" : failure.Message) + "/" + (pause.Ticks / TimeSpan.TicksPerMillisecond).ToString()
                        + "/" + supervisor.Restarts.ToString());
                if (_throws)
                {
                    throw new TestException("handler");
                }
            }
        }

        // Pauses of 100, 200, 400, 500, 500 ...
        private sealed class Bench
        {
            public readonly FrozenBoard Board = new FrozenBoard();
            public readonly FaultRecorder Faults;
            public readonly Attempts Attempts;
            public readonly Supervisor Supervisor;
            public readonly Task Task;

            public Bench(string script, RestartPolicy policy)
            {
                Faults = FaultRecorder.On(Board.Scheduler);
                Attempts = new Attempts(Board.Timer, script);
                Supervisor = new Supervisor(Board.Timer, Attempts.Make, policy, new Backoff(Timing.Timers.Ms(100), 2, Timing.Timers.Ms(500)));
                Task = Board.Spawn(Supervisor);
            }

            public void Run(int milliseconds)
            {
                Board.Run(Board.Sleep(milliseconds));
            }

            public void Expect(string log, TaskStatus status, int restarts)
            {
                Assert.AreEqual(log, Attempts.Log);
                Assert.IsTrue(Task.Status == status, ((int)Task.Status).ToString());
                Assert.AreEqual(restarts, Supervisor.Restarts);
            }
        }
    }
}
