using System;
using System.Device.Gpio;
using System.Threading;

namespace Maitake.Pins
{
    /// <summary>
    /// A future that is ready at the next edge of a pin. Make one per pin and use it for good: <c>await edge.Next()</c>.
    /// </summary>
    /// <remarks>
    /// <para>No edge is lost unnoticed: those that come while nobody waits are counted, make the next wait ready at its first poll, and
    /// <see cref="EdgeCount"/> tells how many they were. What a platform drops before it calls back (a full event queue) cannot be counted.</para>
    /// <para>The pin's event is handled from construction until <see cref="Dispose"/>. The handler counts and wakes and does nothing else, so it
    /// holds up no other event, and it allocates nothing; what the platform allocates per edge is listed in the target's README.</para>
    /// </remarks>
    public sealed class PinEdge : Future, IDisposable
    {
        private const int MaxCount = int.MaxValue >> 1;

        private readonly PinEventTypes _edges;
        private GpioPin _pin;
        private Waker _waker;

        // Edges since they were last taken, and in the lowest bit the direction of the last one. Zero is "none". Written by anybody.
        private int _pending;

        // The same, of the edges that the last poll took.
        private int _taken;

        /// <summary>Begins to count the edges of a pin.</summary>
        /// <param name="pin">An open input. The future does not own it: dispose of the future first, then of the pin.</param>
        /// <param name="edges">Which edges: <see cref="PinEventTypes.Rising"/>, <see cref="PinEventTypes.Falling"/> or both.</param>
        /// <exception cref="ArgumentNullException"><paramref name="pin"/> is null.</exception>
        /// <exception cref="ArgumentException"><paramref name="edges"/> names no edge.</exception>
        /// <remarks>Any thread. Allocates the future and one delegate.</remarks>
        public PinEdge(GpioPin pin, PinEventTypes edges)
        {
            if (pin == null)
            {
                throw new ArgumentNullException("pin");
            }

            if ((edges & (PinEventTypes.Rising | PinEventTypes.Falling)) == 0)
            {
                throw new ArgumentException("No edge is named", "edges");
            }

            _edges = edges;
            _pin = pin;
            pin.ValueChanged += OnValueChanged;
        }

        /// <summary>How many edges made the future ready: 1, or more if they came faster than they were taken; at most 2^30 - 1.</summary>
        /// <remarks>Owner's thread; keeps its value until the future is ready again. 0 before it ever was.</remarks>
        public int EdgeCount
        {
            get { return _taken >> 1; }
        }

        /// <summary>The last of the edges that made the future ready.</summary>
        /// <remarks>Owner's thread; keeps its value until the future is ready again. Means nothing before it ever was.</remarks>
        public PinEventTypes LastEdge
        {
            get { return (_taken & 1) != 0 ? PinEventTypes.Rising : PinEventTypes.Falling; }
        }

        /// <summary>
        /// Makes the future wait for another edge, if it was ready or canceled; one that is waiting still goes on waiting. Owner's thread;
        /// does not allocate.
        /// </summary>
        /// <returns>The future itself, to be polled or awaited.</returns>
        /// <exception cref="InvalidOperationException">The future was disposed of.</exception>
        public PinEdge Next()
        {
            if (_pin == null)
            {
                ThrowDisposed();
            }

            Renew();
            return this;
        }

        /// <summary>Forgets the edges counted so far, so that only a later one makes the future ready. Any thread; does not allocate.</summary>
        /// <returns>How many there were.</returns>
        public int Clear()
        {
            return Interlocked.Exchange(ref _pending, 0) >> 1;
        }

        /// <summary>Takes the edges counted so far; ready if there are any.</summary>
        /// <param name="waker">Woken at the next edge.</param>
        /// <returns>Ready from the first edge until <see cref="Next"/>.</returns>
        /// <exception cref="InvalidOperationException">The future was canceled or disposed of.</exception>
        /// <remarks>Owner's thread; does not allocate.</remarks>
        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (IsCanceled)
            {
                ThrowCanceled();
            }

            // First the waker, then the look at the edges, with the full fence of the exchange between; the handler does it the other way
            // round. So an edge is either seen here or finds the waker.
            _waker = waker;
            int taken = Interlocked.Exchange(ref _pending, 0);
            if (taken == 0)
            {
                return PollResult.Pending;
            }

            _waker = null;
            _taken = taken;
            Complete();
            return PollResult.Ready;
        }

        /// <summary>
        /// Stops waiting: an edge wakes nobody any more. Edges are still counted, and <see cref="Next"/> makes the future wait again. Owner's
        /// thread; does not allocate.
        /// </summary>
        public override void Cancel()
        {
            base.Cancel();
            _waker = null;
        }

        /// <summary>
        /// Stops waiting and counting, and takes the handler off the pin. A handler that is running on another thread may still end after this.
        /// Owner's thread; more than once is allowed.
        /// </summary>
        public void Dispose()
        {
            GpioPin pin = _pin;
            if (pin != null)
            {
                _pin = null;
                Cancel();
                pin.ValueChanged -= OnValueChanged;
            }
        }

        // On the platform's interrupt thread.
        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            PinEventTypes edge = e.ChangeType;
            if ((edge & _edges) == 0)
            {
                return;
            }

            int rising = edge == PinEventTypes.Rising ? 1 : 0;
            int seen;
            int next;
            do
            {
                seen = _pending;
                int count = seen >> 1;
                if (count < MaxCount)
                {
                    count++;
                }

                next = (count << 1) | rising;
            }
            while (Interlocked.CompareExchange(ref _pending, next, seen) != seen);

            Waker waker = _waker;
            if (waker != null)
            {
                waker.Wake();
            }
        }

        [Cold("misuse")]
        private static void ThrowDisposed()
        {
            throw new InvalidOperationException("The pin edge was disposed of");
        }
    }
}
