using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Puts the bodies of small methods where they are called. A nanoCLR has no compiler that would: there a call costs as much as five to ten
    /// instructions. The mark is the one that the desktop's compiler knows too, <c>MethodImplOptions.AggressiveInlining</c>; and as there, it is a wish,
    /// which is not granted to a virtual method, to one that catches or that calls itself, nor to what another assembly calls.
    /// </summary>
    internal sealed class Inliner
    {
        private readonly ModuleDefinition _module;
        private readonly HashSet<MethodDefinition> _marked;
        private readonly HashSet<MethodDefinition> _begun = new HashSet<MethodDefinition>();
        private readonly HashSet<MethodDefinition> _done = new HashSet<MethodDefinition>();

        private Inliner(ModuleDefinition module)
        {
            _module = module;
            _marked = new HashSet<MethodDefinition>(module.GetTypes().SelectMany(type => type.Methods).Where(m => m.AggressiveInlining));
        }

        /// <summary>Inlines in a whole module.</summary>
        /// <returns>Whether anything had to be changed.</returns>
        public static bool Run(ModuleDefinition module)
        {
            Inliner inliner = new Inliner(module);
            if (inliner._marked.Count == 0)
            {
                return false;
            }

            foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(m => m.HasBody).ToArray())
            {
                inliner.Inline(method);
            }

            inliner.RemoveUncalled();
            return true;
        }

        private static bool CanBeInlined(MethodDefinition method)
        {
            return method.HasBody && !method.IsVirtual && !method.IsConstructor && !method.HasGenericParameters && !method.DeclaringType.HasGenericParameters
                && !method.Body.HasExceptionHandlers;
        }

        // What a method calls is done first, so that chains are inlined as a whole. One that is come back to calls itself.
        private void Inline(MethodDefinition caller)
        {
            if (!_begun.Add(caller))
            {
                return;
            }

            Instruction[] calls = caller.Body.Instructions.Where(i => Called(i) != null).ToArray();
            if (calls.Length > 0)
            {
                caller.Body.SimplifyMacros();
                BodyEditor editor = new BodyEditor(caller);
                foreach (Instruction call in calls)
                {
                    MethodDefinition called = Called(call);
                    Inline(called);
                    if (_done.Contains(called) && CanBeInlined(called))
                    {
                        Inline(caller, editor, call, called);
                    }
                }

                caller.Body.OptimizeMacros();
            }

            _done.Add(caller);
        }

        private MethodDefinition Called(Instruction instruction)
        {
            return (instruction.OpCode == OpCodes.Call || instruction.OpCode == OpCodes.Callvirt)
                && instruction.Operand is MethodDefinition method && _marked.Contains(method) ? method : null;
        }

        private void Inline(MethodDefinition caller, BodyEditor editor, Instruction call, MethodDefinition called)
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

            List<Instruction> body = called.Body.Instructions.ToList();
            List<Instruction> code = new List<Instruction>();
            Dictionary<ParameterDefinition, VariableDefinition> arguments = new Dictionary<ParameterDefinition, VariableDefinition>();

            // A single one that is the first thing on the stack, and used nowhere else, may as well stay there.
            bool staysOnStack = given == 1 && IsLoad(body[0], parameters[0]) && body.Count(i => i.Operand == parameters[0]) == 1
                && !body.Any(i => i.Operand == body[0] || (i.Operand is Instruction[] targets && targets.Contains(body[0])));
            while (given > 0 && !staysOnStack)
            {
                given--;
                VariableDefinition argument = new VariableDefinition(parameters[given].ParameterType);
                caller.Body.Variables.Add(argument);
                arguments[parameters[given]] = argument;
                code.Add(Instruction.Create(OpCodes.Stloc, argument));
            }

            Dictionary<VariableDefinition, VariableDefinition> variables = new Dictionary<VariableDefinition, VariableDefinition>();
            foreach (VariableDefinition variable in called.Body.Variables)
            {
                VariableDefinition copy = new VariableDefinition(variable.VariableType);
                caller.Body.Variables.Add(copy);
                variables[variable] = copy;
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

                Instruction copy = Copy(instruction, loads, arguments, variables, after);
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
            Dictionary<VariableDefinition, VariableDefinition> variables, Instruction after)
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
                copy.Operand = variables[variable];
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
            if (member is FieldDefinition field && !field.IsPublic)
            {
                field.IsAssembly = true;
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

        // What nobody else can call.
        private void RemoveUncalled()
        {
            HashSet<MethodReference> called = new HashSet<MethodReference>(_module.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(m => m.HasBody)
                .SelectMany(m => m.Body.Instructions)
                .Select(i => i.Operand)
                .OfType<MethodReference>());
            foreach (MethodDefinition method in _marked)
            {
                method.AggressiveInlining = false;
                if (method.IsPrivate && !called.Contains(method))
                {
                    method.DeclaringType.Methods.Remove(method);
                }
            }
        }
    }
}
