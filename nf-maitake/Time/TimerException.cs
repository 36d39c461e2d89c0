using System;

namespace Maitake.Time
{
    /// <summary>A timer could not be used as asked.</summary>
    public sealed class TimerException : Exception
    {
        internal TimerException(TimerError error, long requestedTicks, long maxTicks)
            : base(Describe(error, requestedTicks, maxTicks))
        {
            Error = error;
            RequestedTicks = requestedTicks;
            MaxTicks = maxTicks;
        }

        /// <summary>What is wrong.</summary>
        public TimerError Error { get; }

        /// <summary>With <see cref="TimerError.DurationTooLong"/>: the ticks that were asked for.</summary>
        public long RequestedTicks { get; }

        /// <summary>With <see cref="TimerError.DurationTooLong"/>: the most ticks that could have been asked for at that moment.</summary>
        public long MaxTicks { get; }

        private static string Describe(TimerError error, long requestedTicks, long maxTicks)
        {
            switch (error)
            {
                case TimerError.NoGlobalTimer:
                    return "No global timer was set";
                case TimerError.AlreadyInitialized:
                    return "The global timer was already set";
                default:
                    return "The duration is too long: " + requestedTicks.ToString() + " ticks, at most " + maxTicks.ToString() + " are left";
            }
        }
    }
}
