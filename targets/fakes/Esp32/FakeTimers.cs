using System;
using System.Collections.Generic;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Events;

namespace Maitake.Fakes
{
    /// <summary>The ESP32's microsecond clock and its timers, moved by tests. A timer that runs out raises its event on the calling thread.</summary>
    public static class FakeTimers
    {
        private const int MaxTimers = 10;
        private const int TimerExpired = 101;

        private static readonly object s_gate = new object();
        private static readonly List<HighResTimer> s_timers = new List<HighResTimer>();
        private static readonly Listener s_listener = new Listener();
        private static long s_now;
        private static uint s_lastHandle;

        /// <summary>Called at every start of a timer, on that thread, with its time-out in microseconds.</summary>
        public static Action<ulong> Started { get; set; }

        /// <summary>Called at every read of the clock, on that thread.</summary>
        public static Action ClockRead { get; set; }

        /// <summary>The time in microseconds. Setting it raises nothing.</summary>
        public static long Now
        {
            get
            {
                lock (s_gate)
                {
                    return s_now;
                }
            }

            set
            {
                lock (s_gate)
                {
                    s_now = value;
                }
            }
        }

        /// <summary>Timers that exist.</summary>
        public static int Count
        {
            get
            {
                lock (s_gate)
                {
                    return s_timers.Count;
                }
            }
        }

        /// <summary>Timers that run.</summary>
        public static int RunningCount
        {
            get
            {
                lock (s_gate)
                {
                    int count = 0;
                    foreach (HighResTimer timer in s_timers)
                    {
                        count += timer.Deadline >= 0 ? 1 : 0;
                    }

                    return count;
                }
            }
        }

        /// <summary>Moves the time on, and raises the events of the timers that run out, in order, each at its time.</summary>
        public static void Advance(long microseconds)
        {
            long end = Now + microseconds;
            for (; ;)
            {
                uint handle;
                lock (s_gate)
                {
                    HighResTimer next = null;
                    foreach (HighResTimer timer in s_timers)
                    {
                        if (timer.Deadline >= 0 && timer.Deadline <= end && (next == null || timer.Deadline < next.Deadline))
                        {
                            next = timer;
                        }
                    }

                    if (next == null)
                    {
                        s_now = end;
                        return;
                    }

                    s_now = Math.Max(s_now, next.Deadline);
                    next.Deadline = next.Period > 0 ? next.Deadline + next.Period : -1;
                    handle = next.Handle;
                }

                EventSink.PostManagedEvent((byte)EventCategory.HighResolutionTimer, TimerExpired, 0, handle);
            }
        }

        /// <summary>Forgets all timers, sets the clock to zero and gives the platform its event processor back.</summary>
        public static void Reset()
        {
            lock (s_gate)
            {
                s_timers.Clear();
                s_now = 0;
                Started = null;
                ClockRead = null;
            }

            s_listener.Install();
        }

        internal static ulong Read()
        {
            Action read = ClockRead;
            if (read != null)
            {
                read();
            }

            return (ulong)Now;
        }

        internal static uint Create(HighResTimer timer)
        {
            lock (s_gate)
            {
                if (s_timers.Count == MaxTimers)
                {
                    throw new InvalidOperationException("Too many timers");
                }

                s_timers.Add(timer);
                return ++s_lastHandle;
            }
        }

        internal static void Start(HighResTimer timer, ulong timeout, long period)
        {
            lock (s_gate)
            {
                timer.Deadline = s_now + (long)timeout;
                timer.Period = period;
            }

            Action<ulong> started = Started;
            if (started != null)
            {
                started(timeout);
            }
        }

        internal static void Stop(HighResTimer timer)
        {
            lock (s_gate)
            {
                timer.Deadline = -1;
            }
        }

        internal static void Delete(HighResTimer timer)
        {
            lock (s_gate)
            {
                // A running timer cannot be deleted, and runs on: the platform's own function refuses in silence.
                if (timer.Deadline < 0)
                {
                    s_timers.Remove(timer);
                }
            }
        }

        private static HighResTimer Find(uint handle)
        {
            lock (s_gate)
            {
                return s_timers.Find(timer => timer.Handle == handle);
            }
        }

        private sealed class TimerEvent : BaseEvent
        {
            public uint Handle;
        }

        private sealed class Listener : IEventListener, IEventProcessor
        {
            public Listener()
            {
                Install();
            }

            public void Install()
            {
                EventSink.AddEventProcessor(EventCategory.HighResolutionTimer, this);
                EventSink.AddEventListener(EventCategory.HighResolutionTimer, this);
            }

            public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
            {
                return (data1 & 0xFF) >= TimerExpired ? new TimerEvent { Handle = data2 } : null;
            }

            public void InitializeForEventSource()
            {
            }

            public bool OnEvent(BaseEvent ev)
            {
                TimerEvent timerEvent = ev as TimerEvent;
                if (timerEvent == null)
                {
                    return false;
                }

                HighResTimer timer = Find(timerEvent.Handle);
                if (timer != null)
                {
                    timer.OnExpired();
                }

                return true;
            }
        }
    }
}
