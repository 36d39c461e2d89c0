using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Where two ways through a method end in the same instructions, one of the ends goes away. That never costs an instruction that runs: only an end
    /// goes away that nothing but branches come to, or that a branch around it can be turned over for.
    /// </summary>
    internal sealed class TailMerger
    {
        private readonly MethodDefinition _method;
        private readonly List<Instruction> _code;
        private readonly bool _hasFloats;

        private TailMerger(MethodDefinition method)
        {
            _method = method;
            _code = method.Body.Instructions.ToList();
            _hasFloats = _code.Any(i => i.OpCode.Code == Code.Ldc_R4 || i.OpCode.Code == Code.Ldc_R8 || i.OpCode.Code == Code.Conv_R4
                || i.OpCode.Code == Code.Conv_R8 || TypeOf(i.Operand).Any(IsFloat));
        }

        /// <summary>Merges in every method of a module.</summary>
        public static void Run(ModuleDefinition module)
        {
            foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                method.Body.SimplifyMacros();
                while (new TailMerger(method).MergeOne())
                {
                }

                method.Body.OptimizeMacros();
            }
        }

        /// <summary>Whether what comes after it is not reached from it.</summary>
        public static bool IsEnd(Instruction instruction)
        {
            FlowControl flow = instruction.OpCode.FlowControl;
            return flow == FlowControl.Branch || flow == FlowControl.Return || flow == FlowControl.Throw;
        }

        private bool MergeOne()
        {
            if (Thread())
            {
                return true;
            }

            StackDepths depths = new StackDepths(_method);
            List<Instruction> ends = _code.Where(i => IsEnd(i) && depths.Before(i) != null).ToList();
            for (int i = ends.Count - 1; i >= 0; i--)
            {
                foreach (Instruction other in ends.Where(e => e != ends[i]).OrderBy(e => System.Math.Abs(_code.IndexOf(e) - _code.IndexOf(ends[i]))))
                {
                    if (Merge(ends[i], other, depths))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        // A branch to a return is a return, and one to another branch goes where that goes.
        private bool Thread()
        {
            foreach (Instruction branch in _code)
            {
                if (branch.OpCode == OpCodes.Br && ((Instruction)branch.Operand).OpCode == OpCodes.Ret && Region(branch) == Region((Instruction)branch.Operand))
                {
                    branch.OpCode = OpCodes.Ret;
                    branch.Operand = null;
                    return true;
                }

                if ((branch.OpCode.FlowControl == FlowControl.Cond_Branch || branch.OpCode == OpCodes.Br) && branch.Operand is Instruction target
                    && target.OpCode == OpCodes.Br && target.Operand != target && target.Operand != branch && target != branch)
                {
                    branch.Operand = target.Operand;
                    return true;
                }
            }

            return false;
        }

        // Takes away the end, or as much of it as the other has as well and can be taken.
        private bool Merge(Instruction end, Instruction other, StackDepths depths)
        {
            Instruction start = end;
            Instruction same = other;
            while (IsSame(start, same) && start != other && same != end)
            {
                bool isBlock = IsBlock(start, end);
                if (isBlock && depths.Before(start) == 0 && depths.Before(same) == 0 && Region(start) == Region(same) && Length(start, end) > 0)
                {
                    Instruction before = start.Previous;
                    if (before != null && IsEnd(before) && !IsHandlerEdge(start))
                    {
                        Replace(start, end, same);
                        return true;
                    }

                    if (before != null && before.Operand == end.Next && end.Next != null && Inverse(before.OpCode) is OpCode inverse && Region(before) == Region(same)
                        && Length(start, end) > 1 && !IsHandlerEdge(start) && !IsHandlerEdge(end.Next))
                    {
                        before.OpCode = inverse;
                        before.Operand = same;
                        Replace(start, end, same);
                        return true;
                    }
                }

                if (!isBlock || start.Previous == null || same.Previous == null || IsEnd(start.Previous) || IsEnd(same.Previous))
                {
                    return false;
                }

                start = start.Previous;
                same = same.Previous;
            }

            return false;
        }

        private void Replace(Instruction start, Instruction end, Instruction same)
        {
            BodyEditor editor = new BodyEditor(_method);
            editor.Retarget(start, same);
            HashSet<int> gone = new HashSet<int>();
            Instruction after = end.Next;
            for (Instruction i = start; i != after;)
            {
                Instruction next = i.Next;
                gone.Add(i.Offset);
                _method.Body.Instructions.Remove(i);
                i = next;
            }

            foreach (SequencePoint point in _method.DebugInformation.SequencePoints.Where(p => gone.Contains(p.Offset)).ToArray())
            {
                _method.DebugInformation.SequencePoints.Remove(point);
            }
        }

        private int Length(Instruction start, Instruction end)
        {
            int size = 0;
            for (Instruction i = start; i != end.Next; i = i.Next)
            {
                size += DeviceSize.Of(i);
            }

            return size;
        }

        // Nothing may come into the midst of it.
        private bool IsBlock(Instruction start, Instruction end)
        {
            BodyEditor editor = new BodyEditor(_method);
            for (Instruction i = start; i != end; i = i.Next)
            {
                if (editor.IsTarget(i.Next))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsHandlerEdge(Instruction instruction)
        {
            return _method.Body.ExceptionHandlers.Any(h => h.TryStart == instruction || h.TryEnd == instruction || h.HandlerStart == instruction
                || h.HandlerEnd == instruction || h.FilterStart == instruction);
        }

        // By number: which blocks it lies in.
        private string Region(Instruction instruction)
        {
            int at = _code.IndexOf(instruction);
            return string.Join(",", _method.Body.ExceptionHandlers.Select(h =>
                IsWithin(at, h.TryStart, h.TryEnd) ? "t" : IsWithin(at, h.HandlerStart, h.HandlerEnd) ? "h" : IsWithin(at, h.FilterStart, h.HandlerStart) ? "f" : ""));
        }

        private bool IsWithin(int at, Instruction start, Instruction end)
        {
            return start != null && _code.IndexOf(start) <= at && (end == null || at < _code.IndexOf(end));
        }

        private static bool IsSame(Instruction one, Instruction other)
        {
            return one.OpCode == other.OpCode && Equals(one.Operand, other.Operand) && !(one.Operand is Instruction[]);
        }

        private OpCode? Inverse(OpCode code)
        {
            switch (code.Code)
            {
                case Code.Brtrue:
                    return OpCodes.Brfalse;
                case Code.Brfalse:
                    return OpCodes.Brtrue;
                case Code.Beq:
                    return OpCodes.Bne_Un;
                case Code.Bne_Un:
                    return OpCodes.Beq;
            }

            // Of numbers that are not, neither is true.
            if (_hasFloats)
            {
                return null;
            }

            switch (code.Code)
            {
                case Code.Bge:
                    return OpCodes.Blt;
                case Code.Bge_Un:
                    return OpCodes.Blt_Un;
                case Code.Bgt:
                    return OpCodes.Ble;
                case Code.Bgt_Un:
                    return OpCodes.Ble_Un;
                case Code.Ble:
                    return OpCodes.Bgt;
                case Code.Ble_Un:
                    return OpCodes.Bgt_Un;
                case Code.Blt:
                    return OpCodes.Bge;
                case Code.Blt_Un:
                    return OpCodes.Bge_Un;
                default:
                    return null;
            }
        }

        private static bool IsFloat(TypeReference type)
        {
            return type != null && (type.MetadataType == MetadataType.Single || type.MetadataType == MetadataType.Double || type is TypeSpecification);
        }

        private static IEnumerable<TypeReference> TypeOf(object operand)
        {
            switch (operand)
            {
                case FieldReference field:
                    yield return field.FieldType;
                    break;
                case MethodReference method:
                    yield return method.ReturnType;
                    break;
                case VariableDefinition variable:
                    yield return variable.VariableType;
                    break;
                case ParameterDefinition parameter:
                    yield return parameter.ParameterType;
                    break;
            }
        }
    }
}
