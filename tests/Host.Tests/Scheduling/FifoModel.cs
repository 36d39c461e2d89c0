using System.Collections.Generic;

namespace Maitake.Host.Tests.Scheduling
{
    /// <summary>
    /// What a scheduler is supposed to be: a first-in first-out list of tasks, each in it once. Wakes from outside a tick join the list
    /// when the next tick begins, and are counted there.
    /// </summary>
    internal sealed class FifoModel
    {
        private readonly List<TaskModel> _queue = new List<TaskModel>();

        // Queued since the last tick ended.
        private int _spawned;
        private int _woken;

        public List<TaskModel> Tasks { get; } = new List<TaskModel>();

        public List<int> Log { get; } = new List<int>();

        public int Polled { get; private set; }

        public int Completed { get; private set; }

        public int Spawned { get; private set; }

        public int WokenExternal { get; private set; }

        public int WokenInternal { get; private set; }

        public bool HasRemaining
        {
            get { return _queue.Count > 0; }
        }

        public int LiveCount
        {
            get { return Tasks.FindAll(task => task.Status < TaskStatus.Completed).Count; }
        }

        public TaskModel Begin(Script script, TaskModel restarted)
        {
            TaskModel task = restarted;
            if (task == null)
            {
                task = new TaskModel(Tasks.Count);
                Tasks.Add(task);
            }

            task.Script = script;
            task.NextPoll = 0;
            task.CancelRequested = false;
            task.Status = TaskStatus.Scheduled;
            _spawned++;
            _queue.Add(task);
            return task;
        }

        public void Wake(TaskModel task)
        {
            if (task.Status == TaskStatus.Running)
            {
                task.WokenInPoll = true;
            }
            else if (task.Status == TaskStatus.Waiting)
            {
                task.Status = TaskStatus.Scheduled;
                _woken++;
                _queue.Add(task);
            }
        }

        public bool Cancel(TaskModel task)
        {
            if (task.Status >= TaskStatus.Completed || task.CancelRequested)
            {
                return false;
            }

            task.CancelRequested = true;
            Wake(task);
            return true;
        }

        public void Shutdown()
        {
            foreach (TaskModel task in Tasks)
            {
                if (task.Status < TaskStatus.Completed)
                {
                    task.Status = TaskStatus.ShutDown;
                }
            }

            // What was queued meanwhile counts for nobody.
            _queue.Clear();
        }

        public void Tick(int maxPolls)
        {
            Polled = 0;
            Completed = 0;
            WokenInternal = 0;
            while (Polled < maxPolls && _queue.Count > 0)
            {
                TaskModel task = _queue[0];
                _queue.RemoveAt(0);
                Polled++;
                if (task.CancelRequested)
                {
                    task.Status = TaskStatus.Canceled;
                }
                else
                {
                    task.WokenInPoll = false;
                    task.Status = TaskStatus.Running;
                    task.Status = Poll(task);
                    if (task.Status == TaskStatus.Waiting && task.WokenInPoll)
                    {
                        task.Status = TaskStatus.Scheduled;
                        WokenInternal++;
                        _queue.Add(task);
                    }
                }

                if (task.Status >= TaskStatus.Completed)
                {
                    Completed++;
                }
            }

            Spawned = _spawned;
            WokenExternal = _woken;
            _spawned = 0;
            _woken = 0;
        }

        private TaskStatus Poll(TaskModel task)
        {
            Log.Add(task.Id);
            Script script = task.Script;
            if (task.NextPoll == script.Polls.Length)
            {
                return TaskStatus.Completed;
            }

            foreach (Deed deed in script.Polls[task.NextPoll++])
            {
                TaskModel other = Tasks[deed.Index % Tasks.Count];
                switch (deed.Act)
                {
                    case Act.WakeSelf:
                        Wake(task);
                        break;
                    case Act.WakeOther:
                        Wake(other);
                        break;
                    case Act.CancelSelf:
                        Cancel(task);
                        break;
                    case Act.CancelOther:
                        Cancel(other);
                        break;
                    case Act.Spawn:
                        Begin(SchedulerHistory.Brief, null);
                        break;
                    case Act.Complete:
                        return TaskStatus.Completed;
                    case Act.Throw:
                        return TaskStatus.Faulted;
                }
            }

            return TaskStatus.Waiting;
        }
    }

    internal sealed class TaskModel
    {
        public TaskModel(int id)
        {
            Id = id;
        }

        public int Id { get; }

        public TaskStatus Status { get; set; }

        public Script Script { get; set; }

        public int NextPoll { get; set; }

        public bool CancelRequested { get; set; }

        public bool WokenInPoll { get; set; }
    }
}
