using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>One wheel, armed, cancelled and turned by several threads.</summary>
    [TestClass]
    public class WheelStressTests
    {
        [TestMethod]
        public void ArmedAndCanceledWhileTurning_FiresOnceOrNotAtAll()
        {
            const int Owners = 2;
            const int Rounds = 60_000;
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            int running = Owners;
            int[] rounds = new int[Owners];
            long turns = 0;
            Crew crew = new Crew();
            for (int i = 0; i < Owners; i++)
            {
                int number = i;
                crew.Start("owner " + i, () =>
                {
                    Own(wheel, clock, new Random(number), ref rounds[number], Rounds, crew);
                    Interlocked.Decrement(ref running);
                });
            }

            for (int i = 0; i < 2; i++)
            {
                int number = i;
                crew.Start("turning " + i, () =>
                {
                    // One moves the clock on; both turn, and now and then find the other one at it. They let go in between: the wheel's
                    // lock is not fair.
                    SpinWait spin = default;
                    while (Volatile.Read(ref running) > 0)
                    {
                        crew.Check();
                        if (number == 0)
                        {
                            clock.Advance(1);
                        }

                        if (wheel.TryTurn() != null)
                        {
                            Interlocked.Increment(ref turns);
                        }

                        spin.SpinOnce(-1);
                    }
                });
            }

            crew.Join(() => "rounds " + string.Join(", ", rounds) + "; " + wheel.PendingCount + " pending at " + clock.Ticks + " after " + turns + " turns");
            Assert.AreEqual(0, wheel.PendingCount);
        }

        [TestMethod]
        public void TwoExecutorsWithOneWheel_ServeBothTheirTasks()
        {
            const int Tasks = 40;
            const int Sleeps = 400;
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock, 2);
            Executor[] executors = new Executor[2];
            int[] counts = new int[2];
            Crew crew = new Crew();
            for (int i = 0; i < 2; i++)
            {
                int number = i;
                Executor executor = new Executor(new Scheduler(Tasks), wheel, new Parker());
                executors[i] = executor;
                List<SleepingFuture> futures = Enumerable.Range(0, Tasks).Select(k => new SleepingFuture(wheel, 1 + (k % 7), Sleeps)).ToList();
                futures.ForEach(future => executor.Spawn(future));
                crew.Start("executor " + i, () =>
                {
                    while (executor.Scheduler.TaskCount > 0)
                    {
                        crew.Check();
                        executor.RunOnce();
                    }

                    counts[number] = futures.Sum(future => future.Slept);
                });
            }

            crew.Start("clock", () =>
            {
                SpinWait spin = default;
                while (executors.Any(executor => executor.Scheduler.TaskCount > 0))
                {
                    crew.Check();
                    clock.Advance(1);
                    spin.SpinOnce(-1);
                }
            });
            crew.Join(() => wheel.PendingCount + " pending at " + clock.Ticks);
            Assert.AreEqual(Tasks * Sleeps, counts[0]);
            Assert.AreEqual(Tasks * Sleeps, counts[1]);
        }

        // One thread's sleeps: armed for a few ticks, then waited for, canceled or reset, over and over.
        private static void Own(TimerWheel wheel, Clock clock, Random random, ref int round, int rounds, Crew crew)
        {
            Sleep sleep = wheel.SleepTicks(0);
            CountingWaker waker = new CountingWaker();
            int fired = 0;
            for (; round < rounds; round++)
            {
                sleep.ResetTicks(random.Next(1, 40));
                if (sleep.Poll(waker) == PollResult.Ready)
                {
                    // The clock was quicker than this thread.
                    Assert.IsTrue(clock.Ticks >= sleep.DeadlineTicks);
                    continue;
                }

                switch (random.Next(3))
                {
                    case 0:
                        crew.Until(() => sleep.IsCompleted);
                        break;
                    case 1:
                        Thread.SpinWait(random.Next(200));
                        sleep.Cancel();
                        break;
                    default:
                        // Polled anew, perhaps just as it fires.
                        Thread.SpinWait(random.Next(200));
                        sleep.Poll(waker);
                        sleep.Cancel();
                        break;
                }

                if (sleep.IsCompleted)
                {
                    Assert.IsTrue(clock.Ticks >= sleep.DeadlineTicks, "early");
                    fired++;
                    if (random.Next(2) == 0)
                    {
                        // Its wake may be on its way still; wait for it half of the times, and let it meet the next round else.
                        int expected = fired;
                        crew.Until(() => waker.Count == expected);
                    }
                }
            }

            crew.Until(() => waker.Count >= fired);
            Assert.AreEqual(fired, waker.Count);
        }

        private sealed class CountingWaker : Waker
        {
            private int _count;

            public int Count
            {
                get { return Volatile.Read(ref _count); }
            }

            public override void Wake()
            {
                Interlocked.Increment(ref _count);
            }
        }

        private sealed class SleepingFuture : Future
        {
            private readonly Sleep _sleep;
            private readonly int _ticks;
            private readonly int _sleeps;

            public SleepingFuture(TimerWheel wheel, int ticks, int sleeps)
            {
                _sleep = wheel.SleepTicks(ticks);
                _ticks = ticks;
                _sleeps = sleeps;
            }

            public int Slept { get; private set; }

            public override PollResult Poll(Waker waker)
            {
                while (_sleep.Poll(waker) == PollResult.Ready)
                {
                    if (++Slept == _sleeps)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    _sleep.ResetTicks(_ticks);
                }

                return PollResult.Pending;
            }
        }
    }
}
