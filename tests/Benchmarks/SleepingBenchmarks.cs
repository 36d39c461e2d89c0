using System.Collections.Generic;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Maitake.Time;

namespace Maitake.Benchmarks
{
    /// <summary>1,000 tasks that sleep 20 times each, with a turn at every tick. One operation is one sleep. Time is virtual, so what waits for the real one is not here.</summary>
    [BenchmarkCategory("sleep, 1,000 tasks")]
    public class SleepingBenchmarks
    {
        private const int Tasks = 1_000;
        private const int Times = 20;

        [Benchmark(Baseline = true, OperationsPerInvoke = Tasks * Times, Description = "nf-maitake, async Future")]
        public void Async()
        {
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(Tasks);
            for (int i = 0; i < Tasks; i++)
            {
                scheduler.Spawn(Sleeps(wheel, 1 + (i % 100)));
            }

            Run(clock, wheel, scheduler);
        }

        [Benchmark(OperationsPerInvoke = Tasks * Times, Description = "nf-maitake, Future")]
        public void ByHand()
        {
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(Tasks);
            for (int i = 0; i < Tasks; i++)
            {
                scheduler.Spawn(new Sleeper(wheel, 1 + (i % 100)));
            }

            Run(clock, wheel, scheduler);
        }

        [Benchmark(OperationsPerInvoke = Tasks * Times, Description = "Task, PriorityQueue of deadlines")]
        public void Queue()
        {
            Deadlines deadlines = new Deadlines();
            List<System.Threading.Tasks.Task> tasks = new List<System.Threading.Tasks.Task>();
            for (int i = 0; i < Tasks; i++)
            {
                tasks.Add(Sleeps(deadlines, 1 + (i % 100)));
            }

            System.Threading.Tasks.Task all = System.Threading.Tasks.Task.WhenAll(tasks);
            while (!all.IsCompleted)
            {
                deadlines.Step();
            }
        }

        private static void Run(StepClock clock, TimerWheel wheel, Scheduler scheduler)
        {
            scheduler.Tick(int.MaxValue);
            while (scheduler.TaskCount > 0)
            {
                clock.Time++;
                wheel.Turn();
                scheduler.Tick(int.MaxValue);
            }
        }

        private static async Future Sleeps(TimerWheel wheel, int ticks)
        {
            Sleep sleep = wheel.SleepTicks(ticks);
            for (int i = 0; i < Times; i++)
            {
                sleep.ResetTicks(ticks);
                await sleep;
            }
        }

        private static async System.Threading.Tasks.Task Sleeps(Deadlines deadlines, int ticks)
        {
            for (int i = 0; i < Times; i++)
            {
                await deadlines.Delay(ticks);
            }
        }

        private sealed class Sleeper : Future
        {
            private readonly Sleep _sleep;
            private readonly int _ticks;
            private int _left = Times;

            public Sleeper(TimerWheel wheel, int ticks)
            {
                _sleep = wheel.SleepTicks(ticks);
                _ticks = ticks;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_sleep.Poll(waker) == PollResult.Ready)
                {
                    if (--_left == 0)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    _sleep.ResetTicks(_ticks);
                }

                return PollResult.Pending;
            }
        }

        // What one would write with what the base library has.
        private sealed class Deadlines
        {
            private readonly PriorityQueue<TaskCompletionSource, long> _queue = new PriorityQueue<TaskCompletionSource, long>();
            private long _now;

            public System.Threading.Tasks.Task Delay(int ticks)
            {
                TaskCompletionSource source = new TaskCompletionSource();
                _queue.Enqueue(source, _now + ticks);
                return source.Task;
            }

            public void Step()
            {
                _now++;
                while (_queue.TryPeek(out TaskCompletionSource source, out long deadline) && deadline <= _now)
                {
                    _queue.Dequeue();
                    source.SetResult();
                }
            }
        }
    }
}
