using Maitake;

namespace AsyncLibrary
{
    /// <summary>Leaves of each kind, made by methods of another type than theirs, as those of queues and channels are.</summary>
    public interface IMailbox
    {
        MailFuture Receive(int polls);
    }

    public class Mailbox : IMailbox
    {
        private readonly Mail _mail = new Mail("mail");
        private int _received;

        /// <summary>Virtual for the runtime, since an interface has it, but nobody can override it.</summary>
        public MailFuture Receive(int polls)
        {
            MailFuture future = new MailFuture(this);
            future.Begin(polls);
            return future;
        }

        public ObjectFuture ReceiveObject()
        {
            ObjectFuture future = new ObjectFuture();
            future.Begin(Take());
            return future;
        }

        /// <summary>Of a type that is not sealed: whether it is a frame is found out at run time.</summary>
        public CountFuture Count(int add)
        {
            CountFuture future = new CountFuture();
            future.Begin(_received + add);
            return future;
        }

        /// <summary>Returns less than it makes.</summary>
        public Future<long> Total()
        {
            TotalFuture future = new TotalFuture();
            future.Begin(_received * 10_000_000_000L);
            return future;
        }

        internal Mail Take()
        {
            _received++;
            return _mail;
        }

#if NANOFRAMEWORK_1_0
        [Recycler]
        internal MailFuture Receive(int polls, MailFuture used)
        {
            if (used == null || used.Box != this)
            {
                return Receive(polls);
            }

            used.Begin(polls);
            return used;
        }

        [Recycler]
        internal ObjectFuture ReceiveObject(ObjectFuture used)
        {
            used = used ?? new ObjectFuture();
            used.Begin(Take());
            return used;
        }

        [Recycler]
        internal CountFuture Count(int add, CountFuture used)
        {
            used = used ?? new CountFuture();
            used.Begin(_received + add);
            return used;
        }

        [Recycler]
        internal Future<long> Total(Future<long> used)
        {
            TotalFuture future = used == null ? new TotalFuture() : (TotalFuture)used;
            future.Begin(_received * 10_000_000_000L);
            return future;
        }
#endif
    }

    public sealed class Mail
    {
        public readonly string Text;

        public Mail(string text)
        {
            Text = text;
        }
    }

    /// <summary>Pending a number of times.</summary>
    public sealed class MailFuture : Future<Mail>
    {
        internal readonly Mailbox Box;
        private int _polls;

        internal MailFuture(Mailbox box)
        {
            Box = box;
        }

        public override PollResult Poll(Waker waker)
        {
            if (IsCanceled)
            {
                ThrowCanceled();
            }

            if (_polls-- > 0)
            {
                waker.Wake();
                return PollResult.Pending;
            }

            Complete(Box.Take());
            return PollResult.Ready;
        }

        internal void Begin(int polls)
        {
            Renew();
            _polls = polls;
        }
    }

    public sealed class ObjectFuture : Future<object>
    {
        private object _value;

        public override PollResult Poll(Waker waker)
        {
            Complete(_value);
            return PollResult.Ready;
        }

        internal void Begin(object value)
        {
            Renew();
            _value = value;
        }
    }

    public class CountFuture : Future<int>
    {
        private int _value;

        public override PollResult Poll(Waker waker)
        {
            if (_value < 0)
            {
                throw new System.InvalidOperationException("negative");
            }

            Complete(_value);
            return PollResult.Ready;
        }

        internal void Begin(int value)
        {
            Renew();
            _value = value;
        }
    }

    internal sealed class TotalFuture : Future<long>
    {
        private long _value;

        public override PollResult Poll(Waker waker)
        {
            Complete(_value);
            return PollResult.Ready;
        }

        internal void Begin(long value)
        {
            Renew();
            _value = value;
        }
    }
}
