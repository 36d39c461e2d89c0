using System;
using System.Device.Gpio;
using System.Threading;

namespace Maitake.Host
{
    /// <summary>
    /// Pins without hardware. A program opens them with <c>new GpioController(driver)</c> and uses them as on a board; a test, or the simulation of
    /// a device, drives their inputs and looks at their outputs.
    /// </summary>
    /// <remarks>
    /// <para>An edge is a change of the level at a pin, whatever caused it: the world outside, a write, a pull-up that takes over. Its callbacks run
    /// before the call that caused it returns, on that thread, as an interrupt's callbacks run on a thread of their own. No lock is held
    /// meanwhile, so two threads that move one pin at once may deliver their edges in either order.</para>
    /// <para>All members may be called on any thread. An input that nothing drives reads high with a pull-up, else low.</para>
    /// </remarks>
    public sealed partial class SimulatedGpioDriver : GpioDriver
    {
        private readonly SimulatedPin[] _pins;

        // Guards all pins, and is pulsed at every edge.
        private readonly object _gate = new object();

        /// <summary>Makes pins with the numbers 0 to 39, all of them closed and driven by nothing.</summary>
        public SimulatedGpioDriver()
            : this(40)
        {
        }

        /// <summary>Makes pins, numbered from 0, all of them closed and driven by nothing.</summary>
        /// <param name="pinCount">How many, 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="pinCount"/> is less than 1.</exception>
        public SimulatedGpioDriver(int pinCount)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(pinCount, 1);
            _pins = new SimulatedPin[pinCount];
            for (int i = 0; i < pinCount; i++)
            {
                _pins[i] = new SimulatedPin();
            }
        }

        /// <summary>
        /// Drives a pin from outside, as a button or a sensor does. It shows at the pin while that is an input. The pin need not be open.
        /// </summary>
        /// <param name="pinNumber">0 to the number of pins - 1.</param>
        /// <param name="value">The level.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
        public void SetInput(int pinNumber, PinValue value)
        {
            SimulatedPin pin = Find(pinNumber);
            PinEventTypes edge;
            lock (_gate)
            {
                PinValue before = pin.Level;
                pin.IsDriven = true;
                pin.Input = value;
                edge = NoteEdge(pin, before);
            }

            Raise(pin, pinNumber, edge);
        }

        /// <summary>Lets go of a pin that <see cref="SetInput"/> drives: its pull-up or pull-down decides again.</summary>
        /// <param name="pinNumber">0 to the number of pins - 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
        public void ReleaseInput(int pinNumber)
        {
            SimulatedPin pin = Find(pinNumber);
            PinEventTypes edge;
            lock (_gate)
            {
                PinValue before = pin.Level;
                pin.IsDriven = false;
                edge = NoteEdge(pin, before);
            }

            Raise(pin, pinNumber, edge);
        }

        /// <summary>The level at a pin, open or not: what a lamp or a meter there would show.</summary>
        /// <param name="pinNumber">0 to the number of pins - 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
        public PinValue GetLevel(int pinNumber)
        {
            SimulatedPin pin = Find(pinNumber);
            lock (_gate)
            {
                return pin.Level;
            }
        }

        // Under the gate: tells which edge a change has made, if any, and lets those go on who wait for it.
        private PinEventTypes NoteEdge(SimulatedPin pin, PinValue before)
        {
            PinValue level = pin.Level;
            if (level == before)
            {
                return PinEventTypes.None;
            }

            Monitor.PulseAll(_gate);
            if (level == PinValue.High)
            {
                pin.RisingCount++;
                return PinEventTypes.Rising;
            }

            pin.FallingCount++;
            return PinEventTypes.Falling;
        }

        // Outside the gate, since a callback may use the pins.
        private void Raise(SimulatedPin pin, int pinNumber, PinEventTypes edge)
        {
            if (edge == PinEventTypes.None)
            {
                return;
            }

            PinChangeEventHandler callbacks;
            lock (_gate)
            {
                callbacks = edge == PinEventTypes.Rising ? pin.Rising : pin.Falling;
            }

            if (callbacks != null)
            {
                callbacks(this, new PinValueChangedEventArgs(edge, pinNumber));
            }
        }

        private SimulatedPin FindOpen(int pinNumber)
        {
            SimulatedPin pin = Find(pinNumber);
            if (!pin.IsOpen)
            {
                throw new InvalidOperationException("Pin " + pinNumber + " is not open");
            }

            return pin;
        }

        private SimulatedPin Find(int pinNumber)
        {
            if (pinNumber < 0 || pinNumber >= _pins.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(pinNumber), pinNumber, "The pins are numbered 0 to " + (_pins.Length - 1));
            }

            return _pins[pinNumber];
        }
    }
}
