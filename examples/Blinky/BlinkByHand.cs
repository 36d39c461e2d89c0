using System.Device.Gpio;
using Maitake;
using Maitake.Time;

namespace Blinky
{
    /// <summary>What <see cref="Blink"/> does, as a future written by hand: what polls and wakes look like from inside.</summary>
    internal sealed class BlinkByHand : Future
    {
        private readonly GpioPin _led;
        private readonly Ticker _ticker;

        public BlinkByHand(Board board, GpioPin led, int milliseconds)
        {
            _led = led;
            _ticker = board.Every(milliseconds);
        }

        public override PollResult Poll(Waker waker)
        {
            // Pending means that the ticker has noted whom to wake; until then this task costs nothing.
            while (_ticker.Poll(waker) == PollResult.Ready)
            {
                _led.Toggle();
                _ticker.Next();
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            _ticker.Cancel();
            base.Cancel();
        }
    }
}
