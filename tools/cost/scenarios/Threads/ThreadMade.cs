using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A thread made, started and ended.</summary>
    public sealed class ThreadMade : Scenario
    {
        public ThreadMade()
            : base("Thread made, started and joined", 8, 40, 1)
        {
        }

        public override bool Allocates
        {
            get { return true; }
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Thread thread = new Thread(Nothing);
                thread.Start();
                thread.Join();
            }
        }

        private void Nothing()
        {
        }
    }
}
