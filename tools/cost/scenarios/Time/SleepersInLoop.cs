using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>
    /// Tasks that all sleep a tick, again and again, in the executor's own loop: what threads do that each call <c>Thread.Sleep(1)</c>. One operation is one
    /// sleep. The parks are in, only that time passes at once.
    /// </summary>
    public sealed class SleepersInLoop : Scenario
    {
        private readonly int _tasks;
        private Executor _executor;
        private StepParker _parker;

        public SleepersInLoop(string name, int tasks)
            : base(name)
        {
            _tasks = tasks;
        }

        public override void SetUp()
        {
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock);
            _parker = new StepParker(clock);
            _executor = new Executor(new Scheduler(_tasks), wheel, _parker);
            _parker.Executor = _executor;
            for (int i = 0; i < _tasks; i++)
            {
                _executor.Spawn(Sleeps(wheel));
            }

            Run(100 * _tasks);
        }

        public override void Run(int operations)
        {
            _parker.Ticks = operations / _tasks;
            _executor.Run();
        }

        private static async Future Sleeps(TimerWheel wheel)
        {
            while (true)
            {
                await wheel.SleepTicks(1);
            }
        }
    }
}
