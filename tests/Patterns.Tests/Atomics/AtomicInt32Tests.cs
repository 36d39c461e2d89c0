using Maitake.Atomics;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class AtomicInt32Tests
    {
        [TestMethod]
        public void LoadAndStore_ReadAndWrite()
        {
            AtomicInt32 atomic = new AtomicInt32(5);

            Assert.AreEqual(5, atomic.Load());
            atomic.Store(-7);
            Assert.AreEqual(-7, atomic.Load());
        }

        [TestMethod]
        public void Exchange_ReturnsWhatWasThere()
        {
            AtomicInt32 atomic = new AtomicInt32(1);

            Assert.AreEqual(1, atomic.Exchange(2));
            Assert.AreEqual(2, atomic.Load());
        }

        [TestMethod]
        public void CompareExchange_WritesOnlyIfTheComparandIsThere()
        {
            AtomicInt32 atomic = new AtomicInt32(1);

            Assert.AreEqual(1, atomic.CompareExchange(9, 2));
            Assert.AreEqual(1, atomic.Load());
            Assert.AreEqual(1, atomic.CompareExchange(9, 1));
            Assert.AreEqual(9, atomic.Load());
        }

        [TestMethod]
        public void IncrementAndDecrement_ReturnTheNewValue()
        {
            AtomicInt32 atomic = new AtomicInt32(41);

            Assert.AreEqual(42, atomic.Increment());
            Assert.AreEqual(41, atomic.Decrement());
            Assert.AreEqual(41, atomic.Load());
        }

        [TestMethod]
        public void Add_ReturnsTheSum()
        {
            AtomicInt32 atomic = new AtomicInt32(40);

            Assert.AreEqual(42, atomic.Add(2));
            Assert.AreEqual(-8, atomic.Add(-50));
            Assert.AreEqual(-8, atomic.Load());
        }

        [TestMethod]
        public void CountingPastTheEnd_Wraps()
        {
            AtomicInt32 atomic = new AtomicInt32(int.MaxValue);

            Assert.AreEqual(int.MinValue, atomic.Increment());
            Assert.AreEqual(int.MaxValue, atomic.Decrement());
            Assert.AreEqual(int.MinValue, atomic.Add(1));
            Assert.AreEqual(int.MaxValue, atomic.Add(-1));
        }

        [TestMethod]
        public void Or_SetsBitsAndReturnsTheValueFromBefore()
        {
            AtomicInt32 atomic = new AtomicInt32(0x0F);

            Assert.AreEqual(0x0F, atomic.Or(0x3C));
            Assert.AreEqual(0x3F, atomic.Load());
        }

        [TestMethod]
        public void And_ClearsBitsAndReturnsTheValueFromBefore()
        {
            AtomicInt32 atomic = new AtomicInt32(0x0F);

            Assert.AreEqual(0x0F, atomic.And(0x3C));
            Assert.AreEqual(0x0C, atomic.Load());
        }

        [TestMethod]
        public void TheSignBit_IsABitLikeAnyOther()
        {
            AtomicInt32 atomic = new AtomicInt32(1);

            Assert.AreEqual(1, atomic.Or(int.MinValue));
            Assert.AreEqual(int.MinValue + 1, atomic.Load());
            Assert.AreEqual(int.MinValue + 1, atomic.And(int.MaxValue));
            Assert.AreEqual(1, atomic.Load());
        }
    }
}
