using System.Device.Gpio;

namespace Maitake.Host
{
    // What a SimulatedGpioDriver knows of one pin. Guarded by the driver's gate.
    internal sealed class SimulatedPin
    {
        internal bool IsOpen { get; set; }

        internal PinMode Mode { get; set; }

        // What the program writes; seen at the pin while it is an output.
        internal PinValue Output { get; set; }

        // What the world outside drives the pin to, where it does.
        internal bool IsDriven { get; set; }

        internal PinValue Input { get; set; }

        // Edges so far, for those who wait for one.
        internal long RisingCount { get; set; }

        internal long FallingCount { get; set; }

        // One combined delegate per kind of edge, so that raising one allocates nothing but the arguments.
        internal PinChangeEventHandler Rising { get; set; }

        internal PinChangeEventHandler Falling { get; set; }

        internal PinValue Level
        {
            get
            {
                if (Mode == PinMode.Output)
                {
                    return Output;
                }

                return IsDriven ? Input : Mode == PinMode.InputPullUp;
            }
        }

        internal long Count(PinEventTypes eventTypes)
        {
            return ((eventTypes & PinEventTypes.Rising) != 0 ? RisingCount : 0)
                + ((eventTypes & PinEventTypes.Falling) != 0 ? FallingCount : 0);
        }
    }
}
