using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>Which instructions of a module name which of its methods.</summary>
    internal sealed class Callers
    {
        private readonly Dictionary<MethodDefinition, List<KeyValuePair<MethodDefinition, Instruction>>> _uses =
            new Dictionary<MethodDefinition, List<KeyValuePair<MethodDefinition, Instruction>>>();

        private readonly HashSet<MethodDefinition> _overrides = new HashSet<MethodDefinition>();

        public Callers(ModuleDefinition module)
        {
            foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods))
            {
                _overrides.UnionWith(method.Overrides.Select(o => o.Resolve()).Where(o => o != null));
                if (!method.HasBody)
                {
                    continue;
                }

                foreach (Instruction instruction in method.Body.Instructions)
                {
                    if (instruction.Operand is MethodReference named && Definition(named) is MethodDefinition used && used.Module == module)
                    {
                        if (!_uses.TryGetValue(used, out List<KeyValuePair<MethodDefinition, Instruction>> uses))
                        {
                            _uses.Add(used, uses = new List<KeyValuePair<MethodDefinition, Instruction>>());
                        }

                        uses.Add(new KeyValuePair<MethodDefinition, Instruction>(method, instruction));
                    }
                }
            }
        }

        /// <summary>The method and the instruction in it, for each.</summary>
        public IReadOnlyList<KeyValuePair<MethodDefinition, Instruction>> Of(MethodDefinition method)
        {
            return _uses.TryGetValue(method, out List<KeyValuePair<MethodDefinition, Instruction>> uses)
                ? uses
                : (IReadOnlyList<KeyValuePair<MethodDefinition, Instruction>>)new KeyValuePair<MethodDefinition, Instruction>[0];
        }

        /// <summary>Whether it is named by an instruction, or as what another one implements.</summary>
        public bool IsUsed(MethodDefinition method)
        {
            return _uses.ContainsKey(method) || _overrides.Contains(method);
        }

        // Of a generic type the reference is another object; what is not generic is its own reference.
        private static MethodDefinition Definition(MethodReference reference)
        {
            return reference as MethodDefinition ?? (reference.DeclaringType.IsGenericInstance || reference.IsGenericInstance ? reference.Resolve() : null);
        }
    }
}
