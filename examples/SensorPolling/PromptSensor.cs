using Maitake;

namespace SensorPolling
{
    /// <summary>A sensor that answers at once: a register, a file, a figure that the system keeps.</summary>
    internal abstract class PromptSensor : Sensor
    {
        protected PromptSensor(string name, string unit)
            : base(name, unit)
        {
        }

        public override PollResult Poll(Waker waker)
        {
            if (!IsCompleted)
            {
                Finish(Measure());
            }

            return PollResult.Ready;
        }

        /// <summary>Measures. Other tasks wait meanwhile, so it has to be quick.</summary>
        protected abstract int Measure();
    }
}
