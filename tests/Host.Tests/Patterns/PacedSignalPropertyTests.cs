using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Patterns
{
    /// <summary>Debounce and throttle against a naive model, in random histories with late looks, cancels and fresh starts.</summary>
    [TestClass]
    public class PacedSignalPropertyTests
    {
        private enum Act
        {
            // Values, with and without a look of the task after it.
            Set,
            SetUnseen,
            Look,
            Cancel,
            Next,
        }

        private static readonly Gen<(Act Act, int Delay)[]> s_history = Gen.Select(
            Gen.Frequency(
                (8, Gen.Const(Act.Set)), (3, Gen.Const(Act.SetUnseen)), (6, Gen.Const(Act.Look)), (2, Gen.Const(Act.Cancel)), (2, Gen.Const(Act.Next))),
            Gen.Frequency((2, Gen.Const(0)), (5, Gen.Int[1, 6]), (2, Gen.Int[9, 11]), (1, Gen.Int[20, 40]))).Array[0, 60];

        [TestMethod]
        public void Debounce_DoesAsItsModel()
        {
            s_history.Sample(history => Check(history, true, 10), iter: 5_000);
        }

        [TestMethod]
        public void Throttle_DoesAsItsModel()
        {
            s_history.Sample(history => Check(history, false, 10), iter: 5_000);
        }

        [TestMethod]
        public void WithoutATime_BothGiveEachValueThatIsSeen()
        {
            s_history.Sample(history => Check(history, true, 0), iter: 2_000);
            s_history.Sample(history => Check(history, false, 0), iter: 2_000);
        }

        [TestMethod]
        public void SeenInTime_DebounceGivesExactlyWhatNothingFollowsSoSoon()
        {
            Gen.Int[0, 15].Array[0, 60].Sample(
                gaps =>
                {
                    Run run = new Run(true, 10);
                    long now = 0;
                    List<(long Time, int Value)> sets = new List<(long, int)>();
                    for (int i = 0; i < gaps.Length; i++)
                    {
                        // What comes at an instant comes before the look at that instant.
                        run.Walk(gaps[i] - 1);
                        now += gaps[i];
                        run.Clock.Time = now;
                        run.Set(i);
                        run.Look();
                        sets.Add((now, i));
                    }

                    run.Walk(30);
                    (long, int)[] expected = sets
                        .Where((set, i) => i == sets.Count - 1 || sets[i + 1].Time > set.Time + 10)
                        .Select(set => (set.Time + 10, set.Value)).ToArray();
                    CollectionAssert.AreEqual(expected, run.Given);
                },
                iter: 5_000);
        }

        [TestMethod]
        public void SeenInTime_ThrottleNeverGivesTwoCloserThanAPeriodAndAlwaysTheLast()
        {
            Gen.Int[0, 15].Array[1, 60].Sample(
                gaps =>
                {
                    Run run = new Run(false, 10);
                    for (int i = 0; i < gaps.Length; i++)
                    {
                        run.Walk(gaps[i]);
                        run.Set(i);
                        run.Look();
                    }

                    run.Walk(30);
                    Assert.AreEqual((gaps[0], 0), (run.Given[0].Time, run.Given[0].Value));
                    Assert.AreEqual(gaps.Length - 1, run.Given[^1].Value);
                    for (int i = 1; i < run.Given.Count; i++)
                    {
                        Assert.IsGreaterThanOrEqualTo(run.Given[i - 1].Time + 10, run.Given[i].Time);
                        Assert.IsGreaterThan(run.Given[i - 1].Value, run.Given[i].Value);
                    }
                },
                iter: 5_000);
        }

        private static void Check((Act Act, int Delay)[] history, bool isDebounce, long time)
        {
            PacedModel model = new PacedModel(isDebounce, time);
            Run run = new Run(isDebounce, time);
            bool waits = true;
            for (int i = 0; i < history.Length; i++)
            {
                run.Clock.Time += history[i].Delay;
                switch (history[i].Act)
                {
                    case Act.Set:
                    case Act.SetUnseen:
                        run.Set(i);
                        model.Set(i);
                        break;
                    case Act.Cancel:
                        run.Cancel();
                        waits = false;
                        break;
                    case Act.Next:
                        run.Next();
                        waits = true;
                        break;
                }

                if (history[i].Act != Act.SetUnseen && history[i].Act != Act.Cancel)
                {
                    run.Look();
                    if (waits)
                    {
                        model.Look(run.Clock.Time);
                    }
                }
            }

            // Nothing is lost: in the end the last value is given.
            run.Next();
            for (int i = 0; i < 3; i++)
            {
                run.Look();
                model.Look(run.Clock.Time);
                run.Clock.Time += time;
            }

            CollectionAssert.AreEqual(model.Given, run.Given);
            int last = Array.FindLastIndex(history, step => step.Act is Act.Set or Act.SetUnseen);
            Assert.IsTrue(last < 0 ? run.Given.Count == 0 : run.Given[^1].Value == last);
            Assert.AreEqual(0, run.Wheel.PendingCount);
            Assert.IsFalse(run.Signal.IsSet);
        }

        /// <summary>A task that waits for one value after the other.</summary>
        private sealed class Run : Future
        {
            private readonly PacedSignal _paced;
            private readonly Scheduler _scheduler = new Scheduler(1);
            private readonly Maitake.Task _task;
            private bool _waits = true;

            public Run(bool isDebounce, long time)
            {
                Wheel = new TimerWheel(Clock);
                TimeSpan span = TimeSpan.FromMilliseconds(time);
                _paced = isDebounce ? new Debounce(Wheel, Signal, span) : new Throttle(Wheel, Signal, span);
                _task = _scheduler.Spawn(this);
            }

            public MillisecondClock Clock { get; } = new MillisecondClock();

            public TimerWheel Wheel { get; }

            public Signal Signal { get; } = new Signal();

            public List<(long Time, int Value)> Given { get; } = new List<(long, int)>();

            public void Set(int value)
            {
                Signal.Set(value);
            }

            // Only if something woke the task it is polled.
            public void Look()
            {
                Wheel.Turn();
                _scheduler.Tick();
            }

            public void Walk(int milliseconds)
            {
                for (int i = 0; i < milliseconds; i++)
                {
                    Clock.Time++;
                    Look();
                }
            }


            public new void Cancel()
            {
                _waits = false;
                _paced.Cancel();
            }

            public void Next()
            {
                _waits = true;
                _paced.Next();
                _task.Wake();
            }

            public override PollResult Poll(Waker waker)
            {
                while (_waits && _paced.Poll(waker) == PollResult.Ready)
                {
                    Given.Add((Clock.Time, (int)_paced.Result));
                    _paced.Next();
                }

                return PollResult.Pending;
            }
        }

        private sealed class MillisecondClock : Clock
        {
            public long Time;

            public MillisecondClock()
                : base("ms", TimeSpan.FromMilliseconds(1), 1)
            {
            }

            public override long Ticks => Time;
        }
    }
}
