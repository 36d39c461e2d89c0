using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Interleaving.Instrumenting
{
    /// <summary>
    /// The words that are locks: whoever exchanges one for 1 and gets 0 is inside, and sets it to 0 again; whoever gets 1 gives way and tries again. They are
    /// known by a method that does just that, and looked over: nobody does anything else with them.
    /// </summary>
    internal sealed class GateWords
    {
        private readonly HashSet<FieldDefinition> _fields;

        /// <summary>Finds them.</summary>
        /// <exception cref="NotSupportedException">Something else is done with one.</exception>
        public GateWords(params ModuleDefinition[] modules)
        {
            MethodDefinition[] methods = modules.SelectMany(module => module.GetTypes()).SelectMany(type => type.Methods).Where(method => method.HasBody).ToArray();
            _fields = methods
                .Where(method => method.Body.Instructions.Any(instruction => instruction.Operand is MethodReference { Name: "Sleep", DeclaringType.FullName: "System.Threading.Thread" }))
                .SelectMany(method => method.Body.Instructions)
                .Where(instruction => IsExchange(instruction, 1) && instruction.Next.Next.Next.OpCode.Code != Code.Pop)
                .Select(instruction => ((FieldReference)instruction.Operand).Resolve())
                .ToHashSet();
            foreach (MethodDefinition method in methods)
            {
                foreach (Instruction instruction in method.Body.Instructions)
                {
                    bool isKnown = instruction.OpCode.Code switch
                    {
                        Code.Ldflda or Code.Ldsflda => IsExchange(instruction, 1) || IsExchange(instruction, 0),
                        Code.Stfld or Code.Stsfld => IsNumber(instruction.Previous, 0),
                        Code.Ldfld or Code.Ldsfld => false,
                        _ => true,
                    };
                    if (!isKnown && Contains((FieldReference)instruction.Operand))
                    {
                        throw new NotSupportedException(method.FullName + " does something else with the lock " + instruction.Operand);
                    }
                }
            }
        }

        /// <summary>Those that belong to no object.</summary>
        public IEnumerable<FieldDefinition> Static => _fields.Where(word => word.IsStatic);

        /// <summary>Whether a field is one.</summary>
        public bool Contains(FieldReference field) => _fields.Contains(field.Resolve());

        /// <summary>Whether an instruction takes the address of a field for an exchange with that number.</summary>
        public static bool IsExchange(Instruction instruction, int number)
        {
            return instruction.OpCode.Code is Code.Ldflda or Code.Ldsflda
                && IsNumber(instruction.Next, number)
                && instruction.Next.Next?.Operand is MethodReference { Name: "Exchange", DeclaringType.FullName: "System.Threading.Interlocked" };
        }

        /// <summary>Whether an instruction loads that number, 0 or 1.</summary>
        public static bool IsNumber(Instruction instruction, int number)
        {
            return instruction?.OpCode.Code == (number == 0 ? Code.Ldc_I4_0 : Code.Ldc_I4_1)
                || (instruction?.OpCode.Code is Code.Ldc_I4 or Code.Ldc_I4_S && Convert.ToInt32(instruction.Operand) == number);
        }
    }
}
