using System.Threading;

namespace Maitake
{
    // Wakes and spawns that come from other threads and from interrupts.
    public sealed partial class Scheduler
    {
        // First in, first out, linked through Task._link; the last task links to itself, so that a null link means "not in the list".
        private Task _foreign;
        private Task _foreignTail;

        // 1 while the list is not empty or a stealer is at work: what the run loop looks at between polls. Written under the gate.
        private int _attention;

        // Puts a woken task on the list and unparks the executor.
        internal void Post(Task task)
        {
            lock (_gate)
            {
                // Else it was stolen since the caller found it idle. Then somebody queued it meanwhile, and the poll that this
                // led or leads to comes after the caller's wake.
                if (task._scheduler == this)
                {
                    Link(task);
                }
            }

            UnparkOwner();
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
            _attention = 1;
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
                _attention = _stealing;
            }
        }
    }
}
