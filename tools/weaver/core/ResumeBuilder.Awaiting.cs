using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    // What becomes of an await.
    internal sealed partial class ResumeBuilder
    {
        private void Rewrite(AwaitSite site)
        {
            bool inBlock = IsInBlock(site.Store);
            if (inBlock && _steps.Has(WeaverStep.NoteGuarded))
            {
                Flags |= 1 << (GuardedShift + System.Math.Min(site.Number, AwaitCount));
            }

            bool isPlain = site.IsPlain;
            Instruction source = _awaitables.Source(site, _editor);
            Awaitable awaitable = _awaitables.Classify(source);
            bool asksFirst = awaitable == Awaitable.Frame || (awaitable == Awaitable.Leaf && !Awaitables.IsReadyAgain(source));
            bool saysNothing = awaitable == Awaitable.Yield || awaitable == Awaitable.Frame || Awaitables.HasPlainResult(source);
            FieldDefinition slot = null;
            if (awaitable == Awaitable.Yield)
            {
                _editor.Remove(source);
            }
            else if (source != null)
            {
                slot = Recycle(source, site, new HashSet<FieldDefinition>(), out _);
                if (slot != null)
                {
                    site.Store.Operand = Local(slot.FieldType);
                }
            }

            VariableDefinition awaiter = (VariableDefinition)site.Store.Operand;
            if (isPlain)
            {
                _editor.Remove(site.GetAwaiter);
            }

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
                if (inBlock || site.Number >= AwaitCount)
                {
                    if (_steps.Has(WeaverStep.ForgetLeaf))
                    {
                        at = StoreLeaf(at, Create(OpCodes.Ldnull));
                    }
                }
                else if (_steps.Has(WeaverStep.NoteYields))
                {
                    Flags |= 1 << (YieldShift + site.Number);
                }

                at = StoreState(at, site.Number);
                at = ReturnInPlace(at, inBlock, site.Number, Create(OpCodes.Ldnull));
                _editor.Remove(site.Store);
            }
            else
            {
                if (slot != null)
                {
                    at = StoreSlot(at, slot, awaiter);
                }

                if (_steps.Has(WeaverStep.StoreLeaf))
                {
                    at = StoreLeaf(at, Create(OpCodes.Ldloc, awaiter));
                }

                at = StoreState(at, site.Number);
                if (awaitable == Awaitable.Frame)
                {
                    at = ReturnInPlace(at, inBlock, site.Number, Create(OpCodes.Ldloc, awaiter));
                }
                else if (awaitable == Awaitable.Unknown)
                {
                    at = _editor.InsertAfter(
                        at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldloc, awaiter), Create(OpCodes.Call, _known.FrameOf));
                    at = ReturnUnlessNull(at, inBlock, site.Number, resume);
                }
            }

            _editor.Remove(first);
            RewriteResume(site, awaitable, asksFirst, inBlock, saysNothing);
        }

        private void RewriteResume(AwaitSite site, Awaitable awaitable, bool asksFirst, bool inBlock, bool saysNothing)
        {
            Instruction at = site.ResumeLabel;
            bool resets = HasBlocks && _steps.Has(WeaverStep.ResetNumber);
            if (resets)
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
                // Nothing to poll, unless a cancel has put something there that throws: also where no try is around this await, but the frame cannot
                // tell it from one that has.
                if (HasBlocks && (inBlock || site.Number >= AwaitCount) && _steps.Has(WeaverStep.ThrowAtYields))
                {
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(at, Create(OpCodes.Brfalse, site.DoneLabel));
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(at, Create(OpCodes.Ldarg, _waker), Create(OpCodes.Callvirt, _known.Poll), Create(OpCodes.Pop));
                }
            }
            else
            {
                if (asksFirst)
                {
                    // A frame has ended; if not by completing, the poll throws why.
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(
                        at,
                        Create(OpCodes.Ldfld, _known.Flags),
                        Create(OpCodes.Ldc_I4, CompletedFlag),
                        Create(OpCodes.And),
                        Create(OpCodes.Brtrue, site.DoneLabel));
                }

                if (awaitable == Awaitable.Leaf)
                {
                    at = LoadLeaf(at);
                    at = _editor.InsertAfter(at, Create(OpCodes.Ldarg, _waker), Create(OpCodes.Callvirt, _known.Poll));
                }
                else
                {
                    at = _editor.InsertAfter(
                        at, Create(OpCodes.Ldarg, _body.ThisParameter), Create(OpCodes.Ldarg, _waker), Create(OpCodes.Call, _known.PollLeaf));
                }

                at = ReturnIfPending(at, inBlock, site.Number, site.DoneLabel);
            }

            if (!resets)
            {
                _editor.Remove(site.ResumeLabel);
            }

            bool isVoid = !((MethodReference)site.GetResult.Operand).DeclaringType.IsGenericInstance;
            Instruction pop = isVoid ? null : site.GetResult.Next;
            if (saysNothing && (isVoid || (pop.OpCode == OpCodes.Pop && !_editor.IsTarget(pop))) && _steps.Has(WeaverStep.DropPlainResults))
            {
                if (pop != null)
                {
                    _editor.Remove(pop);
                }

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
    }
}
