using System;
using Maitake;
using Maitake.Sync;
using Maitake.Time;

namespace Telemetry
{
    /// <summary>Writes a line about everything once a second. Putting it together allocates.</summary>
    internal sealed class Report
    {
        private readonly Log _log;
        private readonly ChannelInt64 _readings;
        private readonly SensorTask[] _sensors;
        private readonly Uploader _uploader;
        private readonly Ticker _ticker;

        public Report(Board board, Log log, ChannelInt64 readings, SensorTask[] sensors, Uploader uploader)
        {
            _log = log;
            _readings = readings;
            _sensors = sensors;
            _uploader = uploader;
            _ticker = board.Every(1000);
            _ticker.Policy = MissedTicks.Skip;
        }

        public async Future Run()
        {
            while (true)
            {
                await _ticker.Next();
                Write();
            }
        }

        [Cold("once a second, and text for people")]
        private void Write()
        {
            int measured = 0;
            for (int i = 0; i < _sensors.Length; i++)
            {
                measured += _sensors[i].Measured;
            }

            _log.Write(
                "measured " + measured.ToString() + ", in the channel " + _readings.Count.ToString() + ", sent " + _uploader.Sent.ToString()
                    + ", dropped " + _uploader.Dropped.ToString() + ", failed attempts " + _uploader.Failures.ToString());
        }
    }
}
