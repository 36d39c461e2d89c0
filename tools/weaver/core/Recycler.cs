using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Knows which calls can be given the object of the last time round, which a field of the caller's frame keeps: those whose future flows straight
    /// into an await, or into a parameter that takes ownership, of a call that does.
    /// </summary>
    /// <remarks>
    /// Nobody else can hold such an object, and it has ended by the time the call is made again, so there is nothing to count or to guard. A
    /// future that is kept, returned on, or made by a virtual call is left to the collector.
    /// </remarks>
    internal sealed class Recycler
    {
        public const string Marker = "Maitake.RecyclerAttribute";
        public const string OwnershipMarker = "Maitake.TakesOwnershipAttribute";

        private readonly ModuleDefinition _module;
        private readonly KnownTypes _known;
        private readonly HashSet<MethodDefinition> _kickoffs;
        private readonly bool _hasFrames;
        private readonly Dictionary<MethodDefinition, MethodDefinition> _twins = new Dictionary<MethodDefinition, MethodDefinition>();

        public Recycler(ModuleDefinition module, KnownTypes known, IEnumerable<StateMachine> machines)
        {
            _module = module;
            _known = known;
            _hasFrames = true;
            _kickoffs = new HashSet<MethodDefinition>(machines.Select(m => m.Kickoff));
        }

        /// <summary>For the desktop: futures are used again, and the frames of async methods are not.</summary>
        public Recycler(ModuleDefinition module)
        {
            _module = module;
            _kickoffs = new HashSet<MethodDefinition>();
        }

        /// <summary>The method to call in another's place, with the object to use again as one argument more; null if there is none.</summary>
        /// <param name="call">An instruction, a call or not.</param>
        /// <param name="owned">The positions of the parameters that take ownership.</param>
        public MethodReference FindTwin(Instruction call, out int[] owned)
        {
            owned = new int[0];
            MethodReference method = call.OpCode == OpCodes.Newobj ? null : call.Operand as MethodReference;
            if (method == null || method.IsGenericInstance || method.DeclaringType.IsGenericInstance)
            {
                return null;
            }

            MethodDefinition definition = method.Resolve();
            if (definition == null || IsOverridable(definition))
            {
                return null;
            }

            if (_kickoffs.Contains(definition))
            {
                // A twin that was made before would look like a method of the program's that is in the way.
                return _twins.ContainsKey(definition) || CanHaveTwin(definition) ? Twin(definition) : null;
            }

            if (_hasFrames && definition.Module != _module && StateMachine.IsKickoff(definition))
            {
                return CanHaveTwin(definition) ? ReferenceToTwin(method, _known.Future) : null;
            }

            MethodDefinition marked = definition.DeclaringType.Methods.FirstOrDefault(m => IsTwin(m, definition));
            if (marked == null)
            {
                return null;
            }

            owned = marked.Parameters.Where(p => Has(p, OwnershipMarker)).Select(p => p.Index).ToArray();
            if (marked.Module == _module)
            {
                return marked;
            }

            // Where it can be, the type as this module names it already.
            TypeReference recycled = marked.Parameters.Last().ParameterType;
            return ReferenceToTwin(method, recycled.FullName == method.ReturnType.FullName ? method.ReturnType : _module.ImportReference(recycled));
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
                twin = new MethodDefinition(kickoff.Name, kickoff.Attributes & ~(MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.Final), kickoff.ReturnType);
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
            return !IsOverridable(kickoff) && !kickoff.DeclaringType.IsValueType
                && (IsVisible(kickoff) || !kickoff.IsSpecialName)
                && !HasLikeTwin(kickoff, kickoff.DeclaringType)
                && (kickoff.IsStatic || !OverridesLikeTwin(kickoff));
        }

        private static bool HasLikeTwin(MethodDefinition kickoff, TypeDefinition type)
        {
            return type.Methods.Any(m => m.Name == kickoff.Name && m.Parameters.Count == kickoff.Parameters.Count + 1
                && m.Parameters.Last().ParameterType.GetElementType().FullName.StartsWith(KnownTypes.FutureName));
        }

        // For the device a method of the same name and signature is an override, virtual or not.
        private static bool OverridesLikeTwin(MethodDefinition kickoff)
        {
            TypeReference type = kickoff.DeclaringType.BaseType;
            while (type != null && type.FullName != "System.Object")
            {
                TypeDefinition definition = type.Resolve();
                if (definition == null)
                {
                    return false;
                }

                if (HasLikeTwin(kickoff, definition))
                {
                    return true;
                }

                type = definition.BaseType;
            }

            return false;
        }

        /// <summary>Whether another method may answer a call of this one. One that implements an interface is virtual, too, for the runtime.</summary>
        public static bool IsOverridable(MethodDefinition method)
        {
            return method.IsVirtual && !method.IsFinal && !method.DeclaringType.IsSealed;
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
                && Has(candidate, Marker)
                && method.Parameters.Select(p => p.ParameterType.FullName)
                    .SequenceEqual(candidate.Parameters.Take(method.Parameters.Count).Select(p => p.ParameterType.FullName));
        }

        private static bool Has(ICustomAttributeProvider provider, string marker)
        {
            return provider.HasCustomAttributes && provider.CustomAttributes.Any(a => a.AttributeType.FullName == marker);
        }
    }
}
