using System;
using Maitake.Fakes;

namespace nanoFramework.Hardware.Esp32
{
    public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);

    public class HighResTimer : IDisposable
    {
        private readonly object _gate = new object();
        private bool _disposed;

        public HighResTimer()
        {
            Handle = FakeTimers.Create(this);
        }

        public event HighResTimerExpiredEventHandler OnHighResTimerExpired;

        internal uint Handle { get; }

        // When it runs out; -1 while it does not run.
        internal long Deadline { get; set; } = -1;

        internal long Period { get; set; }

        public static ulong GetCurrent()
        {
            return FakeTimers.Read();
        }

        public void Dispose()
        {
            Dispose(true);
        }

        public void StartOneShot(ulong timeout_us)
        {
            CheckDisposed();
            FakeTimers.Start(this, timeout_us, 0);
        }

        public void StartOnePeriodic(ulong period_us)
        {
            CheckDisposed();
            FakeTimers.Start(this, period_us, (long)period_us);
        }

        public void Stop()
        {
            CheckDisposed();
            FakeTimers.Stop(this);
        }

        internal void OnExpired()
        {
            HighResTimerExpiredEventHandler callbacks = null;
            lock (_gate)
            {
                if (!_disposed)
                {
                    callbacks = OnHighResTimerExpired;
                }
            }

            if (callbacks != null)
            {
                callbacks(this, EventArgs.Empty);
            }
        }

        protected virtual void Dispose(bool disposing)
        {
            if (!_disposed)
            {
                _disposed = true;
                FakeTimers.Delete(this);
            }
        }

        private void CheckDisposed()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(nameof(HighResTimer));
            }
        }
    }
}
