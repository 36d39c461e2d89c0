using System;

namespace Maitake
{
    /// <summary>
    /// The right to take tasks from a scheduler's run queue, oldest first, and give them to others. Made by
    /// <see cref="Scheduler.TrySteal"/> and <see cref="Injector.TrySteal"/>. For one thread; nobody else can steal
    /// there until it is disposed.
    /// </summary>
    /// <remarks>Takes tasks that are queued, new ones and woken ones. A task being polled, or waiting, stays. The victim goes on polling what is left.</remarks>
    public sealed class Stealer : IDisposable
    {
        private Scheduler _victim;
        private readonly int _initialTaskCount;

        internal Stealer(Scheduler victim, int initialTaskCount)
        {
            _victim = victim;
            _initialTaskCount = initialTaskCount;
        }

        /// <summary>Tasks that were queued when the stealer was made.</summary>
        public int InitialTaskCount
        {
            get { return _initialTaskCount; }
        }

        /// <summary>Tasks that are queued now; 0 once disposed.</summary>
        public int TaskCount
        {
            get { return _victim == null ? 0 : _victim.QueuedCount; }
        }

        /// <summary>Moves one task to the tail of another scheduler's run queue.</summary>
        /// <param name="scheduler">Where it goes; its executor, if it has one, is unparked.</param>
        /// <returns>False if no task is left, or the other scheduler is full or shut down.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
        /// <exception cref="ArgumentException"><paramref name="scheduler"/> is the victim itself.</exception>
        /// <exception cref="InvalidOperationException">The stealer was disposed.</exception>
        public bool SpawnOne(Scheduler scheduler)
        {
            Check(scheduler);
            return _victim.TryGive(scheduler);
        }

        /// <summary>Moves up to <paramref name="max"/> tasks, keeping their order.</summary>
        /// <param name="scheduler">Where they go.</param>
        /// <param name="max">The most to move, 0 or more.</param>
        /// <returns>How many were moved: fewer if no more were left, or the other scheduler became full.</returns>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is negative.</exception>
        /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
        /// <exception cref="ArgumentException"><paramref name="scheduler"/> is the victim itself.</exception>
        /// <exception cref="InvalidOperationException">The stealer was disposed.</exception>
        public int SpawnN(Scheduler scheduler, int max)
        {
            if (max < 0)
            {
                throw new ArgumentOutOfRangeException("max");
            }

            Check(scheduler);
            int moved = 0;
            while (moved < max && _victim.TryGive(scheduler))
            {
                moved++;
            }

            return moved;
        }

        /// <summary>Moves half of the tasks that were queued when the stealer was made, rounded up.</summary>
        /// <param name="scheduler">Where they go.</param>
        /// <returns>How many were moved.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
        /// <exception cref="ArgumentException"><paramref name="scheduler"/> is the victim itself.</exception>
        /// <exception cref="InvalidOperationException">The stealer was disposed.</exception>
        public int SpawnHalf(Scheduler scheduler)
        {
            return SpawnN(scheduler, (_initialTaskCount + 1) / 2);
        }

        /// <summary>Gives the right back. Harmless when repeated.</summary>
        public void Dispose()
        {
            Scheduler victim = _victim;
            if (victim != null)
            {
                _victim = null;
                victim.EndSteal();
            }
        }

        private void Check(Scheduler scheduler)
        {
            if (scheduler == null)
            {
                throw new ArgumentNullException("scheduler");
            }

            if (_victim == null)
            {
                throw new InvalidOperationException("The stealer was disposed");
            }

            if (scheduler == _victim)
            {
                throw new ArgumentException("scheduler");
            }
        }
    }
}
