using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>How many values lie on the evaluation stack before each instruction of a method.</summary>
    internal sealed class StackDepths
    {
        private readonly Dictionary<Instruction, int> _before = new Dictionary<Instruction, int>();

        public StackDepths(MethodDefinition method)
        {
            Stack<Instruction> open = new Stack<Instruction>();
            Reach(open, method.Body.Instructions[0], 0);
            foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            {
                bool hasException = handler.HandlerType == ExceptionHandlerType.Catch || handler.HandlerType == ExceptionHandlerType.Filter;
                Reach(open, handler.HandlerStart, hasException ? 1 : 0);
                if (handler.FilterStart != null)
                {
                    Reach(open, handler.FilterStart, 1);
                }
            }

            while (open.Count > 0)
            {
                Follow(open, open.Pop());
            }
        }

        /// <summary>Null where nothing comes to.</summary>
        public int? Before(Instruction instruction)
        {
            return _before.TryGetValue(instruction, out int depth) ? depth : (int?)null;
        }

        /// <summary>The most that lie there at any time.</summary>
        public int Maximum
        {
            get { return _before.Max(b => System.Math.Max(b.Value, After(b.Key, b.Value))); }
        }

        private void Follow(Stack<Instruction> open, Instruction instruction)
        {
            int after = After(instruction, _before[instruction]);
            if (instruction.Operand is Instruction target)
            {
                Reach(open, target, after);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                foreach (Instruction each in targets)
                {
                    Reach(open, each, after);
                }
            }

            if (!TailMerger.IsEnd(instruction))
            {
                Reach(open, instruction.Next, after);
            }
        }

        private void Reach(Stack<Instruction> open, Instruction instruction, int depth)
        {
            if (!_before.ContainsKey(instruction))
            {
                _before.Add(instruction, depth);
                open.Push(instruction);
            }
        }

        private static int After(Instruction instruction, int before)
        {
            // A leave drops all that there is.
            bool empties = instruction.OpCode.Code == Code.Ret || instruction.OpCode.StackBehaviourPop == StackBehaviour.PopAll;
            return empties ? 0 : before - StackOrigin.Popped(instruction) + StackOrigin.Pushed(instruction);
        }
    }
}
