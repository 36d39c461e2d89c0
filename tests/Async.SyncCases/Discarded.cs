using Maitake;
using Maitake.Sync;

namespace AsyncCases
{
    /// <summary>Values that nobody looks at, of one await or of either of two.</summary>
    public static class Discarded
    {
        private static readonly Signal s_signal = new Signal();

        public static void Run()
        {
            T.Run("a value that is dropped", Dropped, -1);
            T.Run("one of two values that is dropped", OneOfTwo, -1);
            T.Run("a dropped value, cancelled", Never, 1);
        }

        private static async Future Dropped()
        {
            for (int i = 0; i < 3; i++)
            {
                s_signal.Set("value");
                await s_signal.Wait();
                T.Log(s_signal.IsSet ? "set" : "taken", i);
                s_signal.Set(i);
                object kept = await s_signal.Wait();
                T.Log("kept", (int)kept);
            }
        }

        private static async Future OneOfTwo()
        {
            for (int i = 0; i < 4; i++)
            {
                s_signal.Set("value");
                _ = i % 2 == 0 ? await s_signal.Wait() : await Other(i);
                T.Log(s_signal.IsSet ? "set" : "taken", i);
                _ = i % 2 == 0 ? await Other(i) : await s_signal.Wait();
                T.Log(s_signal.IsSet ? "set" : "taken", i);
            }
        }

        private static async Future<object> Other(int number)
        {
            await Futures.YieldNow();
            s_signal.Set("other");
            return number;
        }

        private static async Future Never()
        {
            s_signal.Reset();
            try
            {
                await s_signal.Wait();
            }
            finally
            {
                T.Log("end");
            }
        }
    }
}
