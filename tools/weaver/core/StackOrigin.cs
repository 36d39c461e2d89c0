using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>Finds the instruction that a value on the evaluation stack comes from, if it can only come from one.</summary>
    internal static class StackOrigin
    {
        /// <summary>What pushed the value that an instruction finds on the stack.</summary>
        /// <param name="at">The instruction.</param>
        /// <param name="depth">How many values lie above the one that is meant.</param>
        /// <param name="editor">Of the method.</param>
        /// <param name="steps">The weaver's.</param>
        /// <returns>Null if something may branch in on the way, so that the value may have another origin.</returns>
        public static Instruction Find(Instruction at, int depth, BodyEditor editor, WeaverSteps steps)
        {
            while (at != null && !(steps.Has(WeaverStep.FollowStraight) && editor.IsTarget(at)))
            {
                at = at.Previous;
                if (at == null || !IsStraight(at.OpCode))
                {
                    return null;
                }

                int pushed = Pushed(at);
                if (depth < pushed)
                {
                    return at;
                }

                depth += Popped(at) - pushed;
            }

            return null;
        }

        private static bool IsStraight(OpCode code)
        {
            return code.FlowControl == FlowControl.Next || code.FlowControl == FlowControl.Call || code.FlowControl == FlowControl.Meta;
        }

        /// <summary>How many values an instruction leaves.</summary>
        public static int Pushed(Instruction instruction)
        {
            switch (instruction.OpCode.StackBehaviourPush)
            {
                case StackBehaviour.Push0:
                    return 0;
                case StackBehaviour.Push1_push1:
                    return 2;
                case StackBehaviour.Varpush:
                    return ((IMethodSignature)instruction.Operand).ReturnType.MetadataType == MetadataType.Void ? 0 : 1;
                default:
                    return 1;
            }
        }

        /// <summary>How many values an instruction takes, one that ends the method aside.</summary>
        public static int Popped(Instruction instruction)
        {
            switch (instruction.OpCode.StackBehaviourPop)
            {
                case StackBehaviour.Pop0:
                    return 0;
                case StackBehaviour.Pop1:
                case StackBehaviour.Popi:
                case StackBehaviour.Popref:
                    return 1;
                case StackBehaviour.Pop1_pop1:
                case StackBehaviour.Popi_pop1:
                case StackBehaviour.Popi_popi:
                case StackBehaviour.Popi_popi8:
                case StackBehaviour.Popi_popr4:
                case StackBehaviour.Popi_popr8:
                case StackBehaviour.Popref_pop1:
                case StackBehaviour.Popref_popi:
                    return 2;
                case StackBehaviour.Varpop:
                    IMethodSignature called = (IMethodSignature)instruction.Operand;
                    return called.Parameters.Count + (called.HasThis && instruction.OpCode != OpCodes.Newobj ? 1 : 0);
                default:
                    return 3;
            }
        }
    }
}
