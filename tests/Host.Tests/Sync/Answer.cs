using System;
using Maitake.Sync;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>What came of a poll, in one word.</summary>
    internal static class Answer
    {
        public const string Ready = "ready";
        public const string Pending = "pending";
        public const string Closed = "closed";
        public const string Misuse = "misuse";

        public static string Of(Func<PollResult> poll)
        {
            try
            {
                return poll() == PollResult.Ready ? Ready : Pending;
            }
            catch (ClosedException)
            {
                return Closed;
            }
            catch (InvalidOperationException)
            {
                return Misuse;
            }
        }

        public static string Of(Func<bool> attempt)
        {
            return Of(() => attempt() ? PollResult.Ready : PollResult.Pending);
        }
    }
}
