using System;
using System.Threading;

namespace Maitake.Interleaving.Scenarios
{
    /// <summary>Is ready once it has been told something a number of times. Sees to it that it is polled by one at a time, and after its end by nobody.</summary>
    public class FlagFuture : Future
    {
        private readonly int _wanted;
        private int _raised;
        private int _inside;

        public FlagFuture(int wanted)
        {
            _wanted = wanted;
        }

        /// <summary>How often it has been polled and canceled.</summary>
        public int Polls;
        public int Cancels;

        /// <summary>Tells it something, and wakes nobody.</summary>
        public void Raise()
        {
            Interlocked.Increment(ref _raised);
        }

        public override PollResult Poll(Waker waker)
        {
            Begin();
            Polls++;
            PollResult result = PollResult.Pending;
            if (_raised >= _wanted)
            {
                Complete();
                OnReady();
                result = PollResult.Ready;
            }

            _inside = 0;
            return result;
        }

        public override void Cancel()
        {
            Begin();
            Cancels++;
            base.Cancel();
            _inside = 0;
        }

        protected virtual void OnReady()
        {
        }

        private void Begin()
        {
            if (Interlocked.Exchange(ref _inside, 1) != 0)
            {
                throw new InvalidOperationException("polled or canceled by two at a time");
            }

            if (IsCompleted || IsCanceled)
            {
                throw new InvalidOperationException("polled or canceled after its end");
            }
        }
    }
}
