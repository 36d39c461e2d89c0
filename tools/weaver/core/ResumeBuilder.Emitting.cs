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
            return _editor.InsertAfter(
                at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldc_I4, number), Create(OpCodes.Stfld, _known.State));
        }

        // With a condition on the stack: Call returns if it is true, Waiting if it is false; else on to the label, which follows.
        private Instruction ReturnIf(Instruction at, bool inBlock, int number, int step, Instruction next)
        {
            if (inBlock)
            {
                at = _editor.InsertAfter(at, Create(step == Call ? OpCodes.Brfalse : OpCodes.Brtrue, next));
                return ReturnInPlace(at, true, number, step);
            }

            if (step == Call)
            {
                _callReturn = _callReturn ?? Create(OpCodes.Ldc_I4, Call);
                return _editor.InsertAfter(at, Create(OpCodes.Brtrue, _callReturn));
            }

            _waitingReturn = _waitingReturn ?? Create(OpCodes.Ldc_I4, Waiting);
            return _editor.InsertAfter(at, Create(OpCodes.Brfalse, _waitingReturn));
        }

        private Instruction ReturnInPlace(Instruction at, bool inBlock, int number, int step)
        {
            if (!inBlock)
            {
                return _editor.InsertAfter(at, Create(OpCodes.Ldc_I4, step), Create(OpCodes.Ret));
            }

            if (_return == null)
            {
                _step = new VariableDefinition(_method.Module.TypeSystem.Int32);
                _body.Variables.Add(_step);
                _return = Create(OpCodes.Ldloc, _step);
            }

            return _editor.InsertAfter(
                at,
                Create(OpCodes.Ldc_I4, number),
                Create(OpCodes.Stloc, _number),
                Create(OpCodes.Ldc_I4, step),
                Create(OpCodes.Stloc, _step),
                Create(OpCodes.Leave, _return));
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
