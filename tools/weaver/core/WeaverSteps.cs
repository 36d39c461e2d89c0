using System.Collections.Generic;

namespace Maitake.Weaver
{
    /// <summary>What the weaver does, step by step. Tests leave each one out and see what is wrong then; nothing else does.</summary>
    internal enum WeaverStep
    {
        /// <summary>A library's methods get their twins, whether they are called in it or not: its callers count on them.</summary>
        DeclareVisibleTwins,

        /// <summary>A frame with a value gets a place for it and a getter.</summary>
        AddResult,

        /// <summary>A machine's type becomes a class that derives from AsyncFuture.</summary>
        Rebase,

        /// <summary>An async method makes a frame, instead of starting a machine.</summary>
        RewriteKickoff,

        /// <summary>What only the compiler needs is taken out.</summary>
        Strip,

        /// <summary>What woven code of other assemblies uses becomes public.</summary>
        Publish,

        /// <summary>Future&lt;T&gt; becomes Future.</summary>
        Erase,

        /// <summary>In attributes as well.</summary>
        EraseAttributes,

        /// <summary>Small methods are put where they are called.</summary>
        Inline,

        /// <summary>A nop is put between a call and a try.</summary>
        SeparateTries,

        /// <summary>The outcome is searched for what the device cannot run.</summary>
        CheckSurvivors,

        /// <summary>The module gets an identity of its own.</summary>
        ChangeIdentity,

        /// <summary>Exceptions leave the method.</summary>
        RemoveOuterHandler,

        /// <summary>A leave outside of any block becomes a branch, and may go away.</summary>
        BranchFromNoBlock,

        /// <summary>A yield needs no object.</summary>
        KnowYields,

        /// <summary>What is known to be a frame is not asked.</summary>
        KnowFrames,

        /// <summary>What is known to be no frame is not asked.</summary>
        KnowLeaves,

        /// <summary>What may be a frame is asked, and then run by the one who runs the caller.</summary>
        AskForFrames,

        /// <summary>Calls that are awaited use objects again.</summary>
        Recycle,

        /// <summary>So do those in arguments of calls that take ownership.</summary>
        RecycleOwned,

        /// <summary>Calls within one await do not share an object.</summary>
        KeepApart,

        /// <summary>An object that a frame awaits alone needs no field of its own.</summary>
        ShareLeaf,

        /// <summary>Only where nothing else can have come is an object used again.</summary>
        FollowStraight,

        /// <summary>What may be its own result is used again only where nobody can have kept that.</summary>
        FollowResults,

        /// <summary>And by one await alone, since a variable may still hold it when the next is reached.</summary>
        SlotPerResult,

        /// <summary>Awaits in a try are noted for a cancel.</summary>
        NoteGuarded,

        /// <summary>Yields outside of a try are noted for a cancel.</summary>
        NoteYields,

        /// <summary>Other yields forget what was awaited before.</summary>
        ForgetLeaf,

        /// <summary>A cancel throws at yields in a try.</summary>
        ThrowAtYields,

        /// <summary>Finally blocks know that the method runs again.</summary>
        ResetNumber,

        /// <summary>Finally blocks know that the method only waits.</summary>
        SetNumber,

        /// <summary>The frame remembers where it waits.</summary>
        StoreState,

        /// <summary>The frame remembers what it waits for.</summary>
        StoreLeaf,

        /// <summary>A result that says nothing is not asked for.</summary>
        DropPlainResults,

        /// <summary>A method that ends does not say so in its state.</summary>
        RemoveEndStates,

        /// <summary>The state is that of the base class.</summary>
        MapState,

        /// <summary>MoveNext overrides Resume.</summary>
        ChangeSignature,

        /// <summary>No local copy of the state where one look at it is enough.</summary>
        ShortenPrologue,

        /// <summary>Branches to what comes next anyhow go away.</summary>
        RemoveIdleBranches,

        /// <summary>Locals that are not used any more go away.</summary>
        RemoveUnusedVariables,
    }

    /// <summary>The steps that are taken: all, but in tests.</summary>
    internal sealed class WeaverSteps
    {
        private readonly HashSet<WeaverStep> _without;

        public WeaverSteps(params WeaverStep[] without)
        {
            _without = new HashSet<WeaverStep>(without);
        }

        public bool Has(WeaverStep step)
        {
            return !_without.Contains(step);
        }
    }
}
