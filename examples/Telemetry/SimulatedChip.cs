namespace Telemetry
{
    /// <summary>Goes up and down in a fixed range, and now and then does not work.</summary>
    internal sealed class SimulatedChip : Chip
    {
        private readonly int _lowest;
        private readonly int _steps;
        private readonly int _failEvery;
        private readonly int _hangsAt;
        private int _measurements;

        /// <param name="name">What it measures.</param>
        /// <param name="conversionMilliseconds">How long a measurement takes.</param>
        /// <param name="lowest">The lowest value.</param>
        /// <param name="steps">How many steps of 1 it goes up.</param>
        /// <param name="failEvery">Which measurements fail: every n-th; 0 for none.</param>
        /// <param name="hangsAt">Which measurement never ends; 0 for none.</param>
        public SimulatedChip(string name, int conversionMilliseconds, int lowest, int steps, int failEvery, int hangsAt)
            : base(name, conversionMilliseconds)
        {
            _lowest = lowest;
            _steps = steps;
            _failEvery = failEvery;
            _hangsAt = hangsAt;
        }

        public override void Start()
        {
            _measurements++;
        }

        public override bool IsReady()
        {
            return _measurements != _hangsAt;
        }

        public override int Read()
        {
            if (_failEvery != 0 && _measurements % _failEvery == 0)
            {
                throw new SensorException("no acknowledge on the bus");
            }

            int step = _measurements % (2 * _steps);
            return _lowest + (step < _steps ? step : (2 * _steps) - step);
        }
    }
}
