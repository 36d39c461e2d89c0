namespace Maitake.Host.Tests.Sync
{
    /// <summary>What a random history of a primitive does.</summary>
    internal enum SyncAct
    {
        Make,
        Poll,
        Subscribe,
        Cancel,
        Reset,
        Dispose,
        TryTake,
        Forget,
        Add,
        Wake,
        WakeAll,
        Close,
    }

    /// <summary>One step: an act, on the future of a number, with an amount or a key.</summary>
    internal sealed record SyncStep(SyncAct Act, int Index, int Amount);

    /// <summary>Counts its wakes.</summary>
    internal sealed class StepWaker : Waker
    {
        public int Count { get; private set; }

        public override void Wake()
        {
            Count++;
        }
    }

    /// <summary>Where a waiter stands, in all the models.</summary>
    internal enum Place
    {
        New,
        InLine,
        Granted,
        Closed,
        Completed,
        Canceled,
    }
}
