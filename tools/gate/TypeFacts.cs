using System.Collections.Generic;
using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>What several rules ask about types and members.</summary>
    internal static class TypeFacts
    {
        private const string ExcludeType = "System.Runtime.CompilerServices.ExcludeTypeAttribute";

        /// <summary>The types that the interpreter keeps in one heap block and copies without an object.</summary>
        private static readonly HashSet<string> s_free = new()
        {
            "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32",
            "System.UInt32", "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.IntPtr",
            "System.UIntPtr", "System.DateTime", "System.TimeSpan", "System.Void", "System.RuntimeTypeHandle",
            "System.RuntimeFieldHandle", "System.RuntimeMethodHandle",
        };

        public static TypeDefinition TryResolve(this TypeReference type)
        {
            try
            {
                return type?.Resolve();
            }
            catch (AssemblyResolutionException)
            {
                return null;
            }
        }

        public static MethodDefinition TryResolve(this MethodReference method)
        {
            try
            {
                return method?.Resolve();
            }
            catch (AssemblyResolutionException)
            {
                return null;
            }
        }

        /// <summary>A value of this type takes an object on the interpreter's heap wherever it is held or passed by value.</summary>
        public static bool IsCostlyStruct(this TypeReference type)
        {
            if (type is ByReferenceType or ArrayType or GenericParameter or PointerType || !type.IsValueType || s_free.Contains(type.FullName))
            {
                return false;
            }

            // An enum of an assembly that was not found cannot be told from a struct: better reported than missed.
            return type.TryResolve() is not { IsEnum: true };
        }

        public static bool DerivesFrom(this TypeDefinition type, string fullName)
        {
            for (var t = type; t != null; t = t.BaseType.TryResolve())
            {
                if (t.FullName == fullName || t.BaseType?.GetElementType().FullName == fullName)
                {
                    return true;
                }
            }

            return false;
        }

        public static bool IsDelegate(this TypeDefinition type) => type.DerivesFrom("System.MulticastDelegate");

        /// <summary>The type is kept out of the file that goes to the device, with all that is nested in it.</summary>
        public static bool IsExcluded(this TypeDefinition type)
        {
            for (var t = type; t != null; t = t.DeclaringType)
            {
                foreach (var attribute in t.CustomAttributes)
                {
                    if (attribute.AttributeType.FullName == ExcludeType)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        public static IEnumerable<TypeDefinition> DeviceTypes(this ModuleDefinition module)
        {
            foreach (var type in module.GetTypes())
            {
                if (!type.IsExcluded())
                {
                    yield return type;
                }
            }
        }

        /// <summary>Name and parameters: what both machines match an override by.</summary>
        public static string Signature(this MethodReference method)
        {
            var parameters = new List<string>();
            foreach (var parameter in method.Parameters)
            {
                parameters.Add(parameter.ParameterType.FullName);
            }

            return method.Name + "(" + string.Join(",", parameters) + ")";
        }
    }
}
