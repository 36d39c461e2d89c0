using System;
using Maitake.Time;

namespace Maitake.Cost.Scenarios
{
    /// <summary>What an object takes, with all that is made with it: the heap bytes of this scenario are its RAM.</summary>
    public sealed class Made : Scenario
    {
        public const int Runtime = 0;
        public const int RuntimeOfOne = 1;
        public const int AsyncTask = 2;
        public const int HandWrittenTask = 3;
        public const int SleepFuture = 4;
        public const int TickerFuture = 5;
        public const int TimeoutOfSleep = 6;
        public const int Join = 7;
        public const int WheelOnly = 8;
        public const int SchedulerAndWheel = 9;

        // Room for all tasks of a run.
        private const int Capacity = 64;

        private readonly int _kind;
        private StepClock _clock;
        private TimerWheel _wheel;
        private Scheduler _scheduler;
        private Future[] _futures;

        public Made(string name, int kind)
            : base(name, 8, 40, 1)
        {
            _kind = kind;
        }

        public override bool Allocates
        {
            get { return true; }
        }

        public override void Before(int operations)
        {
            _clock = new StepClock();
            _wheel = new TimerWheel(_clock);
            _scheduler = new Scheduler(Capacity);
            _futures = new Future[operations];
            for (int i = 0; i < operations; i++)
            {
                _futures[i] = new IdleFuture();
            }
        }

        public override void Run(int operations)
        {
            TimeSpan second = new TimeSpan(TimeSpan.TicksPerSecond);
#pragma warning disable MTK014 // To be made is all that these futures are for.
            for (int i = 0; i < operations; i++)
            {
                switch (_kind)
                {
                    case Runtime: MakeRuntime(16); break;
                    case RuntimeOfOne: MakeRuntime(1); break;
                    case AsyncTask: _scheduler.Spawn(Sleeps(_wheel)); _scheduler.Tick(); break;
                    case HandWrittenTask: _scheduler.Spawn(_futures[i]); break;
                    case SleepFuture: _wheel.SleepTicks(1000); break;
                    case TickerFuture: _wheel.Every(second); break;
                    case TimeoutOfSleep: _wheel.Timeout(second, _futures[i]); break;
                    case Join: _scheduler.Spawn(_futures[i]).Join(); break;
                    case WheelOnly: new TimerWheel(_clock); break;
                    case SchedulerAndWheel: new Scheduler(16); new TimerWheel(_clock, 4); break;
                }
            }
#pragma warning restore MTK014
        }

        // The parker's event counts too.
        private void MakeRuntime(int tasks)
        {
            new Executor(new Scheduler(tasks), new TimerWheel(_clock, 4), new Parker());
        }

        private static async Future Sleeps(TimerWheel wheel)
        {
            while (true)
            {
                await wheel.SleepTicks(1000);
            }
        }
    }
}
