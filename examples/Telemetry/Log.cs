using System;
using Maitake;
using Maitake.Time;

namespace Telemetry
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

        [Cold("text is for people, who read a line a second")]
        public void Write(string text)
        {
            long milliseconds = _clock.Now.Ticks / TimeSpan.TicksPerMillisecond;
            string seconds = (milliseconds / 1000).ToString();
            string rest = (milliseconds % 1000).ToString();
            _writer(seconds.PadLeft(5) + "." + rest.PadLeft(3, '0') + "  " + text);
        }
    }
}
