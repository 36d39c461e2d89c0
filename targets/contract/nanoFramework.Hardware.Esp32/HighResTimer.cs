using System;

namespace nanoFramework.Hardware.Esp32
{
    public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);

    public class HighResTimer : IDisposable
    {
        public HighResTimer() { }

        public event HighResTimerExpiredEventHandler OnHighResTimerExpired
        {
            add => throw null;
            remove => throw null;
        }

        public static ulong GetCurrent() => throw null;

        public void Dispose() => throw null;

        public void StartOneShot(ulong timeout_us) => throw null;

        public void StartOnePeriodic(ulong period_us) => throw null;

        public void Stop() => throw null;

        protected virtual void Dispose(bool disposing) => throw null;
    }
}
