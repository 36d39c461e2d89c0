using System;
using System.Linq;
using System.Threading;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Five million wakes from other threads: none may be lost, and none may queue a task twice.</summary>
    /// <remarks>
    /// Senders wake tasks in bursts, and come back to a task only when it has answered the last number of the burst before. A wake that
    /// is lost there is never made good, since nobody else wakes the task: the sender waits for ever. The run queue is exactly as large as
    /// the number of tasks, so that a task queued twice would push another one out, which then never answers.
    /// </remarks>
    [TestClass]
    public class WakeStressTests
    {
        [TestMethod]
        public void EachWakeOfAnIdleTask_IsAnswered()
        {
            // Bursts of one: the executor has nothing to do and parks after nearly every poll.
            Run(new Plan { Senders = 1, Tasks = 1, Wakes = 100_000, Burst = 1 });
        }

        [TestMethod]
        public void WakesAcrossParks_AreAnswered()
        {
            // Pauses of changing length, so that wakes meet every instruction between the last look and the wait.
            Run(new Plan { Senders = 2, Tasks = 1, Wakes = 200_000, Burst = 3, Pause = 150 });
        }

        [TestMethod]
        public void WakesDuringPolls_AreAnswered()
        {
            // Polls that take as long as a few wakes.
            Run(new Plan { Senders = 2, Tasks = 2, Wakes = 1_500_000, Burst = 12, PollDelay = 10 });
        }

        [TestMethod]
        public void WakesOfABusyScheduler_AreAnswered()
        {
            // A task that yields for ever: never parks, and local and foreign wakes meet in the run queue.
            Run(new Plan { Senders = 2, Tasks = 8, Wakes = 1_500_000, Burst = 30, Busy = true });
        }

        [TestMethod]
        public void ManyThreadsAndTasks_LoseNothing()
        {
            Run(new Plan { Senders = 4, Tasks = 8, Wakes = 1_700_000, Burst = 20, Shared = true });
        }

        private static void Run(Plan plan)
        {
            int busy = plan.Busy ? 1 : 0;
            int count = plan.Shared ? plan.Tasks : plan.Tasks * plan.Senders;
            Scheduler scheduler = new Scheduler(count + busy);
            Executor executor = new Executor(scheduler, new TimerWheel(new StepClock()), new Parker());
            MailboxFuture[] boxes = new MailboxFuture[count];
            Task[] tasks = new Task[count];
            for (int i = 0; i < count; i++)
            {
                boxes[i] = new MailboxFuture(plan.Senders, plan.PollDelay);
                tasks[i] = scheduler.Spawn(boxes[i]);
            }

            bool stop = false;
            if (plan.Busy)
            {
                scheduler.Spawn(Futures.PollFn(waker =>
                {
                    waker.Wake();
                    return Volatile.Read(ref stop) ? PollResult.Ready : PollResult.Pending;
                }));
            }

            Crew crew = new Crew();
            crew.Start("executor", executor.Run);
            int sending = plan.Senders;
            for (int sender = 0; sender < plan.Senders; sender++)
            {
                int number = sender;
                crew.Start("sender " + number, () =>
                {
                    Send(plan, number, boxes, tasks, crew);
                    if (Interlocked.Decrement(ref sending) == 0)
                    {
                        foreach (MailboxFuture box in boxes)
                        {
                            box.IsClosed = true;
                        }

                        foreach (Task task in tasks)
                        {
                            task.Wake();
                        }

                        Volatile.Write(ref stop, true);
                        crew.Until(() => scheduler.TaskCount == 0);
                        executor.Stop();
                    }
                });
            }

            crew.Join(() => string.Join(", ", boxes.Select(box => box.Polls + " polls")));
            foreach (MailboxFuture box in boxes)
            {
                // A wake may cost two polls, where it is seen at the end of a poll and posted as well, but never more.
                Assert.IsTrue(box.Polls > 1);
                Assert.IsTrue(box.Polls <= (2L * plan.Wakes) + 2);
            }

            Assert.IsTrue(boxes.Sum(box => box.Polls) <= (2L * plan.Wakes) + (2 * count));
        }

        private static void Send(Plan plan, int sender, MailboxFuture[] boxes, Task[] tasks, Crew crew)
        {
            Random random = new Random(sender);
            int first = plan.Shared ? 0 : sender * plan.Tasks;
            long[] last = new long[plan.Tasks];
            int left = plan.Wakes / plan.Senders;
            long number = 0;
            while (left > 0)
            {
                int which = random.Next(plan.Tasks);
                MailboxFuture box = boxes[first + which];
                Task task = tasks[first + which];
                Await(box, sender, last[which], crew);
                if (plan.Pause > 0)
                {
                    Thread.SpinWait(random.Next(plan.Pause));
                }

                int burst = Math.Min(left, random.Next(1, 2 * plan.Burst));
                left -= burst;
                for (int i = 0; i < burst; i++)
                {
                    box.Send(sender, ++number);
                    task.Wake();
                }

                last[which] = number;
            }

            for (int which = 0; which < plan.Tasks; which++)
            {
                Await(boxes[first + which], sender, last[which], crew);
            }
        }

        private static void Await(MailboxFuture box, int sender, long number, Crew crew)
        {
            SpinWait spin = default;
            while (box.Seen(sender) != number)
            {
                crew.Check();
                spin.SpinOnce(-1);
            }
        }

        private sealed class Plan
        {
            public int Senders { get; init; }

            // Of each sender, or of all together where they share them.
            public int Tasks { get; init; }

            public bool Shared { get; init; }

            // In all.
            public int Wakes { get; init; }

            // On the average, before an answer is waited for.
            public int Burst { get; init; }

            public int Pause { get; init; }

            public int PollDelay { get; init; }

            public bool Busy { get; init; }
        }
    }
}
