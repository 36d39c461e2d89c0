using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Tasks that are cancelled while they wait.</summary>
    internal static class Canceling
    {
        public static void Run()
        {
            T.Run("before the first poll", Plain, 0);
            T.Run("without try", Plain, 2);
            T.Run("with finally", WithFinally, 2);
            T.Run("with catch of everything", CatchAll, 2);
            T.Run("with catch of the cancellation", CatchCanceled, 2);
            T.Run("with using", WithUsing, 2);
            T.Run("nested methods, innermost first", Nested, 3);
            T.Run("nested, one level without try", Mixed, 3);
            T.Run("await in finally that waits", AwaitInFinally, 2);
            T.Run("await in finally that is ready", ReadyInFinally, 2);
            T.Run("call in finally that does not wait", CallInFinally, 2);
            T.Run("call in finally that waits", WaitingCallInFinally, 2);
            T.Run("goes on after the cancellation", GoesOn, 2);
            T.Run("catches for ever", Stubborn, 2);
            T.Run("throws another exception", ThrowsAnother, 2);
            T.Run("another exception passes the caller's catch", AnotherPasses, 2);
            T.Run("during a yield", DuringYield, 3);
            T.Run("during a sleep", DuringSleep, 3);
            T.Run("a leaf that throws when cancelled", ThrowingLeaf, 2);
            T.Run("cancelled by hand", ByHand, -1);
            T.Run("polled after a cancel", PolledAfter, -1);
            T.Run("a completed future is not cancelled", AfterCompletion, -1);
            T.Run("timeout cancels", Timeout, -1);
            T.Run("timeout in time", TimeoutInTime, -1);
            T.Run("a task cancels itself", Itself, -1);
        }

        private static async Future Plain()
        {
            T.Log("started");
            await T.Leaf("leaf", 100);
            T.Log("not here");
        }

        private static async Future WithFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
                T.Log("not here");
            }
            finally
            {
                T.Log("finally");
            }

            T.Log("not here");
        }

        private static async Future CatchAll()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (Exception exception)
            {
                T.Log("caught " + exception.GetType().Name);
            }

            T.Log("ends");
        }

        private static async Future CatchCanceled()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (CanceledException)
            {
                T.Log("canceled");
                throw;
            }
        }

        private static async Future WithUsing()
        {
            using (new Resource("r"))
            {
                await T.Leaf("leaf", 100);
            }
        }

        private static async Future Level(int level)
        {
            try
            {
                if (level == 0)
                {
                    await T.Leaf("leaf", 100);
                }
                else
                {
                    await Level(level - 1);
                }
            }
            finally
            {
                T.Log("finally", level);
            }
        }

        private static Future Nested()
        {
            return Level(3);
        }

        private static async Future Between()
        {
            await WithFinally();
            T.Log("not here");
        }

        private static async Future Mixed()
        {
            try
            {
                await Between();
            }
            finally
            {
                T.Log("outer finally");
            }
        }

        private static async Future AwaitInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                T.Log("finally begins");
                await T.Leaf("cleanup", 1);
                T.Log("not here");
            }
        }

        private static async Future ReadyInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                await T.Leaf("cleanup", 0);
                T.Log("cleaned up");
            }
        }

        private static async Future Quick()
        {
            T.Log("quick");
        }

        private static async Future Slow()
        {
            try
            {
                await T.Leaf("slow", 1);
            }
            finally
            {
                T.Log("slow finally");
            }
        }

        private static async Future CallInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                await Quick();
                T.Log("cleaned up");
            }
        }

        private static async Future WaitingCallInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                T.Log("calls");
                await Slow();
                T.Log("not here");
            }
        }

        private static async Future GoesOn()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            catch (CanceledException)
            {
                T.Log("goes on");
            }

            await T.Leaf("ready", 0);
            T.Log("still here");
            await T.Leaf("waits", 1);
            T.Log("not here");
        }

        private static async Future Stubborn()
        {
            int i = 0;
            while (true)
            {
                try
                {
                    await T.Leaf("leaf", 100);
                }
                catch (CanceledException)
                {
                    T.Log("no", i++);
                }
            }
        }

        private static async Future ThrowsAnother()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                throw new InvalidOperationException("from finally");
            }
        }

        private static async Future AnotherPasses()
        {
            try
            {
                await ThrowsAnother();
            }
            catch (InvalidOperationException exception)
            {
                T.Log("caught " + exception.Message);
            }
        }

        private static async Future DuringYield()
        {
            try
            {
                while (true)
                {
                    await Futures.YieldNow();
                    T.Log("yielded");
                }
            }
            finally
            {
                T.Log("finally");
            }
        }

        private static async Future DuringSleep()
        {
            try
            {
                await T.Wheel.SleepTicks(100);
            }
            finally
            {
                T.Log("finally");
                T.Log("pending timers", T.Wheel.PendingCount);
            }
        }

        private static async Future ThrowingLeaf()
        {
            try
            {
                await new BadLeaf();
            }
            catch (Exception exception)
            {
                T.Log(T.Describe(exception));
            }
        }

        private static async Future ByHand()
        {
            Future future = WithFinally();
            future.Poll(T.Scheduler.CurrentTask);
            T.Log("cancels");
            future.Cancel();
            T.Log("canceled");
            future.Cancel();
            await Futures.YieldNow();
        }

        private static async Future PolledAfter()
        {
            Future future = Plain();
            future.Cancel();
            try
            {
                await future;
            }
            catch (InvalidOperationException)
            {
                T.Log("refused");
            }
        }

        private static async Future AfterCompletion()
        {
            Future<int> future = Values.Int(3);
            await future;
            future.Cancel();
            T.Log("still", await future);
        }

        private static async Future Timeout()
        {
            bool inTime = await T.Wheel.Timeout(new TimeSpan(10 * TimeSpan.TicksPerMillisecond), Sleeper(50));
            T.Log(inTime ? "in time" : "elapsed");
            Maitake.Time.TimeoutFuture timeout = T.Wheel.TimeoutAt(new TimeSpan(30 * TimeSpan.TicksPerMillisecond), Sleeper(50));
            T.Log(await timeout ? "in time" : "elapsed");
            T.Log(timeout.IsElapsed ? "elapsed" : "in time", (int)T.Clock.Time);
        }

        private static async Future TimeoutInTime()
        {
            Maitake.Time.TimeoutFuture timeout = T.Wheel.Timeout(new TimeSpan(100 * TimeSpan.TicksPerMillisecond), Sleeper(5));
            T.Log(await timeout ? "in time" : "elapsed");
            T.Log(timeout.IsElapsed ? "elapsed" : "in time", (int)T.Clock.Time);
        }

        private static async Future Sleeper(int ticks)
        {
            try
            {
                await T.Wheel.SleepTicks(ticks);
                T.Log("slept");
            }
            finally
            {
                T.Log("sleeper ends");
            }
        }

        private static async Future Itself()
        {
            try
            {
                T.Scheduler.CurrentTask.Cancel();
                await Futures.Yield(5);
                T.Log("not here");
            }
            finally
            {
                T.Log("finally");
            }
        }

        private class BadLeaf : Future
        {
            public override PollResult Poll(Waker waker)
            {
                return PollResult.Pending;
            }

            public override void Cancel()
            {
                throw new NotSupportedException("not this one");
            }
        }
    }
}
