using System;
using Maitake;
using Maitake.Host;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>A button that somebody presses every three seconds, and whose contact bounces like a real one.</summary>
    internal sealed class SimulatedButton : Future
    {
        // The pause before each change of the level, which begins and ends high: down with bounces, a while later up with bounces.
        private static readonly int[] s_pauses = { 1500, 1, 2, 1, 3, 1, 2, 240, 1, 1, 2, 1, 4, 1240 };

        private readonly SimulatedGpioDriver _driver;
        private readonly int _pin;
        private readonly Sleep _pause;
        private int _change;
        private bool _isHigh = true;

        public SimulatedButton(Board board, SimulatedGpioDriver driver, int pin)
        {
            _driver = driver;
            _pin = pin;
            _pause = board.Sleep(s_pauses[0]);
        }

        public override PollResult Poll(Waker waker)
        {
            while (_pause.Poll(waker) == PollResult.Ready)
            {
                _change = (_change + 1) % s_pauses.Length;
                _isHigh = !_isHigh;
                _driver.SetInput(_pin, _isHigh);
                _pause.Reset(TimeSpan.FromMilliseconds(s_pauses[_change]));
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            _pause.Cancel();
            base.Cancel();
        }
    }
}
