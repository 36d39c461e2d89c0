using System;
using AsyncLibrary;
using Maitake;

namespace AsyncCases
{
    /// <summary>Futures that are given to others which take them over: calls whose objects are used again, and what must not be.</summary>
    internal static class Ownership
    {
        private static TimeSpan Ticks(int ticks)
        {
            return new TimeSpan(ticks * TimeSpan.TicksPerMillisecond);
        }

        public static void Run()
        {
            T.Run("time-outs in a loop, in time and not", InAndOut, -1);
            T.Run("time-outs of calls that fail", Failing, -1);
            T.Run("time-outs until an instant", AtInstants, -1);
            T.Run("a held future is given as it is", Held, -1);
            T.Run("a held future awaited or another", HeldOrNot, -1);
            T.Run("one of two futures as argument", Conditional, -1);
            T.Run("an argument that is kept on the way", Assigned, -1);
            T.Run("a race within a time-out", Nested, -1);
            T.Run("the same method twice in one await", Twice, -1);
            T.Run("a time-out of a time-out", TimeoutOfTimeout, -1);
            T.Run("awaits within the arguments", AwaitsInArguments, -1);
            T.Run("a factory that refuses its arguments", Refusing, -1);
            T.Run("cancelled in a race", InRace, 3);
            T.Run("cancelled in a race whose futures fail at that", FailingCancel, 2);
            T.Run("a method with a try used again after a cancel", GuardedLoser, -1);
            T.Run("recursion through time-outs", Recursion, -1);
        }

        private static async Future<int> Read(int ticks)
        {
            T.Log("reads", ticks);
            await T.Wheel.SleepTicks(ticks);
            T.Log("has read", ticks);
            return ticks;
        }

        private static async Future InAndOut()
        {
            for (int i = 1; i < 6; i++)
            {
                bool inTime = await T.Wheel.Timeout(Ticks(5), Read(i * 7 % 10));
                T.Log(inTime ? "in time" : "elapsed", (int)T.Clock.Time);
            }
        }

        private static async Future<int> Fragile(int i)
        {
            await T.Wheel.SleepTicks(i);
            if (i % 2 == 0)
            {
                throw new InvalidOperationException("even");
            }

            return i;
        }

        private static async Future Failing()
        {
            for (int i = 0; i < 5; i++)
            {
                try
                {
                    T.Log(await T.Wheel.Timeout(Ticks(3), Fragile(i)) ? "in time" : "elapsed", i);
                }
                catch (InvalidOperationException exception)
                {
                    T.Log(exception.Message, i);
                }
            }
        }

        private static async Future AtInstants()
        {
            for (int i = 1; i < 4; i++)
            {
                T.Log(await T.Wheel.TimeoutAt(Ticks(i * 10), Read(i * 5)) ? "in time" : "elapsed", (int)T.Clock.Time);
            }
        }

        private static async Future Held()
        {
            Future<int> held = Read(4);
            for (int i = 0; i < 3; i++)
            {
                T.Log("first", await Race.Between(held, Read(6 + i)));
                T.Log(await T.Wheel.Timeout(Ticks(5), held) ? "in time" : "elapsed");
            }

            T.Log("held", held.Result);
            T.Log("held", await held);
        }

        private static async Future HeldOrNot()
        {
            Future<int> held = Read(1);
            for (int i = 0; i < 6; i++)
            {
                T.Log("either", await (i % 3 == 0 ? held : Read(i)));
                T.Log("or", await (i % 2 == 0 ? Read(i + 10) : held));
            }

            T.Log("held", held.Result);
        }

        private static async Future Conditional()
        {
            Future<int> held = Read(1);
            for (int i = 0; i < 4; i++)
            {
                T.Log(await T.Wheel.Timeout(Ticks(5), i % 2 == 0 ? held : Read(i + 2)) ? "in time" : "elapsed");
                T.Log("first", await Race.Between(i % 2 == 0 ? Read(i + 2) : held, Read(i)));
            }

            T.Log("held", held.Result);
        }

        private static async Future Assigned()
        {
            Future<int> kept = null;
            int sum = 0;
            for (int i = 1; i < 4; i++)
            {
                Future<int> before = kept;
                await T.Wheel.Timeout(Ticks(50), kept = Read(i));
                sum += kept.Result + (before == null ? 0 : before.Result * 100);
            }

            T.Log("sum", sum);
        }

