namespace Maitake.Interleaving.Exploring
{
    /// <summary>An <c>AutoResetEvent</c>: a wait uses up one set.</summary>
    internal sealed class ModelEvent : Location
    {
        public ModelEvent(long key)
            : base(key, true)
        {
        }

        public bool IsSet { get; set; }
    }
}
