using Maitake;

namespace AsyncCases
{
    /// <summary>A future that has completed is not polled again by an await, whatever the weaver knows about its class.</summary>
    internal static class PolledOnce
    {
        private static OnceFuture s_open;
        private static LastFuture s_sealed;

        public static void Run()
        {
            T.Run("a completed future of an open class", Open, -1);
            T.Run("a completed future of a sealed class", Sealed, -1);
            T.Run("a future of an open class, canceled", Open, 1);
        }

        private static async Future Open()
        {
            s_open = new OnceFuture(2);
            for (int i = 0; i < 3; i++)
            {
                await GetOpen();
                T.Log("ready", i);
            }

            s_open = new LastFuture(0);
            await GetOpen();
            await GetOpen();
        }

        private static async Future Sealed()
        {
            s_sealed = new LastFuture(2);
            for (int i = 0; i < 3; i++)
            {
                await GetSealed();
                T.Log("ready", i);
            }
        }

        private static OnceFuture GetOpen()
        {
            return s_open;
        }

        private static LastFuture GetSealed()
        {
            return s_sealed;
        }

        private class OnceFuture : Future
        {
            private int _left;

            public OnceFuture(int polls)
            {
                _left = polls;
            }

            public override PollResult Poll(Waker waker)
            {
                T.Log(IsCompleted ? "polled again" : "polled");
                if (_left-- > 0)
                {
                    waker.Wake();
                    return PollResult.Pending;
                }

                Complete();
                return PollResult.Ready;
            }

            public override void Cancel()
            {
                T.Log("canceled");
                base.Cancel();
            }
        }

        private sealed class LastFuture : OnceFuture
        {
            public LastFuture(int polls)
                : base(polls)
            {
            }
        }
    }
}
