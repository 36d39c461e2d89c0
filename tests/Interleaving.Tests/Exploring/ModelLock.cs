namespace Maitake.Interleaving.Exploring
{
    /// <summary>The lock of an object, as a thread of a scenario meets it: re-entrant, and nobody blocks in it but as the scheduler of the threads says.</summary>
    internal sealed class ModelLock : Location
    {
        private ScenarioThread _owner;
        private int _depth;

        public ModelLock(long key, bool isShared)
            : base(key, isShared)
        {
        }

        public bool IsOwnedBy(ScenarioThread thread) => _owner == thread;

        public override bool Admits(ScenarioThread thread) => _owner == null || _owner == thread;

        public void Enter(ScenarioThread thread)
        {
            _owner = thread;
            _depth++;
        }

        /// <summary>Leaves once.</summary>
        /// <returns>Whether the thread is out of it.</returns>
        public bool Exit()
        {
            if (--_depth == 0)
            {
                _owner = null;
            }

            return _depth == 0;
        }
    }
}
