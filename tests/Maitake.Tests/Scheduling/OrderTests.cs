using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class OrderTests
    {
        [TestMethod]
        public void TasksThatYield_TakeTurns()
        {
            Scheduler scheduler = new Scheduler(4);
            Log log = new Log();
            scheduler.Spawn(new LogFuture(log, "0", 3));
            scheduler.Spawn(new LogFuture(log, "1", 3));
            scheduler.Spawn(new LogFuture(log, "2", 3));
            scheduler.Spawn(new LogFuture(log, "3", 3));

            Tick tick = scheduler.Tick();

            Assert.AreEqual("0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3", log.Text);
            Assert.AreEqual(16, tick.Polled);
            Assert.AreEqual(4, tick.Completed);
        }

        [TestMethod]
        public void TasksRun_InTheOrderTheyWereSpawned()
        {
            Scheduler scheduler = new Scheduler(3);
            Log log = new Log();
            scheduler.Spawn(new LogFuture(log, "a", 0));
            scheduler.BuildTask().Spawn(new LogFuture(log, "b", 0));
            scheduler.CreateSpawner().Spawn(new LogFuture(log, "c", 0));

            scheduler.Tick();

            Assert.AreEqual("a b c", log.Text);
        }

        [TestMethod]
        public void WaitingTasks_RunInTheOrderTheyWereWoken()
        {
            Scheduler scheduler = new Scheduler(3);
            Log log = new Log();
            Task[] tasks = new Task[3];
            for (int i = 0; i < 3; i++)
            {
                tasks[i] = scheduler.Spawn(Waiting(log, i.ToString()));
            }

            scheduler.Tick();
            tasks[2].Wake();
            tasks[0].Wake();
            tasks[1].Wake();
            scheduler.Tick();

            Assert.AreEqual("0 1 2 2 0 1", log.Text);
        }

        [TestMethod]
        public void TasksWokenByATask_RunInTheOrderTheyWereWoken()
        {
            Scheduler scheduler = new Scheduler(4);
            Log log = new Log();
            Task[] tasks = new Task[3];
            for (int i = 0; i < 3; i++)
            {
                tasks[i] = scheduler.Spawn(Waiting(log, i.ToString()));
            }

            scheduler.Tick();
            scheduler.Spawn(Futures.PollFn(w =>
            {
                tasks[1].Wake();
                tasks[2].Wake();
                tasks[0].Wake();
                return PollResult.Ready;
            }));
            scheduler.Tick();

            Assert.AreEqual("0 1 2 1 2 0", log.Text);
        }

        [TestMethod]
        public void ATaskThatWakesItself_GoesBehindThoseAlreadyQueued()
        {
            Scheduler scheduler = new Scheduler(3);
            Log log = new Log();
            scheduler.Spawn(new LogFuture(log, "yielder", 1));
            scheduler.Spawn(new LogFuture(log, "a", 0));
            scheduler.Spawn(new LogFuture(log, "b", 0));

            scheduler.Tick();

            Assert.AreEqual("yielder a b yielder", log.Text);
        }

        [TestMethod]
        public void ATickCutShort_GoesOnWhereItStopped()
        {
            Scheduler scheduler = new Scheduler(3);
            Log log = new Log();
            scheduler.Spawn(new LogFuture(log, "a", 1));
            scheduler.Spawn(new LogFuture(log, "b", 1));
            scheduler.Spawn(new LogFuture(log, "c", 1));
            while (scheduler.Tick(2).HasRemaining)
            {
            }

            Assert.AreEqual("a b c a b c", log.Text);
        }

        [TestMethod]
        public void TheRunQueue_KeepsItsOrderOverManyRounds()
        {
            // Three tasks in a queue of four slots: the ends of the queue meet its borders in every way.
            Scheduler scheduler = new Scheduler(3);
            Log log = new Log();
            scheduler.Spawn(new LogFuture(log, "a", 10));
            scheduler.Spawn(new LogFuture(log, "b", 10));
            scheduler.Spawn(new LogFuture(log, "c", 10));

            Tick tick = scheduler.Tick();

            Assert.AreEqual(33, tick.Polled);
            string expected = "a b c";
            for (int i = 0; i < 10; i++)
            {
                expected += " a b c";
            }

            Assert.AreEqual(expected, log.Text);
        }

        private static Future Waiting(Log log, string name)
        {
            return Futures.PollFn(w =>
            {
                log.Add(name);
                return PollResult.Pending;
            });
        }
    }
}
