using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>Who may be called by whom. A virtual or interface call may end in every override in the assemblies at hand.</summary>
    internal sealed class CallGraph
    {
        private readonly Dictionary<string, List<MethodDefinition>> _overrides = new();
        private readonly HashSet<ModuleDefinition> _modules;

        public CallGraph(IEnumerable<ModuleDefinition> modules)
        {
            _modules = new HashSet<ModuleDefinition>(modules);
            foreach (var module in _modules)
            {
                foreach (var type in module.DeviceTypes())
                {
                    if (!type.IsInterface)
                    {
                        AddOverrides(type);
                        AddImplementations(type);
                    }
                }
            }
        }

        /// <summary>The methods with a body, in the assemblies at hand, that the instruction may enter.</summary>
        public IEnumerable<MethodDefinition> Callees(Instruction instruction)
        {
            if (instruction.OpCode.FlowControl != FlowControl.Call || instruction.Operand is not MethodReference called)
            {
                yield break;
            }

            var target = called.TryResolve();
            if (target is { HasBody: true } && _modules.Contains(target.Module))
            {
                yield return target;
            }

            if (instruction.OpCode.Code != Code.Callvirt)
            {
                yield break;
            }

            foreach (var overriding in OverridesOf(target ?? called))
            {
                yield return overriding;
            }
        }

        public IReadOnlyList<MethodDefinition> OverridesOf(MethodReference method)
        {
            return _overrides.TryGetValue(method.FullName, out var overrides) ? overrides : new List<MethodDefinition>();
        }

        private void AddOverrides(TypeDefinition type)
        {
            foreach (var method in type.Methods)
            {
                if (!method.IsVirtual || !method.HasBody)
                {
                    continue;
                }

                foreach (var overridden in method.Overrides)
                {
                    Add(overridden, method);
                }

                var signature = method.Signature();
                for (var ancestor = type.BaseType.TryResolve(); ancestor != null; ancestor = ancestor.BaseType.TryResolve())
                {
                    foreach (var candidate in ancestor.Methods)
                    {
                        if (candidate.IsVirtual && candidate.Signature() == signature)
                        {
                            Add(candidate, method);
                        }
                    }
                }
            }
        }

        private void AddImplementations(TypeDefinition type)
        {
            foreach (var implemented in InterfacesOf(type))
            {
                foreach (var method in implemented.Methods)
                {
                    if (FindPublic(type, method.Signature()) is { HasBody: true } implementation)
                    {
                        Add(method, implementation);
                    }
                }
            }
        }

        private static IEnumerable<TypeDefinition> InterfacesOf(TypeDefinition type)
        {
            var pending = new Stack<TypeDefinition>();
            for (var t = type; t != null; t = t.BaseType.TryResolve())
            {
                pending.Push(t);
            }

            var seen = new HashSet<TypeDefinition>();
            while (pending.Count > 0)
            {
                foreach (var implementation in pending.Pop().Interfaces)
                {
                    if (implementation.InterfaceType.TryResolve() is { } found && seen.Add(found))
                    {
                        pending.Push(found);
                        yield return found;
                    }
                }
            }
        }

        private static MethodDefinition FindPublic(TypeDefinition type, string signature)
        {
            for (var t = type; t != null; t = t.BaseType.TryResolve())
            {
                foreach (var method in t.Methods)
                {
                    if (method.IsPublic && method.IsVirtual && method.Signature() == signature)
                    {
                        return method;
                    }
                }
            }

            return null;
        }

        private void Add(MethodReference overridden, MethodDefinition method)
        {
            if (!_overrides.TryGetValue(overridden.FullName, out var list))
            {
                _overrides.Add(overridden.FullName, list = new List<MethodDefinition>());
            }

            if (!list.Contains(method))
            {
                list.Add(method);
            }
        }
    }
}
