using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>
    /// Wakers that come back into the primitive that wakes them, or throw, which those of the library do not: what was decided before stays decided,
    /// and nothing is left half done.
    /// </summary>
    [TestClass]
    public class ReentrancyTests
    {
        private static readonly object s_value = new object();

        [TestMethod]
        public void AQueueThatTheFirstOneWokenCloses_HasWokenTheOthers()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait first = queue.Wait();
            Wait second = queue.Wait();
            Expect.Pending(first, new CallingWaker(() => queue.Close()));
            Expect.Pending(second, waker);

            queue.WakeAll();

            Assert.IsTrue(queue.IsClosed);
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
            Expect.Closed(queue.Wait(), waker);
        }

        [TestMethod]
        public void AnEventThatTheFirstOneWokenCloses_HasLetTheOthersThrough()
        {
            Event gate = new Event();
            CountingWaker waker = new CountingWaker();
            Wait first = gate.Wait();
            Wait second = gate.Wait();
            Wait third = gate.Wait();
            Expect.Pending(first, new CallingWaker(() =>
            {
                gate.Reset();
                gate.Close();
            }));
            Expect.Pending(second, waker);
            Expect.Pending(third, waker);

            gate.Set();

            Assert.AreEqual(2, waker.Count);
            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
            Expect.Ready(third, waker);
            Expect.Closed(gate.Wait(), waker);

            // Closed is closed.
            gate.Set();
            Assert.IsFalse(gate.IsSet);
        }

        [TestMethod]
        public void ABarrierThatTheFirstOneWokenCloses_HasLetTheOthersThrough()
        {
            Barrier barrier = new Barrier(3);
            CountingWaker waker = new CountingWaker();
            Future<bool> first = barrier.Wait();
            Future<bool> second = barrier.Wait();
            Future<bool> third = barrier.Wait();
            Expect.Pending(first, new CallingWaker(() => barrier.Close()));
            Expect.Pending(second, waker);

            Expect.Ready(third, waker);

            Assert.IsTrue(third.Result);
            Assert.AreEqual(1, waker.Count);
            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
            Assert.IsFalse(second.Result);
            Expect.Closed(barrier.Wait(), waker);
        }

        [TestMethod]
        public void AValueThatTheFirstOneWokenCloses_IsTheOthersToo()
        {
            InitOnce once = new InitOnce();
            CountingWaker waker = new CountingWaker();
            Wait first = once.Wait();
            Wait second = once.Wait();
            Expect.Pending(first, new CallingWaker(() => once.Close()));
            Expect.Pending(second, waker);

            once.Init(s_value);

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
            Assert.AreSame(s_value, second.Result);
        }

        [TestMethod]
        public void ABroadcastThatTheFirstOneWokenCloses_HasShownTheOthersTheItem()
        {
            Broadcast broadcast = new Broadcast(2);
            CountingWaker waker = new CountingWaker();
            Subscriber first = broadcast.Subscribe();
            Subscriber second = broadcast.Subscribe();
            Expect.Pending(first, new CallingWaker(() => broadcast.Close()));
            Expect.Pending(second, waker);

            broadcast.Send(s_value);

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(second, waker);
            Assert.AreSame(s_value, second.Result);
            Expect.Closed(second.Next(), waker);
        }

        [TestMethod]
        public void AWakeFromInsideAWakeOfAll_DoesNotWaitForThat()
        {
            // As an interrupt's would that comes between two wakes of a thread of lower priority.
            WaitQueue queue = new WaitQueue();
            CountingWaker second = new CountingWaker();
            CountingWaker late = new CountingWaker();
            Wait lateWait = queue.Wait();
            int lateWakes = -1;
            queue.Wait().Poll(new CallingWaker(() =>
            {
                lateWait.Reset();
                Expect.Pending(lateWait, late);
                queue.Wake();
                lateWakes = late.Count;
            }));
            queue.Wait().Poll(second);

            queue.WakeAll();

            Assert.AreEqual(1, lateWakes);
            Assert.AreEqual(1, second.Count);
            Assert.AreEqual(1, late.Count);
            Expect.Ready(lateWait, late);
            Expect.Pending(queue.Wait(), late);
        }

        [TestMethod]
        public void AWakerThatTakesWhatItIsWokenFor_GetsIt()
        {
            // It is granted by then, and whoever looks has it.
            Mutex mutex = new Mutex();
            Guard holder = mutex.TryLock();
            Guard guard = mutex.Lock();
            CountingWaker waker = new CountingWaker();
            int held = 0;
            Expect.Pending(guard, new CallingWaker(() =>
            {
                guard.Poll(waker);
                held = guard.HeldPermits;
                guard.Dispose();
            }));

            holder.Dispose();

            Assert.AreEqual(1, held);
            Assert.IsFalse(mutex.IsLocked);

            Channel channel = new Channel(1);
            Wait receive = channel.Receive();
            object received = null;
            Expect.Pending(receive, new CallingWaker(() =>
            {
                receive.Poll(waker);
                received = receive.Result;
                channel.TrySend(channel);
            }));
            Assert.IsTrue(channel.TrySend(s_value));
            Assert.AreSame(s_value, received);
            Assert.AreEqual(1, channel.Count);
        }

        [DataRow(0), DataRow(1), DataRow(2), DataRow(3)]
        [TestMethod]
        public void AWakerThatThrows_TakesNothingAlong(int kind)
        {
            // It comes out of the call that woke it. What the one behind it has coming is there for it, at the latest with the next call.
            SyncCase primitive = SyncCase.Make(kind);
            CountingWaker waker = new CountingWaker();
            primitive.Busy();
            Future first = primitive.Make();
            Future second = primitive.Make();
            Expect.Pending(first, new CallingWaker(Throw));
            Expect.Pending(second, waker);

            Assert.ThrowsException(typeof(NotSupportedException), () => primitive.Release());
            first.Cancel();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(second, waker);
            Assert.AreEqual(0, primitive.Free());
            primitive.Done(second);
            Assert.AreEqual(1, primitive.Free());
        }

        [TestMethod]
        public void AWakerThatThrowsOutOfAWakeOfAll_LeavesTheOthersToTheNextWake()
        {
            WaitQueue queue = new WaitQueue();
            CountingWaker waker = new CountingWaker();
            Wait first = queue.Wait();
            Wait second = queue.Wait();
            Wait third = queue.Wait();
            Expect.Pending(first, new CallingWaker(Throw));
            Expect.Pending(second, waker);
            Expect.Pending(third, waker);
            Assert.ThrowsException(typeof(NotSupportedException), () => queue.WakeAll());

            Wait late = queue.Wait();
            Expect.Pending(late, waker);
            queue.Wake();

            Assert.AreEqual(3, waker.Count);
            Expect.Ready(first, waker);
            Expect.Ready(second, waker);
            Expect.Ready(third, waker);
            Expect.Ready(late, waker);
        }

        private static void Throw()
        {
            throw new NotSupportedException();
        }
    }
}
