using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using DotNetty.Common.Utilities;
using Maitake.Time;
using ITimerTask = DotNetty.Common.Utilities.ITimerTask;

namespace Maitake.Benchmarks
{
    /// <summary>A timer started and stopped before its time, which is what most time-outs come to, beside 10,000 that wait.</summary>
    [BenchmarkCategory("arm and cancel, 10,000 pending")]
    public class TimerBenchmarks
    {
        private const int Pending = 10_000;
        private const int Many = 1_000;
        private const int Hour = 3_600_000;

        private readonly NobodyWaker _nobody = new NobodyWaker();
        private readonly List<object> _waiting = new List<object>();
        private readonly PriorityQueue<int, long> _queue = new PriorityQueue<int, long>();
        private readonly Ignore _ignore = new Ignore();
        private Sleep _sleep;
        private Timer _timer;
        private HashedWheelTimer _wheelTimer;

        // Each has what it measures alone: a wheel of DotNetty's has a thread that turns it, and the time of all threads counts.
        [GlobalSetup(Target = nameof(Wheel))]
        public void SetUpWheel()
        {
            TimerWheel wheel = new TimerWheel(new StepClock());
            _sleep = wheel.SleepTicks(1);
            for (int i = 0; i < Pending; i++)
            {
                Sleep sleep = wheel.SleepTicks(200_000 + (80 * i));
                sleep.Poll(_nobody);
                _waiting.Add(sleep);
            }
        }

        [GlobalSetup(Target = nameof(Platform))]
        public void SetUpPlatform()
        {
            _timer = new Timer(_ => { });
            for (int i = 0; i < Pending; i++)
            {
                _waiting.Add(new Timer(_ => { }, null, Hour + i, Timeout.Infinite));
            }
        }

        [GlobalCleanup(Target = nameof(Platform))]
        public void CleanUpPlatform()
        {
            _timer.Dispose();
            foreach (Timer timer in _waiting.OfType<Timer>())
            {
                timer.Dispose();
            }
        }

        [GlobalSetup(Target = nameof(HashedWheel))]
        public void SetUpHashedWheel()
        {
            _wheelTimer = new HashedWheelTimer(TimeSpan.FromMilliseconds(10), 512, -1);
            for (int i = 0; i < Pending; i++)
            {
                _waiting.Add(_wheelTimer.NewTimeout(_ignore, TimeSpan.FromMilliseconds(Hour + i)));
            }
        }

        [GlobalCleanup(Target = nameof(HashedWheel))]
        public void CleanUpHashedWheel() => _wheelTimer.StopAsync().Wait();

        [GlobalSetup(Target = nameof(Queue))]
        public void SetUpQueue()
        {
            for (int i = 0; i < Pending; i++)
            {
                _queue.Enqueue(i, 200_000 + (80 * i));
            }
        }

        [Benchmark(Baseline = true, OperationsPerInvoke = Many, Description = "nf-maitake, Sleep reset, polled, canceled")]
        public void Wheel()
        {
            for (int i = 0; i < Many; i++)
            {
                _sleep.ResetTicks(50 + i);
                _sleep.Poll(_nobody);
                _sleep.Cancel();
            }
        }

        [Benchmark(OperationsPerInvoke = Many, Description = "System.Threading.Timer.Change, twice")]
        public void Platform()
        {
            for (int i = 0; i < Many; i++)
            {
                _timer.Change(Hour + i, Timeout.Infinite);
                _timer.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }

        [Benchmark(OperationsPerInvoke = Many, Description = "DotNetty HashedWheelTimer, new, canceled, with its thread")]
        public void HashedWheel()
        {
            for (int i = 0; i < Many; i++)
            {
                _wheelTimer.NewTimeout(_ignore, TimeSpan.FromMilliseconds(Hour + i)).Cancel();
            }
        }

        // It cannot take out what is in its middle without a search: this is its best case, the earliest deadline of all.
        [Benchmark(OperationsPerInvoke = Many, Description = "PriorityQueue, enqueued, dequeued as the earliest")]
        public void Queue()
        {
            for (int i = 0; i < Many; i++)
            {
                _queue.Enqueue(i, 50 + i);
                _queue.Dequeue();
            }
        }

        private sealed class Ignore : ITimerTask
        {
            public void Run(ITimeout timeout)
            {
            }
        }
    }
}
