using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Puts the body of a method where it is called. Whether that is a good thing to do is for others to say.</summary>
    internal static class InlinedCall
    {
        /// <summary>Whether it is of a kind that can be put elsewhere at all.</summary>
        public static bool IsPossible(MethodDefinition method)
        {
            return method.HasBody && !method.IsVirtual && !method.HasGenericParameters && !method.DeclaringType.HasGenericParameters
                && !(method.HasThis && method.DeclaringType.IsValueType);
        }

        /// <summary>Puts the body in the place of the call. The caller's body has no short forms at that time.</summary>
        /// <param name="caller">Whose code is changed.</param>
        /// <param name="editor">The caller's.</param>
        /// <param name="call">What goes away.</param>
        /// <param name="called">What is put there; it stays as it is.</param>
        /// <param name="variables">Where the caller's new local variables come from.</param>
        public static void Replace(MethodDefinition caller, BodyEditor editor, Instruction call, MethodDefinition called, NewVariables variables)
        {
            called.Body.SimplifyMacros();
            List<ParameterDefinition> parameters = called.Parameters.ToList();
            if (called.HasThis)
            {
                parameters.Insert(0, called.Body.ThisParameter);
            }

            // From the last argument backwards as far as each is the load of something that stays as it is, that load goes where the argument is used.
            Dictionary<ParameterDefinition, Instruction> loads = new Dictionary<ParameterDefinition, Instruction>();
            List<Instruction> dropped = new List<Instruction> { call };
            int given = parameters.Count;
            for (Instruction load = call.Previous; given > 0 && IsSteady(caller, load) && IsOnlyRead(called, parameters[given - 1]); load = load.Previous)
            {
                if (editor.IsTarget(dropped[0]))
                {
                    break;
                }

                given--;
                loads[parameters[given]] = load;
                dropped.Insert(0, load);
            }

            variables.Begin(loads.Values);
            List<Instruction> body = called.Body.Instructions.ToList();
            List<Instruction> code = new List<Instruction>();
            Dictionary<ParameterDefinition, VariableDefinition> arguments = new Dictionary<ParameterDefinition, VariableDefinition>();

            // A single one that is the first thing on the stack, and used nowhere else, may as well stay there.
            bool staysOnStack = given == 1 && !called.Body.HasExceptionHandlers && IsLoad(body[0], parameters[0]) && body.Count(i => i.Operand == parameters[0]) == 1
                && !body.Any(i => i.Operand == body[0] || (i.Operand is Instruction[] targets && targets.Contains(body[0])));
            while (given > 0 && !staysOnStack)
            {
                given--;
                VariableDefinition argument = variables.Take(parameters[given].ParameterType);
                arguments[parameters[given]] = argument;
                code.Add(Instruction.Create(OpCodes.Stloc, argument));
            }

            Dictionary<VariableDefinition, VariableDefinition> locals = new Dictionary<VariableDefinition, VariableDefinition>();
            foreach (VariableDefinition variable in called.Body.Variables)
            {
                locals[variable] = variables.Take(variable.VariableType);
            }

            Instruction after = call.Next;
            Dictionary<Instruction, Instruction> copies = new Dictionary<Instruction, Instruction>();
            Instruction last = body[body.Count - 1];
            foreach (Instruction instruction in body)
            {
                if (staysOnStack && instruction == body[0])
                {
                    continue;
                }

                Instruction copy = Copy(instruction, loads, arguments, locals, after);
                if (instruction == last && instruction.OpCode == OpCodes.Ret)
                {
                    // What jumps to it goes on after the call.
                    copies[instruction] = after;
                    continue;
                }

                copies[instruction] = copy;
                code.Add(copy);
            }

            foreach (Instruction copy in code)
            {
                if (copy.Operand is Instruction target && target != after)
                {
                    copy.Operand = copies[target];
                }
                else if (copy.Operand is Instruction[] targets)
                {
                    copy.Operand = targets.Select(t => copies[t]).ToArray();
                }
            }

            foreach (ExceptionHandler handler in called.Body.ExceptionHandlers)
            {
                caller.Body.ExceptionHandlers.Add(new ExceptionHandler(handler.HandlerType)
                {
                    CatchType = handler.CatchType,
                    TryStart = copies[handler.TryStart],
                    TryEnd = copies[handler.TryEnd],
                    FilterStart = handler.FilterStart == null ? null : copies[handler.FilterStart],
                    HandlerStart = copies[handler.HandlerStart],
                    HandlerEnd = handler.HandlerEnd == null ? after : copies[handler.HandlerEnd],
                });
            }

            // Behind the call, so that what points to the call, or to a load before it, points to the first of them in the end.
            editor.InsertAfter(call, code.ToArray());
            foreach (Instruction instruction in dropped)
            {
                editor.Remove(instruction);
            }

            called.Body.OptimizeMacros();
        }

        private static Instruction Copy(
            Instruction instruction, Dictionary<ParameterDefinition, Instruction> loads, Dictionary<ParameterDefinition, VariableDefinition> arguments,
            Dictionary<VariableDefinition, VariableDefinition> locals, Instruction after)
        {
            Instruction copy = Instruction.Create(OpCodes.Nop);
            copy.OpCode = instruction.OpCode;
            copy.Operand = instruction.Operand;
            if (instruction.Operand is ParameterDefinition parameter)
            {
                if (loads.TryGetValue(parameter, out Instruction load))
                {
                    copy.OpCode = load.OpCode;
                    copy.Operand = load.Operand;
                }
                else
                {
                    copy.OpCode = instruction.OpCode == OpCodes.Ldarg ? OpCodes.Ldloc : instruction.OpCode == OpCodes.Starg ? OpCodes.Stloc : OpCodes.Ldloca;
                    copy.Operand = arguments[parameter];
                }
            }
            else if (instruction.Operand is VariableDefinition variable)
            {
                copy.Operand = locals[variable];
            }
            else if (instruction.OpCode == OpCodes.Ret)
            {
                copy.OpCode = OpCodes.Br;
                copy.Operand = after;
            }
            else if (instruction.Operand is MemberReference member)
            {
                Open(member);
            }

            return copy;
        }

        // What only the class itself may touch is now touched by others of the assembly.
        private static void Open(MemberReference member)
        {
            if (member is FieldDefinition field)
            {
                // A constructor's code may now be in that of a derived class.
                field.IsInitOnly = false;
                if (!field.IsPublic)
                {
                    field.IsAssembly = true;
                }
            }
            else if (member is MethodDefinition method && !method.IsPublic)
            {
                if (method.IsFamily)
                {
                    method.IsFamilyOrAssembly = true;
                }
                else if (!method.IsFamilyOrAssembly)
                {
                    method.IsAssembly = true;
                }
            }
        }

        private static bool IsLoad(Instruction instruction, ParameterDefinition parameter)
        {
            return instruction.OpCode == OpCodes.Ldarg && instruction.Operand == parameter;
        }

        private static bool IsOnlyRead(MethodDefinition method, ParameterDefinition parameter)
        {
            return method.Body.Instructions.All(i => i.Operand != parameter || i.OpCode == OpCodes.Ldarg);
        }

        // A constant, or a variable of the caller that nobody reaches from inside of the inlined code.
        private static bool IsSteady(MethodDefinition caller, Instruction load)
        {
            if (load == null)
            {
                return false;
            }

            if (load.OpCode == OpCodes.Ldarg || load.OpCode == OpCodes.Ldloc)
            {
                return caller.Body.Instructions.All(i => i.Operand != load.Operand || (i.OpCode != OpCodes.Ldarga && i.OpCode != OpCodes.Ldloca));
            }

            return load.OpCode == OpCodes.Ldnull || load.OpCode == OpCodes.Ldc_I4 || load.OpCode == OpCodes.Ldc_I8;
        }
    }
}
