using System;
using System.Collections.Generic;
using Maitake.Sync;
using Maitake.Time;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>Six operations that Rust's maitake has as well, done in the same shape: one thread, one scheduler, what is spawned beforehand is not timed.</summary>
    internal static class OperationList
    {
        private const int Yields = 20_000;
        private const int Spawns = 2_000;
        private const int AtOnce = 256;
        private const int RoundTrips = 500_000;
        private const int Acquires = 4_000_000;
        private const int Locks = 500_000;
        private const int Sleepers = 1_000;
        private const int LastTick = 1_000;

        /// <summary>All of them.</summary>
        public static IReadOnlyList<Operation> All { get; } = new[]
        {
            Yield(true), Yield(false), Spawn(true), Spawn(false), RoundTrip(true), RoundTrip(false), Acquire(true), Acquire(false), Lock(true), Lock(false), Sleep(true),
            Sleep(false),
        };

        private static Operation Yield(bool async)
        {
            return new Operation("yield, 64 tasks", async, 64 * Yields, () =>
            {
                Scheduler scheduler = new Scheduler(64);
                for (int i = 0; i < 64; i++)
                {
                    scheduler.Spawn(async ? AsyncTasks.Yield(Yields) : new YieldTask(Yields));
                }

                return () => RunUntilIdle(scheduler);
            });
        }

        private static Operation Spawn(bool async)
        {
            return new Operation("spawn and complete", async, Spawns * AtOnce, () =>
            {
                Scheduler scheduler = new Scheduler(AtOnce);
                return () =>
                {
                    for (int i = 0; i < Spawns; i++)
                    {
                        for (int k = 0; k < AtOnce; k++)
                        {
                            scheduler.Spawn(async ? AsyncTasks.End() : Futures.Ready());
                        }

                        RunUntilIdle(scheduler);
                    }
                };
            });
        }

        private static Operation RoundTrip(bool async)
        {
            return new Operation("wait-queue ping-pong, round trip", async, RoundTrips, () =>
            {
                Scheduler scheduler = new Scheduler(2);
                WaitQueue one = new WaitQueue();
                WaitQueue two = new WaitQueue();
                scheduler.Spawn(async ? AsyncTasks.Ping(one, two, RoundTrips) : new PlayTask(two, one, RoundTrips, true));
                scheduler.Spawn(async ? AsyncTasks.Pong(one, two, RoundTrips) : new PlayTask(one, two, RoundTrips, false));
                return () => RunUntilIdle(scheduler);
            });
        }

        private static Operation Acquire(bool async)
        {
            return new Operation("semaphore acquire and release", async, Acquires, () =>
            {
                Scheduler scheduler = new Scheduler(1);
                Semaphore semaphore = new Semaphore(4);
                scheduler.Spawn(async ? AsyncTasks.Acquire(semaphore, Acquires) : new HoldTask(semaphore.Acquire(), Acquires, false));
                return () => RunUntilIdle(scheduler);
            });
        }

        private static Operation Lock(bool async)
        {
            return new Operation("mutex contended by two yielding tasks, per lock", async, 2 * Locks, () =>
            {
                Scheduler scheduler = new Scheduler(2);
                Mutex mutex = new Mutex();
                for (int i = 0; i < 2; i++)
                {
                    scheduler.Spawn(async ? AsyncTasks.Lock(mutex, Locks) : new HoldTask(mutex.Lock(), Locks, true));
                }

                return () => RunUntilIdle(scheduler);
            });
        }

        private static Operation Sleep(bool async)
        {
            return new Operation("1,000 tasks sleeping 20 times, per sleep", async, Sleepers * SleepTask.Times, () =>
            {
                StepClock clock = new StepClock();
                TimerWheel wheel = new TimerWheel(clock);
                Scheduler scheduler = new Scheduler(Sleepers);
                for (int i = 0; i < Sleepers; i++)
                {
                    scheduler.Spawn(async ? AsyncTasks.Sleep(wheel, i) : new SleepTask(wheel, i));
                }

                return () =>
                {
                    RunUntilIdle(scheduler);
                    for (int tick = 1; tick <= LastTick; tick++)
                    {
                        clock.Time = tick;
                        wheel.Turn();
                        RunUntilIdle(scheduler);
                    }

                    CheckEmpty(scheduler);
                };
            });
        }

        private static void RunUntilIdle(Scheduler scheduler)
        {
            while (scheduler.Tick().HasRemaining)
            {
            }
        }

        private static void CheckEmpty(Scheduler scheduler)
        {
            if (scheduler.TaskCount != 0)
            {
                throw new InvalidOperationException("Some tasks have not ended");
            }
        }
    }
}
