using System;
using System.Device.Gpio;
using nanoFramework.Runtime.Events;

namespace Maitake.Fakes
{
    /// <summary>The world outside the pins: tests drive levels and read them here. An edge is delivered on the calling thread.</summary>
    public static class FakeGpio
    {
        internal const int PinCount = 64;

        private static readonly object s_gate = new object();
        private static readonly GpioPin[] s_pins = new GpioPin[PinCount];
        private static readonly bool[] s_levels = new bool[PinCount];
        private static readonly bool[] s_driven = new bool[PinCount];
        private static readonly Listener s_listener = new Listener();

        /// <summary>Whether the pin's event has a handler, so that the hardware would raise interrupts.</summary>
        public static bool IsWatched(int pinNumber)
        {
            GpioPin pin = Find(pinNumber);
            return pin != null && pin.HasCallbacks;
        }

        /// <summary>Drives a pin. A change is an edge.</summary>
        public static void SetInput(int pinNumber, bool high)
        {
            lock (s_gate)
            {
                s_driven[pinNumber] = true;
            }

            SetLevel(pinNumber, high);
        }

        /// <summary>Raises an edge whatever the level was, as a glitch too short to be read does.</summary>
        public static void RaiseEdge(int pinNumber, bool high)
        {
            lock (s_gate)
            {
                s_levels[pinNumber] = high;
            }

            Post(pinNumber, high);
        }

        /// <summary>The level at a pin.</summary>
        public static PinValue GetLevel(int pinNumber)
        {
            lock (s_gate)
            {
                return s_levels[pinNumber];
            }
        }

        /// <summary>Closes all pins and lets go of them.</summary>
        public static void Reset()
        {
            lock (s_gate)
            {
                Array.Clear(s_pins);
                Array.Clear(s_levels);
                Array.Clear(s_driven);
            }
        }

        internal static void SetLevel(int pinNumber, PinValue value)
        {
            bool high = value == PinValue.High;
            lock (s_gate)
            {
                if (s_levels[pinNumber] == high)
                {
                    return;
                }

                s_levels[pinNumber] = high;
            }

            Post(pinNumber, high);
        }

        internal static void SetMode(int pinNumber, PinMode mode)
        {
            if (!s_driven[pinNumber] && (mode == PinMode.InputPullUp || mode == PinMode.InputPullDown))
            {
                SetLevel(pinNumber, mode == PinMode.InputPullUp);
            }
        }

        internal static void Add(GpioPin pin)
        {
            lock (s_gate)
            {
                if (pin.PinNumber < 0 || pin.PinNumber >= PinCount)
                {
                    throw new ArgumentException("No such pin");
                }

                if (s_pins[pin.PinNumber] != null)
                {
                    throw new InvalidOperationException("The pin is open");
                }

                s_pins[pin.PinNumber] = pin;
            }
        }

        internal static void Remove(GpioPin pin)
        {
            lock (s_gate)
            {
                if (s_pins[pin.PinNumber] == pin)
                {
                    s_pins[pin.PinNumber] = null;
                }
            }
        }

        internal static GpioPin Find(int pinNumber)
        {
            lock (s_gate)
            {
                return s_pins[pinNumber];
            }
        }

        // The hardware raises interrupts only for a pin whose event has a handler.
        private static void Post(int pinNumber, bool high)
        {
            if (IsWatched(pinNumber))
            {
                EventSink.PostManagedEvent((byte)EventCategory.Gpio, 0, (ushort)pinNumber, high ? 1u : 0u);
            }
        }

        private sealed class Listener : IEventListener, IEventProcessor
        {
            public Listener()
            {
                EventSink.AddEventProcessor(EventCategory.Gpio, this);
                EventSink.AddEventListener(EventCategory.Gpio, this);
            }

            public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
            {
                return new GpioPinEvent
                {
                    PinNumber = (int)(data1 >> 16),
                    EventType = data2 == 0 ? PinEventTypes.Falling : PinEventTypes.Rising,
                };
            }

            public void InitializeForEventSource()
            {
            }

            public bool OnEvent(BaseEvent ev)
            {
                GpioPinEvent pinEvent = (GpioPinEvent)ev;
                GpioPin pin = Find(pinEvent.PinNumber);
                if (pin != null)
                {
                    pin.OnPinChanged(pinEvent.EventType);
                }

                return true;
            }
        }
    }
}
