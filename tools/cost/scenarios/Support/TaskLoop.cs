namespace Maitake.Cost.Scenarios
{
    /// <summary>Tasks of a scheduler of their own that do the operation so many times, all together, and end.</summary>
    public abstract class TaskLoop : Scenario
    {
        protected TaskLoop(string name)
            : base(name)
        {
        }

        public override void Run(int operations)
        {
            Scheduler scheduler = new Scheduler(4);
            Start(scheduler, operations);
            while (scheduler.TaskCount != 0)
            {
                scheduler.Tick();
            }
        }

        /// <summary>Spawns the tasks.</summary>
        protected abstract void Start(Scheduler scheduler, int operations);
    }
}
