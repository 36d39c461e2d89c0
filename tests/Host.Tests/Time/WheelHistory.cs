using System;
using System.Collections.Generic;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Timing
{
    /// <summary>Does the steps of a history to a wheel and to its model, and compares all that can be seen after each.</summary>
    internal sealed class WheelHistory
    {
        private readonly StepClock _clock;
        private readonly TimerWheel _wheel;
        private readonly WheelModel _model = new WheelModel();
        private readonly List<Sleep> _sleeps = new List<Sleep>();

        // What the model thinks of each sleep. Once completed or canceled, a sleep is not polled again before a reset.
        private readonly List<State> _states = new List<State>();
        private readonly List<int> _woken = new List<int>();

        public WheelHistory(int levels, long start)
        {
            _clock = new StepClock(start);
            _wheel = new TimerWheel(_clock, levels);
        }

        private enum State
        {
            Created,
            Armed,
            Completed,
            Canceled,
        }

        public void Do(WheelStep step)
        {
            int id = _sleeps.Count == 0 ? -1 : step.Index % _sleeps.Count;
            switch (step.Action)
            {
                case WheelAction.Arm:
                    if (Create(step.Ticks))
                    {
                        Poll(_sleeps.Count - 1);
                    }

                    break;
                case WheelAction.ArmMany:
                    // More of one deadline than the list in front of the wheel holds.
                    for (int i = step.Index % 50; i >= 0 && Create(step.Ticks); i--)
                    {
                        Poll(_sleeps.Count - 1);
                    }

                    break;
                case WheelAction.ArmSpread:
                    // About as many of different deadlines as the list takes out of one slot, in no order.
                    for (int i = step.Index % 50; i >= 0 && Create(step.Ticks ^ ((i * step.Index) & 31)); i--)
                    {
                        Poll(_sleeps.Count - 1);
                    }

                    break;
                case WheelAction.Create:
                    Create(step.Ticks);
                    break;
                case WheelAction.Poll when id >= 0 && _states[id] != State.Canceled:
                    Poll(id);
                    break;
                case WheelAction.Cancel when id >= 0:
                    Cancel(id);
                    break;
                case WheelAction.Reset when id >= 0:
                    Reset(id, step.Ticks);
                    break;
                case WheelAction.ResetUntil when id >= 0:
                    _sleeps[id].ResetUntil(new TimeSpan(step.Ticks));
                    _model.Remove(id);
                    _states[id] = State.Created;
                    Poll(id);
                    break;
                case WheelAction.Advance:
                    _clock.Advance(step.Ticks);
                    break;
                case WheelAction.AdvanceToNext:
                    AdvanceToNext((step.Index % 3) - 1);
                    break;
                case WheelAction.Turn:
                    Turn(int.MaxValue);
                    break;
                case WheelAction.TurnSome:
                    Turn(1 + (step.Index % 20));
                    break;
            }

            Compare();
        }

        // Whatever is armed still has to fire in the end.
        public void Finish()
        {
            _clock.Advance(long.MaxValue);
            Turn(int.MaxValue);
            Compare();
            Assert.AreEqual(0, _wheel.PendingCount);
            Assert.IsFalse(_states.Contains(State.Armed));
        }

        private bool Create(long ticks)
        {
            long most = long.MaxValue - _clock.Ticks;
            try
            {
                Sleep sleep = _wheel.SleepTicks(ticks);
                Assert.IsTrue(ticks <= most);
                Assert.AreEqual(_clock.Ticks + ticks, sleep.DeadlineTicks);
                _sleeps.Add(sleep);
                _states.Add(State.Created);
                return true;
            }
            catch (TimerException exception)
            {
                ExpectTooLong(exception, ticks, most);
                return false;
            }
        }

        private void Reset(int id, long ticks)
        {
            long most = long.MaxValue - _clock.Ticks;
            try
            {
                _sleeps[id].ResetTicks(ticks);
                Assert.IsTrue(ticks <= most);
                _model.Remove(id);
                _states[id] = State.Created;
                Poll(id);
            }
            catch (TimerException exception)
            {
                ExpectTooLong(exception, ticks, most);
            }
        }

        private void Poll(int id)
        {
            Sleep sleep = _sleeps[id];
            PollResult result = sleep.Poll(new Recorder(this, id));
            if (_states[id] == State.Created)
            {
                if (sleep.DeadlineTicks <= _clock.Ticks)
                {
                    _states[id] = State.Completed;
                }
                else
                {
                    _states[id] = State.Armed;
                    _model.Arm(id, sleep.DeadlineTicks);
                }
            }

            Assert.AreEqual(_states[id] == State.Completed, result == PollResult.Ready);
        }

        private void Cancel(int id)
        {
            _sleeps[id].Cancel();
            _model.Remove(id);
            if (_states[id] != State.Completed)
            {
                _states[id] = State.Canceled;
            }
        }

        private void AdvanceToNext(int offset)
        {
            long next = _model.NextDeadline();
            if (next >= 0)
            {
                _clock.AdvanceTo(offset > 0 && next == long.MaxValue ? next : next + offset);
            }
        }

        private void Turn(int most)
        {
            long now = _clock.Ticks;
            _woken.Clear();
            Turn turn = most == int.MaxValue ? _wheel.Turn() : _wheel.Turn(most);
            List<int> expected = _model.Turn(now, most);
            Assert.AreEqual(string.Join(" ", expected), string.Join(" ", _woken));
            foreach (int id in expected)
            {
                Assert.IsTrue(_sleeps[id].DeadlineTicks <= now, "early");
                _states[id] = State.Completed;
            }

            Assert.AreEqual(expected.Count, turn.Expired);
            Assert.AreEqual(expected.Count >= most, turn.IsLimited);
            Assert.AreEqual(now, turn.NowTicks);
            long next = _model.NextDeadline();
            Assert.AreEqual(next >= 0, turn.HasRemaining);
            Assert.AreEqual(next < 0 ? -1 : Math.Max(0, next - now), turn.TicksToNextDeadline);
        }

        private void Compare()
        {
            Assert.AreEqual(_model.Count, _wheel.PendingCount);
            long next = _model.NextDeadline();
            Assert.AreEqual(next >= 0, _wheel.TryGetNextDeadline(out long deadline));
            Assert.AreEqual(Math.Max(0, next), deadline);
            for (int id = 0; id < _sleeps.Count; id++)
            {
                Assert.AreEqual(_states[id] == State.Completed, _sleeps[id].IsCompleted);
                Assert.AreEqual(_states[id] == State.Armed, _model.Contains(id));
            }
        }

        private static void ExpectTooLong(TimerException exception, long ticks, long most)
        {
            Assert.IsTrue(ticks > most);
            Assert.AreEqual(TimerError.DurationTooLong, exception.Error);
            Assert.AreEqual(ticks, exception.RequestedTicks);
            Assert.AreEqual(most, exception.MaxTicks);
        }

        private sealed class Recorder : Waker
        {
            private readonly WheelHistory _history;
            private readonly int _id;

            public Recorder(WheelHistory history, int id)
            {
                _history = history;
                _id = id;
            }

            public override void Wake()
            {
                _history._woken.Add(_id);
            }
        }
    }
}
