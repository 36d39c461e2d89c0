using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Scheduling
{
    /// <summary>Does the same to a scheduler and to its model, and compares all that can be seen.</summary>
    internal sealed class SchedulerHistory
    {
        // What is spawned by tasks: yields once and is done.
        internal static readonly Script Brief = new Script(new[] { new[] { new Deed(Act.WakeSelf, 0) } });

        private readonly Scheduler _scheduler = new Scheduler(4096);
        private readonly FifoModel _model = new FifoModel();
        private readonly List<Task> _tasks = new List<Task>();
        private readonly List<int> _log = new List<int>();
        private readonly List<ScriptedFuture> _futures = new List<ScriptedFuture>();
        private readonly Script[] _scripts;
        private bool _shutDown;

        public SchedulerHistory(Script[] scripts)
        {
            _scripts = scripts;
            _scheduler.FaultHandler = (task, exception) => Assert.AreEqual(TaskStatus.Faulted, task.Status);
        }

        public void Do(Step step)
        {
            int id = _tasks.Count == 0 ? -1 : step.Index % _tasks.Count;
            switch (step.Move)
            {
                case Move.Spawn when !_shutDown:
                    Script script = _scripts[step.Index % _scripts.Length];
                    _model.Begin(script, null);
                    Spawn(script);
                    break;
                case Move.Wake when id >= 0:
                    _model.Wake(_model.Tasks[id]);
                    _tasks[id].Wake();
                    break;
                case Move.Cancel when id >= 0:
                    Assert.AreEqual(_model.Cancel(_model.Tasks[id]), _tasks[id].Cancel());
                    break;
                case Move.Restart when id >= 0 && !_shutDown && _tasks[id].IsCompleted:
                    Script again = _scripts[step.Index % _scripts.Length];
                    _model.Begin(again, _model.Tasks[id]);
                    _futures[id] = new ScriptedFuture(this, id, again);
                    _tasks[id].Restart(_futures[id]);
                    break;
                case Move.Tick:
                    Tick(step.Index % 5 == 0 ? Scheduler.DefaultTickSize : 1 + (step.Index % 7));
                    break;
                case Move.Shutdown when step.Index % 10 == 0:
                    _shutDown = true;
                    _model.Shutdown();
                    _scheduler.Shutdown();
                    break;
            }

            Compare();
        }

        private void Spawn(Script script)
        {
            ScriptedFuture future = new ScriptedFuture(this, _tasks.Count, script);
            _futures.Add(future);
            _tasks.Add(_scheduler.Spawn(future));
        }

        private void Tick(int maxPolls)
        {
            _model.Tick(maxPolls);
            Tick tick = _scheduler.Tick(maxPolls);
            Assert.AreEqual(string.Join(" ", _model.Log), string.Join(" ", _log));
            Assert.AreEqual(_model.Polled, tick.Polled, "Polled");
            Assert.AreEqual(_model.Completed, tick.Completed, "Completed");
            Assert.AreEqual(_model.HasRemaining, tick.HasRemaining, "HasRemaining");
            Assert.AreEqual(_model.WokenInternal, tick.WokenInternal, "WokenInternal");
            if (!_shutDown)
            {
                Assert.AreEqual(_model.Spawned, tick.Spawned, "Spawned");
                Assert.AreEqual(_model.WokenExternal, tick.WokenExternal, "WokenExternal");
            }
        }

        private void Compare()
        {
            Assert.AreEqual(_model.LiveCount, _scheduler.TaskCount);
            Assert.IsNull(_scheduler.CurrentTask);
            for (int id = 0; id < _tasks.Count; id++)
            {
                TaskStatus status = _model.Tasks[id].Status;
                Assert.AreEqual(status, _tasks[id].Status);
                bool released = status is TaskStatus.Canceled or TaskStatus.Faulted or TaskStatus.ShutDown;
                Assert.AreEqual(released, _futures[id].IsReleased);
            }
        }

        private sealed class ScriptedFuture : Future
        {
            private readonly SchedulerHistory _history;
            private readonly int _id;
            private readonly Script _script;
            private int _nextPoll;

            public ScriptedFuture(SchedulerHistory history, int id, Script script)
            {
                _history = history;
                _id = id;
                _script = script;
            }

            public bool IsReleased { get; private set; }

            public override PollResult Poll(Waker waker)
            {
                List<Task> tasks = _history._tasks;
                Assert.AreSame(tasks[_id], waker);
                Assert.AreSame(waker, _history._scheduler.CurrentTask);
                Assert.AreEqual(TaskStatus.Running, tasks[_id].Status);
                _history._log.Add(_id);
                if (_nextPoll == _script.Polls.Length)
                {
                    Complete();
                    return PollResult.Ready;
                }

                foreach (Deed deed in _script.Polls[_nextPoll++])
                {
                    Task other = tasks[deed.Index % tasks.Count];
                    switch (deed.Act)
                    {
                        case Act.WakeSelf:
                            waker.Wake();
                            break;
                        case Act.WakeOther:
                            other.Wake();
                            break;
                        case Act.CancelSelf:
                            tasks[_id].Cancel();
                            break;
                        case Act.CancelOther:
                            other.Cancel();
                            break;
                        case Act.Spawn:
                            _history.Spawn(Brief);
                            break;
                        case Act.Complete:
                            Complete();
                            return PollResult.Ready;
                        case Act.Throw:
                            throw new InvalidOperationException("on purpose");
                    }
                }

                return PollResult.Pending;
            }

            public override void Cancel()
            {
                Assert.IsFalse(IsReleased);
                IsReleased = true;
                base.Cancel();
            }
        }
    }
}
