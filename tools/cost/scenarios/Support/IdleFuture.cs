namespace Maitake.Cost.Scenarios
{
    /// <summary>Never ready.</summary>
    public sealed class IdleFuture : Future
    {
        public override PollResult Poll(Waker waker)
        {
            return PollResult.Pending;
        }
    }
}
