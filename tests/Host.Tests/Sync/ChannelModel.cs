using System;
using System.Collections.Generic;
using Maitake.Sync;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>What a channel is supposed to be: lists of items and of those who wait, gone through from end to end.</summary>
    internal sealed class ChannelModel
    {
        private readonly int _capacity;
        private readonly ChannelFullMode _mode;
        private readonly List<Request> _senders = new List<Request>();
        private readonly List<Request> _receivers = new List<Request>();
        private int _grantedSends;
        private int _grantedReceives;

        public ChannelModel(int capacity, ChannelFullMode mode)
        {
            _capacity = capacity;
            _mode = mode;
        }

        public enum State
        {
            Idle,
            Queued,
            Granted,
            Told,
            Ready,
            Canceled,
        }

        public enum Outcome
        {
            Pending,
            Ready,
            Closed,
        }

        public List<int> Items { get; } = new List<int>();

        public List<int> Woken { get; } = new List<int>();

        public bool IsClosed { get; private set; }

        public int Dropped { get; private set; }

        private int Free
        {
            get { return _capacity - Items.Count - _grantedSends; }
        }

        private int Available
        {
            get { return Items.Count - _grantedReceives; }
        }

        // Null: closed.
        public bool? TrySend(int item)
        {
            if (IsClosed)
            {
                return null;
            }

            if (!MaySend())
            {
                return false;
            }

            Enqueue(item);
            Settle();
            return true;
        }

        // Null: closed.
        public bool? TryReceive(out int item)
        {
            item = 0;
            if (IsClosed && Items.Count == 0)
            {
                return null;
            }

            if (_receivers.Count > 0 || Available == 0)
            {
                return false;
            }

            item = Dequeue();
            Settle();
            return true;
        }

        public Outcome Poll(Request request)
        {
            switch (request.State)
            {
                case State.Ready:
                    return Outcome.Ready;
                case State.Queued:
                    return Outcome.Pending;
                case State.Told:
                    return Outcome.Closed;
            }

            bool granted = request.State == State.Granted;
            request.State = State.Idle;
            if (granted)
            {
                Forget(request);
            }

            if (request.IsSend ? IsClosed : IsClosed && Items.Count == 0)
            {
                return Outcome.Closed;
            }

            if (!granted && !(request.IsSend ? MaySend() : _receivers.Count == 0 && Available > 0))
            {
                request.State = State.Queued;
                (request.IsSend ? _senders : _receivers).Add(request);
                return Outcome.Pending;
            }

            request.State = State.Ready;
            if (request.IsSend)
            {
                Enqueue(request.Item);
            }
            else
            {
                request.Item = Dequeue();
            }

            Settle();
            return Outcome.Ready;
        }

        public void Cancel(Request request)
        {
            switch (request.State)
            {
                case State.Ready:
                    return;
                case State.Queued:
                    (request.IsSend ? _senders : _receivers).Remove(request);
                    break;
                case State.Granted:
                    Forget(request);
                    break;
            }

            request.State = State.Canceled;
            Settle();
        }

        public void Close()
        {
            IsClosed = true;
            Settle();
        }

        private bool MaySend()
        {
            return _mode != ChannelFullMode.Wait || (_senders.Count == 0 && Free > 0);
        }

        private void Forget(Request request)
        {
            if (request.IsSend)
            {
                _grantedSends--;
            }
            else
            {
                _grantedReceives--;
            }
        }

        private void Enqueue(int item)
        {
            if (Items.Count < _capacity)
            {
                Items.Add(item);
                return;
            }

            Dropped++;
            switch (_mode)
            {
                case ChannelFullMode.DropOldest:
                    Items.RemoveAt(0);
                    Items.Add(item);
                    break;
                case ChannelFullMode.DropNewest:
                    Items[_capacity - 1] = item;
                    break;
                case ChannelFullMode.DropWrite:
                    break;
                default:
                    throw new InvalidOperationException("The model sent to a full channel");
            }
        }

        private int Dequeue()
        {
            int item = Items[0];
            Items.RemoveAt(0);
            return item;
        }

        private void Settle()
        {
            while (_senders.Count > 0 && (IsClosed || Free > 0))
            {
                Grant(_senders, IsClosed);
            }

            while (_receivers.Count > 0 && ((IsClosed && Items.Count == 0) || Available > 0))
            {
                Grant(_receivers, Available == 0);
            }
        }

        private void Grant(List<Request> line, bool closed)
        {
            Request first = line[0];
            line.RemoveAt(0);
            Woken.Add(first.Id);
            first.State = closed ? State.Told : State.Granted;
            if (closed)
            {
                return;
            }

            if (first.IsSend)
            {
                _grantedSends++;
            }
            else
            {
                _grantedReceives++;
            }
        }

        public sealed class Request
        {
            public int Id;
            public bool IsSend;
            public int Item;
            public State State;
        }
    }
}
