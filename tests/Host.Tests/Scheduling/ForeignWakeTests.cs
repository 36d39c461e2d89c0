using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Scheduling
{
    /// <summary>Wakes from another thread that meet wakes on the scheduler's own, in a fixed order.</summary>
    [TestClass]
    public class ForeignWakeTests
    {
        [TestMethod]
        public void WokenOverThereAndThenHere_IsQueuedOnce()
        {
            Expect(target =>
            {
                Elsewhere(target.Wake);
                target.Wake();
            });
        }

        [TestMethod]
        public void WokenHereAndThenOverThere_IsQueuedOnce()
        {
            Expect(target =>
            {
                target.Wake();
                Elsewhere(target.Wake);
                Elsewhere(target.Wake);
            });
        }

        [TestMethod]
        public void WokenTwiceOverThere_IsQueuedOnce()
        {
            Expect(target =>
            {
                Elsewhere(target.Wake);
                Elsewhere(target.Wake);
            });
        }

        // A task that waits is woken by another one during a tick; it has to be polled once for that.
        private static void Expect(System.Action<Task> wake)
        {
            Scheduler scheduler = new Scheduler(2);
            int polls = 0;
            Task target = scheduler.Spawn(Futures.PollFn(waker =>
            {
                polls++;
                return PollResult.Pending;
            }));
            scheduler.Tick();
            Assert.AreEqual(1, polls);
            scheduler.Spawn(Futures.PollFn(waker =>
            {
                wake(target);
                return PollResult.Ready;
            }));
            Tick tick = scheduler.Tick();
            Assert.AreEqual(2, polls);
            Assert.AreEqual(2, tick.Polled);
            Assert.AreEqual(1, tick.WokenExternal);
            Assert.IsFalse(tick.HasRemaining);
        }

        private static void Elsewhere(ThreadStart action)
        {
            Thread thread = new Thread(action);
            thread.Start();
            thread.Join();
        }
    }
}
