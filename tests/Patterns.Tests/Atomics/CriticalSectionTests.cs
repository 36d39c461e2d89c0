using System.Threading;
using Maitake.Atomics;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class CriticalSectionTests
    {
        [TestMethod]
        public void Enter_ReturnsTheSectionForUsing()
        {
            CriticalSection section = new CriticalSection();

            using (CriticalSection entered = section.Enter())
            {
                Assert.AreSame(section, entered);
            }
        }

        [TestMethod]
        public void TheSameThread_MayEnterTwice()
        {
            CriticalSection section = new CriticalSection();
            int depth = 0;
            using (section.Enter())
            {
                using (section.Enter())
                {
                    depth = 2;
                }
            }

            Assert.AreEqual(2, depth);
        }

        [TestMethod]
        public void AnotherThread_WaitsUntilTheSectionIsLeft()
        {
            CriticalSection section = new CriticalSection();
            AutoResetEvent started = new AutoResetEvent(false);
            bool entered = false;
            Thread other = new Thread(() =>
            {
                started.Set();
                section.Enter();
                entered = true;
                section.Exit();
            });

            section.Enter();
            other.Start();
            started.WaitOne();
            Thread.Sleep(0);
            bool enteredWhileHeld = entered;
            section.Exit();
            other.Join();

            Assert.IsFalse(enteredWhileHeld);
            Assert.IsTrue(entered);
        }
    }
}
