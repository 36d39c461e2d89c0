using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class SemaphoreTests
    {
        private static int s_running;
        private static int s_most;
        private static int s_finished;

        [TestMethod]
        public void K1_TheFirstInLineCollects_AndSmallerOnesWaitBehind()
        {
            Semaphore semaphore = new Semaphore(2);
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Guard three = semaphore.Acquire(3);
            Guard one = semaphore.Acquire(1);
            Expect.Pending(three, first);
            Assert.AreEqual(0, semaphore.AvailablePermits);
            Assert.IsNull(semaphore.TryAcquire(1));
            Expect.Pending(one, second);

            three.Cancel();

            Assert.AreEqual(0, first.Count);
            Assert.AreEqual(1, second.Count);
            Expect.Ready(one, second);
            Assert.AreEqual(1, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void K3_BasicConcurrencyLimit()
        {
            Scheduler scheduler = new Scheduler(8);
            Semaphore semaphore = new Semaphore(4);
            s_running = 0;
            s_most = 0;
            for (int i = 0; i < 8; i++)
            {
                scheduler.Spawn(RunLimited(semaphore));
            }

            Tick tick = scheduler.Tick();

            Assert.AreEqual(4, s_most);
            Assert.AreEqual(20, tick.Polled);
            Assert.AreEqual(8, tick.Completed);
            Assert.AreEqual(4, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void K4_Countdown()
        {
            Scheduler scheduler = new Scheduler(5);
            Semaphore semaphore = new Semaphore(0);
            s_finished = 0;
            Task last = scheduler.Spawn(WaitForAll(semaphore, 4));
            for (int i = 0; i < 4; i++)
            {
                scheduler.Spawn(Finish(semaphore));
            }

            Tick tick = scheduler.Tick();

            Assert.IsTrue(last.Status == TaskStatus.Completed);
            Assert.AreEqual(10, tick.Polled);
            Assert.AreEqual(5, tick.Completed);
        }

        [TestMethod]
        public void K5_DropPermitsWhileAcquiring()
        {
            Semaphore semaphore = new Semaphore(4);
            CountingWaker waker = new CountingWaker();
            Guard three = semaphore.TryAcquire(3);
            Guard two = semaphore.Acquire(2);
            Expect.Pending(two, waker);

            three.Dispose();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(two, waker);
            Assert.AreEqual(2, two.HeldPermits);
            Assert.AreEqual(2, semaphore.AvailablePermits);
            two.Dispose();
            Assert.AreEqual(4, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void K6_Close()
        {
            Semaphore semaphore = new Semaphore(1);
            CountingWaker waker = new CountingWaker();
            Guard held = semaphore.TryAcquire();
            Guard[] waiting = { semaphore.Acquire(), semaphore.Acquire(3) };
            Expect.Pending(waiting[0], waker);
            Expect.Pending(waiting[1], waker);

            semaphore.Close();

            Assert.AreEqual(2, waker.Count);
            Expect.Closed(waiting[0], waker);
            Expect.Closed(waiting[1], waker);
            Expect.Closed(semaphore.Acquire(0), waker);
            Assert.ThrowsException(typeof(ClosedException), () => semaphore.TryAcquire(0));
            semaphore.AddPermits(5);
            Assert.AreEqual(0, semaphore.AvailablePermits);
            held.Dispose();
            Assert.AreEqual(0, semaphore.AvailablePermits);
            semaphore.AddPermits(PermitSource.MaxPermits);
            semaphore.AddPermits(PermitSource.MaxPermits);
            Assert.ThrowsException(typeof(ClosedException), () => semaphore.TryAcquire());
        }

        [TestMethod]
        public void K7_B23_TooManyPermits_AreRefused()
        {
            // Upstream's documentation says the opposite of what its constructor does.
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Semaphore(int.MaxValue));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => new Semaphore(-1));
            Semaphore full = new Semaphore(PermitSource.MaxPermits);
            Assert.AreEqual(PermitSource.MaxPermits, full.AvailablePermits);

            Assert.ThrowsException(typeof(InvalidOperationException), () => full.AddPermits(1));
            Assert.AreEqual(PermitSource.MaxPermits, full.AvailablePermits);
            Assert.ThrowsException(typeof(InvalidOperationException), () => new Semaphore(2).AddPermits(PermitSource.MaxPermits - 1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => full.AddPermits(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => full.Acquire(-1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => full.Acquire(int.MaxValue));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => full.TryAcquire(-1));
        }

        [TestMethod]
        public void PermitsThatComeBackToAFullSemaphore_DoNotOverflow()
        {
            Semaphore semaphore = new Semaphore(5);
            Guard held = semaphore.TryAcquire(5);
            semaphore.AddPermits(PermitSource.MaxPermits);
            held.Dispose();
            Assert.AreEqual(PermitSource.MaxPermits, semaphore.AvailablePermits);

            semaphore = new Semaphore(0);
            Guard granted = semaphore.Acquire(5);
            Expect.Pending(granted, new CountingWaker());
            semaphore.AddPermits(5);
            semaphore.AddPermits(PermitSource.MaxPermits);
            granted.Cancel();
            Assert.AreEqual(PermitSource.MaxPermits, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void NoPermits_AreToBeHadAtOnce_AlsoPastALine()
        {
            Semaphore semaphore = new Semaphore(0);
            CountingWaker waker = new CountingWaker();
            Expect.Pending(semaphore.Acquire(), waker);

            Guard none = semaphore.Acquire(0);
            Expect.Ready(none, waker);
            Assert.AreEqual(0, none.HeldPermits);
            Assert.IsNotNull(semaphore.TryAcquire(0));
            semaphore.AddPermits(0);
            Assert.AreEqual(0, waker.Count);
            none.Dispose();
        }

        [TestMethod]
        public void BasicallyWorks()
        {
            Scheduler scheduler = new Scheduler(3);
            Semaphore semaphore = new Semaphore(2);
            s_running = 0;
            s_most = 0;
            for (int i = 0; i < 3; i++)
            {
                scheduler.Spawn(RunLimited(semaphore));
            }

            Assert.AreEqual(3, scheduler.Tick().Completed);
            Assert.AreEqual(2, s_most);
        }

        [TestMethod]
        public void ReleaseOnDrop()
        {
            Semaphore semaphore = new Semaphore(1);
            CountingWaker waker = new CountingWaker();
            Guard first = semaphore.Acquire();
            Guard second = semaphore.Acquire();
            Expect.Ready(first, waker);
            Expect.Pending(second, waker);
            first.Dispose();
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(second, waker);
        }

        [TestMethod]
        public void ConcurrentCancel()
        {
            // Each polls two requests once and drops them; with real threads in the stress tests of the desktop.
            Semaphore semaphore = new Semaphore(0);
            CountingWaker waker = new CountingWaker();
            for (int task = 0; task < 3; task++)
            {
                Guard[] guards = { semaphore.Acquire(), semaphore.Acquire() };
                Expect.Pending(guards[0], waker);
                Expect.Pending(guards[1], waker);
                if (task == 1)
                {
                    semaphore.AddPermits(10);
                }

                guards[0].Cancel();
                guards[1].Cancel();
                if (task == 1)
                {
                    Assert.AreEqual(10, semaphore.AvailablePermits);
                    Guard all = semaphore.TryAcquire(10);
                    all.Forget();
                    Assert.AreEqual(0, semaphore.AvailablePermits);
                }
            }
        }

        [TestMethod]
        public void ManyPermitsAtOnce_ServeManyInLine()
        {
            Semaphore semaphore = new Semaphore(0);
            CountingWaker waker = new CountingWaker();
            Guard[] guards = { semaphore.Acquire(1), semaphore.Acquire(2), semaphore.Acquire(3), semaphore.Acquire(1) };
            for (int i = 0; i < 4; i++)
            {
                Expect.Pending(guards[i], waker);
            }

            semaphore.AddPermits(5);

            Assert.AreEqual(2, waker.Count);
            Expect.Ready(guards[0], waker);
            Expect.Ready(guards[1], waker);
            Expect.Pending(guards[2], waker);
            Expect.Pending(guards[3], waker);
            semaphore.AddPermits(1);
            Expect.Ready(guards[2], waker);
            Expect.Pending(guards[3], waker);
        }

        [TestMethod]
        public void AnInterruptCounts_AndATaskTakes()
        {
            Scheduler scheduler = new Scheduler(1);
            Semaphore events = new Semaphore(0);
            s_finished = 0;
            scheduler.Spawn(TakeEvents(events));
            scheduler.Tick();
            events.AddPermits(1);
            events.AddPermits(2);
            scheduler.Tick();

            Assert.AreEqual(3, s_finished);
            Assert.AreEqual(0, events.AvailablePermits);
        }

        private static async Future TakeEvents(Semaphore events)
        {
            while (true)
            {
                (await events.Acquire()).Forget();
                s_finished++;
            }
        }

        private static async Future RunLimited(Semaphore semaphore)
        {
            using (await semaphore.Acquire())
            {
                s_running++;
                if (s_running > s_most)
                {
                    s_most = s_running;
                }

                await Futures.YieldNow();
                s_running--;
            }
        }

        private static async Future WaitForAll(Semaphore semaphore, int count)
        {
            using (await semaphore.Acquire(count))
            {
                Assert.AreEqual(count, s_finished);
            }
        }

        private static async Future Finish(Semaphore semaphore)
        {
            await Futures.YieldNow();
            s_finished++;
            semaphore.AddPermits(1);
        }
    }
}
