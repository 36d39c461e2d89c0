using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>A history of a semaphore, a mutex or a reader-writer lock, beside a naive model: a number, and a list of who waits.</summary>
    internal sealed class PermitHistory
    {
        private readonly List<Request> _requests = new List<Request>();
        private readonly List<Request> _line = new List<Request>();
        private readonly PermitSource _source;
        private readonly Func<int, Guard> _ask;
        private readonly Func<int, Guard> _try;
        private readonly Func<int, int> _amount;
        private readonly int _all;
        private int _permits;
        private int _added;
        private int _forgotten;
        private bool _closed;

        public PermitHistory(PermitSource source, int permits, Func<int, int> amount, Func<int, Guard> ask, Func<int, Guard> tryAsk)
        {
            _source = source;
            _all = permits;
            _permits = permits;
            _amount = amount;
            _ask = ask;
            _try = tryAsk;
        }

        public void Do(SyncStep step)
        {
            if (step.Act == SyncAct.Make || (_requests.Count == 0 && step.Act < SyncAct.Add))
            {
                Make(step);
            }
            else if (step.Act == SyncAct.Add)
            {
                Add(step.Amount);
            }
            else if (step.Act == SyncAct.Close)
            {
                Close();
            }
            else if (_requests.Count > 0)
            {
                On(step.Act, _requests[step.Index % _requests.Count]);
            }

            foreach (Request request in _requests)
            {
                Assert.AreEqual(request.Wakes, request.Waker.Count, "wakes of " + request);
                Assert.AreEqual(request.Held, request.Guard.HeldPermits, "held by " + request);
                Assert.AreEqual(request.Place == Place.Completed, request.Guard.IsCompleted, request.ToString());
            }

            Assert.AreEqual(_closed, _source.IsClosed);
            if (_source is Semaphore semaphore)
            {
                Assert.AreEqual(_closed || _line.Count > 0 ? 0 : _permits, semaphore.AvailablePermits);
            }

            if (_source is Mutex mutex)
            {
                Assert.AreEqual(_permits == 0 || _line.Count > 0, mutex.IsLocked);
            }
        }

        /// <summary>Gives everything up and back, and sees whether all permits are there again.</summary>
        public void End()
        {
            foreach (Request request in _requests)
            {
                request.Guard.Cancel();
                request.Guard.Dispose();
            }

            // What was forgotten does not come back, and then nobody writes again.
            if (!_closed && _source is Semaphore semaphore)
            {
                Assert.AreEqual(_all + _added - _forgotten, semaphore.AvailablePermits);
            }
            else if (!_closed)
            {
                Assert.AreEqual(_forgotten == 0, _try(_all) != null);
            }
        }

        private void Make(SyncStep step)
        {
            int amount = _amount(step.Amount);
            if (step.Index % 3 != 0)
            {
                _requests.Add(new Request(_ask(amount), amount));
                return;
            }

            Guard guard = null;
            string answer = Answer.Of(() => (guard = _try(amount)) != null);
            Assert.AreEqual(Attempt(amount), answer, "try " + amount);
            if (guard != null)
            {
                _permits -= amount;
                _requests.Add(new Request(guard, amount) { Place = Place.Completed, Held = amount });
            }
        }

        private void Add(int amount)
        {
            if (_source is Semaphore semaphore)
            {
                semaphore.AddPermits(amount);
                _added += amount;
                _permits += amount;
                Settle();
            }
        }

        private void Close()
        {
            _source.Close();
            _closed = true;
            foreach (Request request in _line)
            {
                request.Place = Place.Closed;
                request.Wakes++;
            }

            _line.Clear();
        }

        private void On(SyncAct act, Request request)
        {
            switch (act)
            {
                case SyncAct.Poll:
                case SyncAct.Subscribe:
                    Assert.AreEqual(Poll(request), Answer.Of(() => request.Guard.Poll(request.Waker)), "poll " + request);
                    break;
                case SyncAct.Cancel:
                    request.Guard.Cancel();
                    if (request.Place != Place.Completed)
                    {
                        Leave(request);
                        request.Place = Place.Canceled;
                    }

                    break;
                case SyncAct.Reset:
                    string reset = Answer.Of(() =>
                    {
                        request.Guard.Reset();
                        return true;
                    });
                    Assert.AreEqual(request.Held != 0 ? Answer.Misuse : Answer.Ready, reset);
                    if (request.Held == 0)
                    {
                        Leave(request);
                        request.Place = Place.New;
                    }

                    break;
                case SyncAct.TryTake:
                    TryTake(request);
                    break;
                case SyncAct.Forget:
                    Assert.AreEqual(request.Held, request.Guard.Forget());
                    _forgotten += request.Held;
                    request.Held = 0;
                    break;
                default:
                    request.Guard.Dispose();
                    _permits += request.Held;
                    request.Held = 0;
                    Settle();
                    break;
            }
        }

        private void TryTake(Request request)
        {
            string expected = Answer.Misuse;
            if (request.Held == 0)
            {
                Leave(request);
                request.Place = Place.New;
                expected = Attempt(request.Amount);
                if (expected == Answer.Ready)
                {
                    Take(request);
                }
            }

            Assert.AreEqual(expected, Answer.Of(request.Guard.TryTake), "take " + request);
        }

        private string Poll(Request request)
        {
            switch (request.Place)
            {
                case Place.Completed:
                    return Answer.Ready;
                case Place.Canceled:
                    return Answer.Misuse;
                case Place.Closed:
                    return Answer.Closed;
                case Place.InLine:
                    return Answer.Pending;
                case Place.Granted:
                    request.Place = Place.Completed;
                    request.Held = request.Amount;
                    return Answer.Ready;
                default:
                    string answer = Attempt(request.Amount);
                    if (answer == Answer.Ready)
                    {
                        Take(request);
                    }
                    else if (answer == Answer.Pending)
                    {
                        request.Place = Place.InLine;
                        _line.Add(request);
                    }

                    return answer;
            }
        }

        private string Attempt(int amount)
        {
            return _closed ? Answer.Closed : amount == 0 || (_line.Count == 0 && amount <= _permits) ? Answer.Ready : Answer.Pending;
        }

        private void Take(Request request)
        {
            _permits -= request.Amount;
            request.Place = Place.Completed;
            request.Held = request.Amount;
        }

        private void Leave(Request request)
        {
            _line.Remove(request);
            if (request.Place == Place.Granted)
            {
                _permits += request.Amount;
            }

            request.Place = Place.New;
            Settle();
        }

        private void Settle()
        {
            while (!_closed && _line.Count > 0 && _line[0].Amount <= _permits)
            {
                Request first = _line[0];
                _line.RemoveAt(0);
                _permits -= first.Amount;
                first.Place = Place.Granted;
                first.Wakes++;
            }
        }

        private sealed class Request
        {
            public Request(Guard guard, int amount)
            {
                Guard = guard;
                Amount = amount;
            }

            public Guard Guard { get; }

            public int Amount { get; }

            public StepWaker Waker { get; } = new StepWaker();

            public Place Place { get; set; }

            public int Held { get; set; }

            public int Wakes { get; set; }

            public override string ToString()
            {
                return Amount + " " + Place;
            }
        }
    }
}
