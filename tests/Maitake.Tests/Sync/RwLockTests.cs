using System;
using Maitake.Sync;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>The tests of maitake-sync's reader-writer lock, under their names there, and what else it promises.</summary>
    [TestClass]
    public class RwLockTests
    {
        private readonly CountingWaker _waker = new CountingWaker();
        private int _value;
        private bool _isWriting;

        [TestMethod]
        public void R1_ReadShared()
        {
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Read(), _waker);
            Expect.Ready(rwLock.Read(), _waker);
        }

        [TestMethod]
        public void R2_WriteSharedPending()
        {
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Read(), _waker);
            Expect.Pending(rwLock.Write(), _waker);
        }

        [TestMethod]
        public void R3_ReadExclusivePending()
        {
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Write(), _waker);
            Expect.Pending(rwLock.Read(), _waker);
        }

        [TestMethod]
        public void R4_WriteExclusivePending()
        {
            RwLock rwLock = new RwLock();
            Expect.Ready(rwLock.Write(), _waker);
            Expect.Pending(rwLock.Write(), _waker);
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
            RwLock rwLock = new RwLock();
            Guard first = rwLock.Read();
            Guard second = rwLock.Read();
            Guard writer = rwLock.Write();
            Guard late = rwLock.Read();
            Expect.Ready(first, _waker);
            Expect.Ready(second, _waker);
            Expect.Pending(writer, _waker);
            Expect.Pending(late, _waker);
            Assert.IsNull(rwLock.TryRead());

            first.Dispose();
            Expect.Pending(writer, _waker);
            second.Dispose();
            Expect.Ready(writer, _waker);
            Expect.Pending(late, _waker);
            writer.Dispose();
            Expect.Ready(late, _waker);
        }

        [TestMethod]
        public void R7_WriteReadSharedDropPending()
        {
            RwLock rwLock = new RwLock();
            CountingWaker waker = new CountingWaker();
            Guard reader = rwLock.Read();
            Guard writer = rwLock.Write();
            Guard late = rwLock.Read();
            Expect.Ready(reader, _waker);
            Expect.Pending(writer, _waker);
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
            _value = 0;
            _isWriting = false;
            scheduler.Spawn(Write(rwLock));
            scheduler.Spawn(Read(rwLock));
            scheduler.Spawn(Write(rwLock));

            Assert.AreEqual(3, scheduler.Tick().Completed);
            Assert.AreEqual(2, _value);
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
            RwLock rwLock = new RwLock();
            Guard held = rwLock.TryRead();
            Guard writer = rwLock.Write();
            Guard reader = rwLock.Read();
            Expect.Pending(writer, _waker);
            Expect.Pending(reader, _waker);
            rwLock.Close();

            Expect.Closed(writer, _waker);
            Expect.Closed(reader, _waker);
            Assert.ThrowsException(typeof(ClosedException), () => rwLock.TryRead());
            Assert.ThrowsException(typeof(ClosedException), () => rwLock.TryWrite());
            held.Dispose();
            Assert.IsTrue(rwLock.IsClosed);
        }

        private async Future Write(RwLock rwLock)
        {
            using (await rwLock.Write())
            {
                Assert.IsFalse(_isWriting);
                _isWriting = true;
                int value = _value;
                await Futures.YieldNow();
                _value = value + 1;
                _isWriting = false;
            }
        }

        private async Future Read(RwLock rwLock)
        {
            using (await rwLock.Read())
            {
                int value = _value;
                Assert.IsFalse(_isWriting);
                await Futures.YieldNow();
                Assert.IsFalse(_isWriting);
                Assert.AreEqual(value, _value);
            }
        }
    }
}
