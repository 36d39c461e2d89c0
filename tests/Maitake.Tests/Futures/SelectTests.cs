using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class SelectTests
    {
        [TestMethod]
        public void TheFirstThatIsReady_WinsAndTheOthersAreCanceled()
        {
            for (int count = 1; count <= 6; count++)
            {
                for (int winner = 0; winner < count; winner++)
                {
                    CountingWaker waker = new CountingWaker();
                    GateFuture[] gates = new GateFuture[count];
                    CombinedFuture select = Select(gates);
                    Assert.IsTrue(select.Poll(waker) == PollResult.Pending);
                    Assert.IsTrue(select.Poll(waker) == PollResult.Pending);
                    Assert.AreEqual(2, gates[count - 1].Polls);
                    gates[winner].Open();
                    Assert.AreEqual(1, waker.Count);

                    Assert.IsTrue(select.Poll(waker) == PollResult.Ready);

                    Assert.AreEqual(winner, select.Result);
                    for (int i = 0; i < count; i++)
                    {
                        Assert.AreEqual(i == winner ? 0 : 1, gates[i].Cancels);
                    }
                }
            }
        }

        [TestMethod]
        public void OfSeveralThatAreReady_TheFirstWins()
        {
            GateFuture[] gates = new GateFuture[4];
            CombinedFuture select = Select(gates);
            select.Poll(new CountingWaker());
            gates[3].Open();
            gates[1].Open();
            gates[2].Open();

            select.Poll(null);

            Assert.AreEqual(1, select.Result);
            Assert.AreEqual(1, gates[0].Cancels);
            Assert.AreEqual(1, gates[2].Cancels);
            Assert.AreEqual(1, gates[3].Cancels);
        }

        [TestMethod]
        public void WhoIsReadyAtOnce_WinsBeforeTheOthersHaveBegun()
        {
            GateFuture last = new GateFuture();
            CombinedFuture select = Futures.Select(Futures.Ready(), last);
            Assert.IsTrue(select.Poll(null) == PollResult.Ready);
            Assert.AreEqual(0, select.Result);
            Assert.AreEqual(0, last.Polls);
            Assert.AreEqual(1, last.Cancels);
        }

        [TestMethod]
        public void FuturesThatWereReadyBefore_AreFine()
        {
            Future ready = Futures.Ready();
            ready.Poll(null);
            CombinedFuture select = Futures.Select(new GateFuture(), ready);
            Assert.IsTrue(select.Poll(new CountingWaker()) == PollResult.Ready);
            Assert.AreEqual(1, select.Result);
        }

        [TestMethod]
        public void BadFutures_AreRefused()
        {
            Future a = Futures.Ready();
            Future b = Futures.Ready();
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Select(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.SelectFair(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Select(null, a));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.SelectFair(a, null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Select(a, b, null, Futures.Ready()));
            Assert.ThrowsException(typeof(ArgumentNullException), () => Futures.Select(new Future[] { null }));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Select(a, a));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.SelectFair(a, b, b));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Select(new Future[] { a, b, a }));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.Select(new Future[0]));
            Assert.ThrowsException(typeof(ArgumentException), () => Futures.SelectFair(new Future[0]));
            Assert.IsTrue(Futures.Select(a, b).Poll(null) == PollResult.Ready);
        }

        [TestMethod]
        public void OnceReady_ASelectStaysReady()
        {
            GateFuture gate = new GateFuture();
            CombinedFuture select = Futures.Select(gate, Futures.Ready());
            select.Poll(new CountingWaker());
            select.Cancel();
            Assert.IsTrue(select.Poll(null) == PollResult.Ready);
            Assert.AreEqual(1, select.Result);
            Assert.AreEqual(1, gate.Polls);
            Assert.AreEqual(1, gate.Cancels);
        }

        [TestMethod]
        public void ACancel_CancelsAll()
        {
            GateFuture[] gates = new GateFuture[3];
            CombinedFuture select = Select(gates);
            select.Poll(new CountingWaker());
            select.Cancel();
            select.Cancel();
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(1, gates[i].Cancels);
            }

            Assert.ThrowsException(typeof(InvalidOperationException), () => select.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void AFailure_CancelsTheOthersAndIsThrown()
        {
            GateFuture before = new GateFuture();
            FailingFuture failing = new FailingFuture(true, true);
            FailingFuture after = new FailingFuture(false, true);
            GateFuture last = new GateFuture();
            CombinedFuture select = Futures.Select(before, failing, after, last);

            Exception thrown = Expect.Thrown(select);

            Assert.AreSame(failing.Thrown, thrown);
            Assert.AreEqual("poll", thrown.Message);
            Assert.AreEqual(1, before.Cancels);
            Assert.AreEqual(1, failing.Cancels);
            Assert.AreEqual(1, after.Cancels);
            Assert.AreEqual(1, last.Cancels);
            Assert.IsFalse(select.IsCompleted);
            Assert.ThrowsException(typeof(InvalidOperationException), () => select.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void ALoserThatThrows_IsHeardOnceAllAreCanceled()
        {
            FailingFuture loser = new FailingFuture(false, true);
            GateFuture last = new GateFuture();
            CombinedFuture select = Futures.Select(loser, Futures.Ready(), last);

            Exception thrown = Expect.Thrown(select);

            Assert.AreSame(loser.Thrown, thrown);
            Assert.AreEqual(1, last.Cancels);
            Assert.IsFalse(select.IsCompleted);

            // As the scheduler does with a future that threw: nobody is cancelled twice, and it is over.
            select.Cancel();
            Assert.AreEqual(1, loser.Cancels);
            Assert.AreEqual(1, last.Cancels);
            Assert.ThrowsException(typeof(InvalidOperationException), () => select.Poll(new CountingWaker()));
        }

        [TestMethod]
        public void AFutureThatWasCanceledBefore_EndsItForAll()
        {
            GateFuture first = new GateFuture();
            YieldFuture canceled = Futures.YieldNow();
            canceled.Cancel();
            GateFuture last = new GateFuture();
            CombinedFuture select = Futures.Select(first, canceled, last);
            Assert.IsTrue(Expect.Thrown(select) is InvalidOperationException);
            Assert.AreEqual(1, first.Cancels);
            Assert.AreEqual(1, last.Cancels);
        }

        [TestMethod]
        public void AFairSelect_GivesEachItsTurn()
        {
            for (int count = 1; count <= 5; count++)
            {
                YieldFuture[] futures = new YieldFuture[count];
                for (int i = 0; i < count; i++)
                {
                    futures[i] = Futures.Yield(0);
                }

                CombinedFuture select = Futures.SelectFair(futures);
                int last = -1;
                for (int round = 0; round < 4 * count; round++)
                {
                    Assert.IsTrue(select.Poll(null) == PollResult.Ready);
                    if (last >= 0)
                    {
                        Assert.AreEqual((last + 1) % count, select.Result);
                    }

                    last = select.Result;
                    for (int i = 0; i < count; i++)
                    {
                        futures[i].Reset(0);
                    }

                    select.Reset();
                }
            }
        }

        [TestMethod]
        public void AFairSelect_AsksAllOfThem()
        {
            for (int start = 0; start < 8; start++)
            {
                CountingWaker waker = new CountingWaker();
                GateFuture a = new GateFuture();
                GateFuture b = new GateFuture();
                GateFuture c = new GateFuture();
                CombinedFuture select = Futures.SelectFair(a, b, c);
                Assert.IsTrue(select.Poll(waker) == PollResult.Pending);
                Assert.AreEqual(3, a.Polls + b.Polls + c.Polls);
                Assert.AreSame(waker, b.Waker);
                b.Open();
                Assert.IsTrue(select.Poll(waker) == PollResult.Ready);
                Assert.AreEqual(1, select.Result);
            }
        }

        [TestMethod]
        public void NewFairSelects_StarveNobody()
        {
            // Also where a loop makes two of them each time round.
            int[] wins = new int[3];
            int[] others = new int[2];
            for (int round = 0; round < 200; round++)
            {
                CombinedFuture select = Futures.SelectFair(Futures.Ready(), Futures.Ready(), Futures.Ready());
                select.Poll(null);
                wins[select.Result]++;
                select = Futures.SelectFair(Futures.Ready(), Futures.Ready());
                select.Poll(null);
                others[select.Result]++;
            }

            Assert.IsTrue(wins[0] > 30 && wins[1] > 30 && wins[2] > 30);
            Assert.IsTrue(others[0] > 50 && others[1] > 50);
        }

        [TestMethod]
        public void Reset_StartsAnewAfterEveryEnd()
        {
            CountingWaker waker = new CountingWaker();
            YieldFuture a = Futures.Yield(1);
            YieldFuture b = Futures.Yield(0);
            CombinedFuture select = Futures.Select(a, b);
            select.Poll(waker);
            Assert.AreEqual(1, select.Result);

            a.Reset(0);
            b.Reset(0);
            select.Reset();
            Assert.IsFalse(select.IsCompleted);
            select.Poll(waker);
            Assert.AreEqual(0, select.Result);

            a.Reset(1);
            b.Reset(1);
            select.Reset();
            Assert.IsTrue(select.Poll(waker) == PollResult.Pending);
            select.Cancel();
            a.Reset(1);
            b.Reset(0);
            select.Reset();
            select.Poll(waker);
            Assert.AreEqual(1, select.Result);
        }

        private static CombinedFuture Select(GateFuture[] gates)
        {
            for (int i = 0; i < gates.Length; i++)
            {
                gates[i] = new GateFuture();
            }

            switch (gates.Length)
            {
                case 2: return Futures.Select(gates[0], gates[1]);
                case 3: return Futures.Select(gates[0], gates[1], gates[2]);
                case 4: return Futures.Select(gates[0], gates[1], gates[2], gates[3]);
                default: return Futures.Select(gates);
            }
        }
    }
}
