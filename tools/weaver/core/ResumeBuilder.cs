using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Turns <c>void MoveNext()</c> into <c>AsyncFuture Resume(Waker)</c>.</summary>
    /// <remarks>
    /// What is awaited is polled right here, inside whatever try block the await is in, so that what the poll throws is thrown by the await. The
    /// compiler's local copy of the state is kept where there are try blocks: its finally blocks run only while that is negative.
    /// </remarks>
    internal sealed partial class ResumeBuilder
    {
        // Future.CompletedFlag.
        private const int CompletedFlag = 1;

        // Those of AsyncFuture.
        private const int GuardedShift = 8;
        private const int AwaitCount = 11;
        private const int YieldShift = 20;

        private readonly StateMachine _machine;
        private readonly KnownTypes _known;
        private readonly MethodDefinition _method;
        private readonly MethodBody _body;
        private readonly BodyEditor _editor;
        private readonly Awaitables _awaitables;
        private readonly Recycler _recycler;
        private readonly WeaverSteps _steps;

        // The compiler's instructions that are inside a try, catch, filter or finally.
        private readonly HashSet<Instruction> _inBlocks = new HashSet<Instruction>();

        private VariableDefinition _number;
        private VariableDefinition _step;
        private ParameterDefinition _waker;
        private Instruction _return;
        private Instruction _waitingReturn;

        public ResumeBuilder(StateMachine machine, KnownTypes known, Awaitables awaitables, Recycler recycler, WeaverSteps steps)
        {
            _steps = steps;
            _recycler = recycler;
            _machine = machine;
            _known = known;
            _awaitables = awaitables;
            _method = machine.MoveNext;
            _body = _method.Body;
            _editor = new BodyEditor(_method);
        }

        /// <summary>What the frame's flags begin with: what kind of await each is.</summary>
        public int Flags { get; private set; }

        private bool HasBlocks
        {
            get { return _body.ExceptionHandlers.Count > 0; }
        }

        public void Build()
        {
            _body.SimplifyMacros();
            _waker = new ParameterDefinition("waker", ParameterAttributes.None, _known.Waker);
            _number = (VariableDefinition)_body.Instructions.First(i => i.OpCode == OpCodes.Stloc).Operand;
            Instruction end = null;
            if (_steps.Has(WeaverStep.RemoveOuterHandler))
            {
                end = RemoveOuterHandler();
            }

            FindBlocks();
            foreach (Instruction call in _body.Instructions.Where(i => AwaitSite.IsSuspension(i, _machine)).ToArray())
            {
                Rewrite(AwaitSite.Match(call, _machine));
            }

            if (_steps.Has(WeaverStep.ShareLeaf))
            {
                ShareLeaf();
            }

            RewriteEnd(end);
            AppendReturns();
            if (_steps.Has(WeaverStep.MapState))
            {
                MapState();
            }

            if (_steps.Has(WeaverStep.ChangeSignature))
            {
                ChangeSignature();
            }

            if (_steps.Has(WeaverStep.ShortenPrologue))
            {
                ShortenPrologue();
            }

            if (_steps.Has(WeaverStep.RemoveIdleBranches))
            {
                _editor.RemoveIdleBranches();
            }

            if (_steps.Has(WeaverStep.RemoveUnusedVariables))
            {
                _editor.RemoveUnusedVariables();
            }

            _body.OptimizeMacros();
        }

        // The handler that tells the builder of an exception: here the exception goes to whoever resumes the frame.
        private Instruction RemoveOuterHandler()
        {
            ExceptionHandler outer = _body.ExceptionHandlers.Last(h => h.HandlerType == ExceptionHandlerType.Catch);
            Instruction end = outer.HandlerEnd;
            if (!Range(outer.HandlerStart, end).Any(i => IsBuilderCall(i, "SetException")))
            {
                throw new WeaverException(ErrorCodes.UnknownShape, "The weaver does not know what this compiler makes of an async method");
            }

            _body.ExceptionHandlers.Remove(outer);
            _editor.RemoveRange(outer.HandlerStart, end);
            return end;
        }

        private void FindBlocks()
        {
            foreach (ExceptionHandler handler in _body.ExceptionHandlers)
            {
                _inBlocks.UnionWith(Range(handler.TryStart, handler.TryEnd));
                _inBlocks.UnionWith(Range(handler.FilterStart ?? handler.HandlerStart, handler.HandlerEnd));
            }

            // A leave that leaves no block is a branch.
            foreach (Instruction leave in _body.Instructions.Where(i => i.OpCode == OpCodes.Leave && !IsInBlock(i) && _steps.Has(WeaverStep.BranchFromNoBlock)))
            {
                leave.OpCode = OpCodes.Br;
            }
        }

        private void MapState()
        {
            foreach (Instruction instruction in _body.Instructions)
            {
                if (instruction.Operand == _machine.State)
                {
                    instruction.Operand = _known.State;
                }
                else if (instruction.Operand is FieldReference field && (field == _machine.Builder || _machine.Awaiters.Contains(field)))
                {
                    throw new WeaverException(ErrorCodes.UnknownShape, "The weaver does not know a use of " + field.Name + " in this async method");
                }
            }
        }

        // The device finds an override by name and signature.
        private void ChangeSignature()
        {
            _method.Name = "Resume";
            _method.Parameters.Add(_waker);
            _method.ReturnType = _known.AsyncFuture;
            _method.Overrides.Clear();
            _method.Attributes = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
        }

        // Without a try nobody needs the local copy of the state, unless the compiler looks at it more than once.
        private void ShortenPrologue()
        {
            Instruction[] uses = _body.Instructions.Where(i => i.Operand == _number).ToArray();
            if (uses.Length == 2 && uses[0].OpCode == OpCodes.Stloc && uses[1] == uses[0].Next && !_editor.IsTarget(uses[1]))
            {
                _editor.Remove(uses[0]);
                _editor.Remove(uses[1]);
            }
        }

        private bool IsInBlock(Instruction instruction)
        {
            return _inBlocks.Contains(instruction);
        }

        private bool IsEndState(Instruction instruction)
        {
            return instruction.OpCode == OpCodes.Stfld && instruction.Operand == _machine.State
                && instruction.Previous.OpCode == OpCodes.Ldc_I4 && (int)instruction.Previous.Operand == -2;
        }

        private static bool IsBuilderCall(Instruction instruction, string name)
        {
            return instruction.OpCode == OpCodes.Call && instruction.Operand is MethodReference call && call.Name == name
                && StateMachine.IsBuilder(call.DeclaringType);
        }

        private static IEnumerable<Instruction> Range(Instruction start, Instruction end)
        {
            for (Instruction i = start; i != end && i != null; i = i.Next)
            {
                yield return i;
            }
        }
    }
}
