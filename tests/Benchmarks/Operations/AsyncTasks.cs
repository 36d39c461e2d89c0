using Maitake.Sync;
using Maitake.Time;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>The tasks as async methods.</summary>
    internal static class AsyncTasks
    {
        public static async Future Yield(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.YieldNow();
            }
        }

#pragma warning disable CS1998 // An async method that awaits nothing is what is measured.
        public static async Future End()
        {
        }
#pragma warning restore CS1998

        public static async Future Ping(WaitQueue one, WaitQueue two, int count)
        {
            for (int i = 0; i < count; i++)
            {
                one.Wake();
                await two.Wait();
            }
        }

        public static async Future Pong(WaitQueue one, WaitQueue two, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await one.Wait();
                two.Wake();
            }
        }

        public static async Future Acquire(Semaphore semaphore, int count)
        {
            for (int i = 0; i < count; i++)
            {
                using (await semaphore.Acquire())
                {
                }
            }
        }

        public static async Future Lock(Mutex mutex, int count)
        {
            for (int i = 0; i < count; i++)
            {
                using (await mutex.Lock())
                {
                    await Futures.YieldNow();
                }
            }
        }

        public static async Future Sleep(TimerWheel wheel, int number)
        {
            for (int k = 0; k < SleepTask.Times; k++)
            {
                await wheel.SleepTicks(SleepTask.Ticks(number, k));
            }
        }
    }
}
