using System;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>How many objects it takes to make each, and the first wait for it, or a group's first task: the last column of the table in docs/sync.md.</summary>
    [TestClass]
    public class ObjectCountTests
    {
        private static readonly ValueFunction s_function = Make;
        private static readonly Condition s_condition = IsSo;
        private static object s_made;
        private static TimerWheel s_timer;
        private static Scheduler s_scheduler;
        private static Future s_a;
        private static Future s_b;
        private static int s_kind;

        [DataRow(0, 1, 1), DataRow(1, 1, 1), DataRow(2, 1, 1), DataRow(3, 1, 2), DataRow(4, 1, 2), DataRow(5, 1, 2), DataRow(6, 1, 1)]
        [DataRow(7, 1, 1), DataRow(8, 1, 1), DataRow(9, 1, 1), DataRow(10, 3, 1), DataRow(11, 3, 1), DataRow(12, 3, 1), DataRow(13, 2, 1)]
        [DataRow(14, 2, 1), DataRow(15, 1, 1), DataRow(16, 1, 1), DataRow(17, 1, 2), DataRow(18, 1, 2), DataRow(19, 2, 0), DataRow(20, 2, 0)]
        [DataRow(21, 2, 0), DataRow(22, 2, 0), DataRow(23, 3, 1), DataRow(24, 2, 2), DataRow(25, 2, 0)]
        [TestMethod]
        public void Objects(int kind, int made, int waiting)
        {
#if NANOFRAMEWORK_1_0
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            // Two rounds: in the first, static fields and the like may be made.
            CountingWaker waker = new CountingWaker();
            long empty = 0;
            long first = 0;
            long second = 0;
            for (int round = 0; round < 2; round++)
            {
                s_kind = kind;
                s_timer = new TimerWheel(new FrozenClock());
                s_scheduler = new Scheduler(4);
                s_a = new WaitQueue().Wait();
                s_b = new WaitQueue().Wait();
                long before = Count();
                empty = Count() - before;
                before = Count();
                MakeOne();
                first = Count() - before - empty;
                Hold();
                before = Count();
                Future wait = Wait();
                wait.Poll(waker);
                second = Count() - before - empty;
                Assert.IsFalse(wait.IsCompleted, Name());
            }

            OutputHelper.WriteLine(Name() + ": objects " + first.ToString() + ", for a wait " + second.ToString());
            Assert.AreEqual((long)made, first, Name());
            Assert.AreEqual((long)waiting, second, Name());
#else
            Assert.SkipTest("for the device build");
#endif
        }

        private static long Count()
        {
            return long.Parse("@@objects");
        }

        private static string Name()
        {
            return s_made.GetType().Name + (s_kind > 15 && s_kind < 19 ? ", wait for a condition" : "");
        }

        private static void MakeOne()
        {
            switch (s_kind)
            {
                case 0: s_made = new WaitCell(); break;
                case 1: s_made = new WaitQueue(); break;
                case 2: s_made = new WaitMap(); break;
                case 3: s_made = new Mutex(); break;
                case 4: s_made = new RwLock(); break;
                case 5: s_made = new Semaphore(1); break;
                case 6: s_made = new InitOnce(); break;
                case 7: s_made = new Lazy(s_function); break;
                case 8: s_made = new Signal(); break;
                case 9: s_made = new Event(); break;
                case 10: s_made = new Channel(4); break;
                case 11: s_made = new ChannelInt32(4); break;
                case 12: s_made = new ChannelInt64(4); break;
                case 13: s_made = new Watch(); break;
                case 14: s_made = new Broadcast(4); break;
                case 15: s_made = new Barrier(2); break;
                case 16: s_made = new WaitCell(); break;
                case 17: s_made = new WaitQueue(); break;
                case 18: s_made = new WaitMap(); break;
                case 19: s_made = Futures.Join(s_a, s_b); break;
                case 20: s_made = Futures.Select(s_a, s_b); break;
                case 21: s_made = s_timer.Timeout(TimeSpan.FromMilliseconds(5), s_a); break;
                case 22: s_made = s_timer.TimeoutAt(TimeSpan.FromMilliseconds(5), s_a); break;
                case 23: s_made = new CancellationSource(); break;
                case 24: s_made = new TaskGroup(s_scheduler); break;
                default: s_made = s_timer.Every(TimeSpan.FromMilliseconds(5)); break;
            }
        }

        // So that the wait has to stand in line.
        private static void Hold()
        {
            PermitSource permits = s_made as PermitSource;
            if (permits is Mutex)
            {
                ((Mutex)permits).TryLock();
            }
            else if (permits is RwLock)
            {
                ((RwLock)permits).TryWrite();
            }
            else if (permits != null)
            {
                ((Semaphore)permits).TryAcquire();
            }
        }

        private static Future Wait()
        {
            switch (s_kind)
            {
                case 0: return ((WaitCell)s_made).Wait();
                case 1: return ((WaitQueue)s_made).Wait();
                case 2: return ((WaitMap)s_made).Wait(1);
                case 3: return ((Mutex)s_made).Lock();
                case 4: return ((RwLock)s_made).Read();
                case 5: return ((Semaphore)s_made).Acquire();
                case 6: case 7: return ((InitOnce)s_made).Wait();
                case 8: return ((Signal)s_made).Wait();
                case 9: return ((Event)s_made).Wait();
                case 10: return ((Channel)s_made).Receive();
                case 11: return ((ChannelInt32)s_made).Receive();
                case 12: return ((ChannelInt64)s_made).Receive();
                case 13: case 14: return ((Broadcast)s_made).Subscribe();
                case 15: return ((Barrier)s_made).Wait();
                case 16: return ((WaitCell)s_made).WaitFor(s_condition);
                case 17: return ((WaitQueue)s_made).WaitFor(s_condition);
                case 18: return ((WaitMap)s_made).WaitFor(1, s_condition);
                case 23: return ((CancellationSource)s_made).Wait();
                case 24:
                    ((TaskGroup)s_made).Spawn(s_a);
                    return s_b;
                default: return (Future)s_made;
            }
        }

        private static object Make()
        {
            return s_made;
        }

        private static bool IsSo()
        {
            return false;
        }
    }
}
