using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Synchronization
{
    /// <summary>Nothing is allocated once warm. The runner's --verbose shows the table; an operation includes its part of the loop around it.</summary>
    [TestClass]
    public class CombiningCostTests
    {
        [TestMethod]
        public void NothingIsAllocated()
        {
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            for (int kind = 0; kind < Using.Kinds; kind++)
            {
                Meter.ExpectNoAllocation(new Using(kind));
            }
        }

        // With futures that are kept, and wakers that do nothing but count.
        private sealed class Using : Operation
        {
            public const int Kinds = 11;

            private readonly int _kind;
            private readonly FrozenClock _clock = new FrozenClock();
            private readonly TimerWheel _wheel;
            private readonly CountingWaker _waker = new CountingWaker();
            private readonly Scheduler _scheduler = new Scheduler(4);
            private readonly Sleep _a;
            private readonly Sleep _b;
            private readonly Ticker _ticker;
            private readonly CombinedFuture _join;
            private readonly CombinedFuture _select;
            private readonly CombinedFuture _fair;
            private readonly CombinedFuture _ticking;
            private readonly TimeoutFuture _timeout;
            private readonly TaskGroup _group;
            private readonly CancellationSource _source = new CancellationSource();
            private readonly Wait _wait;
            private readonly Task _task;

            public Using(int kind)
            {
                _kind = kind;
                _wheel = new TimerWheel(_clock);
                _a = _wheel.SleepTicks(0);
                _b = _wheel.SleepTicks(0);
                _ticker = _wheel.Every(Timing.Timers.Ms(2));
                _join = Futures.Join(_a, _b);
                _select = Futures.Select(_a, _b);
                _fair = Futures.SelectFair(_a, _b);
                _ticking = Futures.Select(_b, _ticker);
                _timeout = _wheel.Timeout(TimeSpan.Zero, _a);
                _group = new TaskGroup(_scheduler, 2);
                _wait = _source.Wait();
                _task = _scheduler.Spawn(Futures.Ready());
                _scheduler.Tick();
            }

            public override string Name
            {
                get
                {
                    switch (_kind)
                    {
                        case 0: return "join of two sleeps";
                        case 1: return "join, canceled";
                        case 2: return "select of two sleeps";
                        case 3: return "fair select of two sleeps";
                        case 4: return "select with a ticker that loses, then wins";
                        case 5: return "time-out, in time";
                        case 6: return "time-out, elapsed";
                        case 7: return "task restarted with the future that it had";
                        case 8: return "group of two, waited for";
                        case 9: return "group of two, canceled";
                        default: return "source: wait, add a task, cancel, reset";
                    }
                }
            }

            public override void Run(int count)
            {
                for (int i = 0; i < count; i++)
                {
                    Once();
                }
            }

            private void Once()
            {
                _a.ResetTicks(1);
                _b.ResetTicks(2);
                switch (_kind)
                {
                    case 0:
                        _join.Reset();
                        Expect(_join, PollResult.Pending);
                        Pass();
                        Expect(_join, PollResult.Pending);
                        Pass();
                        Expect(_join, PollResult.Ready);
                        break;
                    case 1:
                        _join.Reset();
                        Expect(_join, PollResult.Pending);
                        _join.Cancel();
                        break;
                    case 2:
                        RunOut(_select);
                        break;
                    case 3:
                        RunOut(_fair);
                        break;
                    case 4:
                        _b.ResetTicks(1);
                        _ticker.Next();
                        RunOut(_ticking);
                        _b.ResetTicks(5);
                        _ticker.Next();
                        RunOut(_ticking);
                        if (_ticking.Result != 1)
                        {
                            throw new InvalidOperationException();
                        }

                        break;
                    case 5:
                        _timeout.Reset(Timing.Timers.Ms(5), _a);
                        Expect(_timeout, PollResult.Pending);
                        Pass();
                        Expect(_timeout, PollResult.Ready);
                        break;
                    case 6:
                        _timeout.Reset(Timing.Timers.Ms(1), _b);
                        Expect(_timeout, PollResult.Pending);
                        Pass();
                        Expect(_timeout, PollResult.Ready);
                        break;
                    case 7:
                        _task.Restart(_a);
                        _scheduler.Tick();
                        Pass();
                        _scheduler.Tick();
                        break;
                    case 8:
                        _group.Spawn(_a);
                        _group.Spawn(_b);
                        Expect(_group.WaitAll(), PollResult.Pending);
                        _scheduler.Tick();
                        Pass();
                        Pass();
                        _scheduler.Tick();
                        Expect(_group, PollResult.Ready);
                        break;
                    case 9:
                        _group.Spawn(_a);
                        _group.Spawn(_b);
                        _scheduler.Tick();
                        _group.Cancel();
                        _scheduler.Tick();
                        Expect(_group.WaitAll(), PollResult.Ready);
                        break;
                    default:
                        // One that ends by itself, which the source forgets, and one that it cancels.
                        _task.Restart(_a);
                        _source.Add(_task);
                        _scheduler.Tick();
                        Pass();
                        _scheduler.Tick();
                        if (_waker.Count % 8 == 0)
                        {
                            _wait.Reset();
                            Expect(_wait, PollResult.Pending);
                            _b.ResetTicks(2);
                            _task.Restart(_b);
                            _source.Add(_task);
                            _source.Cancel();
                            _scheduler.Tick();
                            Expect(_wait, PollResult.Ready);
                            _source.Reset();
                        }

                        _waker.Wake();
                        break;
                }

                if (_wheel.PendingCount != 0)
                {
                    throw new InvalidOperationException();
                }
            }

            private void RunOut(CombinedFuture select)
            {
                select.Reset();
                Expect(select, PollResult.Pending);
                while (select.Poll(_waker) == PollResult.Pending)
                {
                    Pass();
                }
            }

            private void Expect(Future future, PollResult result)
            {
                if (future.Poll(_waker) != result)
                {
                    throw new InvalidOperationException();
                }
            }

            // A millisecond.
            private void Pass()
            {
                _clock.Time++;
                _wheel.Turn();
            }
        }
    }
}
