using Maitake.Sync;

namespace Maitake.Interleaving.Scenarios.Sync
{
    /// <summary>One waits until something is so, which another changes before it wakes; a third wakes for nothing.</summary>
    public abstract class ConditionWait : Scenario
    {
        private readonly WaitQueue _queue = new WaitQueue();
        private readonly WaitCell _cell = new WaitCell();
        private readonly ThreadWaker _waker = new ThreadWaker();
        private readonly WaitForFuture _wait;
        private readonly bool _isCell;
        private bool _isSo;

        protected ConditionWait(bool isCell)
            : base(3)
        {
            _isCell = isCell;
            _wait = isCell ? _cell.WaitFor(IsSo) : _queue.WaitFor(IsSo);
        }

        public override void Run(int thread)
        {
            if (thread == 0)
            {
                _waker.Finish(_wait);
                return;
            }

            if (thread == 1)
            {
                _isSo = true;
            }

            if (_isCell)
            {
                _cell.Wake();
            }
            else
            {
                _queue.Wake();
            }
        }

        protected override void Verify()
        {
            Require(_isSo, "it is not so");
        }

        private bool IsSo()
        {
            return _isSo;
        }
    }

    /// <summary>By a queue.</summary>
    public sealed class ConditionOfQueue : ConditionWait
    {
        public ConditionOfQueue()
            : base(false)
        {
        }
    }

    /// <summary>By a cell.</summary>
    public sealed class ConditionOfCell : ConditionWait
    {
        public ConditionOfCell()
            : base(true)
        {
        }
    }
}
