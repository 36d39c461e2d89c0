using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>How the result of a Future&lt;T&gt; travels once T is erased: one of the seven shapes that a value has on the evaluation stack.</summary>
    internal sealed class ResultKind
    {
        private static readonly ResultKind s_int32 = new ResultKind("Int32");
        private static readonly ResultKind s_int64 = new ResultKind("Int64");
        private static readonly ResultKind s_single = new ResultKind("Single");
        private static readonly ResultKind s_double = new ResultKind("Double");
        private static readonly ResultKind s_timeSpan = new ResultKind("TimeSpan");
        private static readonly ResultKind s_dateTime = new ResultKind("DateTime");
        private static readonly ResultKind s_object = new ResultKind("Object");

        private ResultKind(string name)
        {
            Name = name;
        }

        public string Name { get; }

        public bool IsObject
        {
            get { return this == s_object; }
        }

        public static ResultKind Of(TypeReference type)
        {
            switch (type.MetadataType)
            {
                case MetadataType.Boolean:
                case MetadataType.Char:
                case MetadataType.SByte:
                case MetadataType.Byte:
                case MetadataType.Int16:
                case MetadataType.UInt16:
                case MetadataType.Int32:
                case MetadataType.UInt32:
                    return s_int32;
                case MetadataType.Int64:
                case MetadataType.UInt64:
                    return s_int64;
                case MetadataType.Single:
                    return s_single;
                case MetadataType.Double:
                    return s_double;
                case MetadataType.String:
                case MetadataType.Object:
                case MetadataType.Array:
                    return s_object;
                case MetadataType.GenericInstance:
                    if (type.GetElementType().FullName == KnownTypes.FutureOfTName)
                    {
                        return s_object;
                    }

                    break;
                case MetadataType.Class:
                case MetadataType.ValueType:
                    return OfNamed(type);
            }

            throw Refusal(type);
        }

        /// <summary>The type of the getter.</summary>
        public TypeReference ValueType(ModuleDefinition module)
        {
            switch (Name)
            {
                case "Int32":
                    return module.TypeSystem.Int32;
                case "Int64":
                    return module.TypeSystem.Int64;
                case "Single":
                    return module.TypeSystem.Single;
                case "Double":
                    return module.TypeSystem.Double;
                case "Object":
                    return module.TypeSystem.Object;
                default:
                    return new TypeReference("System", Name, module, module.TypeSystem.CoreLibrary, true);
            }
        }

        private static ResultKind OfNamed(TypeReference type)
        {
            if (type.FullName == "System.TimeSpan")
            {
                return s_timeSpan;
            }

            if (type.FullName == "System.DateTime")
            {
                return s_dateTime;
            }

            if (type.MetadataType == MetadataType.Class)
            {
                return s_object;
            }

            TypeDefinition definition = type.Resolve();
            if (definition == null)
            {
                throw new WeaverException(ErrorCodes.MissingReference, "The type " + type.FullName + " was not found in the references");
            }

            if (definition.IsEnum)
            {
                return Of(definition.Fields.Single(f => !f.IsStatic).FieldType);
            }

            throw Refusal(type);
        }

        private static WeaverException Refusal(TypeReference type)
        {
            string cure = type.IsValueType ? "; make it a class" : "";
            return new WeaverException(
                ErrorCodes.NotErasable, "Future<" + type.Name + "> cannot run on the device: " + type.FullName + " is no type that a future can carry there" + cure);
        }
    }
}
