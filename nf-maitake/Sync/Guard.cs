using System;
using System.Threading;

namespace Maitake.Sync
{
    /// <summary>
    /// A request for a lock or for permits, and once it is ready the proof of having them: disposing it gives them back.
    /// </summary>
    /// <remarks>
    /// <para><c>using (await mutex.Lock()) { … }</c>. A second <see cref="Dispose"/> does nothing. What does not say otherwise is called on its owner's thread.</para>
    /// <para>Given up before it is ready, with <see cref="Cancel"/>, it leaves the line; what it had been granted and not noticed goes to the next in line.
    /// <see cref="Dispose"/> is for what it has, and leaves a request that is not ready alone.</para>
    /// <para>One object serves a loop: once it is disposed or canceled, <see cref="Reset"/> asks again. Making it allocates, and so does the first poll
    /// that has to stand in line; all else does not. Whoever resets a guard has to be the only one who has it.</para>
    /// <para>On the device <c>await mutex.Lock()</c> allocates the first time round only, where the async method does nothing with the guard but dispose it, by
    /// <c>using</c> or by hand, <see cref="Forget"/>, <see cref="HeldPermits"/> and tests for null, and keeps it in one variable at most. Where it is passed
    /// on, returned, captured, stored in a field or another variable, each time makes another one. So a guard that was disposed never becomes
    /// somebody else's, and a <see cref="Dispose"/> that comes late is harmless.</para>
    /// </remarks>
    public sealed class Guard : Future<Guard>, IDisposable
    {
        internal readonly PermitSource _source;

        // What it has; what it asks for, as a negative number, before it is ready and after it is disposed.
        internal int _permits;

        // A place in line only: what it says as a future is nobody's business. Null until there is need of it.
        private Wait _wait;

        internal Guard(PermitSource source, int permits)
        {
            _source = source;
            _permits = -permits;

            // The result is always this, which is said once.
            Complete(this);
            _flags = 0;
        }

        /// <summary>How many permits it has now: 0 until it is ready, and after it is disposed.</summary>
        public int HeldPermits
        {
            [NoEscape]
            get { return _permits > 0 ? _permits : 0; }
        }

        /// <inheritdoc/>
        /// <remarks>Allocates the first time that it has to stand in line.</remarks>
        /// <exception cref="ClosedException">What is asked for has been closed.</exception>
        public override PollResult Poll(Waker waker)
        {
            int flags = _flags;
            if ((flags & (CompletedFlag | CanceledFlag)) == 0)
            {
                int permits = -_permits;
                PermitSource source = _source;
                Wait wait = _wait;
                if (wait == null || wait._state == Wait.Idle)
                {
                    int free = source._permits;
                    if (free < permits || Interlocked.CompareExchange(ref source._permits, free - permits, free) != free)
                    {
                        if (wait == null)
                        {
                            wait = MakeWait();
                        }

                        wait._amount = permits;
                        if (!source.PollPermits(wait, waker))
                        {
                            return PollResult.Pending;
                        }
                    }
                }
                else if (!wait.TryNotice() && !source.PollPermits(wait, waker))
                {
                    return PollResult.Pending;
                }

                _permits = permits;
                _flags = flags | CompletedFlag;
            }
            else if ((flags & CompletedFlag) == 0)
            {
                ThrowCanceled();
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
            int permits = -_permits;
            if (!_source.TryTakePermits(permits))
            {
                return false;
            }

            Accept(permits);
            return true;
        }

        /// <summary>Gives back what it has. Does nothing if it has nothing, so that a second call is harmless. Any thread, any interrupt callback.</summary>
        [NoEscape]
        public void Dispose()
        {
            int held = _permits;
            if (held > 0 && Interlocked.CompareExchange(ref _permits, -held, held) == held)
            {
                _source.Give(held, false);
            }
        }

        /// <summary>Keeps what it has for good, or to be given back in another way: <see cref="Dispose"/> does nothing from now on. Any thread.</summary>
        /// <returns>How many permits that is.</returns>
        [NoEscape]
        public int Forget()
        {
            int held = _permits;
            return held > 0 && Interlocked.CompareExchange(ref _permits, -held, held) == held ? held : 0;
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            if ((_flags & CompletedFlag) == 0)
            {
                Reset();
                _flags |= CanceledFlag;
            }
        }

        /// <summary>Asks again, from the end of the line: after it was disposed, forgotten or canceled, or while it waits.</summary>
        /// <exception cref="InvalidOperationException">It has not been disposed.</exception>
        public void Reset()
        {
            if (_permits > 0)
            {
                ThrowHeld();
            }

            // Idle is a wait that is not in line, and that only its owner ends.
            Wait wait = _wait;
            if (wait != null && wait._state != Wait.Idle)
            {
                _source.Withdraw(wait);
            }

            _flags &= ~EndedFlags;
        }

        internal void Accept(int permits)
        {
            _permits = permits;
            _flags |= CompletedFlag;
        }

        [Cold("the first time in line")]
        private Wait MakeWait()
        {
            return _wait = new Wait(_source, 0);
        }

        [Cold("misuse")]
        private static void ThrowHeld()
        {
            throw new InvalidOperationException("The guard has not been disposed");
        }
    }
}
