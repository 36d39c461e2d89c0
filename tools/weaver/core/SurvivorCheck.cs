using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>Looks for what would make the device die without a message: anything generic, and instructions that it does not have.</summary>
    internal sealed class SurvivorCheck
    {
        private static readonly OpCode[] s_unsupported =
        {
            OpCodes.Arglist, OpCodes.Cpblk, OpCodes.Jmp, OpCodes.Initblk, OpCodes.Calli, OpCodes.Ckfinite, OpCodes.Localloc, OpCodes.Mkrefany,
            OpCodes.Refanytype, OpCodes.Refanyval, OpCodes.Readonly,
        };

        private readonly ModuleDefinition _module;
        private readonly Action<MethodDefinition, Instruction, WeaverException> _report;

        public SurvivorCheck(ModuleDefinition module, Action<MethodDefinition, Instruction, WeaverException> report)
        {
            _module = module;
            _report = report;
        }

        public void Run()
        {
            foreach (TypeDefinition type in _module.GetTypes())
            {
                MethodDefinition any = type.Methods.FirstOrDefault();
                if (type.HasGenericParameters)
                {
                    ReportGeneric(any, null, "the type " + type.FullName);
                    continue;
                }

                Check(any, type.BaseType, "the base of " + type.FullName);
                foreach (InterfaceImplementation implementation in type.Interfaces)
                {
                    Check(any, implementation.InterfaceType, "an interface of " + type.FullName);
                }

                foreach (FieldDefinition field in type.Fields)
                {
                    Check(any, field.FieldType, "the field " + type.FullName + "." + field.Name);
                }

                foreach (MethodDefinition method in type.Methods)
                {
                    CheckMethod(method);
                }

                CheckOverloads(type);
            }
        }

        private void CheckMethod(MethodDefinition method)
        {
            if (method.HasGenericParameters)
            {
                ReportGeneric(method, null, "the method " + method.Name);
                return;
            }

            Check(method, method.ReturnType, "the return type of " + method.Name);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                Check(method, parameter.ParameterType, "the parameter " + parameter.Name + " of " + method.Name);
            }

            foreach (MethodReference implemented in method.Overrides)
            {
                Check(method, implemented.DeclaringType, "an interface of " + method.DeclaringType.FullName);
            }

            if (!method.HasBody)
            {
                return;
            }

            foreach (VariableDefinition variable in method.Body.Variables)
            {
                Check(method, variable.VariableType, "a local variable of " + method.Name);
            }

            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (s_unsupported.Contains(instruction.OpCode))
                {
                    _report(method, instruction, new WeaverException(
                        ErrorCodes.UnsupportedOpcode, "The device has no instruction '" + instruction.OpCode.Name + "'"));
                }

                CheckOperand(method, instruction);
            }
        }

        private void CheckOperand(MethodDefinition method, Instruction instruction)
        {
            bool isGeneric = false;
            switch (instruction.Operand)
            {
                case MethodReference called:
                    RefuseStripped(method, instruction, called.DeclaringType);
                    if (IsFromLibrary(called.DeclaringType) && Stripper.IsMarked(called.Resolve()))
                    {
                        ReportStripped(method, instruction, called.FullName);
                    }

                    isGeneric = called.IsGenericInstance || IsGeneric(called.DeclaringType) || IsGeneric(called.ReturnType)
                        || called.Parameters.Any(p => IsGeneric(p.ParameterType));
                    break;
                case FieldReference field:
                    RefuseStripped(method, instruction, field.DeclaringType);
                    isGeneric = IsGeneric(field.DeclaringType) || IsGeneric(field.FieldType);
                    break;
                case TypeReference type:
                    RefuseStripped(method, instruction, type);
                    isGeneric = IsGeneric(type);
                    break;
            }

            if (isGeneric)
            {
                ReportGeneric(method, instruction, "'" + instruction.Operand + "'");
            }
        }

        private void CheckOverloads(TypeDefinition type)
        {
            foreach (IGrouping<string, MethodDefinition> same in type.Methods.GroupBy(Signature).Where(g => g.Count() > 1))
            {
                _report(same.Last(), null, new WeaverException(
                    ErrorCodes.SameSignature, "On the device Future<T> is Future, so there would be two methods " + same.Key + " in " + type.FullName + "; rename one"));
            }
        }

        private static string Signature(MethodDefinition method)
        {
            return method.Name + "(" + string.Join(", ", method.Parameters.Select(p => p.ParameterType.FullName)) + ")"
                + (method.Name.StartsWith("op_") ? method.ReturnType.FullName : "");
        }

        private void Check(MethodDefinition method, TypeReference type, string what)
        {
            if (IsGeneric(type))
            {
                ReportGeneric(method, null, what);
                return;
            }

            RefuseStripped(method, null, type);
        }

        // What the library has for the compiler alone is not in its woven assembly.
        private void RefuseStripped(MethodDefinition method, Instruction instruction, TypeReference type)
        {
            while (type is TypeSpecification specification)
            {
                type = specification.ElementType;
            }

            if (type != null && !IsGeneric(type) && IsFromLibrary(type) && Stripper.IsMarked(type.Resolve()))
            {
                ReportStripped(method, instruction, type.FullName);
            }
        }

        private void ReportStripped(MethodDefinition method, Instruction instruction, string what)
        {
            _report(method, instruction, new WeaverException(ErrorCodes.CompileTimeOnly, what + " does not exist on the device"));
        }

        private static bool IsFromLibrary(TypeReference type)
        {
            return type?.Scope is AssemblyNameReference scope && scope.Name == KnownTypes.LibraryName;
        }

        private void ReportGeneric(MethodDefinition method, Instruction instruction, string what)
        {
            _report(method, instruction, new WeaverException(
                ErrorCodes.GenericSurvives, "The device has no generics, and " + what + " is generic"));
        }

        public static bool IsGeneric(TypeReference type)
        {
            return type != null && (type.IsGenericInstance || type.IsGenericParameter || type.ContainsGenericParameter
                || (type is TypeSpecification specification && IsGeneric(specification.ElementType))
                || type.Name.IndexOf('`') >= 0);
        }
    }
}
