using System.Threading;

namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>Two threads that set an event each for the other, and never end.</summary>
    public sealed class EndlessPingPong : Scenario
    {
        private readonly AutoResetEvent[] _events = { new AutoResetEvent(true), new AutoResetEvent(false) };

        public EndlessPingPong()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            for (; ;)
            {
                _events[thread].WaitOne();
                _events[1 - thread].Set();
            }
        }

        protected override void Verify()
        {
        }
    }
}
