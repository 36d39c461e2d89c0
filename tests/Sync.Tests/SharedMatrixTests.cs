using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>
    /// What everybody gets who waits for it: one waiter is cancelled, started anew or closed at each moment of its life, and the other one gets it in
    /// any case.
    /// </summary>
    [TestClass]
    public class SharedMatrixTests
    {
        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(5), DataRow(6)]
        [TestMethod]
        public void CancelledAtEachMoment(int kind)
        {
            for (int moment = 0; moment < 4; moment++)
            {
                SharedCase primitive = SharedCase.Make(kind);
                CountingWaker waker = new CountingWaker();
                CountingWaker otherWaker = new CountingWaker();
                Future future = primitive.Make();
                Future other = primitive.Make();
                if (moment > 0)
                {
                    Expect.Pending(future, waker);
                }

                Expect.Pending(other, otherWaker);
                if (moment > 1)
                {
                    primitive.Release();
                }

                if (moment > 2)
                {
                    Expect.Ready(future, waker);
                }

                future.Cancel();
                future.Cancel();
                if (moment < 2)
                {
                    Assert.AreEqual(0, otherWaker.Count);
                    primitive.Release();
                }

                Assert.AreEqual(moment < 2 ? 0 : 1, waker.Count);
                Assert.AreEqual(1, otherWaker.Count);
                Expect.Ready(other, otherWaker);
                if (moment < 3)
                {
                    Expect.Given(future, waker);
                }
                else
                {
                    Expect.Ready(future, waker);
                }

                // What is over is over.
                Assert.AreEqual(primitive.Stays, primitive.Make().Poll(waker) == PollResult.Ready);
            }
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(5), DataRow(6)]
        [TestMethod]
        public void ClosedAtEachMoment(int kind)
        {
            for (int moment = 0; moment < 4; moment++)
            {
                SharedCase primitive = SharedCase.Make(kind);
                CountingWaker waker = new CountingWaker();
                Future future = primitive.Make();
                Future other = primitive.Make();
                Expect.Pending(other, new CountingWaker());
                if (moment > 0)
                {
                    Expect.Pending(future, waker);
                }

                if (moment > 1)
                {
                    primitive.Release();
                }

                if (moment > 2)
                {
                    Expect.Ready(future, waker);
                }

                primitive.Close();
                Assert.AreEqual(moment == 0 ? 0 : 1, waker.Count);
                if (moment < 2)
                {
                    Expect.Closed(future, waker);
                    Expect.Closed(future, waker);
                    future.Cancel();
                    Expect.Given(future, waker);
                }
                else
                {
                    Expect.Ready(future, waker);
                }

                if (moment < 2 || !primitive.StaysWhenClosed)
                {
                    Expect.Closed(primitive.Make(), waker);
                    primitive.Close();
                    Expect.Closed(primitive.Make(), waker);
                }
                else
                {
                    Expect.Ready(primitive.Make(), waker);
                }
            }
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(5), DataRow(6)]
        [TestMethod]
        public void AndUsedAgain(int kind)
        {
            SharedCase primitive = SharedCase.Make(kind);
            CountingWaker stale = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Future future = primitive.Make();
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(future, stale);
                future.Cancel();
                Assert.AreSame(future, primitive.Again(future));
            }

            Expect.Pending(future, stale);
            Assert.AreSame(future, primitive.Again(future));
            Expect.Pending(future, waker);
            primitive.Release();

            Assert.AreEqual(0, stale.Count);
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(future, waker);
        }

        /// <summary>One primitive that lets everybody through.</summary>
        private abstract class SharedCase
        {
            public static SharedCase Make(int kind)
            {
                switch (kind)
                {
                    case 0: return new QueueCase();
                    case 1: return new EventCase();
                    case 2: return new OnceCase(new InitOnce());
                    case 3: return new OnceCase(new Lazy(() => "made"));
                    case 4: return new BroadcastCase(new Broadcast(2));
                    case 5: return new BroadcastCase(new Watch());
                    default: return new BarrierCase();
                }
            }

            public virtual bool Stays
            {
                get { return false; }
            }

            public virtual bool StaysWhenClosed
            {
                get { return Stays; }
            }

            public abstract Future Make();

            public abstract Future Again(Future future);

            public abstract void Release();

            public abstract void Close();
        }

        private sealed class QueueCase : SharedCase
        {
            private readonly WaitQueue _queue = new WaitQueue();

            public override Future Make()
            {
                return _queue.Wait();
            }

            public override Future Again(Future future)
            {
                ((Wait)future).Reset();
                return future;
            }

            public override void Release()
            {
                _queue.WakeAll();
            }

            public override void Close()
            {
                _queue.Close();
            }
        }

        private sealed class EventCase : SharedCase
        {
            private readonly Event _event = new Event();

            public override bool Stays
            {
                get { return true; }
            }

            public override bool StaysWhenClosed
            {
                get { return false; }
            }

            public override Future Make()
            {
                return _event.Wait();
            }

            public override Future Again(Future future)
            {
                ((Wait)future).Reset();
                return future;
            }

            public override void Release()
            {
                _event.Set();
            }

            public override void Close()
            {
                _event.Close();
            }
        }

        private sealed class OnceCase : SharedCase
        {
            private readonly InitOnce _once;

            public OnceCase(InitOnce once)
            {
                _once = once;
            }

            public override bool Stays
            {
                get { return true; }
            }

            public override Future Make()
            {
                return _once.Wait();
            }

            public override Future Again(Future future)
            {
                ((Wait)future).Reset();
                return future;
            }

            public override void Release()
            {
                if (_once is Lazy)
                {
                    _once.Get();
                }
                else
                {
                    _once.Init("set");
                }
            }

            public override void Close()
            {
                _once.Close();
            }
        }

        private sealed class BroadcastCase : SharedCase
        {
            private readonly Broadcast _broadcast;

            public BroadcastCase(Broadcast broadcast)
            {
                _broadcast = broadcast;
            }

            public override bool Stays
            {
                get { return _broadcast is Watch; }
            }

            public override Future Make()
            {
                return _broadcast.Subscribe();
            }

            public override Future Again(Future future)
            {
                return ((Subscriber)future).Next();
            }

            public override void Release()
            {
                _broadcast.Send("sent");
            }

            public override void Close()
            {
                _broadcast.Close();
            }
        }

        // Whoever is missing comes.
        private sealed class BarrierCase : SharedCase
        {
            private readonly Barrier _barrier = new Barrier(3);

            public override Future Make()
            {
                return _barrier.Wait();
            }

            public override Future Again(Future future)
            {
                return _barrier.Wait((Future<bool>)future);
            }

            public override void Release()
            {
                while (_barrier.Wait().Poll(new CountingWaker()) != PollResult.Ready)
                {
                }
            }

            public override void Close()
            {
                _barrier.Close();
            }
        }
    }
}
