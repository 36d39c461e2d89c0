using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    // On the desktop the compiler's MoveNext stays, but for the calls whose objects are used again.
    internal sealed partial class ResumeBuilder
    {
        /// <summary>Has the calls that are awaited use objects again, and changes nothing else.</summary>
        /// <returns>Whether there are any.</returns>
        public bool RecycleAwaited()
        {
            _body.SimplifyMacros();
            foreach (Instruction call in _body.Instructions.Where(i => AwaitSite.IsSuspension(i, _machine)).ToArray())
            {
                Instruction end = null;
                AwaitSite site = TryMatch(call);
                Instruction source = site == null ? null : _awaitables.Source(site, _editor);
                FieldDefinition slot = source == null ? null : Recycle(source, site, new HashSet<FieldDefinition>(), out end);
                if (slot != null)
                {
                    StoreThrough(end, slot);
                }
            }

            _body.OptimizeMacros();
            return _slots.Count > 0;
        }

        // What the device cannot run is no mistake here.
        private AwaitSite TryMatch(Instruction call)
        {
            try
            {
                return AwaitSite.Match(call, _machine);
            }
            catch (WeaverException)
            {
                return null;
            }
        }
    }
}
