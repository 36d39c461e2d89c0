namespace Maitake.Interleaving.Exploring
{
    /// <summary>Decides which thread does the next step.</summary>
    internal abstract class Strategy
    {
        /// <summary>Chooses one of the threads that can do a step.</summary>
        /// <param name="execution">The execution.</param>
        /// <param name="current">The one that did the last step, or null.</param>
        /// <param name="enabled">A bit for each that can do a step, one at least.</param>
        public abstract ScenarioThread Choose(Execution execution, ScenarioThread current, int enabled);

        /// <summary>Whether threads may be switched at an access of this thread though it is not to a shared location.</summary>
        public virtual bool Interrupts(ScenarioThread thread) => false;
    }
}
