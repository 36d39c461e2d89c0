using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    // The short sequences that the rewriting is made of.
    internal sealed partial class ResumeBuilder
    {
        private Instruction StoreLeaf(Instruction at, Instruction load)
        {
            return _editor.InsertAfter(at, Create(OpCodes.Ldarg, _body.ThisParameter), load, Create(OpCodes.Stfld, _known.Leaf));
        }

        private Instruction LoadLeaf(Instruction at)
        {
            return _editor.InsertAfter(at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldfld, _known.Leaf));
        }

        private Instruction StoreState(Instruction at, int number)
        {
            return !_steps.Has(WeaverStep.StoreState) ? at : _editor.InsertAfter(
                at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldc_I4, number), Create(OpCodes.Stfld, _known.State));
        }

        private static Instruction Create(OpCode code)
        {
            return Instruction.Create(code);
        }

        private static Instruction Create(OpCode code, int operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, Instruction operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, VariableDefinition operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, ParameterDefinition operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, TypeReference operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, FieldReference operand)
        {
            return Instruction.Create(code, operand);
        }

        private static Instruction Create(OpCode code, MethodReference operand)
        {
            return Instruction.Create(code, operand);
        }
    }
}
