using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Maitake.Cost.Results
{
    /// <summary>Compares what was counted with what was counted before.</summary>
    internal static class Baseline
    {
        /// <summary>More than this part more instructions is a failure.</summary>
        public const double Tolerance = 0.03;

        // Instructions are kept in hundredths: what is less is rounding.
        private const double Rounding = 0.01;

        // Objects are kept as they were counted, and a whole number of them over the run: what differs by less than this is the same quotient.
        private const double SameObjects = 1e-9;

        /// <summary>What has become worse, one line for each, with the scenario's name. Empty where nothing has.</summary>
        /// <param name="before">The baseline.</param>
        /// <param name="now">What was counted.</param>
        public static List<string> Compare(Report before, Report now)
        {
            List<string> worse = new List<string>();
            foreach (Report.Entry old in before.Scenarios)
            {
                Report.Entry entry = now.Scenarios.Find(other => other.Name == old.Name);
                if (entry == null)
                {
                    worse.Add(old.Name + ": not counted any more");
                    continue;
                }

                if (entry.Instructions > (old.Instructions * (1 + Tolerance)) + Rounding)
                {
                    worse.Add(
                        old.Name + ": " + Text(entry.Instructions) + " instructions, " + Text(old.Instructions) + " before ("
                            + Text(100 * ((entry.Instructions / old.Instructions) - 1)) + " % more)");
                }

                if (entry.Objects > old.Objects + SameObjects)
                {
                    worse.Add(old.Name + ": " + Exact(entry.Objects) + " heap objects, " + Exact(old.Objects) + " before");
                }
            }

            worse.AddRange(
                now.Scenarios.Where(entry => !before.Scenarios.Exists(old => old.Name == entry.Name))
                    .Select(entry => entry.Name + ": not in the baseline"));
            return worse;
        }

        private static string Exact(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

        private static string Text(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
    }
}
