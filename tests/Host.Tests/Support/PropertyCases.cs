using System;
using System.Globalization;

namespace Maitake.Host.Tests
{
    /// <summary>How many random cases the property tests try: so many times the usual number as MAITAKE_TEST_EFFORT says.</summary>
    /// <remarks>A failure prints the seed of its case; CsCheck_Seed, set to that, tries the case again.</remarks>
    internal static class PropertyCases
    {
        public static int Of(int usual)
        {
            string effort = Environment.GetEnvironmentVariable("MAITAKE_TEST_EFFORT");
            return string.IsNullOrEmpty(effort) ? usual : (int)Math.Min(int.MaxValue, usual * double.Parse(effort, CultureInfo.InvariantCulture));
        }
    }
}
