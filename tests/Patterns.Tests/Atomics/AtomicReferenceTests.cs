using Maitake.Atomics;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class AtomicReferenceTests
    {
        [TestMethod]
        public void LoadAndStore_KeepTheReference()
        {
            object a = new object();
            object b = new object();
            AtomicReference atomic = new AtomicReference(a);

            Assert.AreSame(a, atomic.Load());
            atomic.Store(b);
            Assert.AreSame(b, atomic.Load());
            atomic.Store(null);
            Assert.IsNull(atomic.Load());
        }

        [TestMethod]
        public void Exchange_ReturnsTheReferenceFromBefore()
        {
            object a = new object();
            object b = new object();
            AtomicReference atomic = new AtomicReference(a);

            Assert.AreSame(a, atomic.Exchange(b));
            Assert.AreSame(b, atomic.Exchange(null));
            Assert.IsNull(atomic.Load());
        }

        [TestMethod]
        public void CompareExchange_ComparesIdentityAndNotEquality()
        {
            object a = new EqualToAll();
            object b = new EqualToAll();
            object next = new object();
            AtomicReference atomic = new AtomicReference(a);

            Assert.AreSame(a, atomic.CompareExchange(next, b));
            Assert.AreSame(a, atomic.Load());
            Assert.AreSame(a, atomic.CompareExchange(next, a));
            Assert.AreSame(next, atomic.Load());
        }

        [TestMethod]
        public void CompareExchange_TakesNullOnEitherSide()
        {
            object a = new object();
            AtomicReference atomic = new AtomicReference(null);

            Assert.IsNull(atomic.CompareExchange(a, null));
            Assert.AreSame(a, atomic.CompareExchange(null, a));
            Assert.IsNull(atomic.Load());
        }

        private sealed class EqualToAll
        {
            public override bool Equals(object other)
            {
                return true;
            }

            public override int GetHashCode()
            {
                return 0;
            }
        }
    }
}
