using System;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    // Locks, permits and timers under joins and selects that are given up at every moment: nothing is lost, and nothing given back twice.
    [TestClass]
    public class CombinedLockTests
    {
        private const int NotPolled = 0;
        private const int Waiting = 1;
        private const int Granted = 2;
        private const int Noticed = 3;
        private const int Moments = 4;

        [TestMethod]
        public void AJoinCanceledAtAnyMoment_GivesBackWhatItGot()
        {
            for (int moment = NotPolled; moment < Moments; moment++)
            {
                Rig rig = new Rig();
                CombinedFuture join = Futures.Join(rig.Lock, rig.Permits, rig.Sleep);
                rig.BringTo(moment, join);
                Assert.IsFalse(join.IsCompleted);

                join.Cancel();

                rig.ExpectAllGivenBack();
            }
        }

        [TestMethod]
        public void AJoinThatFails_GivesBackWhatItGot()
        {
            for (int moment = NotPolled; moment < Moments; moment++)
            {
                Rig rig = new Rig();
                Timing.StepFuture last = new Timing.StepFuture();
                CombinedFuture join = Futures.Join(rig.Lock, rig.Permits, rig.Sleep, last);
                rig.BringTo(moment, join);
                last.Failure = new TestException("on purpose");

                Assert.AreSame(last.Failure, Expect.Thrown(join));

                rig.ExpectAllGivenBack();
            }
        }

        [TestMethod]
        public void AJoinThatIsReady_KeepsWhatItGot()
        {
            Rig rig = new Rig();
            CombinedFuture join = Futures.Join(rig.Lock, rig.Permits, rig.Sleep);
            rig.BringTo(Noticed, join);
            rig.Clock.Advance(100);
            rig.Wheel.Turn();
            Assert.IsTrue(join.Poll(rig.Waker) == PollResult.Ready);
            join.Cancel();

            Assert.IsTrue(rig.Mutex.IsLocked);
            Assert.AreEqual(2, rig.Permits.HeldPermits);
            rig.Lock.Dispose();
            rig.Permits.Dispose();
            rig.ExpectAllGivenBack();
        }

        [TestMethod]
        public void ASelectCanceledAtAnyMoment_GivesBackWhatItGot()
        {
            for (int moment = NotPolled; moment < Noticed; moment++)
            {
                Rig rig = new Rig();
                CombinedFuture select = Futures.Select(rig.Lock, rig.Permits, rig.Sleep);
                rig.BringTo(moment, select);

                select.Cancel();

                rig.ExpectAllGivenBack();
            }
        }

        [TestMethod]
        public void TheLosersOfASelect_GiveBackWhatTheyGot()
        {
            for (int moment = NotPolled; moment < Noticed; moment++)
            {
                Rig rig = new Rig();
                Timing.StepFuture first = new Timing.StepFuture();
                CombinedFuture select = Futures.Select(first, rig.Lock, rig.Permits, rig.Sleep);
                rig.BringTo(moment, select);
                first.IsOpen = true;

                Assert.IsTrue(select.Poll(rig.Waker) == PollResult.Ready);

                Assert.AreEqual(0, select.Result);
                rig.ExpectAllGivenBack();
            }
        }

        [TestMethod]
        public void TheWinnerOfASelect_KeepsItsLockAndTheLoserGivesItsPermitsBack()
        {
            // Both are granted by the time of the poll.
            Rig rig = new Rig();
            CombinedFuture select = Futures.Select(rig.Sleep, rig.Lock, rig.Permits);
            rig.BringTo(Granted, select);
            Assert.IsTrue(select.Poll(rig.Waker) == PollResult.Ready);
            Assert.AreEqual(1, select.Result);
            Assert.IsTrue(rig.Mutex.IsLocked);
            Assert.AreEqual(3, rig.Semaphore.AvailablePermits);
            Assert.AreEqual(0, rig.Wheel.PendingCount);

            select.Cancel();
            Assert.IsTrue(rig.Mutex.IsLocked);
            rig.Lock.Dispose();
            rig.ExpectAllGivenBack();
        }

        [TestMethod]
        public void ALoserThatHadItsLockBefore_GivesItBack()
        {
            Mutex mutex = new Mutex();
            Guard guard = mutex.TryLock();
            CombinedFuture select = Futures.Select(Futures.Ready(), guard);
            Assert.IsTrue(select.Poll(null) == PollResult.Ready);
            Assert.IsFalse(mutex.IsLocked);
            Assert.AreEqual(0, guard.HeldPermits);
        }

        [TestMethod]
        public void AWinnerThatNobodyHearsOf_GivesItsLockBack()
        {
            // A loser's cancel throws.
            Mutex mutex = new Mutex();
            CombinedFuture select = Futures.Select(mutex.Lock(), new FailingFuture(false, true));
            Assert.IsNotNull(Expect.Thrown(select));
            Assert.IsFalse(mutex.IsLocked);

            // The join around the select is canceled.
            Semaphore semaphore = new Semaphore(2);
            select = Futures.Select(new GateFuture(), mutex.Lock());
            CombinedFuture join = Futures.Join(select, semaphore.Acquire(), new GateFuture());
            join.Poll(new CountingWaker());
            Assert.IsTrue(select.IsCompleted);
            Assert.IsTrue(mutex.IsLocked);
            Assert.AreEqual(1, semaphore.AvailablePermits);
            join.Cancel();
            Assert.IsFalse(mutex.IsLocked);
            Assert.AreEqual(2, semaphore.AvailablePermits);
        }

        [TestMethod]
        public void ATimeoutInAJoin_GivesItsLockBack()
        {
            TimerWheel wheel = new TimerWheel(new ManualClock());
            Mutex mutex = new Mutex();
            Semaphore semaphore = new Semaphore(1);
            CombinedFuture inner = Futures.Join(semaphore.Acquire(), Futures.Ready());
            CombinedFuture join = Futures.Join(
                wheel.Timeout(new TimeSpan(TimeSpan.TicksPerSecond), mutex.Lock()),
                wheel.Timeout(new TimeSpan(TimeSpan.TicksPerSecond), inner),
                new GateFuture());
            join.Poll(new CountingWaker());
            Assert.IsTrue(mutex.IsLocked);
            Assert.AreEqual(0, semaphore.AvailablePermits);

            join.Cancel();

            Assert.IsFalse(mutex.IsLocked);
            Assert.AreEqual(1, semaphore.AvailablePermits);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void ATimeoutThatElapsedInAJoin_LeavesAloneWhatItHasGivenUp()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Mutex mutex = new Mutex();
            Guard held = mutex.TryLock();
            Guard guard = mutex.Lock();
            CombinedFuture join = Futures.Join(wheel.Timeout(Timing.Timers.Ms(10), guard), new GateFuture());
            join.Poll(new CountingWaker());
            clock.Advance(10);
            wheel.Turn();
            join.Poll(new CountingWaker());

            // Whoever made the guard asks again, and has the lock when the join is given up.
            held.Dispose();
            guard.Reset();
            Assert.IsTrue(guard.Poll(null) == PollResult.Ready);
            join.Cancel();
            Assert.AreEqual(1, guard.HeldPermits);
            Assert.IsTrue(mutex.IsLocked);
        }

        [TestMethod]
        public void ATimeoutAroundAJoin_GivesItsLockBack()
        {
            ManualClock clock = new ManualClock();
            TimerWheel wheel = new TimerWheel(clock);
            Mutex mutex = new Mutex();
            TimeoutFuture timeout = wheel.Timeout(new TimeSpan(TimeSpan.TicksPerSecond), Futures.Join(mutex.Lock(), wheel.SleepTicks(5000)));
            timeout.Poll(new CountingWaker());
            Assert.IsTrue(mutex.IsLocked);
            clock.Advance(1000);
            wheel.Turn();

            Assert.IsTrue(timeout.Poll(null) == PollResult.Ready);

            Assert.IsFalse(timeout.Result);
            Assert.IsFalse(mutex.IsLocked);
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void AClosedLock_EndsTheOthersToo()
        {
            Rig rig = new Rig();
            CombinedFuture join = Futures.Join(rig.Permits, rig.Lock, rig.Sleep);
            join.Poll(rig.Waker);
            rig.Mutex.Close();
            Assert.IsTrue(Expect.Thrown(join) is ClosedException);
            Assert.AreEqual(0, rig.Wheel.PendingCount);
            rig.HeldPermits.Dispose();
            Assert.AreEqual(3, rig.Semaphore.AvailablePermits);
        }

        // Somebody else has the mutex and two of three permits.
        private sealed class Rig
        {
            public readonly ManualClock Clock = new ManualClock();
            public readonly CountingWaker Waker = new CountingWaker();
            public readonly Mutex Mutex = new Mutex();
            public readonly Semaphore Semaphore = new Semaphore(3);
            public readonly TimerWheel Wheel;
            public readonly Guard HeldLock;
            public readonly Guard HeldPermits;
            public readonly Guard Lock;
            public readonly Guard Permits;
            public readonly Sleep Sleep;

            public Rig()
            {
                Wheel = new TimerWheel(Clock);
                HeldLock = Mutex.TryLock();
                HeldPermits = Semaphore.TryAcquire(2);
                Lock = Mutex.Lock();
                Permits = Semaphore.Acquire(2);
                Sleep = Wheel.SleepTicks(100);
            }

            public void BringTo(int moment, Future combined)
            {
                if (moment >= Waiting)
                {
                    Assert.IsTrue(combined.Poll(Waker) == PollResult.Pending);
                    Assert.AreEqual(1, Wheel.PendingCount);
                }

                if (moment >= Granted)
                {
                    HeldLock.Dispose();
                    HeldPermits.Dispose();
                    Assert.IsTrue(Waker.Count != 0);
                }

                if (moment == Noticed)
                {
                    Assert.IsTrue(combined.Poll(Waker) == PollResult.Pending);
                    Assert.AreEqual(1, Lock.HeldPermits);
                    Assert.AreEqual(2, Permits.HeldPermits);
                }
            }

            public void ExpectAllGivenBack()
            {
                HeldLock.Dispose();
                HeldPermits.Dispose();
                Assert.AreEqual(0, Lock.HeldPermits);
                Assert.AreEqual(0, Permits.HeldPermits);
                Assert.IsFalse(Mutex.IsLocked);
                Assert.AreEqual(3, Semaphore.AvailablePermits);
                Assert.AreEqual(0, Wheel.PendingCount);
            }
        }
    }
}
