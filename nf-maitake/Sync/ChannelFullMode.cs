namespace Maitake.Sync
{
    /// <summary>What a send to a full channel does.</summary>
    public enum ChannelFullMode
    {
        /// <summary>It waits, in line, until something has been received.</summary>
        Wait,

        /// <summary>The oldest item in the channel is dropped for it.</summary>
        DropOldest,

        /// <summary>The newest item in the channel is dropped for it.</summary>
        DropNewest,

        /// <summary>What is being sent is dropped.</summary>
        DropWrite,
    }
}
