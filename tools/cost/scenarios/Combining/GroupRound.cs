using Maitake.Patterns;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Two tasks of a group that yield once, and a wait for both. Their futures are made beforehand.</summary>
    public sealed class GroupRound : TaskLoop
    {
        private Future[] _futures;

        public GroupRound()
            : base("task group: two tasks that yield, waited for")
        {
        }

        public override void Before(int operations)
        {
            _futures = new Future[2 * operations];
            for (int i = 0; i < _futures.Length; i++)
            {
                _futures[i] = Futures.YieldNow();
            }
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            scheduler.Spawn(SpawnAndWait(new TaskGroup(scheduler, 2), _futures));
        }

        private static async Future SpawnAndWait(TaskGroup group, Future[] futures)
        {
            for (int i = 0; i < futures.Length; i += 2)
            {
                group.Spawn(futures[i]);
                group.Spawn(futures[i + 1]);
                await group.WaitAll();
            }
        }
    }
}
