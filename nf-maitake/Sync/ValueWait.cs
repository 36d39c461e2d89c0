namespace Maitake.Sync
{
    // A wait that carries a value, there or back. Objects that come back are its result.
    internal sealed class ValueWait : Wait
    {
        // What the source writes into the amount of a wait that it grants, where the end of this one is the end of others' too.
        internal const int EndsOthers = -1;

        internal object _item;
        internal long _number;

        internal ValueWait(Waitable source)
            : base(source, 0)
        {
        }

        public override PollResult Poll(Waker waker)
        {
            PollResult result = base.Poll(waker);
            if (result == PollResult.Ready)
            {
                // It stands in no line any more: the field holds whom the source has something for as well.
                Waker next = _waker;
                if (next != null)
                {
                    _waker = null;
                    next.Wake();
                }

                if (_amount == EndsOthers)
                {
                    _amount = 0;
                    Source.Settle();
                }
            }

            return result;
        }
#if NANOFRAMEWORK_1_0

        // A Future<int> is erased to Future and this, so that the wait needs no object around it.

        /// <inheritdoc/>
        [ForWovenCode]
        internal override int GetInt32()
        {
            return (int)_number;
        }

        /// <inheritdoc/>
        [ForWovenCode]
        internal override long GetInt64()
        {
            return _number;
        }
#endif

        // A wait that begins now: the one that was used before, if it is one and of this source.
        internal static ValueWait Start(Waitable source, Future used)
        {
            ValueWait wait = used as ValueWait;
            if (wait == null || wait.Source != source)
            {
                return new ValueWait(source);
            }

            wait.Reset();
            return wait;
        }
    }
}
