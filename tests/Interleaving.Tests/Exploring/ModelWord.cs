namespace Maitake.Interleaving.Exploring
{
    /// <summary>
    /// A word that is a lock, exchanged for 1 and set to 0. To try again and again while it is 1 changes nothing, so whoever would is not run: nobody is its
    /// owner, and whoever sets it to 0 opens it.
    /// </summary>
    internal sealed class ModelWord : Location
    {
        public ModelWord(long key, bool isShared)
            : base(key, isShared)
        {
        }

        public bool IsClosed { get; set; }

        public override bool Admits(ScenarioThread thread) => !IsClosed;
    }
}
