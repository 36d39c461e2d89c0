using System.Runtime.CompilerServices;

namespace nanoFramework.TestFramework
{
    public sealed partial class Assert
    {
        public static void Contains(string expected, string value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value == null || !value.Contains(expected))
            {
                Fail("Contains", Describe(expected, value, message));
            }
        }

        public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value == null || value.Contains(notExpected))
            {
                Fail("DoesNotContains", Describe(notExpected, value, message));
            }
        }

        public static void StartsWith(string expected, string value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value == null || !value.StartsWith(expected))
            {
                Fail("StartsWith", Describe(expected, value, message));
            }
        }

        public static void EndsWith(string expected, string value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value == null || !value.EndsWith(expected))
            {
                Fail("EndsWith", Describe(expected, value, message));
            }
        }
    }
}
