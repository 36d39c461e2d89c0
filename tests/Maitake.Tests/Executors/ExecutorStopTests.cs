using System.Threading;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class ExecutorStopTests
    {
        [TestMethod]
        public void ATask_StopsTheRun()
        {
            Machine machine = new Machine(2);
            GateFuture gate = new GateFuture();
            machine.Executor.Spawn(Stopper(machine.Executor));
            machine.Executor.Spawn(gate);

            machine.Executor.Run();

            // The round of polls that was under way is finished first.
            Assert.AreEqual(1, gate.Polls);
            Assert.AreEqual(1, machine.Scheduler.TaskCount);
        }

        [TestMethod]
        public void AStopBeforeTheRun_EndsItBeforeAnythingIsPolled()
        {
            Machine machine = new Machine(1);
            Task task = machine.Executor.Spawn(Futures.Ready());

            machine.Executor.Stop();
            machine.Executor.Run();

            Assert.IsTrue(task.Status == TaskStatus.Scheduled);
        }

        [TestMethod]
        public void SeveralStops_EndOneRun()
        {
            Machine machine = new Machine(2);
            machine.Executor.Stop();
            machine.Executor.Stop();
            machine.Executor.Run();
            Task task = machine.Executor.Spawn(Stopper(machine.Executor));

            machine.Executor.Run();

            Assert.IsTrue(task.IsCompleted);
        }

        [TestMethod]
        public void AStoppedExecutor_GoesOnWhereItStopped()
        {
            Machine machine = new Machine(3);
            int polls = 0;
            machine.Executor.Spawn(Futures.PollFn(w =>
            {
                polls++;
                machine.Executor.Stop();
                w.Wake();
                return PollResult.Pending;
            }));

            machine.Executor.Run();
            int first = polls;
            machine.Executor.Run();

            Assert.AreEqual(Scheduler.DefaultTickSize, first);
            Assert.AreEqual(2 * Scheduler.DefaultTickSize, polls);
        }

        [TestMethod]
        public void AStopDuringTheRunOfAFuture_LeavesItForTheNextRun()
        {
            Machine machine = new Machine(3);
            GateFuture gate = new GateFuture();
            machine.Executor.Spawn(Stopper(machine.Executor));

            Task task = machine.Executor.Run(gate);
            Assert.IsTrue(task.Status == TaskStatus.Waiting);

            gate.Open();
            machine.Executor.Spawn(Stopper(machine.Executor));
            machine.Executor.Run();
            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void AnotherThread_StopsARunThatIsParked()
        {
            Machine machine = new Machine(1);
            Thread other = new Thread(() => machine.Executor.Stop());
            other.Start();

            machine.Executor.Run();
            other.Join();

            Assert.AreEqual(0, machine.Parker.TimedParks);
        }

        [TestMethod]
        public void AnotherThread_WakesATaskOfARunThatIsParked()
        {
            Machine machine = new Machine(1);
            GateFuture gate = new GateFuture();
            AutoResetEvent polled = new AutoResetEvent(false);
            Future future = Futures.PollFn(w =>
            {
                PollResult result = gate.Poll(w);
                polled.Set();
                return result;
            });
            Thread other = new Thread(() =>
            {
                polled.WaitOne();
                gate.Open();
            });
            other.Start();

            Task task = machine.Executor.Run(future);
            other.Join();

            Assert.IsTrue(task.Status == TaskStatus.Completed);
        }

        [TestMethod]
        public void AnotherThread_SpawnsOnARunThatIsParked()
        {
            Machine machine = new Machine(2);
            Spawner spawner = machine.Scheduler.CreateSpawner();
            Thread other = new Thread(() => spawner.Spawn(Stopper(machine.Executor)));
            other.Start();

            machine.Executor.Run();
            other.Join();

            Assert.AreEqual(0, machine.Scheduler.TaskCount);
        }

        [TestMethod]
        public void TheRunOfAFuture_IsNotEndedByAStopThatItTookBefore()
        {
            Machine machine = new Machine(1);
            machine.Executor.Stop();
            machine.Executor.Run();

            Assert.IsTrue(machine.Executor.Run(Futures.Yield(2)).IsCompleted);
        }

        private static Future Stopper(Executor executor)
        {
            return Futures.PollFn(w =>
            {
                executor.Stop();
                return PollResult.Ready;
            });
        }
    }
}
