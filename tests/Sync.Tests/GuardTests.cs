using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class GuardTests
    {
        private static CountingWaker s_waker;

        [TestMethod]
        public void ASecondDispose_DoesNothing()
        {
            Semaphore semaphore = new Semaphore(1);
            Guard guard = semaphore.TryAcquire();
            guard.Dispose();
            guard.Dispose();

            Assert.AreEqual(1, semaphore.AvailablePermits);
            Assert.AreEqual(0, guard.HeldPermits);
        }

        [TestMethod]
        public void DisposingARequestInLine_LeavesItThere()
        {
            // A reference that was kept too long, to a guard that asks again, must not take its turn away.
            Mutex mutex = new Mutex();
            CountingWaker waker = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard guard = mutex.Lock();
            Expect.Pending(guard, waker);
            guard.Dispose();
            holder.Dispose();

            Assert.AreEqual(1, waker.Count);
            guard.Dispose();
            Assert.IsTrue(mutex.IsLocked);
            Expect.Ready(guard, waker);
            Assert.AreEqual(1, guard.HeldPermits);
        }

        [TestMethod]
        public void OneGuardServesALoop()
        {
            s_waker = new CountingWaker();
            Mutex mutex = new Mutex();
            Guard guard = mutex.Lock();
            for (int i = 0; i < 3; i++)
            {
                Expect.Ready(guard, s_waker);
                Assert.AreSame(guard, guard.Result);
                Assert.IsTrue(mutex.IsLocked);
                guard.Dispose();
                Assert.IsFalse(mutex.IsLocked);
                guard.Reset();
                Assert.IsFalse(guard.IsCompleted);
            }
        }

        [TestMethod]
        public void AGuardThatHolds_CannotBeReset()
        {
            Mutex mutex = new Mutex();
            Guard guard = mutex.TryLock();

            Assert.ThrowsException(typeof(InvalidOperationException), () => guard.Reset());
            Assert.ThrowsException(typeof(InvalidOperationException), () => guard.TryTake());

            Assert.AreEqual(1, guard.HeldPermits);
            guard.Dispose();
            Assert.IsFalse(mutex.IsLocked);
            Assert.IsTrue(guard.TryTake());
            Assert.IsTrue(mutex.IsLocked);
        }

        [TestMethod]
        public void AResetWhileInLine_GoesToTheEnd()
        {
            Mutex mutex = new Mutex();
            CountingWaker a = new CountingWaker();
            CountingWaker b = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard first = mutex.Lock();
            Guard second = mutex.Lock();
            Expect.Pending(first, a);
            Expect.Pending(second, b);
            first.Reset();
            Expect.Pending(first, a);
            holder.Dispose();

            Assert.AreEqual(0, a.Count);
            Assert.AreEqual(1, b.Count);
        }

        [TestMethod]
        public void AResetOfARequestThatWasGranted_PassesItOn()
        {
            s_waker = new CountingWaker();
            Mutex mutex = new Mutex();
            CountingWaker b = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard first = mutex.Lock();
            Guard second = mutex.Lock();
            Expect.Pending(first, s_waker);
            Expect.Pending(second, b);
            holder.Dispose();
            first.Reset();

            Assert.AreEqual(1, b.Count);
            Expect.Pending(first, s_waker);
            Expect.Ready(second, b);
        }

        [TestMethod]
        public void TryTake_DoesNotStandInLine()
        {
            s_waker = new CountingWaker();
            Mutex mutex = new Mutex();
            Guard holder = mutex.TryLock();
            Guard guard = mutex.Lock();
            Expect.Pending(guard, s_waker);
            Assert.IsFalse(guard.TryTake());
            Assert.IsFalse(guard.IsCompleted);
            holder.Dispose();

            // Nobody is in line.
            Assert.IsFalse(mutex.IsLocked);
            Assert.IsTrue(guard.TryTake());
            Assert.IsTrue(guard.IsCompleted);
            Expect.Ready(guard, s_waker);
            guard.Dispose();
            Assert.IsFalse(mutex.IsLocked);
        }

        [TestMethod]
        public void TryTake_DoesNotPassALine()
        {
            s_waker = new CountingWaker();
            Semaphore semaphore = new Semaphore(3);
            Guard big = semaphore.Acquire(5);
            Guard small = semaphore.Acquire(1);
            Expect.Pending(big, s_waker);
            Assert.IsFalse(small.TryTake());
            big.Cancel();
            Assert.IsTrue(small.TryTake());
            Assert.AreEqual(2, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void TryTake_OfWhatIsClosed_Throws()
        {
            Mutex mutex = new Mutex();
            Guard guard = mutex.Lock();
            mutex.Close();
            Assert.ThrowsException(typeof(ClosedException), () => guard.TryTake());
        }

        [TestMethod]
        public void WhatIsForgotten_DoesNotComeBack()
        {
            s_waker = new CountingWaker();
            Semaphore semaphore = new Semaphore(3);
            Guard guard = semaphore.TryAcquire(2);

            Assert.AreEqual(2, guard.Forget());
            Assert.AreEqual(0, guard.Forget());
            guard.Dispose();
            Assert.AreEqual(1, semaphore.AvailablePermits);

            guard.Reset();
            Expect.Pending(guard, s_waker);
            semaphore.AddPermits(2);
            Expect.Ready(guard, s_waker);
        }

        [TestMethod]
        public void AnotherThreadDisposes()
        {
            Mutex mutex = new Mutex();
            CountingWaker waker = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard waiting = mutex.Lock();
            Expect.Pending(waiting, waker);
            System.Threading.Thread thread = new System.Threading.Thread(holder.Dispose);
            thread.Start();
            thread.Join();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(waiting, waker);
        }

        [TestMethod]
        public void AGuardThatWasGivenUp_CannotBePolled()
        {
            s_waker = new CountingWaker();
            Mutex mutex = new Mutex();
            Guard guard = mutex.Lock();
            guard.Cancel();
            Expect.Given(guard, s_waker);
            Assert.IsFalse(mutex.IsLocked);
            guard.Reset();
            Expect.Ready(guard, s_waker);
        }

        [TestMethod]
        public void CancelledAtOnce_AndUsedAgain_AnotherWaiterIsNotTouched()
        {
            // A known fault of pooled objects elsewhere: what an object was for before must not reach whom it serves now.
            Mutex mutex = new Mutex();
            CountingWaker stale = new CountingWaker();
            CountingWaker fresh = new CountingWaker();
            CountingWaker other = new CountingWaker();
            Guard holder = mutex.TryLock();
            Guard used = mutex.Lock();
            Guard behind = mutex.Lock();
            Expect.Pending(used, stale);
            Expect.Pending(behind, other);

            used.Cancel();
            used.Reset();
            Expect.Pending(used, fresh);
            holder.Dispose();
            Assert.AreEqual(0, stale.Count);
            Assert.AreEqual(0, fresh.Count);
            Assert.AreEqual(1, other.Count);
            Expect.Ready(behind, other);

            // The old reason to cancel comes late: there is nothing that it could take from the others.
            holder.Dispose();
            holder.Cancel();
            behind.Cancel();
            Assert.AreEqual(1, behind.HeldPermits);
            Assert.IsTrue(mutex.IsLocked);
            behind.Dispose();
            Assert.AreEqual(1, fresh.Count);
            Assert.AreEqual(0, stale.Count);
            Expect.Ready(used, fresh);
        }

        [TestMethod]
        public void InALoopOfAwaits_AGuardThatIsHeld_IsNotUsedAgain()
        {
            Scheduler scheduler = new Scheduler(1);
            Semaphore semaphore = new Semaphore(3);
            Guard[] kept = new Guard[3];
            scheduler.Spawn(Keep(semaphore, kept));
            scheduler.Tick();

            Assert.AreEqual(0, semaphore.AvailablePermits);
            Assert.AreNotSame(kept[0], kept[1]);
            Assert.AreNotSame(kept[1], kept[2]);
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(1, kept[i].HeldPermits);
                kept[i].Dispose();
                Assert.AreEqual(i + 1, semaphore.AvailablePermits);
            }
        }

        private static async Future Keep(Semaphore semaphore, Guard[] kept)
        {
            for (int i = 0; i < kept.Length; i++)
            {
                kept[i] = await semaphore.Acquire();
            }
        }
    }
}
