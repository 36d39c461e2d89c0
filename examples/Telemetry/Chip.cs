namespace Telemetry
{
    /// <summary>A chip that measures when it is told to, and has the value some time later.</summary>
    internal abstract class Chip
    {
        protected Chip(string name, int conversionMilliseconds)
        {
            Name = name;
            ConversionMilliseconds = conversionMilliseconds;
        }

        public string Name { get; }

        /// <summary>How long a measurement takes, usually.</summary>
        public int ConversionMilliseconds { get; }

        public abstract void Start();

        /// <summary>Whether the measurement is over.</summary>
        public abstract bool IsReady();

        /// <summary>The value.</summary>
        /// <exception cref="SensorException">The chip does not answer as it should.</exception>
        public abstract int Read();
    }
}