        private static async Future Nested()
        {
            for (int i = 0; i < 4; i++)
            {
                T.Log(await T.Wheel.Timeout(Ticks(4), Race.Between(T.Wheel.SleepTicks(1 + (i * 2)), Read(6 - (i % 2)))) ? "in time" : "elapsed");
                T.Log("pending timers", T.Wheel.PendingCount);
            }
        }

        private static async Future<int> Noisy(string name, int polls)
        {
            await T.Leaf(name, polls);
            T.Log(name + " done");
            return polls;
        }

        private static async Future Twice()
        {
            for (int i = 0; i < 3; i++)
            {
                T.Log("first", await Race.Between(Noisy("a", 2), Noisy("b", i)));
                await Noisy("c", 1);
                T.Log("first", await Race.Between(Race.Between(Noisy("d", 3), Noisy("e", 2)), Race.Between(Noisy("f", i), Noisy("g", 2))));
            }
        }

        private static async Future TimeoutOfTimeout()
        {
            for (int i = 1; i < 4; i++)
            {
                T.Log(await T.Wheel.Timeout(Ticks(6), T.Wheel.Timeout(Ticks(i * 3), Read(i * 4))) ? "outer in time" : "outer elapsed", (int)T.Clock.Time);
            }
        }

        private static async Future<TimeSpan> Patience(int ticks)
        {
            await Futures.YieldNow();
            return Ticks(ticks);
        }

        private static async Future AwaitsInArguments()
        {
            for (int i = 1; i < 4; i++)
            {
                T.Log(await T.Wheel.Timeout(await Patience(5), Read(i)) ? "in time" : "elapsed");
                T.Log(await T.Wheel.Timeout(Ticks(5), Read(await Read(i))) ? "in time" : "elapsed");
                T.Log("first", await Race.Between(Read(3), Read(await Read(i))));
            }
        }

        private static async Future Refusing()
        {
            for (int i = 0; i < 4; i++)
            {
                try
                {
                    T.Log(await T.Wheel.Timeout(Ticks(i % 2 == 0 ? 3 : -1), Read(i)) ? "in time" : "elapsed");
                    await Race.Between(Read(1), null);
                }
                catch (ArgumentException exception)
                {
                    T.Log(exception.GetType().Name);
                }
            }
        }

        private static async Future InRace()
        {
            try
            {
                for (int i = 0; i < 9; i++)
                {
                    await Race.Between(Noisy("a", 9), T.Wheel.Timeout(Ticks(9), Noisy("b", i)));
                }
            }
            finally
            {
                T.Log("pending timers", T.Wheel.PendingCount);
            }
        }

        private static async Future BadLoser(string name)
        {
            try
            {
                await T.Leaf(name, 100);
            }
            finally
            {
                throw new InvalidOperationException(name);
            }
        }

        private static async Future FailingCancel()
        {
            try
            {
                await Race.Between(BadLoser("a"), T.Leaf("b", 100));
            }
            catch (InvalidOperationException exception)
            {
                T.Log("caught " + exception.Message);
                T.Log("first", await Race.Between(Noisy("c", 0), Noisy("d", 0)));
            }
        }

        private static async Future Guarded(int ticks)
        {
            try
            {
                await T.Wheel.SleepTicks(ticks);
                T.Log("slept", ticks);
            }
            catch (CanceledException)
            {
                T.Log("canceled", ticks);
            }
            finally
            {
                T.Log("finally", ticks);
            }
        }

        private static async Future GuardedLoser()
        {
            for (int i = 0; i < 4; i++)
            {
                T.Log(await T.Wheel.Timeout(Ticks(4), Guarded(2 + (i % 2 * 5))) ? "in time" : "elapsed");
            }
        }

        private static async Future<int> Down(int n)
        {
            if (n == 0)
            {
                return 0;
            }

            bool inTime = await T.Wheel.Timeout(Ticks(n * 2), Down(n - 1));
            await T.Wheel.Timeout(Ticks(3), T.Wheel.SleepTicks(1));
            T.Log(inTime ? "in time" : "elapsed", n);
            return n;
        }

        private static async Future Recursion()
        {
            T.Log("down", await Down(3));
            T.Log("down", await Down(4));
        }
    }
}
