using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Turns <c>void MoveNext()</c> into <c>int Resume(Waker)</c>.</summary>
    /// <remarks>
    /// What is awaited is polled right here, inside whatever try block the await is in, so that what the poll throws is thrown by the await. The
    /// compiler's local copy of the state is kept where there are try blocks: its finally blocks run only while that is negative.
    /// </remarks>
    internal sealed partial class ResumeBuilder
    {
        // Future.CompletedFlag.
        private const int CompletedFlag = 1;

        private const int Waiting = 0;
        private const int Done = 1;
        private const int Call = 2;

        private readonly StateMachine _machine;
        private readonly KnownTypes _known;
        private readonly MethodDefinition _method;
        private readonly MethodBody _body;
        private readonly BodyEditor _editor;
        private readonly Awaitables _awaitables;
        private readonly Recycler _recycler;

        // The compiler's instructions that are inside a try, catch, filter or finally.
        private readonly HashSet<Instruction> _inBlocks = new HashSet<Instruction>();

        private VariableDefinition _number;
        private VariableDefinition _step;
        private ParameterDefinition _waker;
        private Instruction _return;
        private Instruction _waitingReturn;
        private Instruction _callReturn;

        public ResumeBuilder(StateMachine machine, KnownTypes known, Awaitables awaitables, Recycler recycler)
        {
            _recycler = recycler;
            _machine = machine;
            _known = known;
            _awaitables = awaitables;
            _method = machine.MoveNext;
            _body = _method.Body;
            _editor = new BodyEditor(_method);
        }

        /// <summary>Whether a cancel has to run through the method: whether anything in it could notice.</summary>
        public bool IsGuarded
        {
            get { return _body.ExceptionHandlers.Count > 0; }
        }

        public void Build()
        {
            _body.SimplifyMacros();
            _waker = new ParameterDefinition("waker", ParameterAttributes.None, _known.Waker);
            _number = (VariableDefinition)_body.Instructions.First(i => i.OpCode == OpCodes.Stloc).Operand;
            Instruction end = RemoveOuterHandler();
            foreach (Instruction call in _body.Instructions.Where(i => AwaitSite.IsSuspension(i, _machine)).ToArray())
            {
                Rewrite(AwaitSite.Match(call, _machine));
            }

            RewriteEnd(end);
            AppendReturns();
            MapState();
            ChangeSignature();
            _editor.RemoveIdleBranches();
            _editor.RemoveUnusedVariables();
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
            foreach (ExceptionHandler handler in _body.ExceptionHandlers)
            {
                _inBlocks.UnionWith(Range(handler.TryStart, handler.TryEnd));
                _inBlocks.UnionWith(Range(handler.FilterStart ?? handler.HandlerStart, handler.HandlerEnd));
            }

            // A leave that leaves no block is a branch.
            foreach (Instruction leave in _body.Instructions.Where(i => i.OpCode == OpCodes.Leave && !IsInBlock(i)))
            {
                leave.OpCode = OpCodes.Br;
            }

            return end;
        }

        private void Rewrite(AwaitSite site)
        {
            bool inBlock = IsInBlock(site.Store);
            Instruction source = Awaitables.Source(site, _editor);
            Awaitable awaitable = _awaitables.Classify(source);
            FieldDefinition slot = null;
            if (awaitable == Awaitable.Yield)
            {
                _editor.Remove(source);
            }
            else if (source != null)
            {
                slot = Recycle(source, new HashSet<FieldDefinition>(), out _);
                if (slot != null)
                {
                    site.Store.Operand = Local(slot.FieldType);
                }
            }

            VariableDefinition awaiter = (VariableDefinition)site.Store.Operand;
            _editor.Remove(site.GetAwaiter);

            // The label stays; what was behind it goes.
            Instruction resume = site.ResumeLabel;
            _editor.RemoveRange(resume.Next, site.DoneLabel);
            Instruction first = Create(OpCodes.Nop);
            _editor.InsertBefore(site.Test, first);
            _editor.RemoveRange(site.Test, resume);

            Instruction at = first;
            if (awaitable == Awaitable.Yield)
            {
                at = _editor.InsertAfter(at, Create(OpCodes.Ldarg, _waker), Create(OpCodes.Callvirt, _known.Wake));
                at = StoreLeaf(at, Create(OpCodes.Ldnull));
                at = StoreState(at, site.Number);
                at = ReturnInPlace(at, inBlock, site.Number, Waiting);
                _editor.Remove(site.Store);
            }
            else
            {
                if (slot != null)
                {
                    at = StoreSlot(at, slot, awaiter);
                }

                at = StoreLeaf(at, Create(OpCodes.Ldloc, awaiter));
                at = StoreState(at, site.Number);
                if (awaitable == Awaitable.Frame)
                {
                    at = ReturnInPlace(at, inBlock, site.Number, Call);
                }
                else if (awaitable == Awaitable.Unknown)
                {
                    at = _editor.InsertAfter(at, Create(OpCodes.Ldloc, awaiter), Create(OpCodes.Isinst, _known.AsyncFuture));
                    at = ReturnIf(at, inBlock, site.Number, Call, resume);
                }
            }

            _editor.Remove(first);
            RewriteResume(site, awaitable, inBlock);
        }

        private void RewriteResume(AwaitSite site, Awaitable awaitable, bool inBlock)
        {
            Instruction at = site.ResumeLabel;
            if (IsGuarded)
            {
                at.OpCode = OpCodes.Ldc_I4;
                at.Operand = -1;
                at = _editor.InsertAfter(at, Create(OpCodes.Stloc, _number));
            }
            else
            {
                at.OpCode = OpCodes.Nop;
                at.Operand = null;
            }

            if (awaitable == Awaitable.Yield)
            {
                // Nothing to poll, unless a cancel has put something there that throws.
                if (IsGuarded)
                {
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(at, Create(OpCodes.Brfalse, site.DoneLabel));
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(at, Create(OpCodes.Ldarg, _waker), Create(OpCodes.Callvirt, _known.Poll), Create(OpCodes.Pop));
                }
            }
            else
            {
                if (awaitable == Awaitable.Frame)
                {
                    // It has ended; if not by completing, the poll throws why.
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(
                        at,
                        Create(OpCodes.Ldfld, _known.Flags),
                        Create(OpCodes.Ldc_I4, CompletedFlag),
                        Create(OpCodes.And),
                        Create(OpCodes.Brtrue, site.DoneLabel));
                }

                at = LoadLeaf(at);
                at = _editor.InsertAfter(at, Create(OpCodes.Ldarg, _waker), Create(OpCodes.Callvirt, _known.Poll));
                at = ReturnIf(at, inBlock, site.Number, Waiting, site.DoneLabel);
            }

            if (!IsGuarded)
            {
                _editor.Remove(site.ResumeLabel);
            }

            bool isVoid = !((MethodReference)site.GetResult.Operand).DeclaringType.IsGenericInstance;
            if (isVoid && awaitable != Awaitable.Unknown && awaitable != Awaitable.Leaf)
            {
                // Neither a yield nor a frame has anything to say here.
                _editor.Remove(site.GetResult);
                _editor.Remove(site.ResultLoad);
            }
            else
            {
                site.ResultLoad.OpCode = OpCodes.Ldarg;
                site.ResultLoad.Operand = _body.ThisParameter;
                _editor.InsertAfter(site.ResultLoad, Create(OpCodes.Ldfld, _known.Leaf));
            }
        }

        private void RewriteEnd(Instruction end)
        {
            Instruction last = _body.Instructions.Last();
            Instruction setResult = _body.Instructions.FirstOrDefault(i => IsBuilderCall(i, "SetResult"));
            if (setResult == null)
            {
                // The method never returns.
                if (_editor.IsTarget(last) && last != end)
                {
                    throw new WeaverException(ErrorCodes.UnknownShape, "The weaver does not know how this async method ends");
                }

                last.OpCode = OpCodes.Ldc_I4;
                last.Operand = Done;
                _editor.Append(Create(OpCodes.Ret));
                return;
            }

            // First of all, since what is removed before it may be branched to.
            _editor.InsertAfter(setResult, Create(OpCodes.Ldc_I4, Done));
            foreach (Instruction store in _body.Instructions.Where(IsEndState).ToArray())
            {
                _editor.Remove(store.Previous.Previous);
                _editor.Remove(store.Previous);
                _editor.Remove(store);
            }

            bool hasValue = _machine.ResultType != null;
            Instruction builder = hasValue ? setResult.Previous.Previous : setResult.Previous;
            if (builder.OpCode != OpCodes.Ldflda)
            {
                throw new WeaverException(ErrorCodes.UnknownShape, "The weaver does not know how this async method returns its value");
            }

            if (hasValue)
            {
                setResult.OpCode = OpCodes.Stfld;
                setResult.Operand = _machine.Result;
            }
            else
            {
                _editor.Remove(builder.Previous);
                _editor.Remove(setResult);
            }

            _editor.Remove(builder);
        }

        private void AppendReturns()
        {
            if (_waitingReturn != null)
            {
                _editor.Append(_waitingReturn, Create(OpCodes.Ret));
            }

            if (_callReturn != null)
            {
                _editor.Append(_callReturn, Create(OpCodes.Ret));
            }

            if (_return != null)
            {
                _editor.Append(_return, Create(OpCodes.Ret));
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
            _method.ReturnType = _method.Module.TypeSystem.Int32;
            _method.Overrides.Clear();
            _method.Attributes = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
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
