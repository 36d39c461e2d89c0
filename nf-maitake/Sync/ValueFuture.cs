#if !NANOFRAMEWORK_1_0
using System;

namespace Maitake.Sync
{
    // A wait for a number, as a future of its type. On the device ValueWait is that itself.
    internal sealed class ValueFuture<T> : Future<T>
    {
        private readonly ValueWait _wait;
        private readonly Func<long, T> _convert;

        private ValueFuture(ValueWait wait, Func<long, T> convert)
        {
            _wait = wait;
            _convert = convert;
        }

        public override PollResult Poll(Waker waker)
        {
            // Which also knows whether this was completed or canceled.
            PollResult result = _wait.Poll(waker);
            if (result == PollResult.Ready)
            {
                Complete(_convert(_wait._number));
            }

            return result;
        }

        public override void Cancel()
        {
            _wait.Cancel();
            base.Cancel();
        }

        internal static ValueFuture<T> Start(Waitable source, Future<T> used, Func<long, T> convert)
        {
            ValueFuture<T> future = used as ValueFuture<T>;
            if (future == null || future._wait.Source != source)
            {
                return new ValueFuture<T>(new ValueWait(source), convert);
            }

            future._wait.Reset();
            future.Renew();
            return future;
        }
    }
}
#endif
