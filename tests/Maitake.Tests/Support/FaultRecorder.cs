using System;

namespace Maitake.Tests
{
    /// <summary>A fault handler that remembers; it can throw too.</summary>
    internal sealed class FaultRecorder
    {
        public int Count;
        public Task Task;
        public Exception Exception;
        public bool Throws;

        public void Handle(Task task, Exception exception)
        {
            Count++;
            Task = task;
            Exception = exception;
            if (Throws)
            {
                throw new TestException("handler");
            }
        }

        public static FaultRecorder On(Scheduler scheduler)
        {
            FaultRecorder recorder = new FaultRecorder();
            scheduler.FaultHandler = recorder.Handle;
            return recorder;
        }
    }
}
