namespace Maitake.Interleaving.Exploring
{
    /// <summary>
    /// A word that is a lock, exchanged for 1 and set to 0. To try again and again while it is 1 changes nothing, so whoever would is not run. Nothing but
    /// good manners keeps others than the one inside from setting it to 0.
    /// </summary>
    internal sealed class ModelWord : Location
    {
        public ModelWord(long key, bool isShared)
            : base(key, isShared)
        {
        }

        /// <summary>The thread that closed it; null while it is open.</summary>
        public ScenarioThread Inside { get; set; }

        public override bool Admits(ScenarioThread thread) => Inside == null;
    }
}
