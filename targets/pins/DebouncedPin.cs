using System;
using System.Device.Gpio;
using Maitake.Time;

namespace Maitake.Pins
{
    /// <summary>
    /// A future that is ready when the level of a pin has changed and then stayed the same for a while: a button without its bounces. Make one
    /// per pin and use it for good: <c>await button.Next()</c>.
    /// </summary>
    /// <remarks>
    /// The level is told by the pin's edges; the pin itself is read at construction only, since a read allocates on a board. A pulse shorter than
    /// the stable time changes nothing. A change that comes while nobody waits is noticed by the next wait, and has to be stable from then on.
    /// </remarks>
    public sealed class DebouncedPin : Future, IDisposable
    {
        private readonly PinEdge _edge;
        private readonly Sleep _settle;
        private readonly TimeSpan _stableFor;
        private bool _isSettling;
        private bool _level;
        private bool _stable;

        /// <summary>Begins to watch a pin. Its level now counts as stable.</summary>
        /// <param name="pin">An open input. The future does not own it: dispose of the future first, then of the pin.</param>
        /// <param name="timer">Keeps the time, for instance <see cref="Board.Timer"/>.</param>
        /// <param name="stableFor">How long the level must stay: zero or more, rounded up to ticks. 20 to 50 ms suit most buttons.</param>
        /// <exception cref="ArgumentNullException"><paramref name="pin"/> or <paramref name="timer"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="stableFor"/> is negative.</exception>
        /// <remarks>Any thread. Allocates the future, a sleep, a <see cref="PinEdge"/> and one delegate.</remarks>
        public DebouncedPin(GpioPin pin, TimerWheel timer, TimeSpan stableFor)
        {
            if (timer == null)
            {
                throw new ArgumentNullException("timer");
            }

            _settle = timer.Sleep(stableFor);
            _stableFor = stableFor;

            // In this order: a change between the two is read, counted, or both.
            _edge = new PinEdge(pin, PinEventTypes.Rising | PinEventTypes.Falling);
            _stable = (bool)pin.Read();
            _level = _stable;
        }

        /// <summary>The level that was stable last. Owner's thread.</summary>
        public bool IsHigh
        {
            get { return _stable; }
        }

        /// <summary>
        /// Makes the future wait for another change, if it was ready or canceled; one that is waiting still goes on waiting. Owner's thread;
        /// does not allocate.
        /// </summary>
        /// <returns>The future itself, to be polled or awaited.</returns>
        /// <exception cref="InvalidOperationException">The future was disposed of.</exception>
        public DebouncedPin Next()
        {
            _edge.Next();
            Renew();
            return this;
        }

        /// <summary>Ready when the level differs from <see cref="IsHigh"/> and is stable, which then tells the new one.</summary>
        /// <param name="waker">Woken at every edge and when the level has been stable.</param>
        /// <returns>Ready from a change until <see cref="Next"/>.</returns>
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

            while (_edge.Poll(waker) == PollResult.Ready)
            {
                _level = _edge.LastEdge == PinEventTypes.Rising;
                _edge.Next();
                _settle.Reset(_stableFor);
                _isSettling = true;
            }

            if (!_isSettling || _settle.Poll(waker) == PollResult.Pending)
            {
                return PollResult.Pending;
            }

            _isSettling = false;
            if (_level == _stable)
            {
                return PollResult.Pending;
            }

            // The edge future waits still: until somebody waits for this one again, an edge is to wake nobody.
            _edge.Cancel();
            _stable = _level;
            Complete();
            return PollResult.Ready;
        }

        /// <summary>
        /// Stops waiting: neither an edge nor the time wakes anybody any more. Edges are still counted, and <see cref="Next"/> makes the future
        /// wait again. Owner's thread; does not allocate.
        /// </summary>
        public override void Cancel()
        {
            base.Cancel();
            _edge.Cancel();
            if (_isSettling)
            {
                // Out of the wheel, and the time runs anew.
                _settle.Reset(_stableFor);
            }
        }

        /// <summary>Stops waiting and takes the handler off the pin. Owner's thread; more than once is allowed.</summary>
        public void Dispose()
        {
            Cancel();
            _edge.Dispose();
        }
    }
}
