using System;
using System.Globalization;

namespace Telemetry
{
    /// <summary>What the command line asks for.</summary>
    internal sealed class Options
    {
        public const string Usage =
            "Sends simulated readings to a simulated server that fails now and then, until Ctrl+C.\n" +
            "\n" +
            "  --seconds N   stop after N seconds, 1 to 86400\n" +
            "  --virtual     virtual time: the same output every time, at once;\n" +
            "                stops after 10 seconds of virtual time unless --seconds says otherwise\n" +
            "  --hang        a sensor hangs after some seconds, so that the watchdog has its day\n" +
            "  --help        show this text";

        public int Seconds { get; private set; }

        public bool IsVirtual { get; private set; }

        public bool Hangs { get; private set; }

        public bool WantsHelp { get; private set; }

        /// <summary>What is wrong with the command line, or null.</summary>
        public string Error { get; private set; }

        public static Options Parse(string[] arguments)
        {
            Options options = new Options();
            for (int i = 0; i < arguments.Length && options.Error == null; i++)
            {
                switch (arguments[i])
                {
                    case "--seconds":
                        i++;
                        options.ParseSeconds(i < arguments.Length ? arguments[i] : null);
                        break;
                    case "--virtual":
                        options.IsVirtual = true;
                        break;
                    case "--hang":
                        options.Hangs = true;
                        break;
                    case "--help":
                        options.WantsHelp = true;
                        break;
                    default:
                        options.Error = "Unknown option " + arguments[i];
                        break;
                }
            }

            if (options.IsVirtual && options.Seconds == 0)
            {
                options.Seconds = 10;
            }

            return options;
        }

        private void ParseSeconds(string text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds >= 1 && seconds <= 86400)
            {
                Seconds = seconds;
            }
            else
            {
                Error = text == null ? "--seconds needs a number" : "--seconds needs a number from 1 to 86400, not " + text;
            }
        }
    }
}
