using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

// The attributes of nanoFramework's test framework as MSTest's, so that the sources of the device tests run on the desktop too.
// There is no Setup and no Cleanup: MSTest's are sealed, and a test that sets itself up reads better.
namespace nanoFramework.TestFramework
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestClassAttribute : MSTest.TestClassAttribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestMethodAttribute : MSTest.TestMethodAttribute
    {
        public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
            : base(file, line)
        {
        }

        public override async Task<MSTest.TestResult[]> ExecuteAsync(MSTest.ITestMethod testMethod)
        {
            MSTest.TestResult[] results = await base.ExecuteAsync(testMethod);
            foreach (MSTest.TestResult result in results)
            {
                // Assert.SkipTest.
                for (Exception e = result.TestFailureException; e != null; e = e.InnerException)
                {
                    if (e is SkipTestException)
                    {
                        result.Outcome = MSTest.UnitTestOutcome.Inconclusive;
                    }
                }
            }

            return results;
        }
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class DataRowAttribute : MSTest.DataRowAttribute
    {
        public DataRowAttribute(params object[] methodParameters)
            : base(methodParameters)
        {
        }
    }
}
