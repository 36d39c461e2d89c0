using System.Threading;

namespace Maitake
{
    // Wakes and spawns that come from other threads and from interrupts.
    public sealed partial class Scheduler
    {
        // First in, first out, linked through Task._link; the last task links to itself, so that a null link means "not in the list".
        private Task _foreign;
        private Task _foreignTail;

        // Puts a woken task on the list and unparks the executor; false if the task has moved to another scheduler.
        internal bool TryPost(Task task)
        {
            lock (_gate)
            {
                if (task._scheduler != this)
                {
                    return false;
                }

                if (task._link == null)
                {
                    Link(task);
                }
            }

            UnparkOwner();
            return true;
        }

        // Under the gate.
        private void Link(Task task)
        {
            if (task._link != null)
            {
                return;
            }

            task._link = task;
            if (_foreign == null)
            {
                _foreign = task;
            }
            else
            {
                _foreignTail._link = task;
            }

            _foreignTail = task;
        }

        // Under the gate: takes a task out of the list, wherever in it, since it moves to another scheduler.
        private void Unlink(Task task)
        {
            Task previous = null;
            Task at = _foreign;
            while (at != task)
            {
                previous = at;
                at = at._link;
            }

            Task next = task._link == task ? null : task._link;
            if (previous == null)
            {
                _foreign = next;
            }
            else
            {
                previous._link = next == null ? previous : next;
            }

            if (next == null)
            {
                _foreignTail = previous;
            }

            task._link = null;
        }

        // Takes the list over into the run queue, in order. On the scheduler's thread.
        private void TakeForeign()
        {
            lock (_gate)
            {
                Task task = _foreign;
                while (task != null)
                {
                    Task next = task._link;
                    task._link = null;
                    if (task._queued == Task.NotAdopted && task._future != null)
                    {
                        _spawned++;
                        Append(task);
                    }
                    else if (task._queued == Task.Idle)
                    {
                        Append(task);
                    }

                    task = next == task ? null : next;
                }

                _foreign = null;
                _foreignTail = null;
            }
        }
    }
}
