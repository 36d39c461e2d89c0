using Maitake;

namespace SensorPolling
{
    /// <summary>What became of the measurements of one sensor. Writes to the log when the sensor stops answering and when it starts again.</summary>
    internal sealed class Reading
    {
        private readonly Sensor _sensor;
        private readonly Log _log;
        private bool _isSilent;
        private bool _hasValue;
        private int _timeOuts;

        public Reading(Sensor sensor, Log log)
        {
            _sensor = sensor;
            _log = log;
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

        /// <summary>A measurement has ended, in time or not.</summary>
        public void Note(bool timedOut)
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
                WriteChange();
            }
        }

        [Cold("a sensor fell silent or came back, and text for people")]
        private void WriteChange()
        {
            _log.Write(_isSilent ? Name + " does not answer" : Name + " answers again");
        }
    }
}
