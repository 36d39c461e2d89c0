using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>The tests of maitake-sync's reader-writer lock, under their names there, and what else it promises.</summary>
    [TestClass]
    public class RwLockTests
    {
        private static CountingWaker s_waker;
        private static int s_value;
        private static bool s_isWriting;

        [TestMethod]
        public void R1_ReadShared()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Read(), s_waker);
            Expect.Ready(rwLock.Read(), s_waker);
        }

        [TestMethod]
        public void R2_WriteSharedPending()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Read(), s_waker);
            Expect.Pending(rwLock.Write(), s_waker);
        }

        [TestMethod]
        public void R3_ReadExclusivePending()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Write(), s_waker);
            Expect.Pending(rwLock.Read(), s_waker);
        }

        [TestMethod]
        public void R4_WriteExclusivePending()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Write(), s_waker);
            Expect.Pending(rwLock.Write(), s_waker);
        }

        [TestMethod]
        public void R5_WriteSharedDrop()
        {
            RwLock rwLock = new RwLock();
            CountingWaker waker = new CountingWaker();
            Guard reader = rwLock.Read();
            Guard writer = rwLock.Write();
            Expect.Ready(reader, waker);
            Expect.Pending(writer, waker);

            reader.Dispose();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(writer, waker);
        }

        [TestMethod]
        public void R6_WriteReadSharedPending()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Guard first = rwLock.Read();
            Guard second = rwLock.Read();
            Guard writer = rwLock.Write();
            Guard late = rwLock.Read();
            Expect.Ready(first, s_waker);
            Expect.Ready(second, s_waker);
            Expect.Pending(writer, s_waker);
            Expect.Pending(late, s_waker);
            Assert.IsNull(rwLock.TryRead());

            first.Dispose();
            Expect.Pending(writer, s_waker);
            second.Dispose();
            Expect.Ready(writer, s_waker);
            Expect.Pending(late, s_waker);
            writer.Dispose();
            Expect.Ready(late, s_waker);
        }

        [TestMethod]
        public void R7_WriteReadSharedDropPending()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            CountingWaker waker = new CountingWaker();
            Guard reader = rwLock.Read();
            Guard writer = rwLock.Write();
            Guard late = rwLock.Read();
            Expect.Ready(reader, s_waker);
            Expect.Pending(writer, s_waker);
            Expect.Pending(late, waker);

            writer.Cancel();

            Assert.AreEqual(1, waker.Count);
            Expect.Ready(late, waker);
        }

        [TestMethod]
        public void WriteAndReadWrite()
        {
            Scheduler scheduler = new Scheduler(3);
            RwLock rwLock = new RwLock();
            s_value = 0;
            s_isWriting = false;
            scheduler.Spawn(Write(rwLock));
            scheduler.Spawn(Read(rwLock));
            scheduler.Spawn(Write(rwLock));

            Assert.AreEqual(3, scheduler.Tick().Completed);
            Assert.AreEqual(2, s_value);
        }

        [TestMethod]
        public void ManyReadersBehindAWriter_ComeAllAtOnce()
        {
            RwLock rwLock = new RwLock();
            CountingWaker waker = new CountingWaker();
            Guard writer = rwLock.TryWrite();
            Guard[] readers = { rwLock.Read(), rwLock.Read(), rwLock.Read() };
            Guard last = rwLock.Write();
            for (int i = 0; i < 3; i++)
            {
                Expect.Pending(readers[i], waker);
            }

            Expect.Pending(last, waker);
            writer.Dispose();

            Assert.AreEqual(3, waker.Count);
            for (int i = 0; i < 3; i++)
            {
                Expect.Ready(readers[i], waker);
                Assert.AreEqual(3, waker.Count);
                readers[i].Dispose();
            }

            Assert.AreEqual(4, waker.Count);
            Expect.Ready(last, waker);
        }

        [TestMethod]
        public void Trying_DoesNotWait()
        {
            RwLock rwLock = new RwLock();
            Guard reader = rwLock.TryRead();
            Assert.IsNotNull(rwLock.TryRead());
            Assert.IsNull(rwLock.TryWrite());
            reader.Dispose();
            Assert.IsNull(rwLock.TryWrite());

            rwLock = new RwLock();
            Guard writer = rwLock.TryWrite();
            Assert.IsNull(rwLock.TryRead());
            Assert.IsNull(rwLock.TryWrite());
            writer.Dispose();
            Assert.IsNotNull(rwLock.TryRead());
        }

        [TestMethod]
        public void Closing_EndsReadersAndWriters()
        {
            s_waker = new CountingWaker();
            RwLock rwLock = new RwLock();
            Guard held = rwLock.TryRead();
            Guard writer = rwLock.Write();
            Guard reader = rwLock.Read();
            Expect.Pending(writer, s_waker);
            Expect.Pending(reader, s_waker);
            rwLock.Close();

            Expect.Closed(writer, s_waker);
            Expect.Closed(reader, s_waker);
            Assert.ThrowsException(typeof(ClosedException), () => rwLock.TryRead());
            Assert.ThrowsException(typeof(ClosedException), () => rwLock.TryWrite());
            held.Dispose();
            Assert.IsTrue(rwLock.IsClosed);
        }

        private static async Future Write(RwLock rwLock)
        {
            using (await rwLock.Write())
            {
                Assert.IsFalse(s_isWriting);
                s_isWriting = true;
                int value = s_value;
                await Futures.YieldNow();
                s_value = value + 1;
                s_isWriting = false;
            }
        }

        private static async Future Read(RwLock rwLock)
        {
            using (await rwLock.Read())
            {
                int value = s_value;
                Assert.IsFalse(s_isWriting);
                await Futures.YieldNow();
                Assert.IsFalse(s_isWriting);
                Assert.AreEqual(value, s_value);
            }
        }
    }
}
