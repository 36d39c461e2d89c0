using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Puts a <c>nop</c> between a call and the <c>try</c> that begins right after it. When a call throws, nanoCLR 1.x looks for handlers where
    /// the call would have returned to, and so runs those of a <c>try</c> that was never entered: a <c>finally</c> releases what was not
    /// taken, a <c>catch</c> swallows what was not meant for it.
    /// </summary>
    internal static class TrySeparator
    {
        /// <summary>Separates them in a whole module.</summary>
        /// <returns>Whether anything had to be changed.</returns>
        public static bool Run(ModuleDefinition module)
        {
            bool changed = false;
            foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            {
                Instruction[] starts = method.Body.ExceptionHandlers
                    .Select(handler => handler.TryStart)
                    .Distinct()
                    .Where(start => FollowsCall(start))
                    .ToArray();
                if (starts.Length == 0)
                {
                    continue;
                }

                // A branch across the insertion may need its long form.
                method.Body.SimplifyMacros();
                ILProcessor processor = method.Body.GetILProcessor();
                foreach (Instruction start in starts)
                {
                    processor.InsertBefore(start, processor.Create(OpCodes.Nop));
                }

                method.Body.OptimizeMacros();
                changed = true;
            }

            return changed;
        }

        // A lock is such code as well: entering throws for null alone, and nothing may come between.
        private static bool FollowsCall(Instruction start)
        {
            Instruction before = start.Previous;
            return before != null
                && before.OpCode.FlowControl == FlowControl.Call
                && !(before.Operand is MethodReference called
                    && called.Name == "Enter"
                    && called.DeclaringType.FullName == "System.Threading.Monitor");
        }
    }
}
