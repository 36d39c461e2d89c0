using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Scheduling
{
    /// <summary>What is printed of a task that failed, where nobody joined it and no handler is set.</summary>
    [TestClass]
    [DoNotParallelize]
    public class DefaultFaultHandlerTests
    {
        [TestMethod]
        public void NameOfTheTaskAndException_ArePrinted()
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.BuildTask().Name("radio").Spawn(Futures.PollFn(waker => throw new InvalidOperationException("no carrier")));
            TextWriter console = Console.Out;
            StringWriter output = new StringWriter();
            Console.SetOut(output);
            try
            {
                scheduler.Tick();
            }
            finally
            {
                Console.SetOut(console);
            }

            StringAssert.StartsWith(output.ToString(), "radio (task " + task.Id + ") failed: System.InvalidOperationException: no carrier");
        }
    }
}
