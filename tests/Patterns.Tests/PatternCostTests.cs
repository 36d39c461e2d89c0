using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    /// <summary>Nothing is allocated once warm. The runner's --verbose shows the table; an operation includes its part of the loop around it.</summary>
    [TestClass]
    public class PatternCostTests
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

        private sealed class Using : Operation
        {
            public const int Kinds = 9;

            private readonly int _kind;
            private readonly FrozenClock _clock = new FrozenClock();
            private readonly TimerWheel _wheel;
            private readonly CountingWaker _waker = new CountingWaker();
            private readonly object _value = new object();
            private readonly Signal _signal = new Signal();
            private readonly Debounce _debounce;
            private readonly Throttle _throttle;
            private readonly Backoff _backoff;
            private readonly Retry _retry;
            private readonly Retry _timed;
            private readonly Supervisor _supervisor;
            private readonly Watchdog _watchdog;
            private readonly Liveness _liveness;
            private readonly Sleep _work;
            private int _fed;

            public Using(int kind)
            {
                _kind = kind;
                _wheel = new TimerWheel(_clock);
                _work = _wheel.SleepTicks(0);
                _debounce = new Debounce(_wheel, _signal, Timing.Timers.Ms(1));
                _throttle = new Throttle(_wheel, _signal, Timing.Timers.Ms(1));
                _backoff = new Backoff(Timing.Timers.Ms(1), 2, Timing.Timers.Ms(8), 0.5, 7);
                _retry = new Retry(_wheel, Make, 3, _backoff);
                _timed = new Retry(_wheel, Make, 3, _backoff);
                _timed.AttemptTimeout = Timing.Timers.Ms(50);
                _supervisor = new Supervisor(_wheel, Make, RestartPolicy.Always, new Backoff(Timing.Timers.Ms(1), 1, Timing.Timers.Ms(1)));
                _supervisor.Limit(5, Timing.Timers.Ms(1));
                _watchdog = new Watchdog(_wheel, Timing.Timers.Ms(1), Feed, Starve);
                _liveness = _watchdog.Watch("task", Timing.Timers.Ms(5));
            }

            public override string Name
            {
                get
                {
                    switch (_kind)
                    {
                        case 0: return "debounce: value, quiet time, given";
                        case 1: return "debounce: value, cancelled, next, given";
                        case 2: return "throttle: value, given, period";
                        case 3: return "backoff: next with jitter, reset";
                        case 4: return "retry: success";
                        case 5: return "retry with a time-out: success";
                        case 6: return "retry: cancelled";
                        case 7: return "supervisor: end, pause, restart";
                        default: return "watchdog: fed, looks, feeds";
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
                switch (_kind)
                {
                    case 0:
                        _debounce.Next().Poll(_waker);
                        _signal.Set(_value);
                        _debounce.Poll(_waker);
                        Pass();
                        Expect(_debounce, PollResult.Ready);
                        break;
                    case 1:
                        _debounce.Next().Poll(_waker);
                        _signal.Set(_value);
                        _debounce.Poll(_waker);
                        _debounce.Cancel();
                        Pass();
                        Expect(_debounce.Next(), PollResult.Ready);
                        break;
                    case 2:
                        _signal.Set(_value);
                        Expect(_throttle.Next(), PollResult.Ready);
                        Expect(_throttle.Next(), PollResult.Pending);
                        Pass();
                        Expect(_throttle, PollResult.Pending);
                        break;
                    case 3:
                        _backoff.Next();
                        _backoff.Next();
                        _backoff.Reset();
                        break;
                    case 4:
                        Expect(_retry.Run(), PollResult.Pending);
                        Pass();
                        Expect(_retry, PollResult.Ready);
                        break;
                    case 5:
                        Expect(_timed.Run(), PollResult.Pending);
                        Pass();
                        Expect(_timed, PollResult.Ready);
                        break;
                    case 6:
                        Expect(_timed.Run(), PollResult.Pending);
                        _timed.Cancel();
                        break;
                    case 7:
                        Expect(_supervisor, PollResult.Pending);
                        Pass();
                        Expect(_supervisor, PollResult.Pending);
                        Pass();
                        break;
                    default:
                        int fed = _fed;
                        Expect(_watchdog, PollResult.Pending);
                        _liveness.Feed();
                        Pass();
                        Expect(_watchdog, PollResult.Pending);
                        _liveness.Pause();
                        if (_fed == fed)
                        {
                            throw new InvalidOperationException();
                        }

                        break;
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

            private Future Make()
            {
                _work.ResetTicks(1);
                return _work;
            }

            private void Feed()
            {
                _fed++;
            }

            private void Starve(Liveness starved)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
