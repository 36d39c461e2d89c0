using System;
using System.Threading;

namespace Maitake
{
    // Who has the scheduler, and whom to unpark when something is queued.
    public sealed partial class Scheduler
    {
        // The values of _idle.
        internal const int Running = 0;
        internal const int Free = 1;
        private const int Parked = 2;

        // Whether a thread ticks or runs the scheduler, or has it and is parked. A wake looks here whether somebody will look at the run queue.
        internal int _idle = Free;

        // The last thread that had the scheduler, to say in a message what went wrong.
        internal Thread _thread;

        private Parker _parker;

        // One parker a scheduler: a wake has to know whom to unpark.
        internal void Attach(Parker parker)
        {
            Enter();
            bool isTaken = _parker != null && _parker != parker;
            if (!isTaken)
            {
                _parker = parker;
            }

            Leave();
            if (isTaken)
            {
                throw new InvalidOperationException("The scheduler belongs to another executor");
            }
        }

        internal void UnparkOwner()
        {
            Parker parker = _parker;
            if (parker != null)
            {
                parker.Unpark();
            }
        }

        // Makes the calling thread the scheduler's thread, or throws. It returns something for the sake of callers that go on with a try:
        // nanoCLR takes what a call right before a try throws for thrown inside, and would run the finally, which releases. Taking the
        // unused result off the stack stands between.
        internal bool Claim()
        {
            if (Interlocked.CompareExchange(ref _idle, Running, Free) != Free)
            {
                ThrowClaimed();
            }

            _thread = Thread.CurrentThread;
            return true;
        }

        internal void Release()
        {
#if NANOFRAMEWORK_1_0
            _idle = Free;
#else
            Interlocked.Exchange(ref _idle, Free);
#endif
        }

        // Whether a task is queued. After SetParked and Release every wake that finds nothing queued here unparks.
        internal bool HasQueued
        {
#if NANOFRAMEWORK_1_0
            get { return _first != null; }
#else
            get { return Volatile.Read(ref _first) != null; }
#endif
        }

        // For the executor that has the scheduler: whether it is parked, from before its last look at the run queue on.
        internal void SetParked(bool parked)
        {
            Interlocked.Exchange(ref _idle, parked ? Parked : Running);
        }

        [Cold("misuse")]
        internal void ThrowClaimed()
        {
            throw new InvalidOperationException(
                _thread == Thread.CurrentThread
                    ? "A task may not tick, run or shut down the scheduler that runs it"
                    : "Another thread is running the scheduler");
        }
    }
}
