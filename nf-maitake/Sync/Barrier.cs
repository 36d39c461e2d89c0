using System;

namespace Maitake.Sync
{
    /// <summary>Lets tasks go on together: each waits until all are there, and then the next round begins.</summary>
    /// <remarks>
    /// <para><c>bool last = await barrier.Wait();</c>. A participant is there from the first poll of its wait on. If it is canceled while it waits for others, it
    /// no longer counts, and somebody else has to come in its place; once all have been there, a cancel takes nothing back.</para>
    /// <para>Any number of tasks may come: those who are too many belong to the next round.</para>
    /// <para>All members may be called by any thread and any interrupt callback; a wait is polled on its owner's thread.</para>
    /// </remarks>
    public sealed class Barrier : Waitable
    {
        private readonly int _participants;

        // A wait remembers the number of its round, which is not negative.
        private int _round;
        private int _arrived;

        /// <summary>Makes one.</summary>
        /// <param name="participants">How many have to come, 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="participants"/> is less than 1.</exception>
        public Barrier(int participants)
        {
            if (participants <= 0)
            {
                throw new ArgumentOutOfRangeException("participants");
            }

            _participants = participants;
        }

        /// <summary>A future that is ready once all are there; its result is true for the one who came last. Allocates it; an async method uses it again.</summary>
        public Future<bool> Wait()
        {
            return Wait(null);
        }

        /// <summary>As <see cref="Wait()"/>; allocates nothing if it is given the future of an earlier call to use again.</summary>
        /// <param name="used">One that has ended, or null.</param>
        [Recycler]
        public Future<bool> Wait(Future<bool> used)
        {
#if NANOFRAMEWORK_1_0
            return (Future<bool>)(Future)ValueWait.Start(this, used);
#else
            return ValueFuture<bool>.Start(this, used, static number => number != 0);
#endif
        }

        internal override bool TryGrant(Wait wait, bool isFirst)
        {
            if (wait._state == Sync.Wait.Queued)
            {
                return wait._amount != _round;
            }

            wait._amount = _round;
            _arrived++;
            if (_arrived != _participants)
            {
                return false;
            }

            _arrived = 0;
            _round = (_round + 1) & int.MaxValue;
            wait._amount = ValueWait.EndsOthers;
            return true;
        }

        internal override void TakeBack(Wait wait, bool granted)
        {
            if (wait._amount == _round)
            {
                _arrived--;
            }
        }

        internal override object Collect(Wait wait)
        {
            ((ValueWait)wait)._number = wait._amount == ValueWait.EndsOthers ? 1 : 0;
            return null;
        }
    }
}
