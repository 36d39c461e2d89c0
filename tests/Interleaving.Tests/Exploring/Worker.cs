using System.Threading;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>A thread of the operating system that serves one execution after the other.</summary>
    internal sealed class Worker
    {
        private readonly SemaphoreSlim _turn = new(0);
        private ScenarioThread _thread;

        public Worker()
        {
            new Thread(Serve) { IsBackground = true, Name = "scenario" }.Start();
        }

        /// <summary>Gives it a thread of the next execution; null ends it.</summary>
        public void Prepare(ScenarioThread thread) => _thread = thread;

        /// <summary>Lets it go on. Whoever calls this waits for its own turn, or ends.</summary>
        public void Resume() => _turn.Release();

        /// <summary>On the worker's thread: waits for its turn.</summary>
        public void Await() => _turn.Wait();

        private void Serve()
        {
            for (; ;)
            {
                Await();
                ScenarioThread thread = _thread;
                if (thread == null)
                {
                    return;
                }

                thread.Execution.Run(thread);
            }
        }
    }
}
