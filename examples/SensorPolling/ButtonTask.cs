using System;
using System.Device.Gpio;
using Maitake;
using Maitake.Pins;

namespace SensorPolling
{
    /// <summary>Counts the presses of a button that connects its pin to ground, without its bounces. Writing them to the log allocates.</summary>
    internal sealed class ButtonTask : Future
    {
        // Longer than a contact bounces, shorter than a finger can press twice.
        private const int StableMilliseconds = 20;

        private readonly DebouncedPin _button;
        private readonly Log _log;
        private int _presses;

        public ButtonTask(Board board, Log log, GpioPin pin)
        {
            _log = log;
            _button = new DebouncedPin(pin, board.Timer, TimeSpan.FromMilliseconds(StableMilliseconds));
        }

        public int Presses
        {
            get { return _presses; }
        }

        public override PollResult Poll(Waker waker)
        {
            while (_button.Poll(waker) == PollResult.Ready)
            {
                if (!_button.IsHigh)
                {
                    _presses++;
                    _log.Write("button pressed");
                }

                _button.Next();
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            _button.Dispose();
            base.Cancel();
        }
    }
}
