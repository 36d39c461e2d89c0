using Maitake.Fakes;

namespace System.Device.Gpio
{
    // As on a board, all controllers show the same pins.
    public sealed class GpioController : IDisposable
    {
        public int PinCount
        {
            get { return FakeGpio.PinCount; }
        }

        public void ClosePin(int pinNumber)
        {
            Find(pinNumber).Dispose();
        }

        public void Dispose()
        {
        }

        public PinMode GetPinMode(int pinNumber)
        {
            return Find(pinNumber).GetPinMode();
        }

        public bool IsPinModeSupported(int pinNumber, PinMode mode)
        {
            return true;
        }

        public bool IsPinOpen(int pinNumber)
        {
            return FakeGpio.Find(pinNumber) != null;
        }

        public GpioPin OpenPin(int pinNumber)
        {
            return new GpioPin(pinNumber);
        }

        public GpioPin OpenPin(int pinNumber, PinMode mode)
        {
            GpioPin pin = new GpioPin(pinNumber);
            pin.SetPinMode(mode);
            return pin;
        }

        public PinValue Read(int pinNumber)
        {
            return Find(pinNumber).Read();
        }

        public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        {
            GpioPin pin = Find(pinNumber);
            pin.ControllerEdges = eventTypes;
            pin.ControllerCallback = callback;
            pin.ValueChanged += OnValueChanged;
        }

        public void SetPinMode(int pinNumber, PinMode mode)
        {
            Find(pinNumber).SetPinMode(mode);
        }

        public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        {
            GpioPin pin = Find(pinNumber);
            pin.ControllerEdges = PinEventTypes.None;
            pin.ValueChanged -= OnValueChanged;
        }

        public void Write(int pinNumber, PinValue value)
        {
            Find(pinNumber).Write(value);
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            GpioPin pin = (GpioPin)sender;
            if ((pin.ControllerEdges & e.ChangeType) != 0)
            {
                pin.ControllerCallback(this, e);
            }
        }

        private static GpioPin Find(int pinNumber)
        {
            GpioPin pin = FakeGpio.Find(pinNumber);
            if (pin == null)
            {
                throw new InvalidOperationException();
            }

            return pin;
        }
    }
}
