using System.Collections.Generic;
using Mono.Cecil.Cil;

namespace Maitake.Cost.Counting
{
    /// <summary>Divides a method's instructions into runs that are executed from the first to the last.</summary>
    internal static class BasicBlocks
    {
        /// <summary>The instructions that begin a block.</summary>
        /// <remarks>A call ends one: it may throw, and what comes after it is then not executed.</remarks>
        public static HashSet<Instruction> Leaders(MethodBody body)
        {
            HashSet<Instruction> leaders = new HashSet<Instruction> { body.Instructions[0] };
            foreach (Instruction instruction in body.Instructions)
            {
                if (instruction.Operand is Instruction target)
                {
                    leaders.Add(target);
                }
                else if (instruction.Operand is Instruction[] targets)
                {
                    leaders.UnionWith(targets);
                }

                if (Ends(instruction) && instruction.Next != null)
                {
                    leaders.Add(instruction.Next);
                }
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                Add(leaders, handler.TryStart);
                Add(leaders, handler.TryEnd);
                Add(leaders, handler.HandlerStart);
                Add(leaders, handler.HandlerEnd);
                Add(leaders, handler.FilterStart);
            }

            return leaders;
        }

        private static void Add(HashSet<Instruction> leaders, Instruction instruction)
        {
            if (instruction != null)
            {
                leaders.Add(instruction);
            }
        }

        private static bool Ends(Instruction instruction)
        {
            return instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Call or FlowControl.Return or FlowControl.Throw
                || instruction.OpCode.Code is Code.Endfinally or Code.Endfilter;
        }
    }
}
