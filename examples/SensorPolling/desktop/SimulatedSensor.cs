namespace SensorPolling
{
    /// <summary>A sensor for virtual time, where this machine's own figures would make every run another: goes up and down in a fixed range.</summary>
    internal sealed class SimulatedSensor : PromptSensor
    {
        private readonly int _lowest;
        private readonly int _steps;
        private int _measurements;

        public SimulatedSensor(string name, string unit, int lowest, int steps)
            : base(name, unit)
        {
            _lowest = lowest;
            _steps = steps;
        }

        protected override int Measure()
        {
            int step = _measurements++ % (2 * _steps);
            return _lowest + (step < _steps ? step : (2 * _steps) - step);
        }
    }
}
