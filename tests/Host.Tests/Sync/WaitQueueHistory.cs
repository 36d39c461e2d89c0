using System.Collections.Generic;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>A history of a wait queue beside a naive model: a list of who waits, and marks at those that a wake of all has reached.</summary>
    internal sealed class WaitQueueHistory
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly List<Waiter> _waiters = new List<Waiter>();
        private readonly List<Waiter> _line = new List<Waiter>();
        private bool _stored;
        private bool _closed;

        public void Do(SyncStep step)
        {
            switch (step.Act)
            {
                case SyncAct.Wake:
                    _queue.Wake();
                    Pass();
                    break;
                case SyncAct.WakeAll:
                    _queue.WakeAll();
                    foreach (Waiter waiter in _waiters)
                    {
                        waiter.Reached |= waiter.Place == Place.New;
                    }

                    Grant(_line.Count, false);
                    break;
                case SyncAct.Close:
                    _queue.Close();
                    _closed = true;
                    foreach (Waiter waiter in _line)
                    {
                        waiter.Place = Place.Closed;
                        waiter.Wakes += waiter.HasWaker ? 1 : 0;
                    }

                    _line.Clear();
                    break;
                default:
                    if (step.Act == SyncAct.Make || _waiters.Count == 0)
                    {
                        _waiters.Add(new Waiter(_queue.Wait()));
                    }
                    else
                    {
                        On(step.Act, _waiters[step.Index % _waiters.Count]);
                    }

                    break;
            }

            foreach (Waiter waiter in _waiters)
            {
                Assert.AreEqual(waiter.Wakes, waiter.Waker.Count, "wakes of one that is " + waiter.Place);
                Assert.AreEqual(waiter.Place == Place.Completed, waiter.Wait.IsCompleted);
            }

            Assert.AreEqual(_closed, _queue.IsClosed);
        }

        private void On(SyncAct act, Waiter waiter)
        {
            switch (act)
            {
                case SyncAct.Cancel:
                    waiter.Wait.Cancel();
                    if (waiter.Place != Place.Completed)
                    {
                        Leave(waiter);
                        waiter.Place = Place.Canceled;
                    }

                    break;
                case SyncAct.Reset:
                    waiter.Wait.Reset();
                    Leave(waiter);
                    waiter.Place = Place.New;
                    waiter.Reached = false;
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

            if (waiter.Reached || (_stored && _line.Count == 0))
            {
                _stored &= waiter.Reached;
                waiter.Place = Place.Completed;
                return Answer.Ready;
            }

            waiter.Place = Place.InLine;
            waiter.HasWaker = withWaker;
            _line.Add(waiter);
            return Answer.Pending;
        }

        private void Leave(Waiter waiter)
        {
            _line.Remove(waiter);
            if (waiter.Place == Place.Granted && waiter.IsSingle)
            {
                waiter.Place = Place.New;
                Pass();
            }
        }

        private void Pass()
        {
            if (_line.Count > 0)
            {
                Grant(1, true);
            }
            else
            {
                _stored = true;
            }
        }

        private void Grant(int count, bool single)
        {
            for (; count > 0; count--)
            {
                Waiter first = _line[0];
                _line.RemoveAt(0);
                first.Place = Place.Granted;
                first.IsSingle = single;
                first.Wakes += first.HasWaker ? 1 : 0;
                first.HasWaker = false;
            }
        }

        private sealed class Waiter
        {
            public Waiter(Wait wait)
            {
                Wait = wait;
            }

            public Wait Wait { get; }

            public StepWaker Waker { get; } = new StepWaker();

            public Place Place { get; set; }

            public bool HasWaker { get; set; }

            public bool IsSingle { get; set; }

            public bool Reached { get; set; }

            public int Wakes { get; set; }
        }
    }
}
