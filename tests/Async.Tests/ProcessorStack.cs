using System;
using System.Collections.Generic;
using Maitake.Weaver;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Async.Tests
{
    /// <summary>
    /// How much stack nanoFramework's metadata processor gives a method. It goes through the code from the first instruction to the last, forgets all that is on
    /// the stack at a branch, and remembers at a target only what a conditional branch left.
    /// </summary>
    internal static class ProcessorStack
    {
        public static int Of(MethodDefinition method)
        {
            Dictionary<Instruction, int> atTargets = new Dictionary<Instruction, int>();
            int size = 0;
            int most = 0;
            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (atTargets.TryGetValue(instruction, out int known))
                {
                    size = known;
                }

                switch (instruction.OpCode.Code)
                {
                    case Code.Throw:
                    case Code.Endfinally:
                    case Code.Endfilter:
                    case Code.Leave:
                    case Code.Leave_S:
                    case Code.Br_S:
                        size = 0;
                        continue;
                    case Code.Ret:
                        break;
                    default:
                        size += StackOrigin.Pushed(instruction) - StackOrigin.Popped(instruction);
                        break;
                }

                if (instruction.Operand is Instruction target)
                {
                    atTargets[target] = Math.Max(atTargets.GetValueOrDefault(target), size);
                }

                most = Math.Max(most, size);
            }

            return most;
        }
    }
}
