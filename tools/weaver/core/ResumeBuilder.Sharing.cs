using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    // A field less in a frame that awaits the same thing again and again.
    internal sealed partial class ResumeBuilder
    {
        // Where every await of the method puts one and the same object into _leaf, that is where the next call finds it: the field that keeps it goes.
        // What throws in its place, while the method is cancelled or has failed, is of another class, and then the call makes a new object. The twin of
        // an async method knows the class of its frame alone, so its frame stays where it is.
        private void ShareLeaf()
        {
            string type = _slots.Count == 1 ? _slots[0].Value.FieldType.GetElementType().FullName : KnownTypes.FutureName;
            if (type == KnownTypes.FutureName || type == KnownTypes.FutureOfTName)
            {
                return;
            }

            FieldDefinition slot = _slots[0].Value;
            List<Instruction> keeps = _body.Instructions.Where(i => i.OpCode == OpCodes.Stfld && i.Operand == slot).ToList();
            if (_body.Instructions.Count(i => i.OpCode == OpCodes.Stfld && i.Operand == _known.Leaf) != keeps.Count || !keeps.All(IsBeforeLeaf))
            {
                return;
            }

            foreach (Instruction keep in keeps)
            {
                _editor.Remove(keep.Previous.Previous);
                _editor.Remove(keep.Previous);
                _editor.Remove(keep);
            }

            foreach (Instruction load in _body.Instructions.Where(i => i.Operand == slot).ToArray())
            {
                load.Operand = _known.Leaf;
                _editor.InsertAfter(load, Create(OpCodes.Isinst, slot.FieldType));
            }

            _machine.Type.Fields.Remove(slot);
        }

        // Whether the same goes into _leaf next.
        private bool IsBeforeLeaf(Instruction keep)
        {
            return keep.Next.Next.Operand == keep.Previous.Operand && keep.Next.Next.Next.OpCode == OpCodes.Stfld && keep.Next.Next.Next.Operand == _known.Leaf;
        }
    }
}
