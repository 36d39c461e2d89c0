using System;

namespace Maitake
{
    /// <summary>
    /// Marks a method that a hot path may call but that runs seldom enough to allocate: an error, a first use, a cancel.
    /// The IL gate stops there, so the reason has to be good.
    /// </summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
    internal sealed class ColdAttribute : Attribute
    {
        public ColdAttribute(string reason)
        {
            Reason = reason;
        }

        public string Reason { get; }
    }
}
