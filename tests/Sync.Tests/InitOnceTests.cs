using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class InitOnceTests
    {
        private static CountingWaker s_waker;
        private static readonly object s_value = new object();
        private static Lazy s_lazy;
        private static int s_made;

        [TestMethod]
        public void AValueIsSetOnce()
        {
            InitOnce once = new InitOnce();
            Assert.IsNull(once.TryGet());
            Assert.ThrowsException(typeof(InvalidOperationException), () => once.Get());
            Assert.IsTrue(once.TryInit(s_value));
            Assert.AreSame(s_value, once.TryGet());
            Assert.AreSame(s_value, once.Get());

            Assert.IsFalse(once.TryInit(new object()));
            Assert.ThrowsException(typeof(InvalidOperationException), () => once.Init(new object()));
            Assert.AreSame(s_value, once.Get());
        }

        [TestMethod]
        public void NoValue_IsRefused()
        {
            InitOnce once = new InitOnce();
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.TryInit(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.Init(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.GetOrElse(() => null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.GetOrElse(null));
            Assert.IsNull(once.TryGet());
            once.Init(s_value);
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.GetOrElse(null));
        }

        [TestMethod]
        public void GetOrElse_MakesTheValueIfThereIsNone()
        {
            InitOnce once = new InitOnce();
            Assert.AreSame(s_value, once.GetOrElse(() => s_value));
            Assert.AreSame(s_value, once.GetOrElse(Fail));
            Assert.AreSame(s_value, once.Get());
        }

        [TestMethod]
        public void GetOrElse_TheFirstOneCounts()
        {
            InitOnce once = new InitOnce();
            Assert.AreSame(s_value, once.GetOrElse(() =>
            {
                once.Init(s_value);
                return new object();
            }));
        }

        [TestMethod]
        public void TasksWaitForTheValue()
        {
            s_waker = new CountingWaker();
            InitOnce once = new InitOnce();
            Wait[] waits = { once.Wait(), once.Wait(), once.Wait() };
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(waits[i], s_waker);
            }

            waits[1].Cancel();
            once.Init(s_value);

            Assert.AreEqual(2, s_waker.Count);
            Expect.Ready(waits[0], s_waker);
            Assert.AreSame(s_value, waits[0].Result);
            Expect.Ready(waits[2], s_waker);
            Wait late = once.Wait();
            Expect.Ready(late, s_waker);
            Assert.AreSame(s_value, late.Result);
        }

        [TestMethod]
        public void Closed_ThereWillBeNone()
        {
            s_waker = new CountingWaker();
            InitOnce once = new InitOnce();
            Wait wait = once.Wait();
            Expect.Pending(wait, s_waker);
            once.Close();

            Expect.Closed(wait, s_waker);
            Assert.ThrowsException(typeof(ClosedException), () => once.TryInit(s_value));
            Assert.ThrowsException(typeof(ClosedException), () => once.Init(s_value));
            Assert.ThrowsException(typeof(ClosedException), () => once.GetOrElse(() => s_value));
            Assert.IsNull(once.TryGet());
        }

        [TestMethod]
        public void ClosedLater_TheValueStays()
        {
            s_waker = new CountingWaker();
            InitOnce once = new InitOnce();
            Wait granted = once.Wait();
            Expect.Pending(granted, s_waker);
            once.Init(s_value);
            once.Close();

            Assert.AreSame(s_value, once.Get());
            Assert.IsFalse(once.TryInit(new object()));
            Expect.Ready(granted, s_waker);
            Assert.AreSame(s_value, granted.Result);
            Wait late = once.Wait();
            Expect.Ready(late, s_waker);
            Assert.AreSame(s_value, late.Result);
        }

        [TestMethod]
        public void ALazyValue_IsMadeOnce_WhenItIsAskedFor()
        {
            s_waker = new CountingWaker();
            s_made = 0;
            Lazy lazy = new Lazy(Count);
            Wait wait = lazy.Wait();
            Expect.Pending(wait, s_waker);
            Assert.IsNull(lazy.TryGet());
            Assert.AreEqual(0, s_made);

            Assert.AreSame(s_value, lazy.Get());
            Assert.AreSame(s_value, lazy.Get());
            Assert.AreSame(s_value, lazy.TryGet());
            Assert.AreEqual(1, s_made);
            Assert.AreEqual(1, s_waker.Count);
            Expect.Ready(wait, s_waker);
            Assert.AreSame(s_value, wait.Result);
            Assert.IsFalse(lazy.TryInit(new object()));
        }

        [TestMethod]
        public void ALazyValue_CanBeSetBefore()
        {
            Lazy lazy = new Lazy(Fail);
            lazy.Init(s_value);
            Assert.AreSame(s_value, lazy.Get());
        }

        [TestMethod]
        public void ALazyValueThatCannotBeMade_IsTriedAgain()
        {
            s_made = 0;
            Lazy lazy = new Lazy(() =>
            {
                if (++s_made < 3)
                {
                    throw new NotSupportedException();
                }

                return s_value;
            });

            Assert.ThrowsException(typeof(NotSupportedException), () => lazy.Get());
            Assert.ThrowsException(typeof(NotSupportedException), () => lazy.Get());
            Assert.AreSame(s_value, lazy.Get());
            Assert.AreEqual(3, s_made);
        }

        [TestMethod]
        public void ALazyValueThatNeedsItself_IsRefused()
        {
            // Upstream spins for ever.
            s_lazy = new Lazy(() => s_lazy.Get());
            Assert.ThrowsException(typeof(InvalidOperationException), () => s_lazy.Get());
            Assert.ThrowsException(typeof(InvalidOperationException), () => s_lazy.Get());
            Assert.IsTrue(s_lazy.TryInit(s_value));
            Assert.AreSame(s_value, s_lazy.Get());
        }

        [TestMethod]
        public void ALazyValue_NeedsAFunctionWithAValue()
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Lazy(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Lazy(() => null).Get());
        }

        [TestMethod]
        public void AnotherThreadWaitsWhileALazyValueIsMade()
        {
            s_made = 0;
            object other = null;
            System.Threading.Thread thread = null;
            Lazy lazy = null;
            lazy = new Lazy(() =>
            {
                s_made++;
                thread = new System.Threading.Thread(() => other = lazy.Get());
                thread.Start();
                System.Threading.Thread.Sleep(0);
                return s_value;
            });

            Assert.AreSame(s_value, lazy.Get());
            thread.Join();
            Assert.AreSame(s_value, other);
            Assert.AreEqual(1, s_made);
        }

        private static object Fail()
        {
            throw new NotSupportedException();
        }

        private static object Count()
        {
            s_made++;
            return s_value;
        }
    }
}
