using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Interleaving.Instrumenting
{
    /// <summary>The fields of a set of assemblies that change after the object was made: all others are the same for every thread that comes by the object.</summary>
    internal sealed class SharedFields
    {
        private readonly Dictionary<FieldDefinition, int> _numbers = new();

        public SharedFields(IEnumerable<AssemblyDefinition> assemblies)
        {
            foreach (MethodDefinition method in assemblies.SelectMany(assembly => assembly.MainModule.GetTypes()).SelectMany(type => type.Methods))
            {
                foreach (Instruction instruction in method.HasBody ? method.Body.Instructions.ToArray() : [])
                {
                    if (instruction.OpCode.Code is Code.Stfld or Code.Stsfld or Code.Ldflda or Code.Ldsflda)
                    {
                        FieldDefinition field = ((FieldReference)instruction.Operand).Resolve();
                        if (field.Module.Assembly == method.Module.Assembly || assemblies.Contains(field.Module.Assembly))
                        {
                            Add(field, method);
                        }
                    }
                }
            }
        }

        /// <summary>The number of a field; false if accesses to it need no point.</summary>
        public bool TryGetNumber(FieldReference field, out int number) => _numbers.TryGetValue(field.Resolve(), out number);

        /// <summary>Whether a write is part of making the object: its constructor's, to a field of its own.</summary>
        public static bool IsMaking(FieldReference field, MethodDefinition method) => method.IsConstructor && field.Resolve().DeclaringType == method.DeclaringType;

        private void Add(FieldDefinition field, MethodDefinition method)
        {
            // Structs are copied about; and what the compiler keeps in static fields, delegates that were made once, is its business.
            bool isPlain = !field.DeclaringType.IsValueType && !field.Name.Contains('<');
            if (isPlain && !field.IsInitOnly && !IsMaking(field, method))
            {
                _numbers.TryAdd(field, _numbers.Count + 1);
            }
        }
    }
}
