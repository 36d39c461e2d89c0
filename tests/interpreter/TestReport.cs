using System;
using System.Collections.Generic;
using System.Globalization;

namespace Maitake.Interpreter
{
    /// <summary>What a launcher on the device printed, read and checked.</summary>
    public sealed class TestReport
    {
        private const string TotalsStart = "Tests finished,";

        private TestReport()
        {
        }

        /// <summary>Full names of the tests that passed.</summary>
        public List<string> Passed { get; } = new List<string>();

        /// <summary>Name and message of the tests that failed.</summary>
        public List<string> Failed { get; } = new List<string>();

        /// <summary>Name and message of the tests that were skipped.</summary>
        public List<string> Skipped { get; } = new List<string>();

        /// <summary>Why the run as a whole cannot be trusted: no output, no totals, too few tests. Empty for a good run.</summary>
        public List<string> Problems { get; } = new List<string>();

        /// <summary>Whether the launcher said that it came to its end.</summary>
        public bool HasTotals { get; private set; }

        /// <summary>Tests that ran or were skipped.</summary>
        public int Total
        {
            get { return Passed.Count + Failed.Count + Skipped.Count; }
        }

        /// <summary>Whether nothing failed and the run was whole.</summary>
        public bool IsGood
        {
            get { return Failed.Count == 0 && Problems.Count == 0; }
        }

        /// <summary>Reads the output of a run.</summary>
        /// <param name="output">All that was printed.</param>
        /// <param name="expectedTests">How many tests there are.</param>
        /// <param name="totalsRequired">Whether the launcher prints totals: ours does, nanoFramework's does not.</param>
        public static TestReport Parse(string output, int expectedTests, bool totalsRequired)
        {
            TestReport report = new TestReport();
            int totalsLines = 0;
            string totals = null;
            foreach (string rawLine in output.Split('\n'))
            {
                string line = rawLine.TrimEnd('\r');
                if (!TryTake(line, "Test passed,", report.Passed)
                    && !TryTake(line, "Test failed,", report.Failed)
                    && !TryTake(line, "Test skipped,", report.Skipped)
                    && line.StartsWith(TotalsStart, StringComparison.Ordinal))
                {
                    totalsLines++;
                    totals = line.Substring(TotalsStart.Length);
                }
            }

            report.HasTotals = totalsLines == 1;
            report.Check(output, expectedTests, totalsRequired, totals, totalsLines);
            return report;
        }

        private static bool TryTake(string line, string start, List<string> list)
        {
            if (!line.StartsWith(start, StringComparison.Ordinal))
            {
                return false;
            }

            list.Add(line.Substring(start.Length));
            return true;
        }

        private void Check(string output, int expectedTests, bool totalsRequired, string totals, int totalsLines)
        {
            // An interpreter that meets IL it cannot run often ends without a word.
            if (output.Trim().Length == 0)
            {
                Problems.Add("there was no output");
            }
            else if (Total == 0)
            {
                Problems.Add("no test was reported");
            }

            if (totalsLines > 1)
            {
                Problems.Add("there were " + totalsLines + " lines of totals");
            }
            else if (totals != null)
            {
                string counted = string.Format(CultureInfo.InvariantCulture, "{0},{1},{2}", Passed.Count, Failed.Count, Skipped.Count);
                if (totals != counted)
                {
                    Problems.Add("the totals say " + totals + ", the lines " + counted);
                }
            }
            else if (totalsRequired)
            {
                Problems.Add("the totals are missing: the run was cut short");
            }

            if (Total != expectedTests)
            {
                Problems.Add("there are " + expectedTests + " tests, " + Total + " were reported");
            }
        }
    }
}
