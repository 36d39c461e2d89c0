using Maitake;

namespace SensorPolling
{
    /// <summary>
    /// Something that can be measured: a future that is ready when one measurement is done. The object is made once and begun again
    /// for every measurement, so measuring allocates nothing.
    /// </summary>
    internal abstract class Sensor : Future
    {
        /// <summary>The value of a sensor that this machine does not have.</summary>
        public const int NotAvailable = int.MinValue;

        protected Sensor(string name, string unit)
        {
            Name = name;
            Unit = unit;
        }

        public string Name { get; }

        public string Unit { get; }

        /// <summary>What the last measurement that was finished found, in <see cref="Unit"/>.</summary>
        public int Value { get; private set; }

        /// <summary>Begins another measurement.</summary>
        public virtual void Begin()
        {
            Renew();
        }

        /// <summary>Lets go of what the sensor holds, for instance a pin's interrupt. It does not measure any more.</summary>
        public virtual void Close()
        {
        }

        /// <summary>A sensor calls this where its <see cref="Future.Poll"/> first returns <see cref="PollResult.Ready"/>.</summary>
        protected void Finish(int value)
        {
            Value = value;
            Complete();
        }
    }
}
