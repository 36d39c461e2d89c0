using System;
using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>
    /// Measures with one sensor again and again, and does not let a sensor that has stopped answering hold it up. Allocates nothing
    /// unless the sensor stops answering or starts again, which is written to the log.
    /// </summary>
    internal sealed class SensorTask
    {
        private readonly Sensor _sensor;
        private readonly Reading _reading;
        private readonly Ticker _ticker;
        private readonly TimeoutFuture _measurement;
        private readonly TimeSpan _patience;

        public SensorTask(Board board, Log log, Sensor sensor, int periodMilliseconds, int patienceMilliseconds)
        {
            _sensor = sensor;
            _reading = new Reading(sensor, log);
            _patience = TimeSpan.FromMilliseconds(patienceMilliseconds);
            _ticker = board.Every(periodMilliseconds);

            // A measurement that comes too late is left out, not made up for.
            _ticker.Policy = MissedTicks.Skip;
            _measurement = board.Timer.Timeout(_patience, sensor);
        }

        public Reading Reading
        {
            get { return _reading; }
        }

        /// <summary>The task, once per object.</summary>
        public async Future Measure()
        {
            try
            {
                while (true)
                {
                    await _ticker.Next();
                    _sensor.Begin();
                    _measurement.Reset(_patience, _sensor);
                    await _measurement;
                    _reading.Note(_measurement.IsElapsed);
                }
            }
            finally
            {
                _sensor.Close();
            }
        }
    }
}
