#if !NANOFRAMEWORK_1_0
namespace Maitake
{
    // What an async method with a value returns on the desktop. Its frame cannot be a Future<T> itself, since the frame's class is shared.
    internal sealed class AsyncValue<T> : Future<T>
    {
        private readonly AsyncFuture _frame;

        public AsyncValue(AsyncFuture frame)
        {
            _frame = frame;
            _flags = FrameFlag;
        }

        internal override AsyncFuture Frame
        {
            get { return _frame; }
        }

        internal override bool IsAwaited
        {
            get { return _frame.IsAwaited; }
        }

        public override PollResult Poll(Waker waker)
        {
            return IsCompleted ? PollResult.Ready : _frame.Poll(waker);
        }

        public override void Cancel()
        {
            if (!IsCompleted)
            {
                base.Cancel();
                _frame.Cancel();
            }
        }

        public void SetResult(T result)
        {
            Complete(result);
        }
    }
}
#endif
