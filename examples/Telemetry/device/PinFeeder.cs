using System.Device.Gpio;

namespace Telemetry
{
    /// <summary>Feeds a watchdog chip, which wants to see edges of a pin.</summary>
    internal sealed class PinFeeder
    {
        private readonly GpioPin _pin;

        public PinFeeder(GpioPin pin)
        {
            _pin = pin;
        }

        public void Feed()
        {
            _pin.Toggle();
        }
    }
}
