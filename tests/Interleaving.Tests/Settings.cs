using System;
using System.Globalization;

namespace Maitake.Interleaving
{
    /// <summary>What whoever runs the tests may ask for.</summary>
    internal static class Settings
    {
        /// <summary>The most preemptions of a schedule, in the place of what each scenario says; null if nothing is asked for.</summary>
        public static int? Bound
        {
            get
            {
                string text = Environment.GetEnvironmentVariable("INTERLEAVING_BOUND");
                return string.IsNullOrEmpty(text) ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        /// <summary>A schedule to follow, in the place of all; null if none is asked for.</summary>
        public static string Schedule
        {
            get
            {
                string text = Environment.GetEnvironmentVariable("INTERLEAVING_SCHEDULE");
                return string.IsNullOrEmpty(text) ? null : text;
            }
        }
    }
}
