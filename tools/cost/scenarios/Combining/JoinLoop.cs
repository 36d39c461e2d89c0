namespace Maitake.Cost.Scenarios
{
    /// <summary>An await of two futures joined, each of which yields once.</summary>
    public sealed class JoinLoop : TaskLoop
    {
        public JoinLoop()
            : base("await of a join of two yields")
        {
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            scheduler.Spawn(Joins(operations));
        }

        private static async Future Joins(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.Join(Futures.YieldNow(), Futures.YieldNow());
            }
        }
    }
}
