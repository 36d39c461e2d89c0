using System;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Timing
{
    // Scenario T20, the global timer. It can be set once in a process, so this is one test; no other test may set it.
    [TestClass]
    public class GlobalTimerTests
    {
        [TestMethod]
        public void T20_GlobalTimer_IsUnsetThenSetAndThenFixed()
        {
            ExpectError(() => TimerWheel.Global.Turn(), TimerError.NoGlobalTimer);
            Assert.ThrowsException(typeof(ArgumentNullException), () => TimerWheel.SetGlobal(null));
            ExpectError(() => TimerWheel.Global.Turn(), TimerError.NoGlobalTimer);

            TimerWheel wheel = new TimerWheel(new ManualClock());
            TimerWheel.SetGlobal(wheel);
            Assert.AreSame(wheel, TimerWheel.Global);

            ExpectError(() => TimerWheel.SetGlobal(new TimerWheel(new ManualClock())), TimerError.AlreadyInitialized);
            ExpectError(() => TimerWheel.SetGlobal(wheel), TimerError.AlreadyInitialized);
            Assert.AreSame(wheel, TimerWheel.Global);
        }

        private static void ExpectError(Action action, TimerError error)
        {
            TimerException thrown = null;
            try
            {
                action();
            }
            catch (TimerException exception)
            {
                thrown = exception;
            }

            Assert.IsNotNull(thrown);
            Assert.IsTrue(thrown.Error == error);
        }
    }
}
