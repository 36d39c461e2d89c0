using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    // Futures.Join.
    [TestClass]
    public class JoiningTests
    {
        [TestMethod]
        public void AJoin_IsReadyWhenAllAre()
        {
            CountingWaker waker = new CountingWaker();
            for (int count = 2; count <= 6; count++)
            {
                GateFuture[] gates = new GateFuture[count];
                Future join = Join(gates);
                Assert.IsTrue(join.Poll(waker) == PollResult.Pending);

                // From the middle, so that not the first and not the last is first.
                for (int i = 0; i < count; i++)
                {
                    Assert.IsFalse(join.IsCompleted);
                    int before = waker.Count;
                    gates[(i + (count / 2)) % count].Open();
                    Assert.AreEqual(before + 1, waker.Count);
                    Assert.IsTrue(join.Poll(waker) == (i == count - 1 ? PollResult.Ready : PollResult.Pending));
                }

                Assert.IsTrue(join.IsCompleted);
                for (int i = 0; i < count; i++)
                {
                    Assert.AreEqual(0, gates[i].Cancels);
                }
            }
        }

        [TestMethod]
        public void AJoin_PollsThoseThatArePendingAndNoOthers()
        {
            CountingWaker waker = new CountingWaker();
            GateFuture[] gates = new GateFuture[3];
            Future join = Join(gates);
            join.Poll(waker);
            gates[0].Open();
            join.Poll(waker);
            join.Poll(waker);

            Assert.AreEqual(2, gates[0].Polls);
            Assert.AreEqual(3, gates[1].Polls);
            Assert.AreEqual(3, gates[2].Polls);
        }

        [TestMethod]
        public void TheResultOfAJoin_IsHowMany()
        {
            CombinedFuture join = Futures.Join(Futures.Ready(), Futures.Ready(), Futures.Ready());
            join.Poll(null);
            Assert.AreEqual(3, join.Result);
        }

        [TestMethod]
        public void FuturesThatWereReadyBefore_AreFine()
        {
            Future ready = Futures.Ready();
            ready.Poll(null);
            GateFuture gate = new GateFuture();
            Future join = Futures.Join(gate, ready);
            Assert.IsTrue(join.Poll(new CountingWaker()) == PollResult.Pending);
            gate.Open();
            Assert.IsTrue(join.Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void AJoinOfNothing_IsReadyAtOnce()
        {
            Assert.IsTrue(Futures.Join(new Future[0]).Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void AJoinOfOne_IsAsGoodAsThatOne()
        {
            GateFuture gate = new GateFuture();
            Future join = Futures.Join(new Future[] { gate });
            Assert.IsTrue(join.Poll(new CountingWaker()) == PollResult.Pending);
            gate.Open();
            Assert.IsTrue(join.Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void TheArray_IsCopied()
        {
            GateFuture gate = new GateFuture();
            Future[] futures = new Future[] { gate, Futures.Ready() };
            Future join = Futures.Join(futures);
            futures[0] = null;
            Assert.IsTrue(join.Poll(new CountingWaker()) == PollResult.Pending);
            gate.Open();
            Assert.IsTrue(join.Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void BadFutures_AreRefused()
        {
            Future a = Futures.Ready();
            Future b = Futures.Ready();
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Join(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Join(null, a));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Join(a, null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Join(a, b, null, Futures.Ready()));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Join(new Future[] { a, null, b }));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Join(a, a));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Join(a, b, a));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Join(a, Futures.Ready(), b, b));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Join(new Future[] { a, b, a }));

            // Nothing happened to them.
            Assert.IsTrue(Futures.Join(a, b).Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void OnceReady_AJoinStaysReady()
        {
            CombinedFuture join = Futures.Join(Futures.Ready(), Futures.Ready());
            join.Poll(null);
            join.Cancel();
            Assert.IsTrue(join.Poll(null) == PollResult.Ready);
            Assert.AreEqual(2, join.Result);
        }

        [TestMethod]
        public void ACancel_CancelsAllThatAreNotReady()
        {
            GateFuture[] gates = new GateFuture[3];
            Future join = Join(gates);
            gates[1].Open();
            join.Poll(new CountingWaker());
            join.Cancel();
            join.Cancel();

            Assert.AreEqual(1, gates[0].Cancels);
            Assert.AreEqual(0, gates[1].Cancels);
            Assert.AreEqual(1, gates[2].Cancels);
            Assert.ThrowsException(typeof(InvalidOperationException), () => join.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void AFailure_CancelsTheOthersAndIsThrown()
        {
            GateFuture before = new GateFuture();
            FailingFuture failing = new FailingFuture(true, false);
            GateFuture after = new GateFuture();
            Future join = Futures.Join(before, failing, after);

            Exception thrown = Expect.Thrown(join);

            Assert.AreSame(failing.Thrown, thrown);
            Assert.AreEqual(1, before.Cancels);
            Assert.AreEqual(1, failing.Cancels);
            Assert.AreEqual(1, after.Cancels);
            Assert.IsFalse(join.IsCompleted);

            // As the scheduler does with a future that threw.
            join.Cancel();
            Assert.AreEqual(1, after.Cancels);
            Assert.ThrowsException(typeof(InvalidOperationException), () => join.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void ACancelThatThrows_DoesNotKeepOthersFromBeingCanceled()
        {
            FailingFuture first = new FailingFuture(false, true);
            FailingFuture second = new FailingFuture(false, true);
            GateFuture last = new GateFuture();
            Future join = Futures.Join(first, second, last);
            join.Poll(new CountingWaker());

            Exception thrown = null;
            try
            {
                join.Cancel();
            }
            catch (TestException exception)
            {
                thrown = exception;
            }

            Assert.AreSame(first.Thrown, thrown);
            Assert.AreEqual(1, second.Cancels);
            Assert.AreEqual(1, last.Cancels);
        }

        [TestMethod]
        public void WhatAPollThrew_CountsMoreThanWhatACancelThrew()
        {
            FailingFuture stubborn = new FailingFuture(false, true);
            FailingFuture failing = new FailingFuture(true, true);
            GateFuture last = new GateFuture();

            Exception thrown = Expect.Thrown(Futures.Join(stubborn, failing, last));

            Assert.AreSame(failing.Thrown, thrown);
            Assert.AreEqual("poll", thrown.Message);
            Assert.AreEqual(1, last.Cancels);
        }

        [TestMethod]
        public void Reset_StartsAnewWithTheSameFutures()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture a = Futures.Yield(1);
            YieldFuture b = Futures.Yield(2);
            CombinedFuture join = Futures.Join(a, b);
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(join.Poll(waker) == PollResult.Pending);
                Assert.IsTrue(join.Poll(waker) == PollResult.Pending);
                Assert.IsTrue(join.Poll(waker) == PollResult.Ready);
                a.Reset(2);
                b.Reset(1);
                join.Reset();
                Assert.IsFalse(join.IsCompleted);
            }

            join.Poll(waker);
            join.Cancel();
            a.Reset(0);
            b.Reset(0);
            join.Reset();
            Assert.IsTrue(join.Poll(waker) == PollResult.Ready);
        }

        [TestMethod]
        public void AJoinOfJoinHandles_IsReadyAlsoWhenATaskFailed()
        {
            Scheduler scheduler = new Scheduler(3);
            JoinHandle good = scheduler.Spawn(Futures.YieldNow()).Join();
            JoinHandle bad = scheduler.Spawn(new FailingFuture(true, false)).Join();
            Task both = scheduler.Spawn(Futures.Join(good, bad));
            scheduler.Tick();

            Assert.IsTrue(both.Status == TaskStatus.Completed);
            good.GetResult();
            Assert.ThrowsException(typeof(TestException), () => bad.GetResult());
        }

        private static CombinedFuture Join(GateFuture[] gates)
        {
            for (int i = 0; i < gates.Length; i++)
            {
                gates[i] = new GateFuture();
            }

            switch (gates.Length)
            {
                case 2: return Futures.Join(gates[0], gates[1]);
                case 3: return Futures.Join(gates[0], gates[1], gates[2]);
                case 4: return Futures.Join(gates[0], gates[1], gates[2], gates[3]);
                default: return Futures.Join(gates);
            }
        }
    }
}
