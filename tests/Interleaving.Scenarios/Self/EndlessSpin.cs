using System.Threading;

namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>A thread gives way until it is told to go on, which the other does only if it comes first.</summary>
    public sealed class EndlessSpin : Scenario
    {
        private int _waits;
        private int _told;

        public EndlessSpin()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                Interlocked.Exchange(ref _waits, 1);
                while (_told == 0)
                {
                    Thread.Sleep(0);
                }
            }
            else if (_waits == 0)
            {
                _told = 1;
            }
        }

        protected override void Verify()
        {
        }
    }
}
