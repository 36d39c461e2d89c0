using System;
using System.Threading;

namespace Maitake.Atomics
{
    /// <summary>
    /// Keeps other threads out for a few instructions. Where a platform has no atomic operation of the width that is needed, this is what the
    /// atomics are made of.
    /// </summary>
    /// <remarks>
    /// A monitor: re-entrant, and fair in the order of arrival on a nanoCLR, where interrupt callbacks are managed threads too and may
    /// enter. Hold it briefly, and wake nobody inside. Does not allocate.
    /// </remarks>
    public sealed class CriticalSection : IDisposable
    {
        /// <summary>Enters. Any thread; blocks while another one is inside.</summary>
        /// <returns>The section itself, so that <c>using (section.Enter())</c> leaves it.</returns>
        public CriticalSection Enter()
        {
            Monitor.Enter(this);
            return this;
        }

        /// <summary>Leaves, once per <see cref="Enter"/>, on the same thread.</summary>
        public void Exit()
        {
            Monitor.Exit(this);
        }

        /// <summary>Leaves, for <c>using</c>.</summary>
        public void Dispose()
        {
            Exit();
        }
    }
}
