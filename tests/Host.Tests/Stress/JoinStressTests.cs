using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>Threads that look at tasks, and take their join handles over, at the very moment when the tasks end.</summary>
    [TestClass]
    public class JoinStressTests
    {
        [TestMethod]
        public void WhoeverSeesATaskFaulted_SeesItsException()
        {
            const int Rounds = 60_000;
            Scheduler scheduler = new Scheduler(1);
            scheduler.FaultHandler = (task, exception) => { };
            Exception thrown = new InvalidOperationException("on purpose");
            Task current = null;
            int seen = 0;
            Crew crew = new Crew();
            crew.Start("scheduler", () =>
            {
                for (int round = 1; round <= Rounds; round++)
                {
                    Task task = scheduler.Spawn(Futures.PollFn(waker => throw thrown));
                    Volatile.Write(ref current, task);
                    Thread.SpinWait(round % 50);
                    scheduler.Tick();
                    int number = round;
                    crew.Until(() => Volatile.Read(ref seen) == number);
                }
            });
            crew.Start("looking", () =>
            {
                Task last = null;
                for (int round = 1; round <= Rounds; round++)
                {
                    Task task;
                    while ((task = Volatile.Read(ref current)) == last)
                    {
                        crew.Check();
                    }

                    while (!task.IsCompleted)
                    {
                        crew.Check();
                    }

                    Assert.AreSame(thrown, task.Exception);
                    last = task;
                    Volatile.Write(ref seen, round);
                }
            });

            crew.Join(() => "round " + seen);
        }

        [TestMethod]
        public void AJoinHandle_CanBeSpawnedWhileItsTaskEnds()
        {
            const int Rounds = 20_000;
            Scheduler own = new Scheduler(1);
            Scheduler other = new Scheduler(1);
            JoinHandle current = null;
            int seen = 0;
            Crew crew = new Crew();
            crew.Start("scheduler", () =>
            {
                for (int round = 1; round <= Rounds; round++)
                {
                    Task task = own.Spawn(Futures.Ready());
                    Volatile.Write(ref current, task.Join());
                    Thread.SpinWait(round % 20);
                    own.Tick();
                    int number = round;
                    crew.Until(() => Volatile.Read(ref seen) == number);
                }
            });
            crew.Start("spawning the handle", () =>
            {
                JoinHandle last = null;
                for (int round = 1; round <= Rounds; round++)
                {
                    JoinHandle handle;
                    while ((handle = Volatile.Read(ref current)) == last)
                    {
                        crew.Check();
                    }

                    Task task = other.Spawn(handle);
                    while (!task.IsCompleted)
                    {
                        crew.Check();
                        other.Tick();
                    }

                    last = handle;
                    Volatile.Write(ref seen, round);
                }
            });

            crew.Join(() => "round " + seen);
        }
    }
}
