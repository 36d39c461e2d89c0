using Maitake.Atomics;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class AtomicInt64Tests
    {
        // Wider than 32 bits, with different halves.
        private const long Wide = 0x123456789ABCDEF0;

        [TestMethod]
        public void LoadAndStore_KeepAll64Bits()
        {
            AtomicInt64 atomic = new AtomicInt64(Wide);

            Assert.AreEqual(Wide, atomic.Load());
            atomic.Store(-Wide);
            Assert.AreEqual(-Wide, atomic.Load());
        }

        [TestMethod]
        public void Exchange_ReturnsWhatWasThere()
        {
            AtomicInt64 atomic = new AtomicInt64(Wide);

            Assert.AreEqual(Wide, atomic.Exchange(1));
            Assert.AreEqual(1L, atomic.Load());
        }

        [TestMethod]
        public void CompareExchange_ComparesAll64Bits()
        {
            AtomicInt64 atomic = new AtomicInt64(Wide);

            Assert.AreEqual(Wide, atomic.CompareExchange(1, Wide & 0xFFFFFFFF));
            Assert.AreEqual(Wide, atomic.CompareExchange(1, Wide ^ 1));
            Assert.AreEqual(Wide, atomic.Load());
            Assert.AreEqual(Wide, atomic.CompareExchange(1, Wide));
            Assert.AreEqual(1L, atomic.Load());
        }

        [TestMethod]
        public void Add_ReturnsTheSumAndCarriesOver()
        {
            AtomicInt64 atomic = new AtomicInt64(0xFFFFFFFF);

            Assert.AreEqual(0x100000000L, atomic.Add(1));
            Assert.AreEqual(0xFFFFFFFFL, atomic.Add(-1));
            Assert.AreEqual(0xFFFFFFFFL, atomic.Load());
        }

        [TestMethod]
        public void AddingPastTheEnd_Wraps()
        {
            AtomicInt64 atomic = new AtomicInt64(long.MaxValue);

            Assert.AreEqual(long.MinValue, atomic.Add(1));
            Assert.AreEqual(long.MaxValue, atomic.Add(-1));
        }
    }
}
