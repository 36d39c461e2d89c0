using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>What takes an object from the heap each time it is done.</summary>
    internal sealed class HotPathRules
    {
        private readonly Report _report;

        public HotPathRules(Report report)
        {
            _report = report;
        }

        public void Visit(IEnumerable<KeyValuePair<MethodDefinition, IReadOnlyList<string>>> hotMethods)
        {
            foreach (var (method, chain) in hotMethods)
            {
                CheckValues(method, chain);
                foreach (var instruction in method.Body.Instructions)
                {
                    if (Find(instruction) is var (rule, reason))
                    {
                        _report.Add(rule, method, instruction, reason, chain);
                    }
                }
            }
        }

        private void CheckValues(MethodDefinition method, IReadOnlyList<string> chain)
        {
            void Check(TypeReference type, string what)
            {
                if (type.IsCostlyStruct())
                {
                    _report.Add(Rule.Struct, method, null, what + " is the struct " + type.FullName, chain);
                }
            }

            Check(method.ReturnType, "the returned value");
            foreach (var parameter in method.Parameters)
            {
                Check(parameter.ParameterType, "parameter '" + parameter.Name + "'");
            }

            foreach (var variable in method.Body.Variables)
            {
                var named = method.DebugInformation.TryGetName(variable, out var name);
                Check(variable.VariableType, "local " + (named ? "'" + name + "'" : variable.Index.ToString()));
            }
        }

        private static (Rule Rule, string Reason)? Find(Instruction instruction)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Box:
                    return (Rule.Boxing, "boxes " + ((TypeReference)instruction.Operand).FullName);
                case Code.Constrained:
                    return (Rule.Boxing, "calls a virtual method of the value type " + ((TypeReference)instruction.Operand).FullName);
                case Code.Ldstr:
                    return (Rule.StringLiteral, "the literal \"" + instruction.Operand + "\" is a new string each time");
                case Code.Ldftn or Code.Ldvirtftn:
                    return (Rule.Delegate, "makes a delegate of " + ((MethodReference)instruction.Operand).FullName);
                case Code.Newarr:
                    return (Rule.Array, "makes an array of " + ((TypeReference)instruction.Operand).FullName + ", as a call with params does too");
                case Code.Newobj:
                    return FindNew((MethodReference)instruction.Operand);
                case Code.Call or Code.Callvirt:
                    return FindCall((MethodReference)instruction.Operand);
                case Code.Ldobj or Code.Stobj or Code.Initobj or Code.Unbox_Any or Code.Ldelem_Any or Code.Stelem_Any:
                    return FindCopy((TypeReference)instruction.Operand);
                case Code.Ldfld or Code.Stfld or Code.Ldsfld or Code.Stsfld:
                    return FindCopy(((FieldReference)instruction.Operand).FieldType);
                default:
                    return null;
            }
        }

        private static (Rule, string)? FindNew(MethodReference constructor)
        {
            var type = constructor.DeclaringType;
            if (type.IsValueType)
            {
                return type.IsCostlyStruct() ? (Rule.Struct, "makes the struct " + type.FullName) : null;
            }

            if (type.TryResolve() is not { } definition)
            {
                return (Rule.Allocation, "makes an object of " + type.FullName);
            }

            if (definition.IsDelegate())
            {
                // Reported at the ldftn before it, which names the method.
                return null;
            }

            if (definition.DerivesFrom("System.Exception"))
            {
                return (Rule.Allocation, "makes the exception " + type.FullName + ": throw it from a method of its own, marked Cold");
            }

            return definition.Name.Contains("DisplayClass")
                ? (Rule.Allocation, "makes an object for the variables that a lambda captures")
                : (Rule.Allocation, "makes an object of " + type.FullName);
        }

        private static (Rule, string)? FindCall(MethodReference called)
        {
            if (called.ReturnType.IsCostlyStruct())
            {
                return (Rule.Struct, called.FullName + " returns a struct");
            }

            foreach (var parameter in called.Parameters)
            {
                if (parameter.ParameterType.IsCostlyStruct())
                {
                    return (Rule.Struct, called.FullName + " takes a struct");
                }
            }

            return MakesObject(called) ? (Rule.Allocation, called.FullName + " makes a new object") : null;
        }

        /// <summary>What is known of the core library from the outside: a string, an array or an enumerator is new.</summary>
        private static bool MakesObject(MethodReference called)
        {
            var type = called.DeclaringType.FullName;
            if (!type.StartsWith("System.") || called.Name.StartsWith("get_"))
            {
                return false;
            }

            return called.ReturnType is ArrayType
                || called.ReturnType.FullName is "System.String" or "System.Collections.IEnumerator"
                || (type == "System.Delegate" && called.Name is ("Combine" or "Remove"))
                || called.Name == "MemberwiseClone";
        }

        private static (Rule, string)? FindCopy(TypeReference type)
        {
            return type.IsCostlyStruct() ? (Rule.Struct, "copies the struct " + type.FullName) : null;
        }
    }
}
