using System;
using System.Threading;
using Maitake.Patterns;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Groups and sources of cancellation that other threads cancel, while their tasks come, go and are woken.</summary>
    [TestClass]
    public class CancelAllStressTests
    {
        private const int Rounds = 20000;

        [TestMethod]
        public void AGroupCanceledFromElsewhere_EndsEveryRound()
        {
            Scheduler scheduler = new Scheduler(8);
            TaskGroup group = new TaskGroup(scheduler, 3);
            Looping rounds = new Looping(group);
            Task task = scheduler.Spawn(rounds);
            Crew crew = new Crew();
            crew.Start("scheduler", () =>
            {
                while (!task.IsCompleted)
                {
                    crew.Check();
                    scheduler.Tick();
                }
            });
            crew.Start("canceler", () =>
            {
                while (!task.IsCompleted)
                {
                    crew.Check();
                    group.Cancel();
                    Thread.SpinWait(200);
                }
            });
            crew.Start("waker", () =>
            {
                while (!task.IsCompleted)
                {
                    crew.Check();
                    rounds.WakeOne();
                }
            });
            crew.Join(() => "round " + rounds.Round);

            Assert.AreEqual(Rounds, rounds.Round);
            Assert.AreEqual(0, group.TaskCount);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        [TestMethod]
        public void ATaskAddedWhileItIsCanceled_IsCanceledInAnyCase()
        {
            Scheduler scheduler = new Scheduler(4);
            CancellationSource source = new CancellationSource(1);
            Crew crew = new Crew();
            int round = 0;
            int canceled = 0;
            crew.Start("scheduler", () =>
            {
                for (; round < Rounds; Interlocked.Increment(ref round))
                {
                    Task first = scheduler.Spawn(new Endless());
                    source.Add(first);
                    Task second = scheduler.Spawn(new Endless());
                    source.Add(second);
                    while (!first.IsCompleted || !second.IsCompleted)
                    {
                        crew.Check();
                        scheduler.Tick();
                    }

                    Assert.AreEqual(TaskStatus.Canceled, first.Status);
                    Assert.AreEqual(TaskStatus.Canceled, second.Status);
                    crew.Until(() => Volatile.Read(ref canceled) > round);
                    source.Reset();
                }
            });
            crew.Start("canceler", () =>
            {
                for (int i = 0; i < Rounds; i++)
                {
                    crew.Until(() => Volatile.Read(ref round) >= i);
                    Thread.SpinWait(i % 300);
                    crew.Until(source.Cancel);
                    Volatile.Write(ref canceled, i + 1);
                }
            });
            crew.Join(() => "round " + round);
            Assert.AreEqual(0, scheduler.TaskCount);
        }

        // Spawns three, waits until they have ended, and so on.
        private sealed class Looping : Future
        {
            public int Round;

            private readonly TaskGroup _group;
            private readonly GatedWork[] _works = new GatedWork[3];
            private Future _wait;

            public Looping(TaskGroup group)
            {
                _group = group;
            }

            public void WakeOne()
            {
                for (int i = 0; i < _works.Length; i++)
                {
                    Volatile.Read(ref _works[i])?.Open();
                }
            }

            public override PollResult Poll(Waker waker)
            {
                for (; ;)
                {
                    if (_wait == null)
                    {
                        for (int i = 0; i < _works.Length; i++)
                        {
                            GatedWork work = new GatedWork();
                            _group.Spawn(work);
                            Volatile.Write(ref _works[i], work);
                        }

                        _wait = _group.WaitAll();
                    }

                    if (_wait.Poll(waker) == PollResult.Pending)
                    {
                        return PollResult.Pending;
                    }

                    _wait = null;
                    foreach (GatedWork work in _works)
                    {
                        Assert.AreEqual(1, work.Ends);
                    }

                    if (++Round == Rounds)
                    {
                        Complete();
                        return PollResult.Ready;
                    }
                }
            }
        }

        private sealed class GatedWork : Future
        {
            public int Ends;
            private Waker _waker;
            private int _open;

            public void Open()
            {
                Interlocked.Exchange(ref _open, 1);
                Volatile.Read(ref _waker)?.Wake();
            }

            public override PollResult Poll(Waker waker)
            {
                Interlocked.Exchange(ref _waker, waker);
                if (Interlocked.CompareExchange(ref _open, 0, 0) == 0)
                {
                    return PollResult.Pending;
                }

                Ends++;
                Complete();
                return PollResult.Ready;
            }

            public override void Cancel()
            {
                Ends++;
                base.Cancel();
            }
        }

        private sealed class Endless : Future
        {
            public override PollResult Poll(Waker waker)
            {
                return PollResult.Pending;
            }
        }
    }
}
