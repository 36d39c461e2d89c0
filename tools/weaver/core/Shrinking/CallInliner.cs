using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Puts methods where they are called if the assembly gets smaller by that: what is called once, for a method costs 16 bytes of its own beside its
    /// code; small ones that are called a few times; and those that do no more than the call does, wherever they are called.
    /// </summary>
    internal sealed class CallInliner
    {
        // In the device's assembly: a row of the table of methods, a call, the store and the load of an argument.
        private const int RowSize = 16;
        private const int CallSize = 3;
        private const int ArgumentSize = 2;

        // A frame costs 12 bytes for each local and each value on the stack, in every call of the method.
        private const int MaxGrowth = 6;
        private const int MaxColdGrowth = 2;

        private readonly ModuleDefinition _module;
        private readonly UnusedRemover _remover;
        private readonly HashSet<MethodDefinition> _cold;
        private readonly Dictionary<MethodDefinition, NewVariables> _variables = new Dictionary<MethodDefinition, NewVariables>();
        private readonly HashSet<MethodDefinition> _changed = new HashSet<MethodDefinition>();

        /// <param name="cold">Methods that run seldom, and stay out of those that do not: these would get larger frames.</param>
        public CallInliner(ModuleDefinition module, UnusedRemover remover, HashSet<MethodDefinition> cold)
        {
            _module = module;
            _remover = remover;
            _cold = cold;
        }

        public void Run()
        {
            RemoveRootConstructorCalls();
            while (RunOnce())
            {
                // What was called twice by what is gone is called once now.
            }
        }

        // It does nothing, and one call for each object is to be saved. What is left empty by that is then put in the place of its calls.
        private void RemoveRootConstructorCalls()
        {
            foreach (MethodDefinition method in _module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && m.IsConstructor && !m.IsStatic).ToArray())
            {
                Instruction call = method.Body.Instructions.FirstOrDefault(i => i.OpCode == OpCodes.Call && i.Operand is MethodReference called
                    && called.Name == ".ctor" && called.DeclaringType.FullName == "System.Object");
                if (call != null && call.Previous != null && call.Previous.OpCode == OpCodes.Ldarg_0)
                {
                    BodyEditor editor = new BodyEditor(method);
                    method.Body.SimplifyMacros();
                    editor.Remove(call.Previous);
                    editor.Remove(call);
                    method.Body.OptimizeMacros();
                }
            }
        }

        private bool RunOnce()
        {
            // In a round nothing is put where something was put in the same round, and so calls may share variables.
            _variables.Clear();
            _changed.Clear();
            Callers callers = new Callers(_module);
            bool any = false;
            foreach (MethodDefinition method in _module.GetTypes().SelectMany(t => t.Methods).Where(CanBeInlined).ToArray())
            {
                List<KeyValuePair<MethodDefinition, Instruction>> calls = callers.Of(method).Where(c => IsGood(c.Key, c.Value, method)).ToList();
                bool goesAway = _remover.CanBeRemoved(method) && calls.Count > 0 && calls.Count == callers.Of(method).Count
                    && IsWorth(method, calls.Count, calls.Max(c => Growth(c.Value, method)));
                if (!goesAway)
                {
                    calls.RemoveAll(c => Growth(c.Value, method) > 0);
                }

                if (calls.Count == 0 || _changed.Contains(method))
                {
                    continue;
                }

                foreach (KeyValuePair<MethodDefinition, Instruction> call in calls)
                {
                    Inline(call.Key, call.Value, method);
                }

                if (goesAway)
                {
                    UnusedRemover.Remove(method);
                }

                any = true;
            }

            return any;
        }

        private void Inline(MethodDefinition caller, Instruction call, MethodDefinition called)
        {
            if (!_variables.TryGetValue(caller, out NewVariables variables))
            {
                _variables.Add(caller, variables = new NewVariables(caller.Body, share: true));
            }

            _changed.Add(caller);
            _changed.Add(called);
            caller.Body.SimplifyMacros();
            InlinedCall.Replace(caller, new BodyEditor(caller), call, called, variables);
            caller.Body.OptimizeMacros();
        }

        private static bool CanBeInlined(MethodDefinition method)
        {
            return InlinedCall.IsPossible(method)
                && !method.NoInlining
                && !method.IsSynchronized
                && method.Body.Instructions.All(i => i.Operand != method)
                && !IsEndless(method);
        }

        private bool IsGood(MethodDefinition caller, Instruction call, MethodDefinition called)
        {
            return (call.OpCode == OpCodes.Call || call.OpCode == OpCodes.Callvirt)
                && (call.Previous == null || call.Previous.OpCode.OpCodeType != OpCodeType.Prefix)
                && caller != called
                && caller.Module == _module
                && !caller.DeclaringType.HasGenericParameters
                && FrameGrowth(caller, called) <= (_cold.Contains(called) && !_cold.Contains(caller) ? MaxColdGrowth : MaxGrowth)
                && (call.OpCode == OpCodes.Call || FailsForNull(called))
                && (IsStraight(called) || LiesAlone(caller, call, called))
                && (!called.Body.HasExceptionHandlers || !LiesInBlock(caller, call));
        }

        private static int FrameGrowth(MethodDefinition caller, MethodDefinition called)
        {
            int variables = called.Body.Variables.Count + called.Parameters.Count(p => IsWritten(called, p));
            return variables + System.Math.Max(0, new StackDepths(called).Maximum - new StackDepths(caller).Maximum);
        }

        // A call on nothing fails before anything else is done, and so must what takes its place.
        private static bool FailsForNull(MethodDefinition method)
        {
            for (Instruction i = method.Body.Instructions[0]; i != null && i.OpCode.FlowControl == FlowControl.Next; i = i.Next)
            {
                if (i.OpCode.Code == Code.Stfld)
                {
                    return i.Previous.Previous?.OpCode == OpCodes.Ldarg_0 && i.Previous.OpCode.StackBehaviourPop == StackBehaviour.Pop0;
                }

                if (i.OpCode == OpCodes.Ldarg_0 && (i.Next.OpCode == OpCodes.Ldfld || i.Next.OpCode == OpCodes.Ldflda))
                {
                    return true;
                }

                if (!i.OpCode.Name.StartsWith("ld") && i.OpCode.StackBehaviourPush == StackBehaviour.Push0)
                {
                    return false;
                }
            }

            return false;
        }

        // Blocks within blocks would have to be put in order.
        private static bool LiesInBlock(MethodDefinition caller, Instruction call)
        {
            return caller.Body.ExceptionHandlers.Any(h => (h.TryStart.Offset <= call.Offset && call.Offset < h.TryEnd.Offset)
                || (h.HandlerStart.Offset <= call.Offset && (h.HandlerEnd == null || call.Offset < h.HandlerEnd.Offset))
                || (h.FilterStart != null && h.FilterStart.Offset <= call.Offset && call.Offset < h.HandlerStart.Offset));
        }

        // The processor that makes the device's assembly loses count of the stack at a branch, unless nothing is on it there.
        private static bool LiesAlone(MethodDefinition caller, Instruction call, MethodDefinition called)
        {
            int arguments = called.Parameters.Count + (called.HasThis ? 1 : 0);
            return new StackDepths(caller).Before(call) == arguments
                && (called.ReturnType.MetadataType == MetadataType.Void || called.Body.Instructions.Last().OpCode == OpCodes.Ret);
        }

        private static bool IsStraight(MethodDefinition method)
        {
            return method.Body.Instructions.All(i => i.OpCode.FlowControl == FlowControl.Next || i.OpCode.FlowControl == FlowControl.Call
                || i.OpCode.FlowControl == FlowControl.Meta || (i.OpCode == OpCodes.Ret && i.Next == null));
        }

        // One that never returns, but what comes after the call wants a value.
        private static bool IsEndless(MethodDefinition method)
        {
            return method.ReturnType.MetadataType != MetadataType.Void && method.Body.Instructions.All(i => i.OpCode != OpCodes.Ret);
        }

        private static bool IsWorth(MethodDefinition method, int calls, int growth)
        {
            return calls == 1 || calls * growth < RowSize + DeviceSize.Of(method);
        }

        // By how much the caller gets larger, at most.
        private static int Growth(Instruction call, MethodDefinition called)
        {
            int size = DeviceSize.Of(called) - CallSize - 1 + called.Body.Instructions.Count(i => i.OpCode == OpCodes.Ret && i.Next != null);
            Instruction argument = call.Previous;
            for (int i = called.Parameters.Count + (called.HasThis ? 1 : 0); i > 0; i--)
            {
                bool moves = argument != null && IsLoad(argument);
                size += moves ? -argument.GetSize() : ArgumentSize;
                argument = moves ? argument.Previous : null;
            }

            return size;
        }

        private static bool IsLoad(Instruction instruction)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Ldarg_0:
                case Code.Ldarg_1:
                case Code.Ldarg_2:
                case Code.Ldarg_3:
                case Code.Ldarg_S:
                case Code.Ldloc_0:
                case Code.Ldloc_1:
                case Code.Ldloc_2:
                case Code.Ldloc_3:
                case Code.Ldloc_S:
                    return true;
                default:
                    return false;
            }
        }

        private static bool IsWritten(MethodDefinition method, ParameterDefinition parameter)
        {
            return method.Body.Instructions.Any(i => i.Operand == parameter && i.OpCode.Code != Code.Ldarg_S && i.OpCode.Code != Code.Ldarg);
        }
    }
}
