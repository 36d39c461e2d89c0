namespace Maitake.Cost.Scenarios
{
    /// <summary>Two tasks of a group that yield once, and a wait for both. Their futures are made beforehand.</summary>
    public sealed class GroupRound : TaskLoop
    {
        public GroupRound()
            : base("task group: two tasks that yield, waited for")
        {
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            scheduler.Spawn(SpawnAndWait(new TaskGroup(scheduler, 2), operations));
        }

        private static async Future SpawnAndWait(TaskGroup group, int count)
        {
            YieldFuture one = Futures.YieldNow();
            YieldFuture two = Futures.YieldNow();
            for (int i = 0; i < count; i++)
            {
                one.Reset(1);
                two.Reset(1);
                group.Spawn(one);
                group.Spawn(two);
                await group.WaitAll();
            }
        }
    }
}
