namespace Maitake.Interleaving.Scenarios.Tasks
{
    /// <summary>Two threads want to steal the same task: at most one has the right at a time, and the task goes to one of them.</summary>
    public sealed class StealTwice : Scenario
    {
        private readonly Injector _injector = new Injector(1);
        private readonly Scheduler[] _thieves = new Scheduler[2];
        private readonly FlagFuture _future = new FlagFuture(0);
        private int _stealers;

        public StealTwice()
            : base(2)
        {
            _thieves[0] = NewScheduler(1);
            _thieves[1] = NewScheduler(1);
            _injector.Spawn(_future);
        }

        public override void Run(int thread)
        {
            Stealer stealer;
            if (_injector.TrySteal(out stealer) == StealResult.Stealing)
            {
                _stealers++;
                RequireEqual(1, _stealers, "stealers");
                stealer.SpawnOne(_thieves[thread]);
                _stealers--;
                stealer.Dispose();
            }
        }

        protected override void Verify()
        {
            _thieves[0].Tick();
            _thieves[1].Tick();
            RequireEqual(1, _future.Polls, "polls");
        }
    }
}
