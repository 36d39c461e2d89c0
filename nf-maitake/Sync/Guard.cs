using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>
    /// A request for a lock or for permits, and once it is ready the proof of having them: disposing it gives them back.
    /// </summary>
    /// <remarks>
    /// <para><c>using (await mutex.Lock()) { … }</c>. A second <see cref="Dispose"/> does nothing.</para>
    /// <para>Given up before it is ready, with <see cref="Cancel"/>, it leaves the line; what it had been granted and not noticed goes to the next in line.</para>
    /// <para>One object serves a loop: once it is disposed or canceled, <see cref="Reset"/> asks again. Making it allocates; all else does not. In an async
    /// method <c>await mutex.Lock()</c> uses the guard of the last time round again, if that has been disposed.</para>
    /// </remarks>
    public sealed class Guard : Future<Guard>, IDisposable
    {
        private readonly Wait _wait;

        // What it has now; 0 before it is ready and after it is disposed.
        private int _held;

        internal Guard(PermitSource source, int permits)
        {
            _wait = new Wait(source, permits);
        }

        internal Guard(PermitSource source, int permits, bool hasThem)
            : this(source, permits)
        {
            _held = permits;
            Complete(this);
        }

        /// <summary>How many permits it has now: 0 until it is ready, and after it is disposed.</summary>
        public int HeldPermits
        {
            get { return _held; }
        }

        internal PermitSource Source
        {
            get { return (PermitSource)_wait.Source; }
        }

        /// <inheritdoc/>
        /// <exception cref="ClosedException">What is asked for has been closed.</exception>
        public override PollResult Poll(Waker waker)
        {
            if ((_flags & CompletedFlag) == 0)
            {
                // Which also knows whether this was canceled.
                if (_wait.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                _held = _wait._amount;
                Complete(this);
            }

            return PollResult.Ready;
        }

        /// <summary>Takes what is asked for at once, without waiting: as a <see cref="Reset"/> and a poll, but does not stand in line.</summary>
        /// <returns>False if it is not to be had.</returns>
        /// <exception cref="ClosedException">What is asked for has been closed.</exception>
        /// <exception cref="InvalidOperationException">It has not been disposed.</exception>
        public bool TryTake()
        {
            Reset();
            if (!Source.TryTakePermits(_wait._amount))
            {
                return false;
            }

            _held = _wait._amount;
            Complete(this);
            return true;
        }

        /// <summary>Gives back what it has. Does nothing if it has nothing, so that a second call is harmless. Any thread.</summary>
        public void Dispose()
        {
            int held = Interlocked.Exchange(ref _held, 0);
            if (held != 0)
            {
                Source.Give(held);
            }
        }

        /// <summary>Keeps what it has for good, or to be given back in another way: <see cref="Dispose"/> does nothing from now on.</summary>
        /// <returns>How many permits that is.</returns>
        public int Forget()
        {
            return Interlocked.Exchange(ref _held, 0);
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            if ((_flags & CompletedFlag) == 0)
            {
                _wait.Cancel();
                base.Cancel();
            }
        }

        /// <summary>Asks again, from the end of the line: after it was disposed, forgotten or canceled, or while it waits.</summary>
        /// <exception cref="InvalidOperationException">It has not been disposed.</exception>
        public void Reset()
        {
            if (_held != 0)
            {
                ThrowHeld();
            }

            Begin(_wait._amount);
        }

        internal void Begin(int permits)
        {
            _wait.Reset();
            _wait._amount = permits;
            Renew();
        }

        [Cold("misuse")]
        private static void ThrowHeld()
        {
            throw new InvalidOperationException("The guard has not been disposed");
        }
    }
}
