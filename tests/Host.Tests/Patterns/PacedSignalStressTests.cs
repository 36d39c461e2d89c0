using System;
using System.Threading;
using Maitake.Patterns;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Patterns
{
    /// <summary>A thread that sets values, as an interrupt would, while a task reads and gives up again and again.</summary>
    [TestClass]
    public class PacedSignalStressTests
    {
        private const int Values = 200_000;

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        [Timeout(60_000)]
        public void WhateverIsCancelledWhen_ValuesComeInOrderAndTheLastIsNotLost(bool isDebounce)
        {
            VirtualBoard board = new VirtualBoard { WaitsForThreads = true };
            Signal signal = new Signal();
            TimeSpan time = TimeSpan.FromMilliseconds(isDebounce ? 0 : 1);
            PacedSignal paced = isDebounce ? new Debounce(board.Timer, signal, time) : new Throttle(board.Timer, signal, time);
            Thread setter = new Thread(() =>
            {
                for (int i = 1; i <= Values; i++)
                {
                    signal.Set(i);
                }
            });
            Reader reader = new Reader(paced);
            setter.Start();
            board.Run(reader);
            setter.Join();

            Assert.AreEqual(Values, reader.Last);
            Assert.IsTrue(reader.InOrder);
            Assert.IsFalse(signal.IsSet);
        }

        private sealed class Reader : Future
        {
            private readonly PacedSignal _paced;
            private readonly Random _random = new Random(1);

            public Reader(PacedSignal paced)
            {
                _paced = paced;
            }

            public int Last { get; private set; }

            public bool InOrder { get; private set; } = true;

            public override PollResult Poll(Waker waker)
            {
                while (_paced.Poll(waker) == PollResult.Ready)
                {
                    int value = (int)_paced.Result;
                    InOrder &= value > Last;
                    Last = value;
                    if (value == Values)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    _paced.Next();
                }

                if (_random.Next(4) == 0)
                {
                    _paced.Cancel();
                    _paced.Next();
                    waker.Wake();
                }

                return PollResult.Pending;
            }
        }
    }
}
