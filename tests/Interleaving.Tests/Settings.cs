using System;
using System.Globalization;

namespace Maitake.Interleaving
{
    /// <summary>What whoever runs the tests may ask for.</summary>
    internal static class Settings
    {
        /// <summary>The only scenario to run; null for all.</summary>
        public static string Scenario => Read("INTERLEAVING_SCENARIO");

        /// <summary>The most preemptions of a schedule, in the place of what each scenario says; null if nothing is asked for.</summary>
        public static int? Bound
        {
            get
            {
                string text = Read("INTERLEAVING_BOUND");
                return text == null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        /// <summary>A schedule to follow, in the place of all; null if none is asked for.</summary>
        public static string Schedule => Read("INTERLEAVING_SCHEDULE");

        private static string Read(string variable)
        {
            string text = Environment.GetEnvironmentVariable(variable);
            return string.IsNullOrEmpty(text) ? null : text;
        }
    }
}
