using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Gate.Tests
{
    /// <summary>Says where a contract assembly promises what the real one does not have, or lets one leave out what must be implemented.</summary>
    internal static class ContractComparer
    {
        public static IEnumerable<string> Compare(ModuleDefinition contract, ModuleDefinition real)
        {
            foreach (var type in contract.GetTypes().Where(IsVisible))
            {
                var counterpart = real.GetType(type.FullName);
                if (counterpart == null || !IsVisible(counterpart))
                {
                    yield return type.FullName + " does not exist";
                    continue;
                }

                foreach (var difference in Compare(type, counterpart))
                {
                    yield return type.FullName + ": " + difference;
                }
            }
        }

        private static IEnumerable<string> Compare(TypeDefinition type, TypeDefinition real)
        {
            return Differences("type", Describe(type), Describe(real))
                .Concat(Missing("interface", type.Interfaces.Select(i => i.InterfaceType.FullName), real.Interfaces.Select(i => i.InterfaceType.FullName)))
                .Concat(Missing("field", type.Fields.Where(IsVisible).Select(Describe), real.Fields.Where(IsVisible).Select(Describe)))
                .Concat(Missing("method", type.Methods.Where(IsVisible).Select(Describe), real.Methods.Where(IsVisible).Select(Describe)))
                .Concat(Missing("event", type.Events.Where(e => IsVisible(e.AddMethod)).Select(e => e.FullName), real.Events.Select(e => e.FullName)))
                .Concat(Missing("property", type.Properties.Where(IsVisible).Select(p => p.FullName), real.Properties.Select(p => p.FullName)))
                .Concat(Missing("abstract method left out:", real.Methods.Where(m => m.IsAbstract).Select(Describe), type.Methods.Select(Describe)));
        }

        private static IEnumerable<string> Missing(string what, IEnumerable<string> contract, IEnumerable<string> real)
        {
            return contract.Except(real).Select(item => what + " " + item);
        }

        private static IEnumerable<string> Differences(string what, string contract, string real)
        {
            return contract == real ? [] : [what + " is " + real + ", not " + contract];
        }

        private static string Describe(TypeDefinition type)
        {
            var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
            var usage = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "AttributeUsageAttribute");
            return kind
                + (type.IsSealed ? " sealed" : string.Empty)
                + (type.IsAbstract ? " abstract" : string.Empty)
                + " : " + type.BaseType?.FullName
                + (usage == null ? string.Empty : " for " + (AttributeTargetsOf(usage)));
        }

        private static string AttributeTargetsOf(CustomAttribute usage) => usage.ConstructorArguments[0].Value.ToString();

        private static string Describe(FieldDefinition field)
        {
            return Access(field.IsPublic)
                + (field.IsStatic ? " static " : " ")
                + (field.IsInitOnly ? "readonly " : string.Empty)
                + field.FieldType.FullName + " " + field.Name
                + (field.HasConstant ? " = " + field.Constant : string.Empty);
        }

        private static string Describe(MethodDefinition method)
        {
            // Parameter names count too: C# lets a caller use them.
            var parameters = method.Parameters.Select(parameter =>
                (parameter.CustomAttributes.Any(a => a.AttributeType.Name == "ParamArrayAttribute") ? "params " : string.Empty)
                + (parameter.IsOut ? "out " : string.Empty)
                + parameter.ParameterType.FullName + " " + parameter.Name
                + (parameter.HasConstant ? " = " + parameter.Constant : string.Empty));

            return Access(method.IsPublic)
                + (method.IsStatic ? " static" : string.Empty)
                + (method.IsAbstract ? " abstract" : method.IsVirtual ? " virtual" : string.Empty)
                + (method.IsFinal ? " final" : string.Empty)
                + (method.IsVirtual && method.IsNewSlot ? " new" : string.Empty)
                + (method.CustomAttributes.Any(a => a.AttributeType.Name == "ConditionalAttribute") ? " conditional" : string.Empty)
                + " " + method.ReturnType.FullName + " " + method.Name + "(" + string.Join(", ", parameters) + ")";
        }

        private static string Access(bool isPublic) => isPublic ? "public" : "protected";

        private static bool IsVisible(TypeDefinition type)
        {
            return type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
        }

        private static bool IsVisible(FieldDefinition field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

        private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

        private static bool IsVisible(PropertyDefinition property) => IsVisible(property.GetMethod ?? property.SetMethod);
    }
}
