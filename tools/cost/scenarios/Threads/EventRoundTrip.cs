using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Two threads that hand two events to and fro.</summary>
    public sealed class EventRoundTrip : Scenario
    {
        private AutoResetEvent _there;
        private AutoResetEvent _back;
        private int _more;

        public EventRoundTrip()
            : base("round trip of two threads over two AutoResetEvents")
        {
        }

        public override void SetUp()
        {
            _there = new AutoResetEvent(false);
            _back = new AutoResetEvent(false);
            Interlocked.Exchange(ref _more, 1);
            new Thread(Answer).Start();
        }

        public override void Run(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _there.Set();
                _back.WaitOne();
            }
        }

        public override void TearDown()
        {
            Interlocked.Exchange(ref _more, 0);
            _there.Set();
        }

        private void Answer()
        {
            _there.WaitOne();
            while (_more != 0)
            {
                _back.Set();
                _there.WaitOne();
            }
        }
    }
}
