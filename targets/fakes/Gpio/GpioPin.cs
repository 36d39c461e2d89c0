using Maitake.Fakes;

namespace System.Device.Gpio
{
    public sealed class GpioPin : IDisposable
    {
        private readonly object _gate = new object();
        private PinMode _mode;
        private PinValueChangedEventHandler _callbacks;
        private bool _disposed;

        internal GpioPin(int pinNumber)
        {
            PinNumber = pinNumber;
            FakeGpio.Add(this);
        }

        public event PinValueChangedEventHandler ValueChanged
        {
            add
            {
                lock (_gate)
                {
                    CheckDisposed();
                    _callbacks += value;
                }
            }

            remove
            {
                lock (_gate)
                {
                    CheckDisposed();
                    _callbacks -= value;
                }
            }
        }

        public TimeSpan DebounceTimeout { get; set; }

        public int PinNumber { get; }

        internal bool HasCallbacks
        {
            get { return _callbacks != null; }
        }

        internal PinEventTypes ControllerEdges { get; set; }

        internal PinChangeEventHandler ControllerCallback { get; set; }

        public void Dispose()
        {
            lock (_gate)
            {
                if (!_disposed)
                {
                    _disposed = true;
                    FakeGpio.Remove(this);
                }
            }
        }

        public PinMode GetPinMode()
        {
            CheckDisposed();
            return _mode;
        }

        public bool IsPinModeSupported(PinMode pinMode)
        {
            CheckDisposed();
            return true;
        }

        public PinValue Read()
        {
            CheckDisposed();
            return FakeGpio.GetLevel(PinNumber);
        }

        public void SetPinMode(PinMode value)
        {
            CheckDisposed();
            _mode = value;
            FakeGpio.SetMode(PinNumber, value);
        }

        public void Toggle()
        {
            Write(Read() == PinValue.Low);
        }

        public void Write(PinValue value)
        {
            CheckDisposed();
            if (_mode < PinMode.Output)
            {
                throw new InvalidOperationException();
            }

            FakeGpio.SetLevel(PinNumber, value);
        }

        internal void OnPinChanged(PinEventTypes edge)
        {
            PinValueChangedEventHandler callbacks = null;
            lock (_gate)
            {
                if (!_disposed)
                {
                    callbacks = _callbacks;
                }
            }

            if (callbacks != null)
            {
                callbacks(this, new PinValueChangedEventArgs(edge, PinNumber));
            }
        }

        private void CheckDisposed()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(nameof(GpioPin));
            }
        }
    }
}
