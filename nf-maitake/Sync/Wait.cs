using System.Runtime.CompilerServices;
#if !NANOFRAMEWORK_1_0
using System.Threading;
#endif

namespace Maitake.Sync
{
    /// <summary>A place in line for something, which begins with the first poll. What it gives depends on what is waited for.</summary>
    /// <remarks>
    /// <para>Polled on its owner's thread; what it waits for may come from any thread. If that is closed, a poll throws <see cref="ClosedException"/>.</para>
    /// <para>Given up with <see cref="Cancel"/>, it leaves the line; what it had been granted and not noticed goes to the next in line.</para>
    /// <para>One object serves a loop: <see cref="Reset"/> it once it is ready. Making it allocates; waiting, waking and cancelling do not.</para>
    /// </remarks>
    public class Wait : Future<object>
    {
        internal const int Idle = 0;
        internal const int Queued = 1;
        internal const int Granted = 2;
        internal const int Closed = 3;

        // All under the source's gate; but only the owner makes a wait idle, or ends that, so that he may ask for it without.
        internal Waker _waker;
        internal Wait _next;
        internal Wait _previous;
        internal int _state;

        // The source's business: how much is asked for, or since when.
        internal int _amount;

        internal readonly Waitable _source;

        internal Wait(Waitable source, int amount)
        {
            _source = source;
            _amount = amount;
        }

        /// <summary>What it waits for.</summary>
        public Waitable Source
        {
            get { return _source; }
        }

        /// <inheritdoc/>
        /// <exception cref="ClosedException">What is waited for has been closed.</exception>
        public override PollResult Poll(Waker waker)
        {
            int flags = _flags;
            if ((flags & (CompletedFlag | CanceledFlag)) == 0)
            {
                return _source.PollWait(this, waker);
            }

            if ((flags & CompletedFlag) == 0)
            {
                ThrowCanceled();
            }

            return PollResult.Ready;
        }

        /// <summary>Takes the place in line now, before the first poll, so that nothing is missed that comes between. Does not wake anybody.</summary>
        /// <returns>As for <see cref="Poll"/>.</returns>
        /// <exception cref="ClosedException">What is waited for has been closed.</exception>
        public PollResult Subscribe()
        {
            return Poll(null);
        }

        /// <inheritdoc/>
        public override void Cancel()
        {
            if ((_flags & CompletedFlag) == 0)
            {
                _flags |= CanceledFlag;
                Leave();
            }
        }

        /// <summary>Starts anew, whether it was waiting, ready or canceled: the next poll takes a new place, at the end of the line. Does not allocate.</summary>
        public void Reset()
        {
            Leave();
            _flags &= ~EndedFlags;
            _source.Begin(this);
        }

        // For one that was granted what needs no collecting, without the gate: whoever granted it writes nothing more to it. Else false.
        [MethodImpl(Inlining.Always)]
        internal bool TryNotice()
        {
#if NANOFRAMEWORK_1_0
            if (_state != Granted)
#else
            if (Volatile.Read(ref _state) != Granted)
#endif
            {
                return false;
            }

            _state = Idle;
            return true;
        }

        [MethodImpl(Inlining.Always)]
        internal void SetResult(object result)
        {
            Complete(result);
        }

        // Not idle: in line, granted or closed, and the poll has not noticed. One that has is completed, and idle.
        [MethodImpl(Inlining.Always)]
        private void Leave()
        {
            if (_state != Idle)
            {
                _source.Withdraw(this);
            }
        }
    }
}
