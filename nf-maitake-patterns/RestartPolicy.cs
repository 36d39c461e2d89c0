namespace Maitake.Patterns
{
    /// <summary>When a <see cref="Supervisor"/> starts its future again.</summary>
    public enum RestartPolicy
    {
        /// <summary>Never: it ends as the future does.</summary>
        Never,

        /// <summary>When the future throws. When it completes, the supervisor completes.</summary>
        OnFailure,

        /// <summary>However the future ends.</summary>
        Always,
    }
}
