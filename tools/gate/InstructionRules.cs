using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>Instructions that the interpreter does not have or does not mean, and the types that instructions name.</summary>
    internal sealed class InstructionRules
    {
        private static readonly HashSet<Code> s_missing = new()
        {
            Code.Arglist, Code.Calli, Code.Ckfinite, Code.Cpblk, Code.Initblk, Code.Jmp, Code.Localloc, Code.Mkrefany,
            Code.No, Code.Readonly, Code.Refanytype, Code.Refanyval,
        };

        private readonly Report _report;
        private readonly TypeRules _types;

        public InstructionRules(Report report, TypeRules types)
        {
            _report = report;
            _types = types;
        }

        public void Visit(MethodDefinition method)
        {
            foreach (var instruction in method.Body.Instructions)
            {
                var name = instruction.OpCode.Name;
                if (s_missing.Contains(instruction.OpCode.Code))
                {
                    _report.Add(Rule.Opcode, method, instruction, name + ": the interpreter does not have this instruction");
                }
                else if (name.Contains(".ovf"))
                {
                    _report.Add(Rule.Checked, method, instruction, name + ": the interpreter does not throw on overflow");
                }
                else if (instruction.OpCode.Code == Code.Volatile)
                {
                    _report.Add(Rule.Modifier, method, instruction, name + ": the interpreter ignores it, and a volatile field has a wrong type there");
                }

                CheckOperand(method, instruction);
            }
        }

        private void CheckOperand(MethodDefinition method, Instruction instruction)
        {
            void Add(Rule rule, string reason) => _report.Add(rule, method, instruction, reason);
            void Check(TypeReference type) => _types.Check(type, instruction.OpCode.Name, Add);

            switch (instruction.Operand)
            {
                case TypeReference type:
                    Check(type);
                    break;
                case FieldReference field:
                    Check(field.DeclaringType);
                    Check(field.FieldType);
                    break;
                case GenericInstanceMethod generic:
                    Add(Rule.Generic, instruction.OpCode.Name + ": " + generic.FullName + " ends the interpreter without a message");
                    break;
                case MethodReference called:
                    CheckCall(called, Check, Add);
                    break;
            }
        }

        private static void CheckCall(MethodReference called, System.Action<TypeReference> check, System.Action<Rule, string> add)
        {
            // The methods of an array of several dimensions belong to the array type.
            check(called.DeclaringType);
            if (called.HasGenericParameters)
            {
                add(Rule.Generic, called.FullName + " ends the interpreter without a message");
            }

            if (called.DeclaringType is ArrayType)
            {
                return;
            }

            foreach (var parameter in called.Parameters)
            {
                check(parameter.ParameterType);
            }

            if (called.ReturnType is not RequiredModifierType)
            {
                check(called.ReturnType);
            }
        }
    }
}
