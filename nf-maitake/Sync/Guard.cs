using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>
    /// A request for a lock or for permits, and once it is ready the proof of having them: disposing it gives them back.
    /// </summary>
    /// <remarks>
    /// <para><c>using (await mutex.Lock()) { … }</c>. A second <see cref="Dispose"/> does nothing.</para>
    /// <para>Given up before it is ready, with <see cref="Cancel"/>, it leaves the line; what it had been granted and not noticed goes to the next in line.
    /// <see cref="Dispose"/> is for what it has, and leaves a request that is not ready alone.</para>
    /// <para>One object serves a loop: once it is disposed or canceled, <see cref="Reset"/> asks again. Making it allocates; all else does not. In an async
    /// method <c>await mutex.Lock()</c> uses the guard of the last time round again, if that has been disposed. So whoever disposes a guard is done with it:
    /// a reference kept longer may be to what somebody else has by now.</para>
    /// </remarks>
    public sealed class Guard : Future<Guard>, IDisposable
    {
        // What it has; 0 before it is ready and after it is disposed.
        private int _held;

        // A place in line only: what it says as a future is nobody's business.
        private readonly Wait _wait;

        internal Guard(PermitSource source, int permits)
        {
            _wait = new Wait(source, permits);

            // The result is always this, which is said once.
            Complete(this);
            _flags = 0;
        }

        internal Guard(PermitSource source, int permits, bool hasThem)
            : this(source, permits)
        {
            _held = permits;
            _flags = CompletedFlag;
        }

        /// <summary>How many permits it has now: 0 until it is ready, and after it is disposed.</summary>
        public int HeldPermits
        {
            get { return _held; }
        }

        internal PermitSource Source
        {
            get { return (PermitSource)_wait._source; }
        }

        /// <inheritdoc/>
        /// <exception cref="ClosedException">What is asked for has been closed.</exception>
        public override PollResult Poll(Waker waker)
        {
            int flags = _flags;
            if ((flags & CompletedFlag) == 0)
            {
                if ((flags & CanceledFlag) != 0)
                {
                    ThrowCanceled();
                }

                Wait wait = _wait;
                if (!((PermitSource)wait._source).PollPermits(wait, waker))
                {
                    return PollResult.Pending;
                }

                _held = wait._amount;
                _flags = flags | CompletedFlag;
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
            Wait wait = _wait;
            int permits = wait._amount;
            if (!((PermitSource)wait._source).TryTakePermits(permits))
            {
                return false;
            }

            _held = permits;
            _flags |= CompletedFlag;
            return true;
        }

        /// <summary>Gives back what it has. Does nothing if it has nothing, so that a second call is harmless. Any thread, any interrupt callback.</summary>
        public void Dispose()
        {
            int held = Interlocked.Exchange(ref _held, 0);
            if (held != 0)
            {
                ((PermitSource)_wait._source).Give(held, false);
            }
        }

        /// <summary>Keeps what it has for good, or to be given back in another way: <see cref="Dispose"/> does nothing from now on. Any thread.</summary>
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
                _flags |= CanceledFlag;
                Leave(_wait);
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

            Leave(_wait);
            _flags &= ~(CompletedFlag | CanceledFlag);
        }

        // For the weaver's twins: as good as new. It has nothing now.
        internal void Begin(int permits)
        {
            Reset();
            _wait._amount = permits;
        }

        // Idle is a wait that is not in line, and that only its owner ends.
        private static void Leave(Wait wait)
        {
            if (wait._state != Wait.Idle)
            {
                wait._source.Withdraw(wait);
            }
        }

        [Cold("misuse")]
        private static void ThrowHeld()
        {
            throw new InvalidOperationException("The guard has not been disposed");
        }
    }
}
