using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>Each primitive, with a waiter that is cancelled, started anew or closed at each moment of its life: nothing is lost, nothing doubled.</summary>
    [TestClass]
    public class CancelMatrixTests
    {
        private static CountingWaker s_waker;
        private static CountingWaker s_other;

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void BeforeTheFirstPoll(int kind)
        {
            s_waker = new CountingWaker();
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            Future future = primitive.Make();
            future.Cancel();
            primitive.Release();

            Assert.AreEqual(0, s_waker.Count);
            Assert.AreEqual(1, primitive.Free());
            Expect.Given(future, s_waker);
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void InLine(int kind)
        {
            s_waker = new CountingWaker();
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            Future future = primitive.Make();
            Expect.Pending(future, s_waker);
            future.Cancel();
            future.Cancel();
            primitive.Release();

            Assert.AreEqual(0, s_waker.Count);
            Assert.AreEqual(1, primitive.Free());
            Expect.Given(future, s_waker);
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void GrantedAndNotNoticed(int kind)
        {
            s_waker = new CountingWaker();
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            Future future = primitive.Make();
            Expect.Pending(future, s_waker);
            primitive.Release();
            Assert.AreEqual(1, s_waker.Count);
            Assert.IsFalse(future.IsCompleted);
            future.Cancel();
            future.Cancel();

            Assert.AreEqual(1, primitive.Free());
            Assert.AreEqual(1, s_waker.Count);
            Expect.Given(future, s_waker);
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void Completed(int kind)
        {
            s_waker = new CountingWaker();
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            Future future = primitive.Make();
            Expect.Pending(future, s_waker);
            primitive.Release();
            Expect.Ready(future, s_waker);
            future.Cancel();

            // It keeps what it has.
            Assert.AreEqual(0, primitive.Free());
            Expect.Ready(future, s_waker);
            primitive.Done(future);
            Assert.AreEqual(1, primitive.Free());
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void AndUsedAgain(int kind)
        {
            s_waker = new CountingWaker();
            s_other = new CountingWaker();
            SyncCase primitive = SyncCase.Make(kind);
            primitive.Busy();
            Future future = primitive.Make();
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(future, s_other);
                future.Cancel();
                primitive.Reset(future);
            }

            Expect.Pending(future, s_waker);
            primitive.Reset(future);
            Expect.Pending(future, s_waker);
            primitive.Release();

            Assert.AreEqual(0, s_other.Count);
            Assert.AreEqual(1, s_waker.Count);
            Expect.Ready(future, s_waker);
            Assert.AreEqual(0, primitive.Free());
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void TheNextInLine_GetsWhatOneGaveUp_AtEachMoment(int kind)
        {
            s_waker = new CountingWaker();
            for (int moment = 0; moment < 3; moment++)
            {
                SyncCase primitive = SyncCase.Make(kind);
                CountingWaker next = new CountingWaker();
                primitive.Busy();
                Future future = primitive.Make();
                Future behind = primitive.Make();
                if (moment > 0)
                {
                    Expect.Pending(future, s_waker);
                }

                Expect.Pending(behind, next);
                if (moment == 2)
                {
                    primitive.Release();
                    future.Cancel();
                }
                else
                {
                    future.Cancel();
                    primitive.Release();
                }

                Assert.AreEqual(1, next.Count);
                Expect.Ready(behind, next);
                Assert.AreEqual(0, primitive.Free());
                primitive.Done(behind);
                Assert.AreEqual(1, primitive.Free());
            }
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(5), DataRow(6), DataRow(7), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(11), DataRow(12), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void ClosedAtEachMoment(int kind)
        {
            for (int moment = 0; moment < 4; moment++)
            {
                SyncCase primitive = SyncCase.Make(kind);
                CountingWaker waker = new CountingWaker();
                primitive.Busy();
                Future future = primitive.Make();
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

                if (moment < 2 || (moment == 2 && !primitive.KeepsWhenClosed))
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

                Expect.Closed(primitive.Make(), waker);
                primitive.Close();
                Expect.Closed(primitive.Make(), waker);
            }
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3), DataRow(4), DataRow(5), DataRow(8), DataRow(9)]
        [DataRow(10), DataRow(13), DataRow(14), DataRow(15), DataRow(16), DataRow(17), DataRow(18), DataRow(19)]
        [TestMethod]
        public void B26_WakersAreCalledOutsideTheGate(int kind)
        {
            s_other = new CountingWaker();
            // Each wake goes right into the primitive from another thread, which would hang if the gate were held.
            for (int end = 0; end < 3; end++)
            {
                SyncCase primitive = SyncCase.Make(kind);
                CountingWaker last = new CountingWaker();
                primitive.Busy();
                Future first = primitive.Make();
                Future second = primitive.Make();
                int calls = 0;
                CallingWaker calling = new CallingWaker(() =>
                {
                    calls++;
                    System.Threading.Thread thread = new System.Threading.Thread(() => primitive.Make().Cancel());
                    thread.Start();
                    thread.Join();
                    thread = new System.Threading.Thread(() => ProbeAndCancel(primitive));
                    thread.Start();
                    thread.Join();
                });
                Expect.Pending(first, calling);
                Expect.Pending(second, calling);
                if (end == 0)
                {
                    primitive.Release();
                    first.Cancel();
                }
                else if (end == 1)
                {
                    primitive.Close();
                }
                else
                {
                    primitive.Release();
                }

                Assert.AreEqual(end == 2 && primitive.PassesOn ? 1 : 2, calls);
            }
        }

        private static void ProbeAndCancel(SyncCase primitive)
        {
            Future future = primitive.Make();
            try
            {
                future.Poll(s_other);
            }
            catch (ClosedException)
            {
            }

            future.Cancel();
            if (future.IsCompleted)
            {
                primitive.Done(future);
            }
        }
    }
}
