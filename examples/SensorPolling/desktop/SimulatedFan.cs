using System;
using System.Device.Gpio;
using Maitake;
using Maitake.Host;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Turns 1500 times a minute, but stands still for two seconds of every ten.</summary>
    internal sealed class SimulatedFan : Future
    {
        private const int HalfTurnMilliseconds = 20;

        private readonly SimulatedGpioDriver _driver;
        private readonly int _pin;
        private readonly Ticker _halfTurns;
        private bool _isHigh;

        public SimulatedFan(Board board, SimulatedGpioDriver driver, int pin)
        {
            _driver = driver;
            _pin = pin;
            _halfTurns = board.Every(HalfTurnMilliseconds);
        }

        public override PollResult Poll(Waker waker)
        {
            while (_halfTurns.Poll(waker) == PollResult.Ready)
            {
                long second = _halfTurns.Deadline.Ticks / TimeSpan.TicksPerSecond % 10;
                if (second != 4 && second != 5)
                {
                    _isHigh = !_isHigh;
                    _driver.SetInput(_pin, _isHigh);
                }

                _halfTurns.Next();
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            _halfTurns.Cancel();
            base.Cancel();
        }
    }
}
