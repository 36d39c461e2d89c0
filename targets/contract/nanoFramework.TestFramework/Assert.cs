using System;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework
{
    // Unlike the other assemblies of this folder this one is implemented, in our own words: device tests run with it on a
    // bare interpreter and on the desktop, and with the real one in Visual Studio.
    public sealed partial class Assert
    {
        private Assert()
        {
        }

        public static void AreSame(object expected, object actual, [CallerArgumentExpression("actual")] string message = "")
        {
            if (!ReferenceEquals(expected, actual))
            {
                Fail("AreSame", message);
            }
        }

        public static void AreNotSame(object notExpected, object actual, [CallerArgumentExpression("actual")] string message = "")
        {
            if (ReferenceEquals(notExpected, actual))
            {
                Fail("AreNotSame", message);
            }
        }

        public static void IsTrue(bool condition, [CallerArgumentExpression("condition")] string message = "")
        {
            if (!condition)
            {
                Fail("IsTrue", message);
            }
        }

        public static void IsFalse(bool condition, [CallerArgumentExpression("condition")] string message = "")
        {
            if (condition)
            {
                Fail("IsFalse", message);
            }
        }

        public static void IsNull(object value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value != null)
            {
                Fail("IsNull", message);
            }
        }

        public static void IsNotNull(object value, [CallerArgumentExpression("value")] string message = "")
        {
            if (value == null)
            {
                Fail("IsNotNull", message);
            }
        }

        public static void IsInstanceOfType(object value, Type expected, [CallerArgumentExpression("value")] string message = "")
        {
            // The exact type: that is what the real one compares.
            if (value == null || value.GetType() != expected)
            {
                Fail("IsInstanceOfType", Describe(expected, value == null ? null : value.GetType(), message));
            }
        }

        public static void IsNotInstanceOfType(object value, Type notExpected, [CallerArgumentExpression("value")] string message = "")
        {
            if (value != null && value.GetType() == notExpected)
            {
                Fail("IsNotInstanceOfType", message);
            }
        }

        public static void SkipTest(string message = null)
        {
            throw new SkipTestException(message);
        }

        public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression("action")] string message = "")
        {
            Type thrown = null;
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e.GetType();
            }

            if (thrown != exception)
            {
                Fail("ThrowsException", Describe(exception, thrown, message));
            }
        }

        internal static void Fail(string assertion, string message)
        {
            throw new AssertFailedException("Assert." + assertion + " failed. " + message);
        }

        private static string Describe(object expected, object actual, string message)
        {
            return "Expected:<" + Text(expected) + ">. Actual:<" + Text(actual) + ">. " + message;
        }

        private static string Text(object value)
        {
            return value == null ? "(null)" : value.ToString();
        }
    }
}
