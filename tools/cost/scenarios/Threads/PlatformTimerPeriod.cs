using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>A <c>System.Threading.Timer</c> that fires each millisecond: one operation is one period, as of a ticker.</summary>
    public sealed class PlatformTimerPeriod : Scenario
    {
        private AutoResetEvent _done;
        private Timer _timer;
        private int _left;

        public PlatformTimerPeriod()
            : base("period of a Timer")
        {
        }

        public override bool Waits
        {
            get { return true; }
        }

        public override void SetUp()
        {
            _done = new AutoResetEvent(false);
            _timer = new Timer(Fire, null, Timeout.Infinite, Timeout.Infinite);
        }

        public override void Run(int operations)
        {
            Interlocked.Exchange(ref _left, operations);
            _timer.Change(1, 1);
            _done.WaitOne();
        }

        public override void TearDown()
        {
            _timer.Dispose();
        }

        private void Fire(object state)
        {
            _left--;
            if (_left == 0)
            {
                _timer.Change(Timeout.Infinite, Timeout.Infinite);
                _done.Set();
            }
        }
    }
}
