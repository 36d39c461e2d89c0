using System;
using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>
    /// What <see cref="SensorTask"/> does, as a future written by hand: where it stands has to be kept in a field, and what it waits for
    /// has to be cancelled.
    /// </summary>
    internal sealed class SensorTaskByHand : Future
    {
        private readonly Sensor _sensor;
        private readonly Reading _reading;
        private readonly Ticker _ticker;
        private readonly TimeoutFuture _measurement;
        private readonly TimeSpan _patience;
        private bool _isMeasuring;

        public SensorTaskByHand(Board board, Log log, Sensor sensor, int periodMilliseconds, int patienceMilliseconds)
        {
            _sensor = sensor;
            _reading = new Reading(sensor, log);
            _patience = TimeSpan.FromMilliseconds(patienceMilliseconds);
            _ticker = board.Every(periodMilliseconds);
            _ticker.Policy = MissedTicks.Skip;
            _measurement = board.Timer.Timeout(_patience, sensor);
        }

        public Reading Reading
        {
            get { return _reading; }
        }

        public override PollResult Poll(Waker waker)
        {
            for (; ;)
            {
                if (!_isMeasuring)
                {
                    if (_ticker.Poll(waker) == PollResult.Pending)
                    {
                        return PollResult.Pending;
                    }

                    _ticker.Next();
                    _sensor.Begin();
                    _measurement.Reset(_patience, _sensor);
                    _isMeasuring = true;
                }

                if (_measurement.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                _isMeasuring = false;
                _reading.Note(_measurement.IsElapsed);
            }
        }

        public override void Cancel()
        {
            base.Cancel();
            _ticker.Cancel();
            if (_isMeasuring)
            {
                _measurement.Cancel();
            }

            _sensor.Close();
        }
    }
}
