namespace Maitake.Host.Tests.Scheduling
{
    internal enum Act
    {
        WakeSelf,
        WakeOther,
        CancelSelf,
        CancelOther,
        Spawn,
        Complete,
        Throw,
    }

    /// <summary>Something that a task does in a poll: what, and to which task.</summary>
    internal sealed record Deed(Act Act, int Index);

    /// <summary>What a task does in each of its polls. After the last one it completes; Complete and Throw end a poll, and the task.</summary>
    internal sealed record Script(Deed[][] Polls);

    internal enum Move
    {
        Spawn,
        Wake,
        Cancel,
        Restart,
        Tick,
        Shutdown,
    }

    /// <summary>Something that is done to a scheduler from outside.</summary>
    internal sealed record Step(Move Move, int Index);
}
