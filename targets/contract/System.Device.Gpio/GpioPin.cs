using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

    public class PinValueChangedEventArgs : BaseEvent
    {
        public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) { }

        public PinEventTypes ChangeType => throw null;

        public int PinNumber => throw null;
    }

    public sealed class GpioPin : IDisposable
    {
        internal GpioPin() { }

        public event PinValueChangedEventHandler ValueChanged
        {
            add => throw null;
            remove => throw null;
        }

        public TimeSpan DebounceTimeout
        {
            get => throw null;
            set => throw null;
        }

        public int PinNumber => throw null;

        public void Dispose() => throw null;

        public PinMode GetPinMode() => throw null;

        public bool IsPinModeSupported(PinMode pinMode) => throw null;

        public PinValue Read() => throw null;

        public void SetPinMode(PinMode value) => throw null;

        public void Toggle() => throw null;

        public void Write(PinValue value) => throw null;
    }
}
