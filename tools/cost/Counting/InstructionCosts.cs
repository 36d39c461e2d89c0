using System;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Cost.Counting
{
    /// <summary>What one instruction costs. Arrays are left out: their length is known to the run alone.</summary>
    internal static class InstructionCosts
    {
        private static readonly Tally s_one = new(1, 0, 0, 0, 0, 0, 0, 0);
        private static readonly Tally s_call = new(0, 1, 0, 0, 0, 0, 0, 0);
        private static readonly Tally s_virtual = new(0, 0, 1, 0, 0, 0, 0, 0);
        private static readonly Tally s_interlocked = new(0, 0, 0, 1, 0, 0, 0, 0);
        private static readonly Tally s_lock = new(0, 0, 0, 0, 1, 0, 0, 0);

        /// <summary>What it costs, or why that is not known.</summary>
        public static Tally Of(Instruction instruction, MethodDefinition method, out string unknown)
        {
            unknown = null;
            try
            {
                return s_one + Extra(instruction, method);
            }
            catch (NotSupportedException exception)
            {
                unknown = exception.Message;
                return s_one;
            }
        }

        /// <summary>What entering a method costs: a struct among its locals is made then.</summary>
        public static Tally OfEntry(MethodDefinition method)
        {
            Tally cost = default;
            foreach (VariableDefinition variable in method.Body.Variables)
            {
                cost += IfStruct(variable.VariableType);
            }

            return cost;
        }

        private static Tally Extra(Instruction instruction, MethodDefinition method)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Call:
                case Code.Callvirt:
                    return OfCall((MethodReference)instruction.Operand, instruction.OpCode.Code == Code.Callvirt);
                case Code.Newobj:
                    return OfNew((MethodReference)instruction.Operand);
                case Code.Box:
                    TypeReference boxed = (TypeReference)instruction.Operand;
                    return HeapRules.IsStruct(boxed) ? HeapRules.Struct(boxed.Resolve()) : HeapRules.Box;
                case Code.Ldstr:
                    return HeapRules.Literal;
                case Code.Ldftn:
                case Code.Ldvirtftn:
                    // Here and not where the delegate's constructor seems to be called.
                    return HeapRules.Delegate;
                case Code.Throw:
                    // The stack trace: an array of 8 bytes for each method on the stack, of which one is certain.
                    return HeapRules.Array(1, 8);
                case Code.Ldloc:
                case Code.Ldloc_S:
                    return IfStruct(((VariableDefinition)instruction.Operand).VariableType);
                case Code.Ldloc_0:
                case Code.Ldloc_1:
                case Code.Ldloc_2:
                case Code.Ldloc_3:
                    return IfStruct(method.Body.Variables[instruction.OpCode.Code - Code.Ldloc_0].VariableType);
                case Code.Ldarg:
                case Code.Ldarg_S:
                    ParameterDefinition parameter = (ParameterDefinition)instruction.Operand;
                    return parameter == method.Body.ThisParameter ? default : IfStruct(parameter.ParameterType);
                case Code.Ldarg_0:
                case Code.Ldarg_1:
                case Code.Ldarg_2:
                case Code.Ldarg_3:
                    int index = instruction.OpCode.Code - Code.Ldarg_0 - (method.HasThis ? 1 : 0);
                    return index < 0 ? default : IfStruct(method.Parameters[index].ParameterType);
                case Code.Ldfld:
                case Code.Ldsfld:
                    return IfStruct(((FieldReference)instruction.Operand).FieldType);
                case Code.Ldelem_Any:
                    // Once from where it lies, and once more as any value that is loaded; so with a reference.
                    return IfStruct((TypeReference)instruction.Operand) * 2;
                case Code.Ldobj:
                    return IfStruct((TypeReference)instruction.Operand) * 2;
                case Code.Unbox:
                    return IfStruct((TypeReference)instruction.Operand);
                case Code.Unbox_Any:
                    // Unboxed, and then what loading it through a reference costs.
                    return IfStruct((TypeReference)instruction.Operand) * 3;
                default:
                    return default;
            }
        }

        private static Tally OfCall(MethodReference callee, bool isVirtual)
        {
            if (PlatformCosts.IsPlatform(callee.DeclaringType))
            {
                string type = callee.DeclaringType.FullName;
                Tally cost = s_call + PlatformCosts.Of(callee);
                return type == "System.Threading.Interlocked" ? cost + s_interlocked
                    : type == "System.Threading.Monitor" && callee.Name == "Enter" ? cost + s_lock
                    : isVirtual && PlatformCosts.IsVirtual(callee) ? cost + s_virtual
                    : cost;
            }

            // The compiler calls every instance method this way. The interpreter looks up only those which are virtual.
            MethodDefinition definition = callee.Resolve();
            return isVirtual && definition is { IsVirtual: true } ? s_call + s_virtual : s_call;
        }

        private static Tally OfNew(MethodReference constructor)
        {
            TypeReference type = constructor.DeclaringType;
            if (PlatformCosts.IsDelegate(type))
            {
                return default;
            }

            if (PlatformCosts.IsPlatform(type))
            {
                return s_call + PlatformCosts.OfNew(constructor);
            }

            TypeDefinition definition = type.Resolve();
            if (definition.BaseType?.FullName == "System.MulticastDelegate")
            {
                return default;
            }

            return s_call + (HeapRules.IsStruct(type) ? HeapRules.Struct(definition) : HeapRules.Class(definition));
        }

        private static Tally IfStruct(TypeReference type)
        {
            return HeapRules.IsStruct(type) ? HeapRules.Struct(type.Resolve()) : default;
        }
    }
}
