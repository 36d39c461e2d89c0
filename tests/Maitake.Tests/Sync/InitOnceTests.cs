using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    [TestClass]
    public class InitOnceTests
    {
        private readonly CountingWaker _waker = new CountingWaker();
        private readonly object _value = new object();
        private Lazy _lazy;
        private int _made;

        [TestMethod]
        public void AValueIsSetOnce()
        {
            InitOnce once = new InitOnce();
            Assert.IsNull(once.TryGet());
            Assert.ThrowsException(typeof(InvalidOperationException), () => once.Get());
            Assert.IsTrue(once.TryInit(_value));
            Assert.AreSame(_value, once.TryGet());
            Assert.AreSame(_value, once.Get());

            Assert.IsFalse(once.TryInit(new object()));
            Assert.ThrowsException(typeof(InvalidOperationException), () => once.Init(new object()));
            Assert.AreSame(_value, once.Get());
        }

        [TestMethod]
        public void NoValue_IsRefused()
        {
            InitOnce once = new InitOnce();
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.TryInit(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.Init(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => once.GetOrElse(() => null));
            Assert.IsNull(once.TryGet());
        }

        [TestMethod]
        public void GetOrElse_MakesTheValueIfThereIsNone()
        {
            InitOnce once = new InitOnce();
            Assert.AreSame(_value, once.GetOrElse(() => _value));
            Assert.AreSame(_value, once.GetOrElse(Fail));
            Assert.AreSame(_value, once.Get());
        }

        [TestMethod]
        public void GetOrElse_TheFirstOneCounts()
        {
            InitOnce once = new InitOnce();
            Assert.AreSame(_value, once.GetOrElse(() =>
            {
                once.Init(_value);
                return new object();
            }));
        }

        [TestMethod]
        public void TasksWaitForTheValue()
        {
            InitOnce once = new InitOnce();
            Wait[] waits = { once.Wait(), once.Wait(), once.Wait() };
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(waits[i], _waker);
            }

            waits[1].Cancel();
            once.Init(_value);

            Assert.AreEqual(2, _waker.Count);
            Expect.Ready(waits[0], _waker);
            Assert.AreSame(_value, waits[0].Result);
            Expect.Ready(waits[2], _waker);
            Wait late = once.Wait();
            Expect.Ready(late, _waker);
            Assert.AreSame(_value, late.Result);
        }

        [TestMethod]
        public void Closed_ThereWillBeNone()
        {
            InitOnce once = new InitOnce();
            Wait wait = once.Wait();
            Expect.Pending(wait, _waker);
            once.Close();

            Expect.Closed(wait, _waker);
            Assert.ThrowsException(typeof(ClosedException), () => once.TryInit(_value));
            Assert.ThrowsException(typeof(ClosedException), () => once.Init(_value));
            Assert.ThrowsException(typeof(ClosedException), () => once.GetOrElse(() => _value));
            Assert.IsNull(once.TryGet());
        }

        [TestMethod]
        public void ClosedLater_TheValueStays()
        {
            InitOnce once = new InitOnce();
            Wait granted = once.Wait();
            Expect.Pending(granted, _waker);
            once.Init(_value);
            once.Close();

            Assert.AreSame(_value, once.Get());
            Assert.IsFalse(once.TryInit(new object()));
            Expect.Ready(granted, _waker);
            Assert.AreSame(_value, granted.Result);
        }

        [TestMethod]
        public void ALazyValue_IsMadeOnce_WhenItIsAskedFor()
        {
            _made = 0;
            Lazy lazy = new Lazy(Count);
            Wait wait = lazy.Wait();
            Expect.Pending(wait, _waker);
            Assert.IsNull(lazy.TryGet());
            Assert.AreEqual(0, _made);

            Assert.AreSame(_value, lazy.Get());
            Assert.AreSame(_value, lazy.Get());
            Assert.AreSame(_value, lazy.TryGet());
            Assert.AreEqual(1, _made);
            Assert.AreEqual(1, _waker.Count);
            Expect.Ready(wait, _waker);
            Assert.AreSame(_value, wait.Result);
            Assert.IsFalse(lazy.TryInit(new object()));
        }

        [TestMethod]
        public void ALazyValue_CanBeSetBefore()
        {
            Lazy lazy = new Lazy(Fail);
            lazy.Init(_value);
            Assert.AreSame(_value, lazy.Get());
        }

        [TestMethod]
        public void ALazyValueThatCannotBeMade_IsTriedAgain()
        {
            _made = 0;
            Lazy lazy = new Lazy(() =>
            {
                if (++_made < 3)
                {
                    throw new NotSupportedException();
                }

                return _value;
            });

            Assert.ThrowsException(typeof(NotSupportedException), () => lazy.Get());
            Assert.ThrowsException(typeof(NotSupportedException), () => lazy.Get());
            Assert.AreSame(_value, lazy.Get());
            Assert.AreEqual(3, _made);
        }

        [TestMethod]
        public void ALazyValueThatNeedsItself_IsRefused()
        {
            // Upstream spins for ever.
            _lazy = new Lazy(() => _lazy.Get());
            Assert.ThrowsException(typeof(InvalidOperationException), () => _lazy.Get());
            Assert.ThrowsException(typeof(InvalidOperationException), () => _lazy.Get());
            Assert.IsTrue(_lazy.TryInit(_value));
            Assert.AreSame(_value, _lazy.Get());
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
            _made = 0;
            object other = null;
            System.Threading.Thread thread = null;
            Lazy lazy = null;
            lazy = new Lazy(() =>
            {
                _made++;
                thread = new System.Threading.Thread(() => other = lazy.Get());
                thread.Start();
                System.Threading.Thread.Sleep(0);
                return _value;
            });

            Assert.AreSame(_value, lazy.Get());
            thread.Join();
            Assert.AreSame(_value, other);
            Assert.AreEqual(1, _made);
        }

        private static object Fail()
        {
            throw new NotSupportedException();
        }

        private object Count()
        {
            _made++;
            return _value;
        }
    }
}
