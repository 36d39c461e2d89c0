using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Sees to it that a call whose future flows straight into an await uses the object of the last time round, which a field of the caller's
    /// frame keeps.
    /// </summary>
    /// <remarks>
    /// Nobody else can hold such an object, and it has ended by the time the call is made again, so there is nothing to count or to guard. A
    /// future that is kept, returned on, or made by a virtual call is left to the collector.
    /// </remarks>
    internal sealed class Recycler
    {
        private const string Marker = "Maitake.RecyclerAttribute";

        private readonly ModuleDefinition _module;
        private readonly KnownTypes _known;
        private readonly HashSet<MethodDefinition> _kickoffs;
        private readonly Dictionary<MethodDefinition, MethodDefinition> _twins = new Dictionary<MethodDefinition, MethodDefinition>();

        public Recycler(ModuleDefinition module, KnownTypes known, IEnumerable<StateMachine> machines)
        {
            _module = module;
            _known = known;
            _kickoffs = new HashSet<MethodDefinition>(machines.Select(m => m.Kickoff));
        }

        /// <summary>The method to call in another's place, with the object to use again as one argument more; null if there is none.</summary>
        public MethodReference FindTwin(Instruction call)
        {
            MethodReference method = call.Operand as MethodReference;
            if (method == null || method.IsGenericInstance || method.DeclaringType.IsGenericInstance)
            {
                return null;
            }

            MethodDefinition definition = method.Resolve();
            if (definition == null || definition.IsVirtual)
            {
                return null;
            }

            if (_kickoffs.Contains(definition))
            {
                // A twin that was made before would look like a method of the program's that is in the way.
                return _twins.ContainsKey(definition) || CanHaveTwin(definition) ? Twin(definition) : null;
            }

            if (definition.Module != _module && StateMachine.IsKickoff(definition))
            {
                return CanHaveTwin(definition) ? ReferenceToTwin(method, _known.Future) : null;
            }

            MethodDefinition marked = definition.DeclaringType.Methods.FirstOrDefault(m => IsTwin(m, definition));
            if (marked == null)
            {
                return null;
            }

            return marked.Module == _module ? marked : ReferenceToTwin(method, method.ReturnType);
        }

        /// <summary>The twins that callers in this module or in others may call: made before any body is rewritten.</summary>
        public void DeclareVisibleTwins()
        {
            foreach (MethodDefinition kickoff in _kickoffs.Where(k => IsVisible(k) && CanHaveTwin(k)).ToArray())
            {
                Twin(kickoff);
            }
        }

        public MethodDefinition TwinOf(MethodDefinition kickoff)
        {
            MethodDefinition twin;
            return _twins.TryGetValue(kickoff, out twin) ? twin : null;
        }

        private MethodDefinition Twin(MethodDefinition kickoff)
        {
            MethodDefinition twin;
            if (!_twins.TryGetValue(kickoff, out twin))
            {
                twin = new MethodDefinition(kickoff.Name, kickoff.Attributes & ~(MethodAttributes.Virtual | MethodAttributes.NewSlot), kickoff.ReturnType);
                foreach (ParameterDefinition parameter in kickoff.Parameters)
                {
                    twin.Parameters.Add(new ParameterDefinition(parameter.Name, ParameterAttributes.None, parameter.ParameterType));
                }

                twin.Parameters.Add(new ParameterDefinition("frame", ParameterAttributes.None, _known.Future));
                kickoff.DeclaringType.Methods.Add(twin);
                _twins.Add(kickoff, twin);
            }

            return twin;
        }

        private MethodReference ReferenceToTwin(MethodReference method, TypeReference recycled)
        {
            MethodReference twin = new MethodReference(method.Name, method.ReturnType, method.DeclaringType) { HasThis = method.HasThis };
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                twin.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            }

            twin.Parameters.Add(new ParameterDefinition(recycled));
            return twin;
        }

        // The rule has to come out the same for the one who weaves a library and for the one who weaves its caller.
        private static bool CanHaveTwin(MethodDefinition kickoff)
        {
            return !kickoff.IsVirtual && !kickoff.DeclaringType.IsValueType
                && (IsVisible(kickoff) || !kickoff.IsSpecialName)
                && !kickoff.DeclaringType.Methods.Any(m => m.Name == kickoff.Name && m.Parameters.Count == kickoff.Parameters.Count + 1
                    && m.Parameters.Last().ParameterType.GetElementType().FullName.StartsWith(KnownTypes.FutureName));
        }

        private static bool IsVisible(MethodDefinition method)
        {
            if (!method.IsPublic && !method.IsFamily && !method.IsFamilyOrAssembly)
            {
                return false;
            }

            for (TypeDefinition type = method.DeclaringType; type != null; type = type.DeclaringType)
            {
                if (!type.IsPublic && !type.IsNestedPublic && !type.IsNestedFamily && !type.IsNestedFamilyOrAssembly)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsTwin(MethodDefinition candidate, MethodDefinition method)
        {
            return candidate.Name == method.Name && candidate.IsStatic == method.IsStatic
                && candidate.Parameters.Count == method.Parameters.Count + 1
                && candidate.CustomAttributes.Any(a => a.AttributeType.FullName == Marker)
                && method.Parameters.Select(p => p.ParameterType.FullName)
                    .SequenceEqual(candidate.Parameters.Take(method.Parameters.Count).Select(p => p.ParameterType.FullName));
        }
    }
}
