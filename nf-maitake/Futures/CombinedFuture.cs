using System;

namespace Maitake
{
    /// <summary>
    /// Several futures as one. A join is ready when all of them are, and its result is how many they were; a select when the first of them is, and its
    /// result is the index of that one. Made by <c>Futures.Join</c>, <c>Select</c> and <c>SelectFair</c>.
    /// </summary>
    /// <remarks>
    /// <para>Each poll polls those that are still pending, with the waker it is given: its cost grows with their number.</para>
    /// <para>The futures belong to it until it is ready. Then the losers of a select have been given up; and so have all of them when one throws, which
    /// this then throws too, and after <see cref="Cancel"/>. Whoever is given up is cancelled, or if it was ready already, gives back the locks and
    /// permits that it got (as a <see cref="Maitake.Sync.Guard"/>, or with one as its result). Other results stay in the futures.</para>
    /// <para>A future that throws when it is cancelled does not keep the others from being cancelled. It is thrown afterwards, unless something else is;
    /// by a select the winner is given up as well.</para>
    /// <para>A join handle is ready also when its task has failed; its <see cref="JoinHandle.GetResult"/> tells.</para>
    /// </remarks>
    public sealed partial class CombinedFuture : Future<int>
    {
        // A join's: those that are pending come first.
        private Future[] _children;

        // Of a join: how many are pending. Of a select: which is polled first; of a fair one that is the next after the last winner.
        private int _at;

        /// <inheritdoc/>
        public override PollResult Poll(Waker waker)
        {
            int flags = _flags;
            if ((flags & (CompletedFlag | CanceledFlag)) != 0)
            {
                if ((flags & CompletedFlag) == 0)
                {
                    ThrowCanceled();
                }

                return PollResult.Ready;
            }

            Future[] children = _children;
            int i = 0;
            int left = children.Length;
            if ((flags & JoinFlag) != 0)
            {
                left = _at;
            }
            else
            {
                i = _at;
            }

            try
            {
                for (; left != 0; left--)
                {
                    Future child = children[i];
                    if (child.Poll(waker) == PollResult.Pending)
                    {
                        if (++i == children.Length)
                        {
                            i = 0;
                        }
                    }
                    else if ((flags & JoinFlag) == 0)
                    {
                        break;
                    }
                    else
                    {
                        int last = _at - 1;
                        children[i] = children[last];
                        children[last] = child;
                        _at = last;
                    }
                }
            }
            catch (Exception exception)
            {
                Fail(exception);
                throw;
            }

            if ((flags & JoinFlag) != 0)
            {
                if (_at != 0)
                {
                    return PollResult.Pending;
                }

                Complete(children.Length);
                return PollResult.Ready;
            }

            if (left == 0)
            {
                return PollResult.Pending;
            }

            Exception failure = GiveUp(i);
            if (failure != null)
            {
                children[i].Discard();
                base.Cancel();
                Rethrow(failure);
            }

            if ((flags & RotatingFlag) != 0)
            {
                _at = i + 1;
                if (_at == children.Length)
                {
                    _at = 0;
                }
            }

            Complete(i);
            return PollResult.Ready;
        }

        /// <summary>Gives all of the futures up, then throws what the first one threw that threw.</summary>
        public override void Cancel()
        {
            if ((_flags & (CompletedFlag | CanceledFlag)) == 0)
            {
                base.Cancel();
                Rethrow(GiveUp(-1));
            }
        }

        /// <summary>
        /// Starts anew with the same futures, which have to be made to start anew before, so that one object serves a loop. Once this one has ended. Does not
        /// allocate.
        /// </summary>
        public void Reset()
        {
            if ((_flags & JoinFlag) != 0)
            {
                _at = _children.Length;
            }

            Renew();
        }

        internal override void Discard()
        {
            if ((_flags & JoinFlag) != 0)
            {
                Rethrow(GiveUp(-1));
            }
            else
            {
                _children[Result].Discard();
            }
        }

        // Gives up all but one. Returns what the first one threw that threw.
        private Exception GiveUp(int except)
        {
            Exception failure = null;
            Future[] children = _children;
            for (int i = 0; i < children.Length; i++)
            {
                if (i != except)
                {
                    try
                    {
                        Future child = children[i];
                        if ((child._flags & CompletedFlag) == 0)
                        {
                            child.Cancel();
                        }
                        else
                        {
                            child.Discard();
                        }
                    }
                    catch (Exception exception)
                    {
                        if (failure == null)
                        {
                            failure = exception;
                        }
                    }
                }
            }

            return failure;
        }

        [Cold("an exception was thrown, which allocates anyway")]
        private void Fail(Exception exception)
        {
            base.Cancel();
            GiveUp(-1);
#if NANOFRAMEWORK_1_0
            // There a plain throw throws what was caught last, and those given up may have caught something.
            throw exception;
#endif
        }

        [Cold("an exception was thrown, which allocates anyway")]
        private static void Rethrow(Exception failure)
        {
            if (failure != null)
            {
                throw failure;
            }
        }
    }
}
