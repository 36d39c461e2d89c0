using System;
using Maitake.Atomics;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;
using nanoFramework.TestFramework;

namespace Maitake.Tests.Patterns
{
    [TestClass]
    public class ObjectCountTests
    {
        [TestMethod]
        public void Everything_IsMadeOfSoManyObjects()
        {
#if NANOFRAMEWORK_1_0
            if (!Meter.Counts)
            {
                Assert.SkipTest("this interpreter does not count");
            }

            Maker maker = new Maker();
            for (int i = 0; i < ObjectCounts.Names.Length; i++)
            {
                string name = ObjectCounts.Names[i];
                long before = Meter.Objects();
                long asking = Meter.Objects() - before;
                before = Meter.Objects();
                maker.Make(i);
                long made = Meter.Objects() - before - asking;
                maker.Prepare(i);
                before = Meter.Objects();
                maker.Use(i);
                long used = Meter.Objects() - before - asking;
                OutputHelper.WriteLine(name + ": " + made.ToString() + ", " + used.ToString());
                Assert.AreEqual((long)ObjectCounts.ToMake[i], made, name);
                Assert.AreEqual((long)ObjectCounts.ToUse[i], used, name);
            }
#else
            Assert.SkipTest("for the device build");
#endif
        }

        private sealed class Maker
        {
            private readonly CountingWaker _waker = new CountingWaker();
            private readonly TimerWheel _wheel = new TimerWheel(new FrozenClock());
            private readonly Scheduler _scheduler = new Scheduler(2);
            private readonly Signal _signal = new Signal();
            private readonly Future _a = Futures.Ready();
            private readonly Future _b = Futures.Ready();
            private readonly Backoff _backoff = new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero);
            private readonly string _name = "x";
            private readonly ValueFunction _value;
            private readonly FutureFactory _factory;
            private readonly WatchdogFeeder _feeder;
            private readonly StarvationHandler _handler;
            private object _made;

            public Maker()
            {
                _value = Value;
                _factory = Factory;
                _feeder = Feed;
                _handler = Starve;
            }

            public void Make(int which)
            {
                switch (which)
                {
                    case 0: _made = new WaitCell(); break;
                    case 1: _made = new WaitQueue(); break;
                    case 2: _made = new WaitMap(); break;
                    case 3: _made = new Mutex(); break;
                    case 4: _made = new RwLock(); break;
                    case 5: _made = new Semaphore(0); break;
                    case 6: _made = new CriticalSection(); break;
                    case 7: _made = new InitOnce(); break;
                    case 8: _made = new Lazy(_value); break;
                    case 9: _made = new Signal(); break;
                    case 10: _made = new Event(); break;
                    case 11: _made = new Channel(2); break;
                    case 12: _made = new ChannelInt32(2); break;
                    case 13: _made = new ChannelInt64(2); break;
                    case 14: _made = new Watch(); break;
                    case 15: _made = new Broadcast(2); break;
                    case 16: _made = new Barrier(2); break;
                    case 17: _made = Futures.Join(_a, _b); break;
                    case 18: _made = Futures.Select(_a, _b); break;
                    case 19: _made = Futures.SelectFair(_a, _b); break;
                    case 20: _made = _wheel.Timeout(TimeSpan.Zero, _a); break;
                    case 21: _made = _wheel.TimeoutAt(TimeSpan.Zero, _a); break;
                    case 22: _made = new CancellationSource(); break;
                    case 23: _made = new TaskGroup(_scheduler); break;
                    case 24: _made = _wheel.Every(Timing.Timers.Ms(1)); break;
                    case 25: _made = new Debounce(_wheel, _signal, TimeSpan.Zero); break;
                    case 26: _made = new Throttle(_wheel, _signal, TimeSpan.Zero); break;
                    case 27: _made = new Retry(_wheel, _factory, 1, _backoff); break;
                    case 28: _made = new Backoff(TimeSpan.Zero, 1, TimeSpan.Zero); break;
                    case 29: _made = new Supervisor(_wheel, _factory, RestartPolicy.Always, _backoff); break;
                    default: _made = new Watchdog(_wheel, Timing.Timers.Ms(1), _feeder, _handler); break;
                }
            }

            // So that whoever wants a lock has to wait.
            public void Prepare(int which)
            {
                switch (which)
                {
                    case 3: ((Mutex)_made).TryLock(); break;
                    case 4: ((RwLock)_made).TryWrite(); break;
                }
            }

            // As far as a wait that stands in line.
            public void Use(int which)
            {
                switch (which)
                {
                    case 0: ((WaitCell)_made).Wait().Poll(_waker); break;
                    case 1: ((WaitQueue)_made).Wait().Poll(_waker); break;
                    case 2: ((WaitMap)_made).Wait(1).Poll(_waker); break;
                    case 3: ((Mutex)_made).Lock().Poll(_waker); break;
                    case 4: ((RwLock)_made).Read().Poll(_waker); break;
                    case 5: ((Semaphore)_made).Acquire().Poll(_waker); break;
                    case 7: ((InitOnce)_made).Wait().Poll(_waker); break;
                    case 9: ((Signal)_made).Wait().Poll(_waker); break;
                    case 10: ((Event)_made).Wait().Poll(_waker); break;
                    case 11: ((Channel)_made).Receive().Poll(_waker); break;
                    case 12: ((ChannelInt32)_made).Receive().Poll(_waker); break;
                    case 13: ((ChannelInt64)_made).Receive().Poll(_waker); break;
                    case 14: ((Watch)_made).Subscribe().Poll(_waker); break;
                    case 15: ((Broadcast)_made).Subscribe().Poll(_waker); break;
                    case 16: ((Barrier)_made).Wait().Poll(_waker); break;
                    case 22: ((CancellationSource)_made).Wait().Poll(_waker); break;
                    case 23: ((TaskGroup)_made).Spawn(_a); break;
                    case 30: ((Watchdog)_made).Watch(_name, TimeSpan.MaxValue); break;
                }
            }

            private object Value()
            {
                return null;
            }

            private Future Factory()
            {
                return null;
            }

            private void Feed()
            {
            }

            private void Starve(Liveness starved)
            {
            }
        }
    }
}
