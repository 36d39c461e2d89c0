using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>Types that the interpreter does not know: looked for in every signature, and asked for by the instructions.</summary>
    internal sealed class TypeRules
    {
        private readonly Report _report;

        public TypeRules(Report report)
        {
            _report = report;
        }

        public void Visit(TypeDefinition type)
        {
            if (type.HasGenericParameters)
            {
                _report.Add(Rule.Generic, type, "a generic type ends the interpreter without a message");
            }

            Check(type.BaseType, "base type", (rule, reason) => _report.Add(rule, type, reason));
            foreach (var implemented in type.Interfaces)
            {
                Check(implemented.InterfaceType, "interface", (rule, reason) => _report.Add(rule, type, reason));
            }

            CheckAttributes(type, (rule, reason) => _report.Add(rule, type, reason));
            foreach (var field in type.Fields)
            {
                Check(field.FieldType, "field", (rule, reason) => _report.Add(rule, field, reason));
                CheckAttributes(field, (rule, reason) => _report.Add(rule, field, reason));
            }
        }

        public void Visit(MethodDefinition method)
        {
            void Add(Rule rule, string reason) => _report.Add(rule, method, reason);

            if (method.HasGenericParameters)
            {
                Add(Rule.Generic, "a generic method ends the interpreter without a message");
            }

            if (!IsInitSetter(method.ReturnType))
            {
                Check(method.ReturnType, "return type", Add);
            }

            foreach (var parameter in method.Parameters)
            {
                Check(parameter.ParameterType, "parameter '" + parameter.Name + "'", Add);
            }

            CheckAttributes(method, Add);
            if (!method.HasBody)
            {
                return;
            }

            foreach (var variable in method.Body.Variables)
            {
                Check(variable.VariableType, "local " + variable.Index, Add);
            }

            foreach (var handler in method.Body.ExceptionHandlers)
            {
                Check(handler.CatchType, "catch", Add);
            }
        }

        /// <summary>Looks into a type, however deep, and reports what is not for the interpreter.</summary>
        public void Check(TypeReference type, string where, Action<Rule, string> add)
        {
            switch (type)
            {
                case null:
                    return;
                case GenericParameter:
                    add(Rule.Generic, where + ": type parameter " + type.Name);
                    return;
                case GenericInstanceType:
                    add(Rule.Generic, where + ": " + type.FullName + " ends the interpreter without a message");
                    return;
                case PointerType or FunctionPointerType or PinnedType:
                    add(Rule.Pointer, where + ": pointer type " + type.FullName);
                    return;
                case ArrayType { Rank: > 1 }:
                    add(Rule.MultiDimensionalArray, where + ": " + type.FullName + "; an array of arrays would do");
                    return;
                case RequiredModifierType or OptionalModifierType:
                    add(Rule.Modifier, where + ": " + type.FullName + ": the device's file has no place for a modifier and gets a wrong type");
                    return;
                case TypeSpecification specification:
                    Check(specification.ElementType, where, add);
                    return;
            }

            if (type.TryResolve() is { } definition && definition.IsExcluded())
            {
                add(Rule.Excluded, where + ": " + type.FullName + " is kept out of the device's file");
            }
        }

        // The modifier of an init accessor stands before void, which is what the file then says.
        private static bool IsInitSetter(TypeReference type)
        {
            return type is RequiredModifierType { ElementType.FullName: "System.Void" } required
                && required.ModifierType.FullName == "System.Runtime.CompilerServices.IsExternalInit";
        }

        private static void CheckAttributes(ICustomAttributeProvider provider, Action<Rule, string> add)
        {
            foreach (var attribute in provider.CustomAttributes)
            {
                if (attribute.AttributeType.TryResolve() is { } definition && definition.IsExcluded())
                {
                    add(Rule.Excluded, "attribute " + definition.FullName + " is kept out of the device's file");
                }
            }
        }
    }
}
