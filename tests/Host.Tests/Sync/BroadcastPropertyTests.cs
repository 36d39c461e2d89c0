using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>Broadcast and Watch against a naive model: the list of everything that was ever sent.</summary>
    [TestClass]
    public class BroadcastPropertyTests
    {
        private static readonly Gen<(int Action, int Index)[]> s_steps = Gen.Frequency(
            (6, Gen.Const(0)), (2, Gen.Const(1)), (6, Gen.Const(2)), (6, Gen.Const(3)), (3, Gen.Const(4)), (2, Gen.Const(5)), (1, Gen.Int[6, 12]))
            .SelectMany(action => Gen.Int[0, 99].Select(index => (action, index))).Array[1, 80];

        [TestMethod]
        public void Broadcasts()
        {
            Gen.Select(Gen.Int[1, 5], s_steps).Sample(
                (capacity, steps) => new History(new Broadcast(capacity), capacity, 0, new List<int>()).Run(steps), iter: PropertyCases.Of(5000));
        }

        [TestMethod]
        public void Watches()
        {
            s_steps.Sample(
                steps => new History(new Watch(), 1, 1, new List<int>()).Run(steps), iter: PropertyCases.Of(3000));
            s_steps.Sample(
                steps => new History(new Watch(-7), 1, 1, new List<int> { -7 }).Run(steps), iter: PropertyCases.Of(3000));
        }

        private sealed class History
        {
            private readonly Broadcast _broadcast;
            private readonly int _capacity;
            private readonly int _replay;
            private readonly List<int> _sent;
            private readonly List<Subscriber> _subscribers = new List<Subscriber>();
            private readonly List<Observer> _observers = new List<Observer>();
            private readonly List<int> _line = new List<int>();
            private readonly List<int> _woken = new List<int>();
            private readonly List<int> _expectedWoken = new List<int>();
            private bool _closed;

            public History(Broadcast broadcast, int capacity, int replay, List<int> sent)
            {
                _broadcast = broadcast;
                _capacity = capacity;
                _replay = replay;
                _sent = sent;
            }

            private enum State
            {
                Idle,
                Queued,
                Granted,
                Told,
                Ready,
                Canceled,
            }

            public void Run((int Action, int Index)[] steps)
            {
                foreach ((int action, int index) in steps)
                {
                    Do(action, _subscribers.Count == 0 ? -1 : index % _subscribers.Count);
                    Assert.AreEqual(string.Join(" ", _expectedWoken), string.Join(" ", _woken));
                    Assert.AreEqual(_closed, _broadcast.IsClosed);
                    if (_broadcast is Watch watch)
                    {
                        Assert.AreEqual(_sent.Count == 0 ? null : (object)_sent[^1], watch.Value);
                    }
                }
            }

            private void Do(int action, int id)
            {
                switch (action)
                {
                    case 0 when _closed:
                        Assert.ThrowsExactly<ClosedException>(() => _broadcast.Send(0));
                        break;
                    case 0:
                        _broadcast.Send(_sent.Count);
                        _sent.Add(_sent.Count);
                        WakeAll(State.Granted);
                        break;
                    case 1:
                        _subscribers.Add(_broadcast.Subscribe());
                        _observers.Add(new Observer { Seen = _sent.Count - System.Math.Min(_replay, _sent.Count) });
                        break;
                    case 2 when id >= 0:
                        Cancel(id);
                        Assert.AreSame(_subscribers[id], _subscribers[id].Next());
                        _observers[id].State = State.Idle;
                        Poll(id);
                        break;
                    case 3 when id >= 0 && _observers[id].State != State.Canceled:
                        Poll(id);
                        break;
                    case 4 when id >= 0:
                        TryNext(id);
                        break;
                    case 5 when id >= 0:
                        _subscribers[id].Cancel();
                        Cancel(id);
                        break;
                    case 12:
                        _broadcast.Close();
                        _closed = true;
                        WakeAll(State.Told);
                        break;
                }
            }

            private void WakeAll(State state)
            {
                foreach (int id in _line)
                {
                    _observers[id].State = state;
                    _expectedWoken.Add(id);
                }

                _line.Clear();
            }

            private void Cancel(int id)
            {
                if (_observers[id].State != State.Ready)
                {
                    _observers[id].State = State.Canceled;
                    _line.Remove(id);
                }
            }

            private void Poll(int id)
            {
                Observer observer = _observers[id];
                Subscriber subscriber = _subscribers[id];
                if (observer.State == State.Ready)
                {
                    Assert.AreEqual(PollResult.Ready, subscriber.Poll(new Recorder(_woken, id)));
                    return;
                }

                if (observer.State == State.Told || (observer.State != State.Queued && _closed && observer.Seen == _sent.Count))
                {
                    Assert.ThrowsExactly<ClosedException>(() => subscriber.Poll(new Recorder(_woken, id)));
                    return;
                }

                bool ready = observer.State == State.Granted || (observer.State == State.Idle && observer.Seen < _sent.Count);
                Assert.AreEqual(ready, subscriber.Poll(new Recorder(_woken, id)) == PollResult.Ready);
                if (ready)
                {
                    int missed = observer.Take(_sent.Count, _capacity);
                    Assert.AreEqual(_sent[observer.Seen - 1], subscriber.Result);
                    Assert.AreEqual(missed, subscriber.Missed);
                }
                else if (observer.State == State.Idle)
                {
                    _line.Add(id);
                }

                observer.State = ready ? State.Ready : State.Queued;
            }

            private void TryNext(int id)
            {
                Observer observer = _observers[id];
                Subscriber subscriber = _subscribers[id];

                // While it waits, too: it gives its place up.
                observer.State = State.Idle;
                _line.Remove(id);
                object item = null;
                if (observer.Seen == _sent.Count)
                {
                    if (_closed)
                    {
                        Assert.ThrowsExactly<ClosedException>(() => subscriber.TryNext(out item));
                    }
                    else
                    {
                        Assert.IsFalse(subscriber.TryNext(out item));
                    }

                    return;
                }

                Assert.IsTrue(subscriber.TryNext(out item));
                int missed = observer.Take(_sent.Count, _capacity);
                Assert.AreEqual(_sent[observer.Seen - 1], item);
                Assert.AreEqual(missed, subscriber.Missed);
            }

            private sealed class Observer
            {
                public int Seen;
                public State State;

                public int Take(int sent, int capacity)
                {
                    int missed = System.Math.Max(0, sent - Seen - capacity);
                    Seen += missed + 1;
                    return missed;
                }
            }
        }
    }
}
