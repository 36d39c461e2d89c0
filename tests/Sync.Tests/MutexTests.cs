using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class MutexTests
    {
        private static int s_counter;

        [TestMethod]
        public void BasicSingleThreaded()
        {
            Scheduler scheduler = new Scheduler(1);
            s_counter = 1;
            Task task = scheduler.Spawn(LockThreeTimes(new Mutex()));

            scheduler.Tick();

            Assert.IsTrue(task.Status == TaskStatus.Completed);
            Assert.AreEqual(4, s_counter);
        }

        [TestMethod]
        public void BasicMultiThreaded()
        {
            // With real threads: see the stress tests of the desktop.
            Assert.AreEqual(2, CountUnderLock(2));
        }

        [TestMethod]
        public void M3_TenIncrements()
        {
            Assert.AreEqual(10, CountUnderLock(10));
        }

        [TestMethod]
        public void M1_FromHandToHand_AndNobodyGetsBetween()
        {
            Mutex mutex = new Mutex();
            CountingWaker wakerA = new CountingWaker();
            CountingWaker wakerB = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard a = mutex.Lock();
            Guard b = mutex.Lock();
            Expect.Pending(a, wakerA);
            Expect.Pending(b, wakerB);

            holder.Dispose();
            Assert.AreEqual(1, wakerA.Count);
            Assert.AreEqual(0, wakerB.Count);
            Assert.IsNull(mutex.TryLock());
            Assert.IsTrue(mutex.IsLocked);

            a.Cancel();
            Assert.AreEqual(1, wakerB.Count);
            Assert.IsNull(mutex.TryLock());

            b.Cancel();
            Guard last = mutex.TryLock();
            Assert.IsNotNull(last);
            last.Dispose();
        }

        [TestMethod]
        public void B13_IsLocked_SaysWhatItIs()
        {
            // Upstream's blocking mutex says the opposite with one of its features.
            Mutex mutex = new Mutex();
            Assert.IsFalse(mutex.IsLocked);
            Guard guard = mutex.TryLock();
            Assert.IsTrue(mutex.IsLocked);
            Assert.AreEqual(1, guard.HeldPermits);
            guard.Dispose();
            Assert.IsFalse(mutex.IsLocked);
            mutex.Close();
            Assert.IsFalse(mutex.IsLocked);
        }

        [TestMethod]
        public void TryLock()
        {
            Mutex mutex = new Mutex();
            Guard guard = mutex.TryLock();
            Assert.IsNotNull(guard);
            Assert.IsTrue(guard.IsCompleted);
            Assert.IsNull(mutex.TryLock());
            guard.Dispose();
            Assert.IsNotNull(mutex.TryLock());
        }

        [TestMethod]
        public void WhoAsksAgainWhileHolding_WaitsForHimself()
        {
            Mutex mutex = new Mutex();
            CountingWaker waker = new CountingWaker();
            Guard guard = mutex.Lock();
            Guard again = mutex.Lock();
            Expect.Ready(guard, waker);
            Expect.Pending(again, waker);
            guard.Dispose();
            Expect.Ready(again, waker);
        }

        [TestMethod]
        public void Closing_LeavesTheHolderAlone_AndEndsTheOthers()
        {
            Mutex mutex = new Mutex();
            CountingWaker waker = new CountingWaker();
            Guard holder = mutex.Lock();
            Guard waiting = mutex.Lock();
            Expect.Ready(holder, waker);
            Expect.Pending(waiting, waker);

            mutex.Close();

            Assert.AreEqual(1, waker.Count);
            Expect.Closed(waiting, waker);
            Expect.Closed(mutex.Lock(), waker);
            Assert.ThrowsException(typeof(ClosedException), () => mutex.TryLock());
            Assert.IsTrue(mutex.IsLocked);
            holder.Dispose();
            Assert.IsFalse(mutex.IsLocked);
            Assert.IsTrue(mutex.IsClosed);
        }

        [TestMethod]
        public void ATaskThatIsCancelled_LetsGo()
        {
            Scheduler scheduler = new Scheduler(3);
            Mutex mutex = new Mutex();
            GateFuture gate = new GateFuture();
            Task holding = scheduler.Spawn(Hold(mutex, gate));
            Task waiting = scheduler.Spawn(Hold(mutex, new GateFuture()));
            Task last = scheduler.Spawn(Hold(mutex, Futures.Ready()));
            scheduler.Tick();
            Assert.IsTrue(mutex.IsLocked);

            waiting.Cancel();
            scheduler.Tick();
            Assert.IsFalse(last.IsCompleted);

            holding.Cancel();
            scheduler.Tick();
            Assert.AreEqual(1, gate.Cancels);
            Assert.IsTrue(last.Status == TaskStatus.Completed);
            Assert.IsFalse(mutex.IsLocked);
        }

        private static async Future Hold(Mutex mutex, Future inside)
        {
            using (await mutex.Lock())
            {
                await inside;
            }
        }

        private static async Future LockThreeTimes(Mutex mutex)
        {
            for (int i = 1; i <= 3; i++)
            {
                using (await mutex.Lock())
                {
                    Assert.AreEqual(i, s_counter);
                    s_counter++;
                }
            }
        }

        private static async Future Increment(Mutex mutex)
        {
            using (await mutex.Lock())
            {
                int before = s_counter;
                await Futures.YieldNow();
                s_counter = before + 1;
            }
        }

        private static int CountUnderLock(int count)
        {
            Scheduler scheduler = new Scheduler(count);
            Mutex mutex = new Mutex();
            s_counter = 0;
            for (int i = 0; i < count; i++)
            {
                scheduler.Spawn(Increment(mutex));
            }

            Assert.AreEqual(count, scheduler.Tick().Completed);
            Assert.IsFalse(mutex.IsLocked);
            return s_counter;
        }
    }
}
