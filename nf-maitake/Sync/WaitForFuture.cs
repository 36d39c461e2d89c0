using System;

namespace Maitake.Sync
{
    /// <summary>
    /// Waits for a wake of a <see cref="WaitCell"/>, or until a condition is true, which is asked at every poll: first it takes its place, then it asks,
    /// so that no wake in between is missed.
    /// </summary>
    /// <remarks>
    /// <para>Made by <see cref="WaitCell.Wait"/>, and by <c>WaitFor</c> and <c>WaitForValue</c> of <see cref="WaitQueue"/>, <see cref="WaitCell"/> and
    /// <see cref="WaitMap"/>. A wake that finds the condition false is used up, and the wait goes on at the end of the line.</para>
    /// <para>If what is waited for is closed, or the condition throws, so does the poll; then it is not in line any more, and a wake that it came for is used up.
    /// Given up with <see cref="Cancel"/>, it leaves the line; a wake that it has not noticed goes to the next.</para>
    /// <para>Polled, reset and canceled on its owner's thread. Making it allocates; polling, waking and cancelling do not. One with a condition that is waited
    /// for in a loop is made before it, and <see cref="Reset"/> in it: an await that makes it makes a new one each time.</para>
    /// </remarks>
    public sealed class WaitForFuture : Future<object>
    {
        // One of the two is null.
        internal readonly WaitCell _cell;
        private readonly Wait _wait;

        // Both are null where a wake is all that is waited for.
        private readonly Condition _condition;
        private readonly ValueFunction _function;

        internal WaitForFuture(WaitCell cell)
        {
            _cell = cell;
        }

        internal WaitForFuture(WaitCell cell, Wait wait, Condition condition, ValueFunction function)
            : this(cell)
        {
            if (condition == null && function == null)
            {
                throw new ArgumentNullException("condition");
            }

            _wait = wait;
            _condition = condition;
            _function = function;
        }

        /// <inheritdoc/>
        /// <exception cref="ClosedException">What is waited for has been closed.</exception>
        public override PollResult Poll(Waker waker)
        {
            if ((_flags & CompletedFlag) != 0)
            {
                return PollResult.Ready;
            }

            if ((_flags & CanceledFlag) != 0)
            {
                ThrowCanceled();
            }

            for (; ;)
            {
                PollResult woken = _cell != null ? _cell.Poll(waker, this) : _wait.Poll(waker);
                if (IsSo(woken))
                {
                    // If it is not so because of a wake, it is still in line.
                    if (woken == PollResult.Pending)
                    {
                        Leave();
                    }

                    return PollResult.Ready;
                }

                if (woken == PollResult.Pending)
                {
                    return woken;
                }

                if (_wait != null)
                {
                    _wait.Reset();
                }
            }
        }

        /// <summary>Takes its place now, before the first poll, so that nothing is missed that comes between. Does not wake anybody but whoever had the place.</summary>
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

        /// <summary>Starts anew, with the same condition, whether it was waiting, ready or canceled. Does not allocate.</summary>
        public void Reset()
        {
            Cancel();
            if (_wait != null)
            {
                _wait.Reset();
            }

            _flags &= ~EndedFlags;
        }

        private bool IsSo(PollResult woken)
        {
            try
            {
                object value = null;
                if (_condition != null)
                {
                    if (!_condition())
                    {
                        return false;
                    }
                }
                else if (_function != null)
                {
                    value = _function();
                    if (value == null)
                    {
                        return false;
                    }
                }
                else if (woken == PollResult.Pending)
                {
                    return false;
                }

                Complete(value);
                return true;
            }
            catch
            {
                Leave();
                throw;
            }
        }

        private void Leave()
        {
            if (_cell != null)
            {
                _cell.Leave(this);
            }
            else
            {
                _wait.Cancel();
            }
        }
    }
}
