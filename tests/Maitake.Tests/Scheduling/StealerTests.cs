using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class StealerTests
    {
        [TestMethod]
        public void B8_SpawnN_MovesNoMoreThanAsked()
        {
            // Upstream moves one more.
            Injector injector = Filled(5);
            Scheduler scheduler = new Scheduler(5);
            Stealer stealer;
            injector.TrySteal(out stealer);

            Assert.AreEqual(5, stealer.InitialTaskCount);
            Assert.AreEqual(2, stealer.SpawnN(scheduler, 2));
            Assert.AreEqual(3, stealer.TaskCount);
            Assert.AreEqual(5, stealer.InitialTaskCount);
            stealer.Dispose();

            Assert.AreEqual(2, scheduler.Tick().Completed);
        }

        [DataRow(1, 1)]
        [DataRow(4, 2)]
        [DataRow(5, 3)]
        [TestMethod]
        public void SpawnHalf_MovesHalfRoundedUp(int queued, int expected)
        {
            Injector injector = Filled(queued);
            Scheduler scheduler = new Scheduler(8);
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                Assert.AreEqual(expected, stealer.SpawnHalf(scheduler));
                Assert.AreEqual(queued - expected, stealer.TaskCount);
            }

            Assert.AreEqual(expected, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void SpawnOne_MovesOneUntilNoneIsLeft()
        {
            Injector injector = Filled(2);
            Scheduler scheduler = new Scheduler(8);
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                Assert.IsTrue(stealer.SpawnOne(scheduler));
                Assert.AreEqual(1, stealer.TaskCount);
                Assert.IsTrue(stealer.SpawnOne(scheduler));
                Assert.IsFalse(stealer.SpawnOne(scheduler));
                Assert.AreEqual(0, stealer.TaskCount);
            }

            Assert.AreEqual(2, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void SpawnNOfNone_MovesNone()
        {
            Injector injector = Filled(1);
            Scheduler scheduler = new Scheduler(1);
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                Assert.AreEqual(0, stealer.SpawnN(scheduler, 0));
                Assert.AreEqual(1, stealer.TaskCount);
            }
        }

        [TestMethod]
        public void AFullThief_GetsNoMore()
        {
            Injector injector = Filled(3);
            Scheduler scheduler = new Scheduler(2);
            Stealer stealer;
            injector.TrySteal(out stealer);

            Assert.AreEqual(2, stealer.SpawnN(scheduler, 3));
            Assert.IsFalse(stealer.SpawnOne(scheduler));
            Assert.AreEqual(1, stealer.TaskCount);
            scheduler.Tick();
            Assert.IsTrue(stealer.SpawnOne(scheduler));
            stealer.Dispose();

            Assert.AreEqual(1, scheduler.Tick().Completed);
        }

        [TestMethod]
        public void AThiefThatWasShutDown_GetsNothing()
        {
            Injector injector = Filled(1);
            Scheduler scheduler = new Scheduler(2);
            scheduler.Shutdown();
            Stealer stealer;
            injector.TrySteal(out stealer);
            using (stealer)
            {
                Assert.IsFalse(stealer.SpawnOne(scheduler));
                Assert.AreEqual(1, stealer.TaskCount);
            }
        }

        [TestMethod]
        public void BadArguments_AreRefused()
        {
            Scheduler victim = new Scheduler(1);
            Scheduler other = new Scheduler(1);
            victim.Spawn(Futures.Ready());
            Stealer stealer;
            victim.TrySteal(out stealer);

            Assert.ThrowsException(typeof(ArgumentNullException), () => stealer.SpawnOne(null));
            Assert.ThrowsException(typeof(ArgumentException), () => stealer.SpawnOne(victim));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => stealer.SpawnN(other, -1));
            Assert.ThrowsException(typeof(ArgumentNullException), () => stealer.SpawnHalf(null));
            Assert.AreEqual(1, stealer.TaskCount);
            stealer.Dispose();
        }

        [TestMethod]
        public void ADisposedStealer_RefusesToStealAndMayBeDisposedAgain()
        {
            Injector injector = Filled(2);
            Scheduler scheduler = new Scheduler(1);
            Stealer first;
            injector.TrySteal(out first);
            first.Dispose();
            Stealer second;
            injector.TrySteal(out second);

            // This must not take the right away from the second.
            first.Dispose();

            Stealer third;
            Assert.IsTrue(injector.TrySteal(out third) == StealResult.Busy);
            Assert.AreEqual(0, first.TaskCount);
            Assert.ThrowsException(typeof(InvalidOperationException), () => first.SpawnOne(scheduler));
            second.Dispose();
        }

        private static Injector Filled(int tasks)
        {
            Injector injector = new Injector(tasks);
            for (int i = 0; i < tasks; i++)
            {
                injector.Spawn(Futures.Ready());
            }

            return injector;
        }
    }
}
