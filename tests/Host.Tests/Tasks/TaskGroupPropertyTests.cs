using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Maitake.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Groups
{
    /// <summary>Task groups in random histories of spawns, failures and cancels, within the scheduler and outside it.</summary>
    [TestClass]
    public class TaskGroupPropertyTests
    {
        private const int Capacity = 5;

        private enum Move
        {
            Spawn,
            Wake,
            CancelTask,
            Cancel,
            CancelInside,
            Dispose,
            DisposeInside,
            Wait,
            Tick,
        }

        private static readonly Gen<(Move Move, int Number)> s_step = Gen.Select(
            Gen.Frequency(
                (12, Gen.Const(Move.Spawn)),
                (8, Gen.Const(Move.Wake)),
                (3, Gen.Const(Move.CancelTask)),
                (1, Gen.Const(Move.Cancel)),
                (2, Gen.Const(Move.CancelInside)),
                (1, Gen.Const(Move.Dispose)),
                (1, Gen.Const(Move.DisposeInside)),
                (5, Gen.Const(Move.Wait)),
                (10, Gen.Const(Move.Tick))),
            Gen.Int[0, 999],
            (move, number) => (move, number));

        [TestMethod]
        public void NothingOutlivesAGroupAndEveryFailureIsToldOnce()
        {
            s_step.Array[1, 80].Sample(steps => new History().Run(steps), iter: PropertyCases.Of(10000));
        }

        private sealed class History
        {
            private readonly Scheduler _scheduler = new Scheduler(16);
            private readonly List<Work> _works = new List<Work>();
            private readonly List<Exception> _thrown = new List<Exception>();
            private readonly List<Exception> _told = new List<Exception>();
            private readonly Quiet _waker = new Quiet();
            private TaskGroup _group;
            private Future _wait;

            public History()
            {
                _scheduler.FaultHandler = (task, exception) => _told.Add(exception);
                _group = new TaskGroup(_scheduler, Capacity);
            }

            public void Run((Move Move, int Number)[] steps)
            {
                foreach ((Move move, int number) in steps)
                {
                    Do(move, number);
                    Assert.AreEqual(_works.Count(w => !w.HasEnded), _group.TaskCount);
                }

                _group.Dispose();
                _scheduler.Tick(1000);
                Assert.AreEqual(0, _scheduler.TaskCount);
                CollectionAssert.AreEquivalent(_thrown, _told);
                foreach (Work work in _works)
                {
                    work.Check();
                }
            }

            private void Do(Move move, int number)
            {
                Work work = _works.Count == 0 ? null : _works[number % _works.Count];
                switch (move)
                {
                    case Move.Spawn:
                        Spawn(number);
                        break;

                    case Move.Wake:
                        work?.Waker?.Wake();
                        break;

                    case Move.CancelTask:
                        if (work != null && !work.HasEnded)
                        {
                            work.Task.Cancel();
                        }

                        break;

                    case Move.Cancel:
                        _group.Cancel();
                        break;

                    case Move.CancelInside:
                        Inside(() => _group.Cancel());
                        break;

                    case Move.Dispose:
                        _group.Dispose();
                        _scheduler.Tick(1000);
                        Renew();
                        break;

                    case Move.DisposeInside:
                        Inside(() => _group.Dispose());
                        Renew();
                        break;

                    case Move.Wait:
                        Wait();
                        break;

                    default:
                        _scheduler.Tick((number % 4) + 1);
                        break;
                }
            }

            private void Spawn(int number)
            {
                Work work = new Work(this, number);
                if (_group.TaskCount == Capacity)
                {
                    Assert.ThrowsExactly<InvalidOperationException>(() => _group.Spawn(work));
                    return;
                }

                try
                {
                    work.Task = _group.Spawn(work);
                    _works.Add(work);
                }
                catch (InvalidOperationException)
                {
                    // One place is kept by a task that failed.
                    Assert.AreEqual(Capacity - 1, _group.TaskCount);
                    Assert.IsGreaterThan(_told.Count, _thrown.Count);
                }
            }

            // In a task that is not of the group: all have ended when the call returns.
            private void Inside(Action action)
            {
                bool done = false;
                _scheduler.Spawn(Futures.PollFn(w =>
                {
                    Task current = _scheduler.CurrentTask;
                    action();
                    Assert.AreEqual(0, _group.TaskCount);
                    Assert.IsTrue(_works.All(x => x.HasEnded));
                    Assert.AreSame(current, _scheduler.CurrentTask);
                    done = true;
                    return PollResult.Ready;
                }));
                _scheduler.Tick(1000);
                Assert.IsTrue(done);
            }

            private void Renew()
            {
                Assert.IsTrue(_works.All(w => w.HasEnded));
                Assert.HasCount(_thrown.Count, _told);
                _group = new TaskGroup(_scheduler, Capacity);
                _wait = null;
            }

            private void Wait()
            {
                _wait = _group.WaitAll();
                bool isEmpty = _group.TaskCount == 0;
                try
                {
                    Assert.AreEqual(isEmpty ? PollResult.Ready : PollResult.Pending, _wait.Poll(_waker));
                    if (isEmpty)
                    {
                        Assert.HasCount(_thrown.Count, _told);
                    }
                }
                catch (TestFailure failure)
                {
                    Assert.IsTrue(isEmpty);

                    // The first that nobody was told of.
                    Assert.AreSame(_thrown.First(e => !_told.Contains(e)), failure);
                    _told.Add(failure);
                    Assert.HasCount(_thrown.Count, _told);
                }
            }

            private sealed class Work : Future
            {
                public Task Task;
                public Waker Waker;
                public bool HasEnded;

                private readonly History _history;
                private readonly bool _fails;
                private readonly bool _cancelThrows;
                private int _yields;
                private int _cancels;

                public Work(History history, int number)
                {
                    _history = history;
                    _yields = number % 4;
                    _fails = number % 5 == 0;
                    _cancelThrows = number % 7 == 0;
                }

                public override PollResult Poll(Waker waker)
                {
                    Assert.IsFalse(HasEnded);
                    Waker = waker;
                    if (_yields > 0)
                    {
                        _yields--;
                        if (_yields % 2 == 0)
                        {
                            waker.Wake();
                        }

                        return PollResult.Pending;
                    }

                    HasEnded = true;
                    if (_fails)
                    {
                        Throw();
                    }

                    Complete();
                    return PollResult.Ready;
                }

                public override void Cancel()
                {
                    _cancels++;
                    base.Cancel();
                    if (!HasEnded)
                    {
                        HasEnded = true;
                        if (_cancelThrows)
                        {
                            Throw();
                        }
                    }
                }

                public void Check()
                {
                    Assert.IsTrue(HasEnded);
                    Assert.AreEqual(IsCompleted ? 0 : 1, _cancels);
                }

                private void Throw()
                {
                    TestFailure failure = new TestFailure();
                    _history._thrown.Add(failure);
                    throw failure;
                }
            }
        }

        private sealed class TestFailure : Exception
        {
        }

        private sealed class Quiet : Waker
        {
            public override void Wake()
            {
            }
        }
    }
}
