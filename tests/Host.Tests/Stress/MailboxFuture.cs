using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>
    /// A task that reads what several threads have put into its boxes. A sender writes plainly and wakes; the poll reads plainly and
    /// answers. Whatever was written before the last wake has to be answered without another one.
    /// </summary>
    internal sealed class MailboxFuture : Future
    {
        private readonly long[] _sent;
        private readonly long[] _seen;
        private readonly int _delay;
        private int _inside;

        public MailboxFuture(int senders, int delay)
        {
            _sent = new long[senders];
            _seen = new long[senders];
            _delay = delay;
        }

        public long Polls { get; private set; }

        public bool IsClosed { get; set; }

        public void Send(int sender, long number)
        {
            _sent[sender] = number;
        }

        public long Seen(int sender)
        {
            return Volatile.Read(ref _seen[sender]);
        }

        public override PollResult Poll(Waker waker)
        {
            Assert.AreEqual(0, Interlocked.Exchange(ref _inside, 1), "polled by two threads at once");
            Polls++;
            for (int i = 0; i < _sent.Length; i++)
            {
                Volatile.Write(ref _seen[i], _sent[i]);
            }

            // Room for a wake between the look at the boxes and the end of the poll.
            if (_delay > 0)
            {
                Thread.SpinWait(_delay);
            }

            bool done = IsClosed;
            Interlocked.Exchange(ref _inside, 0);
            if (!done)
            {
                return PollResult.Pending;
            }

            Complete();
            return PollResult.Ready;
        }
    }
}
