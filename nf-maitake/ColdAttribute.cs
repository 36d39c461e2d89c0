using System;
using System.Diagnostics;

namespace Maitake
{
    /// <summary>
    /// Marks a method that a hot path may call but that runs seldom enough to allocate: an error, a first use, a cancel.
    /// The IL gate stops there, so the reason has to be good. Left out of builds that do not define <c>COLD_MARKS</c>.
    /// </summary>
    [Conditional("COLD_MARKS")]
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
