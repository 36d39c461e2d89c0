using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>A cell is woken and closed while one comes to wait: it is woken, or is told, and does not wait for good.</summary>
    public sealed class CellWakeAndClose : Scenario
    {
        private readonly WaitCell _cell = new WaitCell();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly WaitForFuture _wait;
        private bool _woken;

        public CellWakeAndClose()
            : base(3)
        {
            _wait = _cell.Wait();
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _woken = _waker.TryFinish(_wait);
            }
            else if (thread == 1)
            {
                _cell.Wake();
            }
            else
            {
                _cell.Close();
            }
        }

        protected override void Verify()
        {
            Require(_woken == _wait.IsCompleted, "two different ends");
            Require(_cell.IsClosed, "not closed");
        }
    }
}
