using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One takes the place of another in a cell, and leaves it, while it is woken: a wake is used by the one or the other, or is still there.</summary>
    public sealed class CellReplaced : Scenario
    {
        private readonly WaitCell _cell = new WaitCell();
        private readonly CountingWaker[] _wakers = { new CountingWaker(), new CountingWaker() };
        private readonly WaitForFuture[] _waits = new WaitForFuture[2];

        public CellReplaced()
            : base(3)
        {
            _waits[0] = _cell.Wait();
            _waits[1] = _cell.Wait();
            _waits[0].Poll(_wakers[0]);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _cell.Wake();
            }
            else if (thread == 1)
            {
                _waits[1].Poll(_wakers[1]);
                _waits[1].Cancel();
            }
            else
            {
                _waits[0].Poll(_wakers[0]);
            }
        }

        protected override void Verify()
        {
            bool first = _waits[0].IsCompleted;
            bool second = _waits[1].IsCompleted;
            Require(!(first && second), "one wake for two");
            if (!first)
            {
                Require(second || _wakers[0].Count > 0 || _waits[0].Poll(_wakers[0]) == PollResult.Ready, "neither woken nor a wake kept");
            }
        }
    }
}
