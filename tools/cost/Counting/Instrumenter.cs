using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Cost.Counting
{
    /// <summary>Makes copies of device assemblies that count what they do. What is inserted is not counted.</summary>
    internal sealed class Instrumenter
    {
        private readonly List<Tally> _blocks = new();
        private readonly List<string> _unknown = new();

        /// <summary>What one passage through each block costs.</summary>
        public IReadOnlyList<Tally> Blocks => _blocks;

        /// <summary>For each block what is not known of it, or null.</summary>
        public IReadOnlyList<string> Unknown => _unknown;

        /// <summary>Instruments an assembly.</summary>
        /// <returns>The image.</returns>
        public byte[] Instrument(AssemblyDefinition assembly)
        {
            ModuleDefinition module = assembly.MainModule;
            MethodReference enter = module.ImportReference(typeof(Counters).GetMethod(nameof(Counters.Enter)));
            MethodReference newArray = module.ImportReference(typeof(Counters).GetMethod(nameof(Counters.NewArray)));
            foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            {
                Instrument(method, enter, newArray);
            }

            MemoryStream image = new MemoryStream();
            assembly.Write(image);
            return image.ToArray();
        }

        private void Instrument(MethodDefinition method, MethodReference enter, MethodReference newArray)
        {
            MethodBody body = method.Body;

            // The insertions are more than short branches reach over.
            body.SimplifyMacros();
            HashSet<Instruction> leaders = BasicBlocks.Leaders(body);
            Dictionary<Instruction, Instruction> moved = new();
            ILProcessor il = body.GetILProcessor();
            int block = -1;
            Instruction entry = body.Instructions[0];
            foreach (Instruction instruction in body.Instructions.ToArray())
            {
                if (leaders.Contains(instruction))
                {
                    block = Add(default, null);
                    Instruction first = il.Create(OpCodes.Ldc_I4, block);
                    il.InsertBefore(instruction, first);
                    il.InsertBefore(instruction, il.Create(OpCodes.Call, enter));
                    moved.Add(instruction, first);
                }

                _blocks[block] += InstructionCosts.Of(instruction, method, out string unknown);
                _unknown[block] ??= unknown;
                if (instruction.OpCode.Code == Code.Newarr)
                {
                    CountArray(il, instruction, newArray);
                }
            }

            Retarget(body, moved);
            Tally locals = InstructionCosts.OfEntry(method);
            if (locals != default)
            {
                // A block of its own, since the first one may be the head of a loop.
                Instruction first = body.Instructions[0];
                il.InsertBefore(first, il.Create(OpCodes.Ldc_I4, Add(locals, null)));
                il.InsertBefore(first, il.Create(OpCodes.Call, enter));
            }

            body.MaxStackSize += 3;
        }

        private int Add(Tally cost, string unknown)
        {
            _blocks.Add(cost);
            _unknown.Add(unknown);
            return _blocks.Count - 1;
        }

        private static void CountArray(ILProcessor il, Instruction instruction, MethodReference newArray)
        {
            TypeReference element = (TypeReference)instruction.Operand;
            int structBlocks = HeapRules.IsStruct(element) ? (int)HeapRules.Struct(element.Resolve()).Blocks : 0;
            Instruction last = instruction;
            foreach (Instruction inserted in new[]
            {
                il.Create(OpCodes.Dup),
                il.Create(OpCodes.Ldc_I4, HeapRules.ElementSize(element)),
                il.Create(OpCodes.Ldc_I4, structBlocks),
                il.Create(OpCodes.Call, newArray),
            })
            {
                il.InsertAfter(last, inserted);
                last = inserted;
            }
        }

        // Whatever led to a block leads to its counter.
        private static void Retarget(MethodBody body, Dictionary<Instruction, Instruction> moved)
        {
            Instruction Move(Instruction instruction)
            {
                return instruction != null && moved.TryGetValue(instruction, out Instruction first) ? first : instruction;
            }

            foreach (Instruction instruction in body.Instructions)
            {
                if (instruction.Operand is Instruction target)
                {
                    instruction.Operand = Move(target);
                }
                else if (instruction.Operand is Instruction[] targets)
                {
                    instruction.Operand = Array.ConvertAll(targets, Move);
                }
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                handler.TryStart = Move(handler.TryStart);
                handler.TryEnd = Move(handler.TryEnd);
                handler.HandlerStart = Move(handler.HandlerStart);
                handler.HandlerEnd = Move(handler.HandlerEnd);
                handler.FilterStart = Move(handler.FilterStart);
            }
        }
    }
}
