namespace Maitake.Sync
{
    /// <summary>Whether something waited for is so.</summary>
    public delegate bool Condition();

    /// <summary>Gives a value; where that is waited for, null means not yet.</summary>
    public delegate object ValueFunction();
}
