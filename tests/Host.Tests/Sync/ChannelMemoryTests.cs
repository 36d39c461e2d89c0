using System;
using System.Runtime.CompilerServices;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Synchronization
{
    [TestClass]
    public class ChannelMemoryTests
    {
        [TestMethod]
        public void AChannelDoesNotKeepWhatWasReceived()
        {
            Channel channel = new Channel(4);
            WeakReference item = SendAndReceive(channel);
            GC.Collect();
            Assert.IsFalse(item.IsAlive);
            GC.KeepAlive(channel);
        }

        [TestMethod]
        public void ASignalDoesNotKeepWhatWasTaken()
        {
            Signal signal = new Signal();
            WeakReference item = SetAndTake(signal);
            GC.Collect();
            Assert.IsFalse(item.IsAlive);
            GC.KeepAlive(signal);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static WeakReference SendAndReceive(Channel channel)
        {
            object item = new object();
            channel.TrySend(item);
            Assert.IsTrue(channel.TryReceive(out object received));
            Assert.AreSame(item, received);
            return new WeakReference(item);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static WeakReference SetAndTake(Signal signal)
        {
            object item = new object();
            signal.Set(item);
            Assert.IsTrue(signal.TryTake(out object taken));
            Assert.AreSame(item, taken);
            return new WeakReference(item);
        }
    }
}
