using System;
using System.Device.Gpio;
using System.Threading;

namespace Maitake.Host
{
    // The program's side: what a GpioController asks of its driver.
    public sealed partial class SimulatedGpioDriver
    {
        /// <inheritdoc/>
        protected override int PinCount
        {
            get { return _pins.Length; }
        }

        /// <inheritdoc/>
        protected override void OpenPin(int pinNumber)
        {
            SimulatedPin pin = Find(pinNumber);
            lock (_gate)
            {
                if (pin.IsOpen)
                {
                    throw new InvalidOperationException("Pin " + pinNumber + " is open already");
                }

                pin.IsOpen = true;
            }
        }

        /// <inheritdoc/>
        protected override void ClosePin(int pinNumber)
        {
            lock (_gate)
            {
                SimulatedPin pin = FindOpen(pinNumber);
                pin.IsOpen = false;
                pin.Rising = null;
                pin.Falling = null;
                pin.Mode = PinMode.Input;
                Monitor.PulseAll(_gate);
            }
        }

        /// <inheritdoc/>
        protected override void SetPinMode(int pinNumber, PinMode mode)
        {
            CheckMode(mode);
            Change(pinNumber, mode, null);
        }

        /// <inheritdoc/>
        protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
        {
            CheckMode(mode);
            Change(pinNumber, mode, initialValue);
        }

        /// <inheritdoc/>
        protected override PinMode GetPinMode(int pinNumber)
        {
            lock (_gate)
            {
                return FindOpen(pinNumber).Mode;
            }
        }

        /// <inheritdoc/>
        protected override bool IsPinModeSupported(int pinNumber, PinMode mode)
        {
            Find(pinNumber);
            return mode >= PinMode.Input && mode <= PinMode.InputPullUp;
        }

        /// <inheritdoc/>
        protected override PinValue Read(int pinNumber)
        {
            lock (_gate)
            {
                return FindOpen(pinNumber).Level;
            }
        }

        /// <inheritdoc/>
        protected override void Write(int pinNumber, PinValue value)
        {
            Change(pinNumber, null, value);
        }

        /// <inheritdoc/>
        protected override void Toggle(int pinNumber)
        {
            PinValue value;
            lock (_gate)
            {
                value = !FindOpen(pinNumber).Output;
            }

            Change(pinNumber, null, value);
        }

        /// <inheritdoc/>
        protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                SimulatedPin pin = FindOpen(pinNumber);
                long rising = pin.RisingCount;
                long before = pin.Count(eventTypes);

                // Not disposed of but unregistered, which does not wait for a callback that is running: that one waits for the gate.
                CancellationTokenRegistration registration = cancellationToken.Register(PulseWaiters);
                try
                {
                    while (pin.Count(eventTypes) == before)
                    {
                        if (cancellationToken.IsCancellationRequested || !pin.IsOpen)
                        {
                            return new WaitForEventResult { EventTypes = PinEventTypes.None, TimedOut = true };
                        }

                        Monitor.Wait(_gate);
                    }
                }
                finally
                {
                    registration.Unregister();
                }

                bool isRising = (eventTypes & PinEventTypes.Rising) != 0 && pin.RisingCount != rising;
                return new WaitForEventResult
                {
                    EventTypes = isRising ? PinEventTypes.Rising : PinEventTypes.Falling,
                    TimedOut = false,
                };
            }
        }

        /// <inheritdoc/>
        protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        {
            ArgumentNullException.ThrowIfNull(callback);
            lock (_gate)
            {
                SimulatedPin pin = FindOpen(pinNumber);
                if ((eventTypes & PinEventTypes.Rising) != 0)
                {
                    pin.Rising += callback;
                }

                if ((eventTypes & PinEventTypes.Falling) != 0)
                {
                    pin.Falling += callback;
                }
            }
        }

        /// <inheritdoc/>
        protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        {
            lock (_gate)
            {
                SimulatedPin pin = FindOpen(pinNumber);
                pin.Rising -= callback;
                pin.Falling -= callback;
            }
        }

        // Changes what the program decides at a pin: the mode, the output, or both.
        private void Change(int pinNumber, PinMode? mode, PinValue? output)
        {
            SimulatedPin pin;
            PinEventTypes edge;
            lock (_gate)
            {
                pin = FindOpen(pinNumber);
                if (mode == null && pin.Mode != PinMode.Output)
                {
                    throw new InvalidOperationException("Pin " + pinNumber + " is not an output");
                }

                PinValue before = pin.Level;
                pin.Mode = mode ?? pin.Mode;
                pin.Output = output ?? pin.Output;
                edge = NoteEdge(pin, before);
            }

            Raise(pin, pinNumber, edge);
        }

        private void PulseWaiters()
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }

        private static void CheckMode(PinMode mode)
        {
            if (mode < PinMode.Input || mode > PinMode.InputPullUp)
            {
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such pin mode");
            }
        }
    }
}
