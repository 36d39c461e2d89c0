using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>The types and members of the library that woven code uses, as references from the module being woven.</summary>
    internal sealed class KnownTypes
    {
        public const string LibraryName = "Maitake";
        public const string FutureName = "Maitake.Future";
        public const string FutureOfTName = "Maitake.Future`1";
        public const string AsyncFutureName = "Maitake.AsyncFuture";
        public const string BuilderName = "Maitake.FutureBuilder";
        public const string BuilderOfTName = "Maitake.FutureBuilder`1";
        public const string StateMachineInterface = "System.Runtime.CompilerServices.IAsyncStateMachine";

        private readonly ModuleDefinition _module;
        private readonly IMetadataScope _scope;

        private KnownTypes(ModuleDefinition module, IMetadataScope scope)
        {
            _module = module;
            _scope = scope;
            IsLibrary = scope == module;

            Future = Type("Future");
            AsyncFuture = Type("AsyncFuture");
            Waker = Type("Waker");
            TypeReference pollResult = Type("PollResult", isValueType: true);
            TypeReference voidType = module.TypeSystem.Void;

            Poll = Method(Future, "Poll", pollResult, Waker);
            GetResult = Method(Future, "GetResult", voidType);
            PollLeaf = Method(AsyncFuture, "PollLeaf", pollResult, Waker);
            FrameOf = Method(AsyncFuture, "FrameOf", AsyncFuture, Future);
            Wake = Method(Waker, "Wake", voidType);
            FrameConstructor = Method(AsyncFuture, ".ctor", voidType, module.TypeSystem.Int32);
            TryRestart = Method(AsyncFuture, "TryRestart", module.TypeSystem.Boolean, module.TypeSystem.Int32);
            State = Field(AsyncFuture, "_state", module.TypeSystem.Int32);
            Leaf = Field(AsyncFuture, "_leaf", Future);
            Flags = Field(Future, "_flags", module.TypeSystem.Int32);
        }

        /// <summary>Whether the module is the library itself.</summary>
        public bool IsLibrary { get; }

        public TypeReference Future { get; }

        public TypeReference AsyncFuture { get; }

        public TypeReference Waker { get; }

        public MethodReference Poll { get; }

        public MethodReference PollLeaf { get; }

        public MethodReference FrameOf { get; }

        public MethodReference GetResult { get; }

        public MethodReference Wake { get; }

        public MethodReference FrameConstructor { get; }

        public MethodReference TryRestart { get; }

        public FieldReference State { get; }

        public FieldReference Leaf { get; }

        public FieldReference Flags { get; }

        /// <summary>Null if the module neither is nor uses the library.</summary>
        public static KnownTypes Find(ModuleDefinition module)
        {
            if (module.Assembly.Name.Name == LibraryName)
            {
                return new KnownTypes(module, module);
            }

            AssemblyNameReference reference = module.AssemblyReferences.FirstOrDefault(r => r.Name == LibraryName);
            return reference == null ? null : new KnownTypes(module, reference);
        }

        public MethodReference Getter(ResultKind kind)
        {
            return Method(Future, "Get" + kind.Name, kind.ValueType(_module));
        }

        public TypeReference ErasedBase(ResultKind kind)
        {
            return Type(kind.Name + "Future");
        }

        public MethodReference ErasedBaseMethod(ResultKind kind, string name)
        {
            TypeReference type = ErasedBase(kind);
            return name == ".ctor"
                ? Method(type, name, _module.TypeSystem.Void)
                : Method(type, name, _module.TypeSystem.Void, kind.ValueType(_module));
        }

        private TypeReference Type(string name, bool isValueType = false)
        {
            return IsLibrary
                ? _module.GetType("Maitake", name)
                : new TypeReference("Maitake", name, _module, _scope, isValueType);
        }

        private MethodReference Method(TypeReference type, string name, TypeReference returnType, params TypeReference[] parameters)
        {
            if (type is TypeDefinition definition)
            {
                return definition.Methods.Single(m => m.Name == name && m.Parameters.Select(p => p.ParameterType.FullName)
                    .SequenceEqual(parameters.Select(p => p.FullName)));
            }

            MethodReference method = new MethodReference(name, returnType, type) { HasThis = true };
            foreach (TypeReference parameter in parameters)
            {
                method.Parameters.Add(new ParameterDefinition(parameter));
            }

            return method;
        }

        private FieldReference Field(TypeReference type, string name, TypeReference fieldType)
        {
            return type is TypeDefinition definition
                ? definition.Fields.Single(f => f.Name == name)
                : new FieldReference(name, fieldType, type);
        }
    }
}
