using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Two threads that give way to each other: one operation is one <c>Thread.Sleep(0)</c>.</summary>
    public sealed class ThreadYield : Scenario
    {
        private int _more;

        public ThreadYield()
            : base("Thread.Sleep(0), 2 threads")
        {
        }

        public override void SetUp()
        {
            Interlocked.Exchange(ref _more, 1);
            new Thread(GiveWay).Start();
        }

        // The other thread's is the second of each two.
        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i += 2)
            {
                Thread.Sleep(0);
            }
        }

        public override void TearDown()
        {
            Interlocked.Exchange(ref _more, 0);
            Thread.Sleep(0);
        }

        private void GiveWay()
        {
            while (_more != 0)
            {
                Thread.Sleep(0);
            }
        }
    }
}
