using System;
using Maitake;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>What an await costs, once warm. The numbers come from an interpreter that counts; others have none to give.</summary>
    public static class Costs
    {
        public const int Kinds = 15;
        private const int Awaits = 100000;

        public static string Name(int kind)
        {
            switch (kind)
            {
                case 0: return "yield";
                case 1: return "sleep";
                case 2: return "nested value";
                case 3: return "nested value that yields";
                case 4: return "yield at depth 8";
                case 5: return "library call";
                case 6: return "time-out of a call, in time";
                case 7: return "time-out of a call, out of time";
                case 8: return "time-out of a race of a call and a sleep";
                case 9: return "leaves of a library";
                case 10: return "select of two sleeps";
                case 11: return "select of two sleeps by hand";
                case 12: return "fair select of a call and a sleep";
                case 13: return "join of two calls and a select";
                default: return "cancel outside of a try";
            }
        }

        /// <summary>Runs one task that awaits so many times.</summary>
        public static void Drive(int kind, int count)
        {
            StepClock clock = new StepClock();
            T.Wheel = new TimerWheel(clock);
            Scheduler scheduler = new Scheduler(2);
            Task task = scheduler.Spawn(Start(kind, count));
            while (!task.IsCompleted)
            {
                if (scheduler.Tick().Polled == 0)
                {
                    clock.Time++;
                    T.Wheel.Turn();
                }
            }

            if (task.Status != TaskStatus.Completed || T.Wheel.PendingCount != 0)
            {
                throw new InvalidOperationException(Name(kind));
            }
        }

        internal static void Run()
        {
            try
            {
                long.Parse("@@il");
            }
            catch (Exception)
            {
                return;
            }

            for (int kind = 0; kind < Kinds; kind++)
            {
                Drive(kind, 10);
                long il = long.Parse("@@il");
                long objects = long.Parse("@@objects");
                Drive(kind, 10);
                long ilBefore = long.Parse("@@il") - il;
                long before = long.Parse("@@objects") - objects;
                il = long.Parse("@@il");
                objects = long.Parse("@@objects");
                Drive(kind, 10 + Awaits);
                long extraIl = long.Parse("@@il") - il - ilBefore;
                long extra = long.Parse("@@objects") - objects - before;
                Console.WriteLine("cost " + Name(kind) + ": objects " + extra.ToString() + " il " + (extraIl / Awaits).ToString());
            }
        }

        private static Future Start(int kind, int count)
        {
            switch (kind)
            {
                case 0: return Yields(count);
                case 1: return Sleeps(count);
                case 2: return Nested(count);
                case 3: return NestedYields(count);
                case 4: return Deep(7, count);
                case 5: return Library(count);
                case 6: return TimeoutsInTime(count);
                case 7: return TimeoutsOutOfTime(count);
                case 8: return Races(count);
                case 9: return Leaves(count);
                case 10: return Selects(count);
                case 11: return new SelectLoop(count);
                case 12: return FairSelects(count);
                case 13: return Joins(count);
                default: return Cancels(count);
            }
        }

        private static async Future Selects(int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (await Futures.Select(T.Wheel.SleepTicks(2), T.Wheel.SleepTicks(1)) != 1)
                {
                    throw new InvalidOperationException();
                }
            }
        }

        private static async Future FairSelects(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.SelectFair(Values.Int(i), T.Wheel.SleepTicks(1));
            }
        }

        private static async Future Joins(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.Join(Values.Int(i), Futures.Select(T.Wheel.SleepTicks(5), Futures.YieldNow()), Value(i));
            }
        }

        // Without an async method.
        private sealed class SelectLoop : Future
        {
            private readonly Sleep _long = T.Wheel.SleepTicks(2);
            private readonly Sleep _short = T.Wheel.SleepTicks(1);
            private readonly CombinedFuture _select;
            private int _left;

            public SelectLoop(int count)
            {
                _select = Futures.Select(_long, _short);
                _left = count;
            }

            public override PollResult Poll(Waker waker)
            {
                while (_select.Poll(waker) == PollResult.Ready)
                {
                    if (_select.Result != 1)
                    {
                        throw new InvalidOperationException();
                    }

                    if (--_left == 0)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    _long.ResetTicks(2);
                    _short.ResetTicks(1);
                    _select.Reset();
                }

                return PollResult.Pending;
            }

            public override void Cancel()
            {
                _select.Cancel();
                base.Cancel();
            }
        }

        private static async Future Yields(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.YieldNow();
            }
        }

        private static async Future Sleeps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await T.Wheel.SleepTicks(1);
            }
        }

        private static async Future<int> Value(int i)
        {
            return i;
        }

        private static async Future Nested(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Value(i);
            }
        }

        private static async Future NestedYields(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Values.Int(i);
            }
        }

        private static async Future Deep(int depth, int count)
        {
            if (depth == 0)
            {
                await Yields(count);
            }
            else
            {
                await Deep(depth - 1, count);
            }
        }

        private static async Future<int> Read(int ticks)
        {
            await T.Wheel.SleepTicks(ticks);
            return ticks;
        }

        private static async Future TimeoutsInTime(int count)
        {
            TimeSpan second = new TimeSpan(TimeSpan.TicksPerSecond);
            for (int i = 0; i < count; i++)
            {
                if (!await T.Wheel.Timeout(second, Read(1)))
                {
                    throw new InvalidOperationException();
                }
            }
        }

        private static async Future TimeoutsOutOfTime(int count)
        {
            TimeSpan tick = new TimeSpan(TimeSpan.TicksPerMillisecond);
            for (int i = 0; i < count; i++)
            {
                if (await T.Wheel.Timeout(tick, Read(1000)))
                {
                    throw new InvalidOperationException();
                }
            }
        }

        private static async Future Races(int count)
        {
            TimeSpan second = new TimeSpan(TimeSpan.TicksPerSecond);
            for (int i = 0; i < count; i++)
            {
                await T.Wheel.Timeout(second, AsyncLibrary.Race.Between(Read(3), T.Wheel.SleepTicks(1 + (i & 3))));
            }
        }

        private static async Future TryThenWait()
        {
            try
            {
                await Futures.YieldNow();
            }
            finally
            {
                await T.Wheel.SleepTicks(0);
            }

            await Read(1000);
        }

        private static async Future Cancels(int count)
        {
            TimeSpan tick = new TimeSpan(TimeSpan.TicksPerMillisecond);
            for (int i = 0; i < count; i++)
            {
                if (await T.Wheel.Timeout(tick, TryThenWait()))
                {
                    throw new InvalidOperationException();
                }
            }
        }

        private static async Future Leaves(int count)
        {
            AsyncLibrary.Mailbox box = new AsyncLibrary.Mailbox();
            for (int i = 0; i < count; i++)
            {
                await box.Receive(1);
                await box.ReceiveObject();
                await box.Count(1);
                await box.Total();
            }
        }

        private static async Future Library(int count)
        {
            AsyncLibrary.Sensor sensor = new AsyncLibrary.Sensor(1);
            for (int i = 0; i < count; i++)
            {
                await sensor.ReadChannel(1);
            }
        }
    }
}
