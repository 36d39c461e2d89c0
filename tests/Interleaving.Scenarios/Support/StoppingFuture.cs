namespace Maitake.Interleaving.Scenarios
{
    /// <summary>Stops the executor at its end.</summary>
    public sealed class StoppingFuture : FlagFuture
    {
        private readonly Executor _executor;

        public StoppingFuture(Executor executor, int wanted)
            : base(wanted)
        {
            _executor = executor;
        }

        protected override void OnReady()
        {
            _executor.Stop();
        }
    }
}
