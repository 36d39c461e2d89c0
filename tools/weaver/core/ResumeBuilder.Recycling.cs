using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    // Using again what earlier calls made.
    internal sealed partial class ResumeBuilder
    {
        private readonly List<KeyValuePair<string, FieldDefinition>> _slots = new List<KeyValuePair<string, FieldDefinition>>();
        private readonly Dictionary<string, VariableDefinition> _locals = new Dictionary<string, VariableDefinition>();

        /// <summary>Has a call use the object that the last such call made, and likewise the calls whose futures go into parameters that take ownership.</summary>
        /// <param name="call">Whose future flows straight into the await.</param>
        /// <param name="site">The await; null if it is another's parameter that the future goes into, and so nobody gets to see its result.</param>
        /// <param name="taken">The fields that this await needs already.</param>
        /// <param name="end">The call that takes its place.</param>
        /// <returns>The field that keeps the object, which the caller has to fill; null if there is no way.</returns>
        private FieldDefinition Recycle(Instruction call, AwaitSite site, ISet<FieldDefinition> taken, out Instruction end)
        {
            end = null;
            int[] owned;
            MethodReference twin = _recycler.FindTwin(call, out owned);
            if (twin == null || !_steps.Has(WeaverStep.Recycle))
            {
                return null;
            }

            TypeReference recycled = twin.Parameters.Last().ParameterType;
            bool isResult = site != null && EscapeCheck.MayBeItself(site, recycled);
            if (isResult && _steps.Has(WeaverStep.FollowResults) && new EscapeCheck(_body, _editor).Escapes(site, recycled))
            {
                return null;
            }

            // What a variable holds is not to be the result of another await: it may still be used.
            FieldDefinition slot = Slot(isResult && _steps.Has(WeaverStep.SlotPerResult) ? "await " + site.Number : twin.FullName, recycled, taken);

            // All are looked for before any is changed.
            Instruction[] origins = owned.Where(position => _steps.Has(WeaverStep.RecycleOwned))
                .Select(position => StackOrigin.Find(call, twin.Parameters.Count - 2 - position, _editor, _steps))
                .Where(origin => origin != null)
                .ToArray();
            foreach (Instruction origin in origins)
            {
                Instruction inner;
                FieldDefinition innerSlot = Recycle(origin, null, taken, out inner);
                if (innerSlot != null)
                {
                    StoreThrough(inner, innerSlot);
                }
            }

            // In place, since something may branch to the call.
            OpCode code = call.OpCode;
            call.OpCode = OpCodes.Ldarg;
            call.Operand = _body.ThisParameter;
            end = _editor.InsertAfter(call, Create(OpCodes.Ldfld, slot), Create(code, twin));
            return slot;
        }

        // What is on top of the stack stays there.
        private void StoreThrough(Instruction at, FieldDefinition slot)
        {
            VariableDefinition local = Local(slot.FieldType);
            at = _editor.InsertAfter(at, Create(OpCodes.Stloc, local));
            at = StoreSlot(at, slot, local);
            _editor.InsertAfter(at, Create(OpCodes.Ldloc, local));
        }

        private Instruction StoreSlot(Instruction at, FieldDefinition slot, VariableDefinition local)
        {
            return _editor.InsertAfter(at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldloc, local), Create(OpCodes.Stfld, slot));
        }

        // A frame awaits one thing at a time, so all awaits of the same method share an object; calls of it within one await do not.
        private FieldDefinition Slot(string key, TypeReference recycled, ISet<FieldDefinition> taken)
        {
            FieldDefinition slot = _slots.Where(s => s.Key == key && !taken.Contains(s.Value)).Select(s => s.Value).FirstOrDefault();
            if (slot == null)
            {
                slot = new FieldDefinition("<>r" + _slots.Count, FieldAttributes.Private, recycled);
                _machine.Type.Fields.Add(slot);
                _slots.Add(new KeyValuePair<string, FieldDefinition>(key, slot));
            }

            if (_steps.Has(WeaverStep.KeepApart))
            {
                taken.Add(slot);
            }

            return slot;
        }

        // One local of each type will do: none is in use for longer than a few instructions.
        private VariableDefinition Local(TypeReference type)
        {
            VariableDefinition local;
            if (!_locals.TryGetValue(type.FullName, out local))
            {
                local = new VariableDefinition(type);
                _body.Variables.Add(local);
                _locals.Add(type.FullName, local);
            }

            return local;
        }
    }
}
