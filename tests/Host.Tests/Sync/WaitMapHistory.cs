using System.Collections.Generic;
using System.Linq;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>A history of a wait map beside a naive model. Each value that was handed over is read, or reported unread, once.</summary>
    internal sealed class WaitMapHistory
    {
        private readonly Map _map = new Map();
        private readonly List<Waiter> _waiters = new List<Waiter>();
        private readonly List<(int Key, object Value)> _unread = new List<(int, object)>();
        private int _values;
        private bool _closed;

        public void Do(SyncStep step)
        {
            int key = step.Amount;
            switch (step.Act)
            {
                case SyncAct.Wake:
                case SyncAct.WakeAll:
                    Wake(key, step.Index % 10 == 0 ? null : "value " + _values++);
                    break;
                case SyncAct.Close:
                    _map.Close();
                    _closed = true;
                    foreach (Waiter waiter in _waiters.Where(w => w.Place == Place.InLine))
                    {
                        waiter.Place = Place.Closed;
                        waiter.Wakes += waiter.HasWaker ? 1 : 0;
                    }

                    break;
                default:
                    if (step.Act == SyncAct.Make || _waiters.Count == 0)
                    {
                        _waiters.Add(new Waiter(_map.Wait(key), key));
                    }
                    else
                    {
                        On(step.Act, _waiters[step.Index % _waiters.Count]);
                    }

                    break;
            }

            foreach (Waiter waiter in _waiters)
            {
                Assert.AreEqual(waiter.Wakes, waiter.Waker.Count);
                Assert.AreEqual(waiter.Place == Place.Completed, waiter.Wait.IsCompleted);
                if (waiter.Place == Place.Completed)
                {
                    Assert.AreSame(waiter.Value, waiter.Wait.Result);
                }
            }

            CollectionAssert.AreEqual(_unread, _map.Unread);
            Assert.AreEqual(_closed, _map.IsClosed);
        }

        private void Wake(int key, object value)
        {
            Waiter waiter = _waiters.SingleOrDefault(w => w.Place == Place.InLine && w.Key == key);
            WakeOutcome expected = _closed ? WakeOutcome.Closed : waiter == null ? WakeOutcome.NoMatch : WakeOutcome.Woke;
            if (expected == WakeOutcome.Woke)
            {
                waiter.Place = Place.Granted;
                waiter.Value = value;
                waiter.Wakes += waiter.HasWaker ? 1 : 0;
            }

            Assert.AreEqual(expected, _map.Wake(key, value));
        }

        private void On(SyncAct act, Waiter waiter)
        {
            switch (act)
            {
                case SyncAct.Cancel:
                    if (waiter.Place != Place.Completed)
                    {
                        Leave(waiter);
                        waiter.Place = Place.Canceled;
                    }

                    waiter.Wait.Cancel();
                    break;
                case SyncAct.Reset:
                    Leave(waiter);
                    waiter.Wait.Reset();
                    break;
                case SyncAct.Subscribe:
                    string expected = Poll(waiter, false);
                    Assert.AreEqual(expected, Answer.Of(waiter.Wait.Subscribe));
                    break;
                default:
                    expected = Poll(waiter, true);
                    Assert.AreEqual(expected, Answer.Of(() => waiter.Wait.Poll(waiter.Waker)));
                    break;
            }
        }

        private string Poll(Waiter waiter, bool withWaker)
        {
            switch (waiter.Place)
            {
                case Place.Completed:
                    return Answer.Ready;
                case Place.Canceled:
                    return Answer.Misuse;
                case Place.Closed:
                    return Answer.Closed;
                case Place.Granted:
                    waiter.Place = Place.Completed;
                    return Answer.Ready;
                case Place.InLine:
                    waiter.HasWaker |= withWaker;
                    return Answer.Pending;
            }

            if (_closed)
            {
                return Answer.Closed;
            }

            // A duplicate.
            if (_waiters.Any(w => w.Place == Place.InLine && w.Key == waiter.Key))
            {
                return Answer.Misuse;
            }

            waiter.Place = Place.InLine;
            waiter.HasWaker = withWaker;
            return Answer.Pending;
        }

        private void Leave(Waiter waiter)
        {
            if (waiter.Place == Place.Granted)
            {
                _unread.Add((waiter.Key, waiter.Value));
            }

            waiter.Place = Place.New;
        }

        private sealed class Waiter
        {
            public Waiter(Wait wait, int key)
            {
                Wait = wait;
                Key = key;
            }

            public Wait Wait { get; }

            public int Key { get; }

            public StepWaker Waker { get; } = new StepWaker();

            public Place Place { get; set; }

            public bool HasWaker { get; set; }

            public object Value { get; set; }

            public int Wakes { get; set; }
        }

        private sealed class Map : WaitMap
        {
            public List<(int Key, object Value)> Unread { get; } = new List<(int, object)>();

            protected override void OnUnread(int key, object value)
            {
                Unread.Add((key, value));
            }
        }
    }
}
