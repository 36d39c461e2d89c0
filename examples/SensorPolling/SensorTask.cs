using System;
using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>
    /// Measures with one sensor again and again, and does not let a sensor that has stopped answering hold it up. Allocates nothing
    /// unless the sensor stops answering or starts again, which it writes to the log.
    /// </summary>
    internal sealed class SensorTask : Future
    {
        private readonly Sensor _sensor;
        private readonly Log _log;
        private readonly Ticker _ticker;
        private readonly TimeoutFuture _measurement;
        private readonly TimeSpan _patience;
        private bool _isMeasuring;
        private bool _isSilent;
        private bool _hasValue;
        private int _timeOuts;

        public SensorTask(Board board, Log log, Sensor sensor, int periodMilliseconds, int patienceMilliseconds)
        {
            _sensor = sensor;
            _log = log;
            _patience = TimeSpan.FromMilliseconds(patienceMilliseconds);
            _ticker = board.Every(periodMilliseconds);

            // A measurement that comes too late is left out, not made up for.
            _ticker.Policy = MissedTicks.Skip;
            _measurement = board.Timer.Timeout(_patience, sensor);
        }

        public string Name
        {
            get { return _sensor.Name; }
        }

        /// <summary>How often the sensor did not answer in time.</summary>
        public int TimeOuts
        {
            get { return _timeOuts; }
        }

        /// <summary>The value for the report. Allocates.</summary>
        public string Describe()
        {
            if (_isSilent)
            {
                return "no answer";
            }

            if (!_hasValue)
            {
                return "-";
            }

            return _sensor.Value == Sensor.NotAvailable ? "n/a" : _sensor.Value.ToString() + " " + _sensor.Unit;
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
                Note(_measurement.IsElapsed);
            }
        }

        public override void Cancel()
        {
            _ticker.Cancel();
            if (_isMeasuring)
            {
                _measurement.Cancel();
            }

            base.Cancel();
        }

        private void Note(bool timedOut)
        {
            if (timedOut)
            {
                _timeOuts++;
            }
            else
            {
                _hasValue = true;
            }

            if (timedOut != _isSilent)
            {
                _isSilent = timedOut;
                _log.Write(timedOut ? Name + " does not answer" : Name + " answers again");
            }
        }
    }
}
