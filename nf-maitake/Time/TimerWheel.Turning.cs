using System;

namespace Maitake.Time
{
    // Turning: firing what is due, and finding what is next.
    public sealed partial class TimerWheel
    {
        // How many timers are fired for one passage through the gate.
        private const int BatchSize = 8;

        /// <summary>Fires every timer that is due, in the order of deadlines. Does not allocate.</summary>
        /// <returns>What was done, in an object that the next turn fills anew.</returns>
        /// <exception cref="InvalidOperationException">A turn is under way, on another thread or further up on this one.</exception>
        public Turn Turn()
        {
            return Turn(int.MaxValue);
        }

        /// <summary>
        /// Fires timers that are due, in the order of deadlines, but no more than <paramref name="maxExpirations"/>; the next turn goes on
        /// there. Does not allocate.
        /// </summary>
        /// <param name="maxExpirations">1 or more.</param>
        /// <returns>What was done, in an object that the next turn fills anew.</returns>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxExpirations"/> is less than 1.</exception>
        /// <exception cref="InvalidOperationException">A turn is under way, on another thread or further up on this one.</exception>
        /// <remarks>The bound is on timers fired. Timers moved to a lower level come on top, each of them once per level in its life.</remarks>
        public Turn Turn(int maxExpirations)
        {
            Turn turn = TryTurn(maxExpirations);
            if (turn == null)
            {
                ThrowTurning();
            }

            return turn;
        }

        /// <summary>As <see cref="Turn()"/>, but returns null where a turn is under way already. Any thread, any interrupt callback.</summary>
        public Turn TryTurn()
        {
            return TryTurn(int.MaxValue);
        }

        /// <summary>As <see cref="Turn(int)"/>, but returns null where a turn is under way already. Any thread, any interrupt callback.</summary>
        /// <param name="maxExpirations">1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxExpirations"/> is less than 1.</exception>
        public Turn TryTurn(int maxExpirations)
        {
            if (maxExpirations < 1)
            {
                ThrowMaxExpirations();
            }

            long target = _clock.Ticks;
            int expired = 0;
            int count = 0;
            lock (_gate)
            {
                if (_turning)
                {
                    return null;
                }

                _turning = true;
                if (target < _now)
                {
                    // The clock went backwards. The wheel's time does not.
                    target = _now;
                }

                count = TakeDue(target, maxExpirations);
            }

            Exception failure = null;
            while (count > 0)
            {
                expired += count;
                int woken = 0;
                while (woken < count)
                {
                    // Wakers are called while the gate is open: one that runs code in place may arm, cancel and block as it likes.
                    try
                    {
                        while (woken < count)
                        {
                            Waker waker = _due[woken];
                            woken++;
                            if (waker != null)
                            {
                                waker.Wake();
                            }
                        }
                    }
                    catch (Exception exception)
                    {
                        // No waker should throw. One that does must not cost the others their wake.
                        failure = exception;
                    }
                }

                count = 0;
                if (expired < maxExpirations)
                {
                    lock (_gate)
                    {
                        count = TakeDue(target, maxExpirations - expired);
                    }
                }
            }

            Finish(target, expired, maxExpirations);
            if (failure != null)
            {
                throw failure;
            }

            return _turn;
        }

        /// <summary>Tells the earliest deadline of all armed timers, exactly, without firing any. Any thread; does not allocate.</summary>
        /// <param name="deadline">The deadline in ticks since the clock's zero, which may have passed.</param>
        /// <returns>False if no timer is armed.</returns>
        public bool TryGetNextDeadline(out long deadline)
        {
            lock (_gate)
            {
                if (_pending == 0)
                {
                    deadline = 0;
                    return false;
                }

                deadline = NextDeadline();
                return true;
            }
        }

        private void Finish(long target, int expired, int maxExpirations)
        {
            lock (_gate)
            {
                Turn turn = _turn;
                turn._nowTicks = target;
                turn._expired = expired;
                turn._isLimited = expired >= maxExpirations;
                turn._hasRemaining = _pending != 0;
                long ticks = -1;
                if (_pending != 0)
                {
                    ticks = NextDeadline() - target;
                    if (ticks < 0)
                    {
                        ticks = 0;
                    }
                }

                turn._ticksToNextDeadline = ticks;
                _turning = false;
            }
        }

        // Under the gate: moves time on, and takes up to a batch of expired timers out of the wheel.
        private int TakeDue(long target, int most)
        {
            if (most > BatchSize)
            {
                most = BatchSize;
            }

            int count = 0;
            while (count < most && _pending != 0)
            {
                long deadline = NextDeadline();
                if (deadline > target)
                {
                    break;
                }

                if (deadline != _now)
                {
                    Advance(deadline);
                }

                Sleep sleep = _slots[(int)deadline & SlotMask];
                Unlink(sleep);
                _due[count] = sleep.Expire();
                count++;
            }

            if (count < most && _now != target)
            {
                Advance(target);
            }

            return count;
        }

        [Cold("misuse")]
        private static void ThrowMaxExpirations()
        {
            throw new ArgumentOutOfRangeException("maxExpirations");
        }

        [Cold("misuse")]
        private static void ThrowTurning()
        {
            throw new InvalidOperationException("The wheel is being turned");
        }
    }
}
