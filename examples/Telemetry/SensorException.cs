using System;

namespace Telemetry
{
    /// <summary>A sensor could not be read.</summary>
    internal sealed class SensorException : Exception
    {
        public SensorException(string message)
            : base(message)
        {
        }
    }
}
