using System;
using System.Device.Gpio;
using Maitake;
using Maitake.Pins;

namespace SensorPolling
{
    /// <summary>Counts the presses of a button that connects its pin to ground, without its bounces. Writing them to the log allocates.</summary>
    internal sealed class ButtonTask
    {
        // Longer than a contact bounces, shorter than a finger can press twice.
        private const int StableMilliseconds = 20;

        private readonly Board _board;
        private readonly Log _log;
        private readonly GpioPin _pin;
        private int _presses;

        public ButtonTask(Board board, Log log, GpioPin pin)
        {
            _board = board;
            _log = log;
            _pin = pin;
        }

        public int Presses
        {
            get { return _presses; }
        }

        /// <summary>The task, once per object.</summary>
        public async Future CountPresses()
        {
            using (DebouncedPin button = Watch())
            {
                while (true)
                {
                    await button.Next();
                    if (!button.IsHigh)
                    {
                        _presses++;
                        WritePress();
                    }
                }
            }
        }

        [Cold("once, when the task starts")]
        private DebouncedPin Watch()
        {
            return new DebouncedPin(_pin, _board.Timer, TimeSpan.FromMilliseconds(StableMilliseconds));
        }

        [Cold("as seldom as a finger is, and text for people")]
        private void WritePress()
        {
            _log.Write("button pressed");
        }
    }
}
