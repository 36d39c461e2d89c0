using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace Maitake.Weaver
{
    /// <summary>Changes a method body and keeps what points into it right: branches, exception handlers, sequence points and scopes.</summary>
    internal sealed class BodyEditor
    {
        private readonly MethodDefinition _method;
        private readonly Collection<Instruction> _code;

        // Sequence points are found by offset, so each new instruction gets one that no other has.
        private int _newOffset;

        public BodyEditor(MethodDefinition method)
        {
            _method = method;
            _code = method.Body.Instructions;
            _newOffset = _code.Count == 0 ? 0 : System.Math.Min(0, _code.Min(i => i.Offset));
        }

        public void InsertBefore(Instruction at, params Instruction[] instructions)
        {
            int index = _code.IndexOf(at);
            foreach (Instruction instruction in instructions)
            {
                instruction.Offset = --_newOffset;
                _code.Insert(index++, instruction);
            }
        }

        /// <summary>Inserts and gives the place back, to go on inserting there.</summary>
        public Instruction InsertAfter(Instruction at, params Instruction[] instructions)
        {
            int index = _code.IndexOf(at) + 1;
            foreach (Instruction instruction in instructions)
            {
                instruction.Offset = --_newOffset;
                _code.Insert(index++, instruction);
                at = instruction;
            }

            return at;
        }

        public void Append(params Instruction[] instructions)
        {
            foreach (Instruction instruction in instructions)
            {
                instruction.Offset = --_newOffset;
                _code.Add(instruction);
            }
        }

        /// <summary>Removes the instructions from one up to, not including, another.</summary>
        public void RemoveRange(Instruction from, Instruction to)
        {
            while (from != to)
            {
                Instruction next = from.Next;
                Remove(from);
                from = next;
            }
        }

        /// <summary>Removes an instruction; what pointed to it points to the next one.</summary>
        public void Remove(Instruction instruction)
        {
            Instruction next = instruction.Next;
            Retarget(instruction, next);
            MoveSequencePoint(instruction, next);
            _code.Remove(instruction);
        }

        public bool IsTarget(Instruction instruction)
        {
            return _code.Any(i => i.Operand == instruction || (i.Operand is Instruction[] targets && targets.Contains(instruction)))
                || _method.Body.ExceptionHandlers.Any(h => h.TryStart == instruction || h.TryEnd == instruction
                    || h.HandlerStart == instruction || h.HandlerEnd == instruction || h.FilterStart == instruction);
        }

        public void Retarget(Instruction from, Instruction to)
        {
            foreach (Instruction instruction in _code)
            {
                if (instruction.Operand == from)
                {
                    instruction.Operand = to;
                }
                else if (instruction.Operand is Instruction[] targets)
                {
                    for (int i = 0; i < targets.Length; i++)
                    {
                        if (targets[i] == from)
                        {
                            targets[i] = to;
                        }
                    }
                }
            }

            foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
            {
                handler.TryStart = handler.TryStart == from ? to : handler.TryStart;
                handler.TryEnd = handler.TryEnd == from ? to : handler.TryEnd;
                handler.HandlerStart = handler.HandlerStart == from ? to : handler.HandlerStart;
                handler.HandlerEnd = handler.HandlerEnd == from ? to : handler.HandlerEnd;
                handler.FilterStart = handler.FilterStart == from ? to : handler.FilterStart;
            }
        }

        /// <summary>Takes away branches to what comes next anyhow, unless they are a statement of their own.</summary>
        public void RemoveIdleBranches()
        {
            foreach (Instruction branch in _code.Where(i => i.OpCode == OpCodes.Br && i.Operand == i.Next && !IsStatement(i)).ToArray())
            {
                Remove(branch);
            }
        }

        /// <summary>Takes away local variables that nothing uses any more: each costs the device 12 bytes of stack.</summary>
        public void RemoveUnusedVariables()
        {
            HashSet<VariableDefinition> used = new HashSet<VariableDefinition>(_code.Select(i => i.Operand).OfType<VariableDefinition>());
            foreach (VariableDefinition variable in _method.Body.Variables.Where(v => !used.Contains(v)).ToArray())
            {
                RemoveFromScopes(_method.DebugInformation.Scope, variable);
                _method.Body.Variables.Remove(variable);
            }
        }

        private static void RemoveFromScopes(ScopeDebugInformation scope, VariableDefinition variable)
        {
            if (scope == null)
            {
                return;
            }

            foreach (VariableDebugInformation info in scope.Variables.Where(v => v.Index == variable.Index).ToArray())
            {
                scope.Variables.Remove(info);
            }

            foreach (ScopeDebugInformation inner in scope.Scopes)
            {
                RemoveFromScopes(inner, variable);
            }
        }

        private void MoveSequencePoint(Instruction from, Instruction to)
        {
            Collection<SequencePoint> points = _method.DebugInformation.SequencePoints;
            SequencePoint point = Find(points, from);
            if (point == null)
            {
                return;
            }

            int index = points.IndexOf(point);
            points.RemoveAt(index);
            SequencePoint other = to == null ? null : Find(points, to);
            if (other != null && other.IsHidden && !point.IsHidden)
            {
                points.Remove(other);
                other = null;
            }

            if (to != null && other == null)
            {
                points.Insert(index, new SequencePoint(to, point.Document)
                {
                    StartLine = point.StartLine,
                    StartColumn = point.StartColumn,
                    EndLine = point.EndLine,
                    EndColumn = point.EndColumn,
                });
            }
        }

        private bool IsStatement(Instruction instruction)
        {
            SequencePoint point = Find(_method.DebugInformation.SequencePoints, instruction);
            return point != null && !point.IsHidden;
        }

        private static SequencePoint Find(Collection<SequencePoint> points, Instruction instruction)
        {
            return points.FirstOrDefault(p => p.Offset == instruction.Offset);
        }
    }
}
