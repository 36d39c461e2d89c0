namespace SensorPolling
{
    /// <summary>The machine's first temperature. Linux shows it where there is a sensor; other systems do not without more rights.</summary>
    internal sealed class TemperatureSensor : PromptSensor
    {
        private readonly SystemFile _thousandths = SystemFile.TryOpen("/sys/class/thermal/thermal_zone0/temp");

        public TemperatureSensor()
            : base("temperature", "C")
        {
        }

        protected override int Measure()
        {
            return _thousandths != null && _thousandths.TryRead() && _thousandths.TryReadNumber(out long value) ? (int)(value / 1000) : NotAvailable;
        }
    }
}
