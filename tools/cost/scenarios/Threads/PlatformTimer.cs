using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A <c>System.Threading.Timer</c> started and stopped, beside others that wait.</summary>
    public sealed class PlatformTimer : Scenario
    {
        private const int Hour = 3600000;

        private readonly int _pending;
        private Timer[] _others;
        private Timer _timer;

        public PlatformTimer(string name, int pending)
            : base(name)
        {
            _pending = pending;
        }

        public override void SetUp()
        {
            _others = new Timer[_pending];
            for (int i = 0; i < _pending; i++)
            {
                _others[i] = new Timer(Nothing, null, Hour + i, Timeout.Infinite);
            }

            _timer = new Timer(Nothing, null, Timeout.Infinite, Timeout.Infinite);
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _timer.Change(Hour, Timeout.Infinite);
                _timer.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }

        public override void TearDown()
        {
            for (int i = 0; i < _pending; i++)
            {
                _others[i].Dispose();
            }

            _timer.Dispose();
            _others = null;
        }

        private void Nothing(object state)
        {
        }
    }
}
