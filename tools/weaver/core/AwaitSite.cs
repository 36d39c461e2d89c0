using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>
    /// One await in a MoveNext, as the compiler writes it: the awaiter is asked for and kept in a local; unless it has completed, the state and
    /// the awaiter are stored in the machine, the builder is told, and MoveNext returns; the resume code brings both back, and both ways join
    /// where the result is taken.
    /// </summary>
    internal sealed class AwaitSite
    {
        private AwaitSite()
        {
        }

        /// <summary>The call of GetAwaiter.</summary>
        public Instruction GetAwaiter { get; private set; }

        /// <summary>The store of the awaiter.</summary>
        public Instruction Store { get; private set; }

        /// <summary>Where the test for completion begins.</summary>
        public Instruction Test { get; private set; }

        /// <summary>Where a resumed machine jumps to.</summary>
        public Instruction ResumeLabel { get; private set; }

        /// <summary>Where the result is taken.</summary>
        public Instruction DoneLabel { get; private set; }

        /// <summary>The load of the awaiter that the result is taken from.</summary>
        public Instruction ResultLoad { get; private set; }

        /// <summary>The call of GetResult.</summary>
        public Instruction GetResult { get; private set; }

        /// <summary>Whether GetAwaiter is the library's, which returns the future itself; any other has to be called, and what it returns is awaited.</summary>
        public bool IsPlain
        {
            get
            {
                MethodReference called = (MethodReference)GetAwaiter.Operand;
                string type = called.DeclaringType.GetElementType().FullName;
                return called.Name == "GetAwaiter" && called.HasThis && (type == KnownTypes.FutureName || type == KnownTypes.FutureOfTName);
            }
        }

        public VariableDefinition Awaiter { get; private set; }

        public int Number { get; private set; }

        public static bool IsSuspension(Instruction instruction, StateMachine machine)
        {
            return instruction.OpCode == OpCodes.Call && instruction.Operand is GenericInstanceMethod call
                && (call.Name == "AwaitOnCompleted" || call.Name == "AwaitUnsafeOnCompleted") && StateMachine.IsBuilder(call.DeclaringType);
        }

        /// <summary>Recognises the code around a call of AwaitOnCompleted, or throws.</summary>
        public static AwaitSite Match(Instruction call, StateMachine machine)
        {
            TypeReference awaiterType = ((GenericInstanceMethod)call.Operand).GenericArguments[0];
            string name = awaiterType.GetElementType().FullName;
            if (name != KnownTypes.FutureName && name != KnownTypes.FutureOfTName)
            {
                throw new WeaverException(
                    ErrorCodes.ForeignAwait, "On the device only a Maitake.Future can be awaited, and " + awaiterType.FullName + " is none");
            }

            AwaitSite site = new AwaitSite();
            Cursor at = new Cursor(call);

            // Backwards: what is passed to the builder. A debug build passes a copy of the reference to the machine.
            at.Back();
            if (at.Is(OpCodes.Ldloca))
            {
                at.Back();
                site.Awaiter = at.Variable(OpCodes.Ldloca);
                at.Expect(OpCodes.Ldflda, OpCodes.Ldarg, OpCodes.Stloc, OpCodes.Ldarg);
            }
            else
            {
                at.Require(OpCodes.Ldarg);
                at.Back();
                site.Awaiter = at.Variable(OpCodes.Ldloca);
                at.Expect(OpCodes.Ldflda, OpCodes.Ldarg);
            }

            at.Expect(OpCodes.Stfld, OpCodes.Ldloc, OpCodes.Ldarg);
            at.Expect(OpCodes.Stfld, OpCodes.Stloc, OpCodes.Dup);
            at.Back();
            at.Require(OpCodes.Ldc_I4);
            site.Number = (int)at.Current.Operand;
            at.Expect(OpCodes.Ldarg);
            at.Back();
            at.Require(OpCodes.Brtrue);
            site.DoneLabel = (Instruction)at.Current.Operand;
            at.Back();
            at.Back();
            at.Require(OpCodes.Ldloc);
            site.Test = at.Current;
            at.Back();
            at.Require(OpCodes.Stloc);
            site.Store = at.Current;
            at.Back();
            if (!at.Is(OpCodes.Callvirt) && !at.Is(OpCodes.Call))
            {
                throw at.Unknown();
            }

            site.GetAwaiter = at.Current;

            // Forwards: the return, and after it the resume code.
            Instruction next = call.Next;
            while (next.OpCode == OpCodes.Nop)
            {
                next = next.Next;
            }

            if (next.OpCode != OpCodes.Leave && next.OpCode != OpCodes.Br)
            {
                throw new Cursor(next).Unknown();
            }

            site.ResumeLabel = next.Next;
            Instruction load = site.DoneLabel;
            while (load.OpCode != OpCodes.Ldloc || load.Operand != site.Awaiter)
            {
                load = load.Next ?? throw new Cursor(site.DoneLabel).Unknown();
            }

            site.ResultLoad = load;
            site.GetResult = load.Next;
            if (!(site.GetResult.Operand is MethodReference getResult) || getResult.Name != "GetResult")
            {
                throw new Cursor(load).Unknown();
            }

            return site;
        }

        // Walks backwards through instructions of which each has to be what it is expected to be.
        private sealed class Cursor
        {
            public Cursor(Instruction start)
            {
                Current = start;
            }

            public Instruction Current { get; private set; }

            public void Back()
            {
                Current = Current.Previous ?? throw Unknown();
            }

            public bool Is(OpCode code)
            {
                return Current.OpCode == code;
            }

            public void Require(OpCode code)
            {
                if (Current.OpCode != code)
                {
                    throw Unknown();
                }
            }

            public void Expect(params OpCode[] codes)
            {
                foreach (OpCode code in codes)
                {
                    Back();
                    Require(code);
                }
            }

            public VariableDefinition Variable(OpCode code)
            {
                Require(code);
                return (VariableDefinition)Current.Operand;
            }

            public WeaverException Unknown()
            {
                return new WeaverException(
                    ErrorCodes.UnknownShape, "The weaver does not know what this compiler makes of an await (at '" + Current.OpCode + "'); use a compiler that docs/async.md lists");
            }
        }
    }
}
