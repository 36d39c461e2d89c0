using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class BuilderTests
    {
        [TestMethod]
        public void S24_ANamedTask_RunsAndItsNameCanBeRead()
        {
            Scheduler scheduler = new Scheduler(1);

            Task task = scheduler.BuildTask().Name("blink").Kind("led").Spawn(Futures.Ready());

            Assert.AreEqual("blink", task.Name);
            Assert.AreEqual("led", task.Kind);
            Assert.AreEqual(1, scheduler.Tick().Completed);
            Assert.AreEqual("blink", task.Name);
        }

        [TestMethod]
        public void APlainTask_HasNoNameAndIsATask()
        {
            Scheduler scheduler = new Scheduler(2);

            Task task = scheduler.Spawn(Futures.Ready());
            Task built = scheduler.BuildTask().Spawn(Futures.Ready());

            Assert.IsNull(task.Name);
            Assert.AreEqual("task", task.Kind);
            Assert.IsNull(built.Name);
            Assert.AreEqual("task", built.Kind);
        }

        [TestMethod]
        public void ABuilder_CanBeUsedAgainWithOtherNames()
        {
            Scheduler scheduler = new Scheduler(3);
            TaskBuilder builder = scheduler.BuildTask().Kind("sensor");

            Task first = builder.Name("a").Spawn(Futures.Ready());
            Task second = builder.Name("b").Spawn(Futures.Ready());
            Task third = builder.Name(null).Kind(null).Spawn(Futures.Ready());

            Assert.AreEqual("a", first.Name);
            Assert.AreEqual("b", second.Name);
            Assert.AreEqual("sensor", first.Kind);
            Assert.AreEqual("sensor", second.Kind);
            Assert.IsNull(third.Name);
            Assert.AreEqual("task", third.Kind);
            Assert.AreEqual(3, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void TaskIds_GrowAndAreNotUsedTwice()
        {
            Scheduler scheduler = new Scheduler(4);
            Injector injector = new Injector(1);

            Task a = scheduler.Spawn(Futures.Ready());
            Task b = scheduler.BuildTask().Spawn(Futures.Ready());
            Task c = injector.Spawn(Futures.Ready());
            scheduler.Tick();
            Task d = scheduler.Spawn(Futures.Ready());

            Assert.IsTrue(a.Id >= 1);
            Assert.AreEqual(a.Id + 1, b.Id);
            Assert.AreEqual(b.Id + 1, d.Id);
            Assert.IsTrue(c.Id >= 1);
            Assert.IsTrue(c.Id < a.Id || c.Id > d.Id);
        }

        [TestMethod]
        public void TaskIds_AreNotUsedTwice_WhenASchedulerHasUsedUpItsNumbers()
        {
            // A scheduler takes 2^20 numbers at a time.
            Scheduler one = new Scheduler(1);
            Scheduler two = new Scheduler(1);
            YieldFuture future = Futures.Yield(0);
            Task task = one.Spawn(future);
            one.Tick();
            long others = two.Spawn(Futures.Ready()).Id;
            long last = task.Id;
            bool grows = true;
            bool isTwice = false;
            for (int i = 0; i < 1 << 20; i++)
            {
                future.Reset(0);
                task.Restart(future);
                one.Tick();
                grows = grows && task.Id > last;
                last = task.Id;
                isTwice = isTwice || last == others;
            }

            Assert.IsTrue(grows);
            Assert.IsFalse(isTwice);
            Assert.IsTrue(last > others);
        }

        [TestMethod]
        public void ATaskAsText_SaysNameKindAndNumber()
        {
            Scheduler scheduler = new Scheduler(2);

            Task plain = scheduler.Spawn(Futures.Ready());
            Task named = scheduler.BuildTask().Name("blink").Kind("led").Spawn(Futures.Ready());

            Assert.AreEqual("task " + plain.Id.ToString(), plain.ToString());
            Assert.AreEqual("blink (led " + named.Id.ToString() + ")", named.ToString());
        }

        [TestMethod]
        public void B20_ABuiltTask_CanBeWoken()
        {
            // Upstream leaves a task that a builder spawned from storage of its own without a scheduler, and panics at the first wake.
            Scheduler scheduler = new Scheduler(1);
            GateFuture gate = new GateFuture();
            Task task = scheduler.BuildTask().Name("built").Spawn(gate);

            task.Wake();
            Assert.AreEqual(1, scheduler.Tick().Polled);
            gate.Open();
            Assert.AreEqual(1, scheduler.Tick().Completed);
        }
    }
}
