using System;

// As much of nanoFramework's System.Device.Gpio as the pin futures and SensorPolling use. A bare interpreter has no pins; with these in the
// test assembly that code runs there as it is, and only who raises the edges is another.
namespace System.Device.Gpio
{
    [Flags]
    public enum PinEventTypes
    {
        None = 0,
        Rising = 1,
        Falling = 2,
    }

    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

    public struct PinValue
    {
        private readonly bool _isHigh;

        public PinValue(bool isHigh)
        {
            _isHigh = isHigh;
        }

        public static explicit operator bool(PinValue value)
        {
            return value._isHigh;
        }
    }

    public sealed class PinValueChangedEventArgs
    {
        public PinValueChangedEventArgs(PinEventTypes changeType)
        {
            ChangeType = changeType;
        }

        public PinEventTypes ChangeType { get; }
    }

    public sealed class GpioPin
    {
        private bool _isHigh = true;

        public event PinValueChangedEventHandler ValueChanged;

        public bool IsWatched
        {
            get { return ValueChanged != null; }
        }

        public PinValue Read()
        {
            return new PinValue(_isHigh);
        }

        /// <summary>What happens outside: an edge, on the calling thread.</summary>
        public void Change()
        {
            _isHigh = !_isHigh;
            PinValueChangedEventHandler handler = ValueChanged;
            if (handler != null)
            {
                handler(this, new PinValueChangedEventArgs(_isHigh ? PinEventTypes.Rising : PinEventTypes.Falling));
            }
        }
    }
}
