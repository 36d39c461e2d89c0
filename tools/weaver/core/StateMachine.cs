using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>What the compiler made of one async method: a type with a MoveNext, and the kickoff, which is the method's own body.</summary>
    internal sealed class StateMachine
    {
        private StateMachine(TypeDefinition type)
        {
            Type = type;
            MoveNext = type.Methods.Single(m => m.Name == "MoveNext");
            State = type.Fields.Single(f => f.Name == "<>1__state");
            Builder = type.Fields.Single(f => f.Name == "<>t__builder");
            Awaiters = new HashSet<FieldReference>(type.Fields.Where(f => f.Name.StartsWith("<>u__")));
        }

        public TypeDefinition Type { get; }

        public MethodDefinition MoveNext { get; }

        public MethodDefinition Kickoff { get; private set; }

        public FieldDefinition State { get; }

        public FieldDefinition Builder { get; }

        /// <summary>The fields that hold what is awaited; the base class has one for all.</summary>
        public HashSet<FieldReference> Awaiters { get; }

        /// <summary>T of the Future&lt;T&gt; that is returned, or null.</summary>
        public TypeReference ResultType
        {
            get { return Builder.FieldType is GenericInstanceType generic ? generic.GenericArguments[0] : null; }
        }

        /// <summary>Where the result is kept until somebody asks for it.</summary>
        public FieldDefinition Result { get; set; }

        public static List<StateMachine> FindAll(ModuleDefinition module, System.Action<MethodDefinition, WeaverException> report)
        {
            List<StateMachine> machines = new List<StateMachine>();
            foreach (TypeDefinition type in module.GetTypes().Where(IsStateMachine))
            {
                StateMachine machine = new StateMachine(type);
                if (type.HasGenericParameters)
                {
                    report(machine.MoveNext, new WeaverException(
                        ErrorCodes.GenericAsync, "An async method cannot be generic, nor be in a generic type: the device has no generics"));
                }
                else if (!IsBuilder(machine.Builder.FieldType))
                {
                    report(machine.MoveNext, new WeaverException(
                        ErrorCodes.ForeignBuilder, "An async method returns Future or Future<T> on the device, and nothing else"));
                }
                else
                {
                    machines.Add(machine);
                }
            }

            Dictionary<TypeReference, StateMachine> byType = machines.ToDictionary(m => (TypeReference)m.Type);
            foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                StateMachine machine;
                TypeReference started = StartedBy(method);
                if (started != null && byType.TryGetValue(started, out machine))
                {
                    machine.Kickoff = method;
                }
            }

            machines.RemoveAll(m => m.Kickoff == null);
            return machines;
        }

        /// <summary>Whether a method, also one of another assembly before it is woven, does nothing but start an async method.</summary>
        public static bool IsKickoff(MethodDefinition method)
        {
            return method.HasBody && StartedBy(method) != null;
        }

        private static TypeReference StartedBy(MethodDefinition method)
        {
            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (instruction.OpCode == OpCodes.Call && instruction.Operand is GenericInstanceMethod call
                    && call.Name == "Start" && IsBuilder(call.DeclaringType))
                {
                    return call.GenericArguments[0];
                }
            }

            return null;
        }

        public static bool IsBuilder(TypeReference type)
        {
            string name = type.GetElementType().FullName;
            return name == KnownTypes.BuilderName || name == KnownTypes.BuilderOfTName;
        }

        private static bool IsStateMachine(TypeDefinition type)
        {
            return type.Interfaces.Any(i => i.InterfaceType.FullName == KnownTypes.StateMachineInterface);
        }
    }
}
