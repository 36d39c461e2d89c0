namespace Maitake.Weaver
{
    /// <summary>What makes a woven assembly smaller. Tests leave each one out; nothing else does.</summary>
    internal enum ShrinkStep
    {
        /// <summary>What nobody can call any more goes away.</summary>
        RemoveUnused,

        /// <summary>Methods whose bodies take less where they are called are put there.</summary>
        Inline,

        /// <summary>Of equal ends of one method, one stays.</summary>
        ShareTails,

        /// <summary>The local variables that are used most are the first four, which have instructions of one byte.</summary>
        OrderVariables,

        /// <summary>What no other assembly can name gets short names.</summary>
        Rename,

        /// <summary>What no other assembly can see has as few different signatures as can be.</summary>
        UnifySignatures,
    }
}
