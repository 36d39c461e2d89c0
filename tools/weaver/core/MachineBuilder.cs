using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Makes the state machine's type the future itself, and the method the one who makes it.</summary>
    internal sealed class MachineBuilder
    {
        private readonly StateMachine _machine;
        private readonly KnownTypes _known;
        private readonly ModuleDefinition _module;
        private int _flags;

        public MachineBuilder(StateMachine machine, KnownTypes known)
        {
            _machine = machine;
            _known = known;
            _module = machine.Type.Module;
        }

        public MethodDefinition Kickoff
        {
            get { return _machine.Kickoff; }
        }

        public MethodDefinition Constructor { get; private set; }

        /// <summary>A place for the result and the getter that whoever awaits calls.</summary>
        public void AddResult(ResultKind kind, TypeReference erasedType)
        {
            FieldDefinition result = new FieldDefinition("<>result", FieldAttributes.Private, erasedType);
            _machine.Type.Fields.Add(result);
            _machine.Result = result;

            MethodDefinition getter = new MethodDefinition(
                "Get" + kind.Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, kind.ValueType(_module));
            ILProcessor il = getter.Body.GetILProcessor();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, result);
            il.Emit(OpCodes.Ret);
            _machine.Type.Methods.Add(getter);
        }

        /// <summary>Gives the type its base class. A release build's machine is a struct until here.</summary>
        /// <param name="flags">What the frame's flags begin with.</param>
        public void Rebase(int flags)
        {
            TypeDefinition type = _machine.Type;
            _flags = flags;
            type.Attributes &= ~TypeAttributes.SequentialLayout;
            type.BaseType = _known.AsyncFuture;
            type.Interfaces.Clear();
            type.Fields.Remove(_machine.State);
            type.Fields.Remove(_machine.Builder);
            foreach (FieldDefinition awaiter in _machine.Awaiters.Cast<FieldDefinition>())
            {
                type.Fields.Remove(awaiter);
            }

            foreach (MethodDefinition method in type.Methods.Where(m => m.Name == "SetStateMachine" || m.IsConstructor).ToArray())
            {
                type.Methods.Remove(method);
            }

            Constructor = new MethodDefinition(
                ".ctor",
                MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
                _module.TypeSystem.Void);
            ILProcessor il = Constructor.Body.GetILProcessor();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, _flags);
            il.Emit(OpCodes.Call, _known.FrameConstructor);
            il.Emit(OpCodes.Ret);
            Constructor.Body.OptimizeMacros();
            type.Methods.Add(Constructor);
        }

        /// <summary>The method makes a frame, gives it its parameters and returns it.</summary>
        /// <param name="twin">Null, or what has to do that with a frame that was used before, if it gets one.</param>
        public void RewriteKickoff(MethodDefinition twin)
        {
            MethodDefinition kickoff = _machine.Kickoff;
            kickoff.Body.SimplifyMacros();
            List<Instruction[]> stores = ParameterStores(kickoff);
            kickoff.Body.Instructions.Clear();
            kickoff.Body.Variables.Clear();
            kickoff.DebugInformation.SequencePoints.Clear();
            kickoff.DebugInformation.Scope = null;
            kickoff.DebugInformation.CustomDebugInformations.Clear();

            ILProcessor il = kickoff.Body.GetILProcessor();
            if (twin == null)
            {
                il.Emit(OpCodes.Newobj, Constructor);
                foreach (Instruction[] store in stores)
                {
                    il.Emit(OpCodes.Dup);
                    foreach (Instruction instruction in store)
                    {
                        il.Append(instruction);
                    }
                }
            }
            else
            {
                BuildTwin(twin, stores, kickoff);
                if (kickoff.HasThis)
                {
                    il.Emit(OpCodes.Ldarg, kickoff.Body.ThisParameter);
                }

                foreach (ParameterDefinition parameter in kickoff.Parameters)
                {
                    il.Emit(OpCodes.Ldarg, parameter);
                }

                il.Emit(OpCodes.Ldnull);
                il.Emit(OpCodes.Call, twin);
            }

            il.Emit(OpCodes.Ret);
            kickoff.Body.OptimizeMacros();
        }

        private void BuildTwin(MethodDefinition twin, List<Instruction[]> stores, MethodDefinition kickoff)
        {
            ILProcessor il = twin.Body.GetILProcessor();
            VariableDefinition frame = new VariableDefinition(_machine.Type);
            twin.Body.Variables.Add(frame);
            twin.Body.InitLocals = true;
            Instruction make = il.Create(OpCodes.Newobj, Constructor);
            Instruction fill = il.Create(OpCodes.Nop);
            il.Emit(OpCodes.Ldarg, twin.Parameters.Last());
            il.Emit(OpCodes.Castclass, _machine.Type);
            il.Emit(OpCodes.Stloc, frame);
            il.Emit(OpCodes.Ldloc, frame);
            il.Emit(OpCodes.Brfalse, make);
            il.Emit(OpCodes.Ldloc, frame);
            il.Emit(OpCodes.Ldc_I4, _flags);
            il.Emit(OpCodes.Callvirt, _known.TryRestart);
            il.Emit(OpCodes.Brtrue, fill);
            il.Append(make);
            il.Emit(OpCodes.Stloc, frame);
            il.Append(fill);
            foreach (Instruction[] store in stores)
            {
                il.Emit(OpCodes.Ldloc, frame);
                foreach (Instruction instruction in store)
                {
                    il.Append(Translate(instruction, kickoff, twin));
                }
            }

            il.Emit(OpCodes.Ldloc, frame);
            il.Emit(OpCodes.Ret);
            new BodyEditor(twin).Remove(fill);
            twin.Body.OptimizeMacros();
        }

        private static Instruction Translate(Instruction instruction, MethodDefinition from, MethodDefinition to)
        {
            if (instruction.Operand is ParameterDefinition parameter)
            {
                instruction.Operand = parameter == from.Body.ThisParameter ? to.Body.ThisParameter : to.Parameters[parameter.Index];
            }

            return instruction;
        }

        // What the compiler's kickoff stores into the machine besides the state and the builder: parameters and 'this'.
        private List<Instruction[]> ParameterStores(MethodDefinition kickoff)
        {
            List<Instruction[]> stores = new List<Instruction[]>();
            List<Instruction> pending = new List<Instruction>();
            foreach (Instruction instruction in kickoff.Body.Instructions)
            {
                if (instruction.OpCode == OpCodes.Nop)
                {
                    continue;
                }

                pending.Add(instruction);
                if (instruction.OpCode == OpCodes.Stloc || instruction.OpCode == OpCodes.Ret)
                {
                    pending.Clear();
                }
                else if (instruction.Operand is MethodReference call && call.Name == "Start")
                {
                    pending.Clear();
                }
                else if (instruction.OpCode == OpCodes.Stfld)
                {
                    if (instruction.Operand != _machine.State && instruction.Operand != _machine.Builder)
                    {
                        // Without the load of the machine.
                        stores.Add(pending.Skip(1).ToArray());
                    }

                    pending.Clear();
                }
            }

            return stores;
        }
    }
}
