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
                    StoreIfOther(end, slot);
                }
            }

            _body.OptimizeMacros();
            return _slots.Count > 0;
        }

        // On the desktop a look at a field is cheaper than writing an object into it.
        private void StoreIfOther(Instruction at, FieldDefinition slot)
        {
            VariableDefinition local = Local(slot.FieldType);
            Instruction done = Create(OpCodes.Ldloc, local);
            _editor.InsertAfter(
                at,
                Create(OpCodes.Stloc, local),
                Create(OpCodes.Ldloc, local),
                Create(OpCodes.Ldarg, _body.ThisParameter),
                Create(OpCodes.Ldfld, slot),
                Create(OpCodes.Beq, done),
                Create(OpCodes.Ldarg, _body.ThisParameter),
                Create(OpCodes.Ldloc, local),
                Create(OpCodes.Stfld, slot),
                done);
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
