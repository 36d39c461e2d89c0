using System;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Events;

namespace Maitake.Esp32
{
    /// <summary>Unparks a parker at a time: a one-shot hardware timer of the ESP32, microseconds fine.</summary>
    /// <remarks>
    /// <para>The event of a timer that has run out allocates: an event object and an enumerator over all timers, by the platform. An exclusive
    /// alarm avoids both, at a price: it takes over the event processor of all <c>HighResTimer</c>s for the rest of the program, so that no other
    /// <c>HighResTimer</c> raises its event any more. The public API does not tell which timer an event is from, so any that runs out unparks;
    /// that is one unpark too many and nothing else.</para>
    /// <para>The chip's timers are few: nanoFramework allows 10 <c>HighResTimer</c>s.</para>
    /// </remarks>
    public sealed class HighResAlarm : IDisposable
    {
        private readonly Parker _parker;
        private readonly HighResTimer _timer;
        private readonly AlarmProcessor _processor;
        private bool _disposed;

        /// <summary>Makes an alarm, which is not set. Allocates.</summary>
        /// <param name="parker">Whom to unpark.</param>
        /// <param name="exclusive">Whether to take over the events of all timers, to allocate nothing per alarm.</param>
        /// <exception cref="ArgumentNullException"><paramref name="parker"/> is null.</exception>
        /// <exception cref="Exception">All timers are in use, as the platform puts it.</exception>
        public HighResAlarm(Parker parker, bool exclusive)
        {
            if (parker == null)
            {
                throw new ArgumentNullException("parker");
            }

            _parker = parker;
            // The timer first: its class installs the processor that an exclusive alarm replaces.
            _timer = new HighResTimer();
            if (exclusive)
            {
                _processor = new AlarmProcessor(parker);
                EventSink.AddEventProcessor(EventCategory.HighResolutionTimer, _processor);
            }
            else
            {
                _timer.OnHighResTimerExpired += OnExpired;
            }
        }

        /// <summary>Sets the alarm anew; an earlier setting is forgotten. Does not allocate.</summary>
        /// <param name="microseconds">From now, 1 or more.</param>
        /// <exception cref="InvalidOperationException">The alarm was disposed of.</exception>
        /// <remarks>One thread at a time, together with <see cref="Stop"/> and <see cref="Dispose"/>.</remarks>
        public void Set(long microseconds)
        {
            if (_disposed)
            {
                ThrowDisposed();
            }

            _timer.StartOneShot((ulong)microseconds);
        }

        /// <summary>Takes the setting back. An alarm that is on its way already may still unpark. Does not allocate.</summary>
        public void Stop()
        {
            if (!_disposed)
            {
                _timer.Stop();
            }
        }

        /// <summary>Takes the setting back and gives the timer back. More than once is allowed.</summary>
        [Cold("once in an alarm's life")]
        public void Dispose()
        {
            if (_disposed)
            {
                return;
            }

            // A timer that runs cannot be deleted.
            _timer.Stop();
            _disposed = true;
            if (_processor != null)
            {
                EventSink.RemoveEventProcessor(EventCategory.HighResolutionTimer, _processor);
            }
            else
            {
                _timer.OnHighResTimerExpired -= OnExpired;
            }

            _timer.Dispose();
        }

        private void OnExpired(HighResTimer sender, object e)
        {
            _parker.Unpark();
        }

        [Cold("misuse")]
        private static void ThrowDisposed()
        {
            throw new InvalidOperationException("The alarm was disposed of");
        }
    }
}
