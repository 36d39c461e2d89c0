using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    // The ways out: null if what is awaited is pending, the frame itself at the end, another frame that is to run next.
    internal sealed partial class ResumeBuilder
    {
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

                last.OpCode = OpCodes.Ldarg;
                last.Operand = _body.ThisParameter;
                _editor.Append(Create(OpCodes.Ret));
                return;
            }

            // First of all, since what is removed before it may be branched to.
            _editor.InsertAfter(setResult, Create(OpCodes.Ldarg, _body.ThisParameter));
            foreach (Instruction store in _body.Instructions.Where(i => IsEndState(i) && _steps.Has(WeaverStep.RemoveEndStates)).ToArray())
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

            if (_return != null)
            {
                _editor.Append(_return, Create(OpCodes.Ret));
            }
        }

        // With the result of a poll on the stack; on to the label, which follows, if it is not Pending.
        private Instruction ReturnIfPending(Instruction at, bool inBlock, int number, Instruction next)
        {
            if (inBlock)
            {
                at = _editor.InsertAfter(at, Create(OpCodes.Brtrue, next));
                return ReturnInPlace(at, true, number, Create(OpCodes.Ldnull));
            }

            _waitingReturn = _waitingReturn ?? Create(OpCodes.Ldnull);
            return _editor.InsertAfter(at, Create(OpCodes.Brfalse, _waitingReturn));
        }

        // With a frame or null on the stack; on to the label, which follows, if it is null.
        private Instruction ReturnUnlessNull(Instruction at, bool inBlock, int number, Instruction next)
        {
            PrepareReturn();
            at = _editor.InsertAfter(at, Create(OpCodes.Stloc, _step), Create(OpCodes.Ldloc, _step));
            if (!inBlock)
            {
                return _editor.InsertAfter(at, Create(OpCodes.Brtrue, _return));
            }

            at = SetNumber(_editor.InsertAfter(at, Create(OpCodes.Brfalse, next)), number);
            return _editor.InsertAfter(at, Create(OpCodes.Leave, _return));
        }

        private Instruction ReturnInPlace(Instruction at, bool inBlock, int number, Instruction load)
        {
            if (!inBlock)
            {
                return _editor.InsertAfter(at, load, Create(OpCodes.Ret));
            }

            PrepareReturn();
            return _editor.InsertAfter(SetNumber(at, number), load, Create(OpCodes.Stloc, _step), Create(OpCodes.Leave, _return));
        }

        // The compiler's finally blocks run only while this is negative.
        private Instruction SetNumber(Instruction at, int number)
        {
            return !_steps.Has(WeaverStep.SetNumber) ? at : _editor.InsertAfter(at, Create(OpCodes.Ldc_I4, number), Create(OpCodes.Stloc, _number));
        }

        private void PrepareReturn()
        {
            if (_return == null)
            {
                _step = new VariableDefinition(_known.AsyncFuture);
                _body.Variables.Add(_step);
                _return = Create(OpCodes.Ldloc, _step);
            }
        }
    }
}
