using System;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Where a line of text goes.</summary>
    internal delegate void LineWriter(string line);

    /// <summary>Writes lines with the time in front. Every line allocates.</summary>
    internal sealed class Log
    {
        private readonly Clock _clock;
        private readonly LineWriter _writer;

        public Log(Clock clock, LineWriter writer)
        {
            _clock = clock;
            _writer = writer;
        }

        public void Write(string text)
        {
            long milliseconds = _clock.Now.Ticks / TimeSpan.TicksPerMillisecond;
            string seconds = (milliseconds / 1000).ToString();
            string rest = (milliseconds % 1000).ToString();
            _writer(seconds.PadLeft(5) + "." + rest.PadLeft(3, '0') + "  " + text);
        }
    }
}
