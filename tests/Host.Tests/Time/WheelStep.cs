namespace Maitake.Host.Tests.Timing
{
    internal enum WheelAction
    {
        Arm,
        ArmMany,
        ArmSpread,
        Create,
        Poll,
        Cancel,
        Reset,
        ResetUntil,
        Advance,
        AdvanceToNext,
        Turn,
        TurnSome,
    }

    /// <summary>One step of a random history: what is done, with which of the sleeps made so far, and by how many ticks.</summary>
    internal sealed record WheelStep(WheelAction Action, int Index, long Ticks);
}
