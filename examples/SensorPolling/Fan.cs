using System;
using System.Device.Gpio;
using Maitake;
using Maitake.Pins;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>
    /// The speed of a fan by its tachometer, which gives a pulse per turn. The pulses are counted by the pin's interrupt; a measurement waits for
    /// the next one, and for ever if the fan stands still. Who measures sets a time-out.
    /// </summary>
    internal sealed class Fan : Sensor
    {
        private readonly Clock _clock;
        private readonly PinEdge _pulses;

        // The pulse that the speed is counted from; negative ticks after the fan did not answer.
        private long _since = -1;
        private int _turns;

        public Fan(GpioPin pin, Clock clock)
            : base("fan", "rpm")
        {
            _clock = clock;
            _pulses = new PinEdge(pin, PinEventTypes.Rising);
        }

        public override void Begin()
        {
            base.Begin();
            _pulses.Next();

            // Those that came between the measurements. A measurement ends with a pulse, so that it spans whole turns.
            _turns += _pulses.Clear();
        }

        public override PollResult Poll(Waker waker)
        {
            while (!IsCompleted)
            {
                if (_pulses.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                long now = _clock.Now.Ticks;
                _turns += _pulses.EdgeCount;
                if (_since >= 0 && now > _since)
                {
                    Finish((int)(_turns * TimeSpan.TicksPerMinute / (now - _since)));
                    _since = now;
                    _turns = 0;
                    break;
                }

                // The first pulse after a silence only starts the count.
                _since = now;
                _turns = 0;
                _pulses.Next();
            }

            return PollResult.Ready;
        }

        public override void Cancel()
        {
            _pulses.Cancel();
            _since = -1;
            base.Cancel();
        }

        public override void Close()
        {
            _pulses.Dispose();
        }
    }
}
