using System.Device.Gpio;
using Maitake;
using Maitake.Time;

namespace Blinky
{
    /// <summary>Toggles a pin again and again. A task of this kind allocates nothing once it runs.</summary>
    internal sealed class Blink : Future
    {
        private readonly GpioPin _led;
        private readonly Ticker _ticker;

        public Blink(Board board, GpioPin led, int milliseconds)
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
