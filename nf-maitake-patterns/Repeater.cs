using System;
#if !NANOFRAMEWORK_1_0
using System.Runtime.ExceptionServices;
#endif

namespace Maitake.Patterns
{
    using Maitake.Time;

    /// <summary>Runs the futures of a factory, one after the other, with pauses: what <see cref="Retry"/> and <see cref="Supervisor"/> have in common.</summary>
    /// <remarks>
    /// The future under way is part of this one: it is polled with its waker, in its task. A future that failed is cancelled, so that it lets go of
    /// what it holds. After a pause of zero the other tasks have their turn all the same.
    /// </remarks>
    public abstract class Repeater : Future
    {
        private readonly FutureFactory _factory;
        private readonly Backoff _backoff;
        private readonly Sleep _pause;

        // What is under way; null during a pause, before the start and after the end.
        private Future _current;
        private Exception _failure;
        private int _starts;
        private bool _isPausing;
        private bool _hasFailed;

        internal Repeater(TimerWheel timer, FutureFactory factory, Backoff backoff)
        {
            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            if (factory == null)
            {
                throw new ArgumentNullException("factory");
            }

            if (backoff == null)
            {
                throw new ArgumentNullException("backoff");
            }

            _factory = factory;
            _backoff = backoff;
            _pause = timer.SleepTicks(0);
        }

        /// <summary>What failed last, or null if nothing has.</summary>
        public Exception LastFailure
        {
            get { return _failure; }
        }

        internal int Starts
        {
            get { return _starts; }
        }

        internal Backoff Backoff
        {
            get { return _backoff; }
        }

        internal bool HasEnded
        {
            get { return _hasFailed || IsCompleted || IsCanceled; }
        }

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (_hasFailed)
            {
                Throw();
            }

            if (IsCanceled)
            {
                ThrowCanceled();
            }

            if (_isPausing)
            {
                if (_pause.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                _isPausing = false;
            }

            Exception failure = null;
            try
            {
                if (_current == null)
                {
                    _starts++;
                    _current = Begin();
                }

                if (_current.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                Check(_current);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            return End(failure, waker);
        }

        /// <summary>Cancels what is under way, before this returns, and starts nothing more.</summary>
        public override void Cancel()
        {
            if (IsCompleted || IsCanceled)
            {
                return;
            }

            base.Cancel();
            _pause.Cancel();
            Future current = _current;
            _current = null;
            if (current != null)
            {
                current.Cancel();
            }
        }

        // Makes what is polled next.
        internal virtual Future Begin()
        {
            Future made = _factory();
            if (made == null)
            {
                ThrowNothingMade();
            }

            return made;
        }

        // Throws if what was polled is ready, but has not succeeded.
        internal virtual void Check(Future current)
        {
            current.GetResult();
        }

        // Whether another is started after one that threw this, or completed.
        internal abstract bool GoesOn(Exception failure);

        // The pause before the next one has begun.
        internal virtual void Pause(Exception failure, TimeSpan pause)
        {
        }

        internal void StartOver()
        {
            _isPausing = false;
            _hasFailed = false;
            _failure = null;
            _starts = 0;
            _backoff.Reset();
            Renew();
        }

        [Cold("an exception, which allocates anyway")]
        internal void Fail(Exception failure)
        {
            _failure = failure;
            _hasFailed = true;
            Throw();
        }

        private PollResult End(Exception failure, Waker waker)
        {
            Future ended = _current;
            _current = null;
            if (failure != null)
            {
                _failure = failure;
                Release(ended);
            }

            if (!GoesOn(failure))
            {
                if (failure == null)
                {
                    Complete();
                    return PollResult.Ready;
                }

                Fail(failure);
            }

            TimeSpan pause = _backoff.Next();
            _pause.Reset(pause);
            _isPausing = true;
            Pause(failure, pause);
            if (_pause.Poll(waker) == PollResult.Ready)
            {
                waker.Wake();
            }

            return PollResult.Pending;
        }

        [Cold("an exception was thrown, which allocates anyway")]
        private static void Release(Future failed)
        {
            if (failed == null)
            {
                return;
            }

            try
            {
                failed.Cancel();
            }
            catch (Exception)
            {
                // How far it got is unknown, so a second failure says nothing new.
            }
        }

        [Cold("an exception, which allocates anyway")]
        private void Throw()
        {
#if NANOFRAMEWORK_1_0
            throw _failure;
#else
            ExceptionDispatchInfo.Capture(_failure).Throw();
#endif
        }

        [Cold("misuse")]
        private static void ThrowNothingMade()
        {
            throw new InvalidOperationException("The factory made no future");
        }
    }
}
