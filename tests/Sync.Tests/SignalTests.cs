using System.Threading;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    [TestClass]
    public class SignalTests
    {
        private static readonly object s_one = new object();
        private static readonly object s_two = new object();

        [TestMethod]
        public void AValueSetBefore_IsThereAtTheFirstPoll_Once()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait wait = signal.Wait();
            signal.Set(s_one);
            Assert.IsTrue(signal.IsSet);

            Polled.Ready(wait, waker);
            Assert.AreSame(s_one, wait.Result);
            Assert.IsFalse(signal.IsSet);
            Assert.AreEqual(0, waker.Count);

            wait.Reset();
            Polled.Pending(wait, waker);
        }

        [TestMethod]
        public void TheLastValueWins()
        {
            Signal signal = new Signal();
            Wait wait = signal.Wait();
            signal.Set(s_one);
            signal.Set(s_two);

            Polled.Ready(wait, new CountingWaker());
            Assert.AreSame(s_two, wait.Result);
            object value;
            Assert.IsFalse(signal.TryTake(out value));
        }

        [TestMethod]
        public void AWaiterIsWokenOnce_AndGetsTheLatestValueWhenItLooks()
        {
            Signal signal = new Signal();
            CountingWaker first = new CountingWaker();
            CountingWaker second = new CountingWaker();
            Wait a = signal.Wait();
            Wait b = signal.Wait();
            Polled.Pending(a, first);
            Polled.Pending(b, second);

            signal.Set(s_one);
            Assert.AreEqual(1, first.Count);
            signal.Set(s_two);

            // The second value replaced the first, which nobody had taken yet: it is no reason to wake another.
            Assert.AreEqual(1, first.Count);
            Assert.AreEqual(0, second.Count);
            Polled.Ready(a, first);
            Assert.AreSame(s_two, a.Result);
            Polled.Pending(b, second);
        }

        [TestMethod]
        public void EachValueGoesToOne_InTheOrderOfArrival()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait[] waits = new Wait[3];
            for (int i = 0; i < waits.Length; i++)
            {
                waits[i] = signal.Wait();
                Polled.Pending(waits[i], waker);
            }

            for (int i = 0; i < waits.Length; i++)
            {
                object value = new object();
                signal.Set(value);
                Assert.AreEqual(i + 1, waker.Count);
                Polled.Ready(waits[i], waker);
                Assert.AreSame(value, waits[i].Result);
                for (int j = i + 1; j < waits.Length; j++)
                {
                    Polled.Pending(waits[j], waker);
                }
            }
        }

        [TestMethod]
        public void NullIsAValue()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait wait = signal.Wait();
            Polled.Pending(wait, waker);
            signal.Set();
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(wait, waker);
            Assert.IsNull(wait.Result);

            signal.Set(null);
            object value = s_one;
            Assert.IsTrue(signal.TryTake(out value));
            Assert.IsNull(value);
        }

        [TestMethod]
        public void TryTake_TakesAValueOnce()
        {
            Signal signal = new Signal();
            object value = s_one;
            Assert.IsFalse(signal.TryTake(out value));
            Assert.IsNull(value);

            signal.Set(s_two);
            Assert.IsTrue(signal.TryTake(out value));
            Assert.AreSame(s_two, value);
            Assert.IsFalse(signal.TryTake(out value));
            Assert.IsFalse(signal.IsSet);
        }

        [TestMethod]
        public void AValueThatAWaiterWasWokenFor_IsItsAlone()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait woken = signal.Wait();
            Polled.Pending(woken, waker);
            signal.Set(s_one);

            object value;
            Assert.IsFalse(signal.IsSet);
            Assert.IsFalse(signal.TryTake(out value));
            Wait late = signal.Wait();
            Polled.Pending(late, waker);
            signal.Reset();
            Polled.Ready(woken, waker);
            Assert.AreSame(s_one, woken.Result);
            Polled.Pending(late, waker);
        }

        [TestMethod]
        public void Reset_ForgetsTheValue()
        {
            Signal signal = new Signal();
            signal.Set(s_one);
            signal.Reset();
            Assert.IsFalse(signal.IsSet);
            object value;
            Assert.IsFalse(signal.TryTake(out value));
            Polled.Pending(signal.Wait(), new CountingWaker());
            signal.Reset();
        }

        [TestMethod]
        public void CanceledBeforeItsFirstPoll_TakesNothing()
        {
            Signal signal = new Signal();
            Wait wait = signal.Wait();
            signal.Set(s_one);
            wait.Cancel();
            Assert.IsTrue(signal.IsSet);
            Polled.Canceled(wait, new CountingWaker());
        }

        [TestMethod]
        public void CanceledInLine_LeavesTheValueToTheNext()
        {
            Signal signal = new Signal();
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Wait a = signal.Wait();
            Wait b = signal.Wait();
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            a.Cancel();
            Assert.IsFalse(signal.IsSet);

            signal.Set(s_one);
            Assert.AreEqual(0, gone.Count);
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(b, waker);
            Assert.AreSame(s_one, b.Result);

            // Nor is there a value where none was set.
            b.Reset();
            Polled.Pending(b, waker);
            b.Cancel();
            Assert.IsFalse(signal.IsSet);
        }

        [TestMethod]
        public void CanceledOnceWoken_PassesTheValueOn()
        {
            Signal signal = new Signal();
            CountingWaker gone = new CountingWaker();
            CountingWaker waker = new CountingWaker();
            Wait a = signal.Wait();
            Wait b = signal.Wait();
            Polled.Pending(a, gone);
            Polled.Pending(b, waker);
            signal.Set(s_one);
            Assert.AreEqual(1, gone.Count);

            a.Cancel();
            Assert.AreEqual(1, waker.Count);
            Polled.Ready(b, waker);
            Assert.AreSame(s_one, b.Result);
            Assert.IsFalse(signal.IsSet);
        }

        [TestMethod]
        public void CanceledOnceWoken_WithNobodyBehind_LeavesTheValue()
        {
            Signal signal = new Signal();
            Wait wait = signal.Wait();
            Polled.Pending(wait, new CountingWaker());
            signal.Set(s_one);
            signal.Set(s_two);
            wait.Cancel();

            Assert.IsTrue(signal.IsSet);
            object value;
            Assert.IsTrue(signal.TryTake(out value));
            Assert.AreSame(s_two, value);
        }

        [TestMethod]
        public void CanceledOnceReady_KeepsTheValue()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait wait = signal.Wait();
            signal.Set(s_one);
            Polled.Ready(wait, waker);
            wait.Cancel();
            Polled.Ready(wait, waker);
            Assert.AreSame(s_one, wait.Result);
            Assert.IsFalse(signal.IsSet);
        }

        [TestMethod]
        public void Close_EndsWaitsAndForgetsTheValue()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait waiting = signal.Wait();
            Wait unpolled = signal.Wait();
            Polled.Pending(waiting, waker);
            signal.Close();

            Assert.IsTrue(signal.IsClosed);
            Assert.AreEqual(1, waker.Count);
            Polled.Closed(waiting, waker);
            Polled.Closed(unpolled, waker);
            Polled.Closed(signal.Wait(), waker);
            signal.Set(s_one);
            Assert.IsFalse(signal.IsSet);
            Polled.Closed(signal.Wait(), waker);
            object value;
            Assert.ThrowsException(typeof(ClosedException), () => signal.TryTake(out value));
        }

        [TestMethod]
        public void Close_LeavesTheValueToTheOneWokenForIt()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait woken = signal.Wait();
            Wait ready = signal.Wait();
            signal.Set(s_two);
            Polled.Ready(ready, waker);
            Polled.Pending(woken, waker);
            signal.Set(s_one);
            signal.Close();

            Polled.Ready(woken, waker);
            Assert.AreSame(s_one, woken.Result);
            Polled.Ready(ready, waker);
        }

        [TestMethod]
        public void OnceClosed_ThereIsNoValueToBeTaken()
        {
            Signal signal = new Signal();
            signal.Set(s_one);
            signal.Close();
            Assert.IsFalse(signal.IsSet);

            signal = new Signal();
            Wait woken = signal.Wait();
            Polled.Pending(woken, new CountingWaker());
            signal.Set(s_one);
            signal.Close();
            woken.Cancel();
            Assert.IsFalse(signal.IsSet);
        }

        [TestMethod]
        public void Close_ThenCancelOfTheOneWoken_ReachesNobody()
        {
            Signal signal = new Signal();
            CountingWaker waker = new CountingWaker();
            Wait woken = signal.Wait();
            Wait behind = signal.Wait();
            Polled.Pending(woken, waker);
            Polled.Pending(behind, waker);
            signal.Set(s_one);
            signal.Close();
            woken.Cancel();
            Polled.Closed(behind, waker);
            Polled.Closed(signal.Wait(), waker);
        }

        [TestMethod]
        public void SetByAnotherThread_WakesATask()
        {
            Machine machine = new Machine(1);
            Signal signal = new Signal();
            Wait wait = signal.Wait();
            Task task = machine.Executor.Spawn(wait);
            machine.Scheduler.Tick();
            Assert.IsFalse(task.IsCompleted);

            Thread thread = new Thread(() => signal.Set(s_one));
            thread.Start();
            thread.Join();
            machine.Scheduler.Tick();

            Assert.IsTrue(task.IsCompleted);
            Assert.AreSame(s_one, wait.Result);
        }
    }
}
