using System;
using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>One thing that a program does, again and again.</summary>
    public sealed class Rule : Scenario
    {
        public const int Empty = 0;
        public const int StaticCall = 1;
        public const int VirtualCall = 2;
        public const int InterfaceCall = 3;
        public const int DelegateCall = 4;
        public const int Property = 5;
        public const int NewObject = 6;
        public const int NewWithFields = 7;
        public const int NewDerived = 8;
        public const int ObjectArray = 9;
        public const int IntArray = 10;
        public const int ByteArray = 11;
        public const int LongArray = 12;
        public const int BoxInt = 13;
        public const int BoxEnum = 14;
        public const int Literal = 15;
        public const int NewDelegate = 16;
        public const int NewStaticDelegate = 17;
        public const int StructLocal = 18;
        public const int StructReturned = 19;
        public const int StructPassed = 20;
        public const int StructByReference = 21;
        public const int StructNew = 22;
        public const int BoxStruct = 23;
        public const int StructField = 24;
        public const int StructFieldCopied = 25;
        public const int Span = 26;
        public const int Atomic = 27;
        public const int Lock = 28;
        public const int Finally = 29;
        public const int Throw = 30;
        public const int ThisThread = 31;
        public const int Event = 32;
        public const int StaticStruct = 33;
        public const int StructArray = 34;
        public const int StructElement = 35;
        public const int StructElementInPlace = 36;
        public const int SpanArray = 37;
        public const int EnumArray = 38;
        public const int ThrowInCallee = 39;
        public const int InstanceCall = 40;
        public const int StructLoaded = 41;
        public const int StructUnboxed = 42;
        public const int StructUnboxedInPlace = 43;

        private static Pair s_pair = new Pair(1, 2);

        private readonly int _rule;
        private readonly Derived _derived = new Derived();
        private readonly Action _action;
        private readonly AutoResetEvent _event = new AutoResetEvent(false);
        private object _object;
        private Action _made;
        private int _number;
        private readonly object _boxed = new Pair(1, 2);
        private Pair _pair;
        private readonly Pair[] _pairs = new Pair[2];

        public Rule(string name, int rule)
            : base(name)
        {
            _rule = rule;
            _action = Nothing;
        }

        public override bool Allocates
        {
            get { return true; }
        }

        private int Number
        {
            get { return _number; }
        }

        public override void Run(int operations)
        {
            switch (_rule)
            {
                case Empty: RunEmpty(operations); break;
                case StaticCall: RunStaticCall(operations); break;
                case InstanceCall: RunInstanceCall(operations, _derived); break;
                case VirtualCall: RunVirtualCall(operations, _derived); break;
                case InterfaceCall: RunInterfaceCall(operations, _derived); break;
                case DelegateCall: RunDelegateCall(operations); break;
                case Property: RunProperty(operations); break;
                case NewObject: RunNewObject(operations); break;
                case NewWithFields: RunNewWithFields(operations); break;
                case NewDerived: RunNewDerived(operations); break;
                case ObjectArray: RunObjectArray(operations); break;
                case IntArray: RunIntArray(operations); break;
                case ByteArray: RunByteArray(operations); break;
                case LongArray: RunLongArray(operations); break;
                case BoxInt: RunBoxInt(operations); break;
                case BoxEnum: RunBoxEnum(operations); break;
                case Literal: RunLiteral(operations); break;
                case NewDelegate: RunNewDelegate(operations); break;
                case NewStaticDelegate: RunNewStaticDelegate(operations); break;
                case StructLocal: RunStructLocal(operations); break;
                case StructReturned: RunStructReturned(operations); break;
                case StructPassed: RunStructPassed(operations); break;
                case StructByReference: RunStructByReference(operations); break;
                case StructNew: RunStructNew(operations); break;
                case BoxStruct: RunBoxStruct(operations); break;
                case StructField: RunStructField(operations); break;
                case StructFieldCopied: RunStructFieldCopied(operations); break;
                case Span: RunSpan(operations); break;
                case Atomic: RunAtomic(operations); break;
                case Lock: RunLock(operations); break;
                case Finally: RunFinally(operations); break;
                case Throw: RunThrow(operations); break;
                case ThisThread: RunThisThread(operations); break;
                case Event: RunEvent(operations); break;
                case StaticStruct: RunStaticStruct(operations); break;
                case StructArray: RunStructArray(operations); break;
                case StructElement: RunStructElement(operations); break;
                case StructElementInPlace: RunStructElementInPlace(operations); break;
                case SpanArray: RunSpanArray(operations); break;
                case EnumArray: RunEnumArray(operations); break;
                case ThrowInCallee: RunThrowInCallee(operations); break;
                case StructLoaded: RunStructLoaded(operations, ref _pairs[0]); break;
                case StructUnboxed: RunStructUnboxed(operations); break;
                case StructUnboxedInPlace: RunStructUnboxedInPlace(operations); break;
            }
        }

        private static void RunEmpty(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
            }
        }

        private static void Static()
        {
        }

        private static void RunStaticCall(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Static();
            }
        }

        private static void RunInstanceCall(int operations, Base target)
        {
            for (int i = 0; i < operations; i++)
            {
                target.Plain();
            }
        }

        private static void RunVirtualCall(int operations, Base target)
        {
            for (int i = 0; i < operations; i++)
            {
                target.Virtual();
            }
        }

        private static void RunInterfaceCall(int operations, ICallable target)
        {
            for (int i = 0; i < operations; i++)
            {
                target.Call();
            }
        }

        private void Nothing()
        {
        }

        private void RunDelegateCall(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _action();
            }
        }

        private void RunProperty(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _derived.A = Number;
            }
        }

        private void RunNewObject(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new object();
            }
        }

        private void RunNewWithFields(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new Base();
            }
        }

        private void RunNewDerived(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new Derived();
            }
        }

        private void RunObjectArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new object[5];
            }
        }

        private void RunIntArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new int[5];
            }
        }

        private void RunByteArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new byte[5];
            }
        }

        private void RunLongArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new long[5];
            }
        }

        private void RunBoxInt(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = i;
            }
        }

        private void RunBoxEnum(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = PollResult.Ready;
            }
        }

        private void RunLiteral(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = "text";
            }
        }

        private void RunNewDelegate(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _made = Nothing;
            }
        }

        private void RunNewStaticDelegate(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _made = new Action(Static);
            }
        }

        private static int SumOfLocal(int a)
        {
            Pair pair = new Pair();
            pair.A = a;
            pair.B = a;
            return pair.A + pair.B;
        }

        private void RunStructLocal(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _number = SumOfLocal(i);
            }
        }

        private Pair Copy()
        {
            return _pair;
        }

        private void RunStructReturned(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Copy();
            }
        }

        private static int SumOf(Pair pair)
        {
            return pair.A + pair.B;
        }

        private void RunStructPassed(int operations)
        {
            Pair pair = _pair;
            for (int i = 0; i < operations; i++)
            {
                _number = SumOf(pair);
            }
        }

        private static int SumOfReference(ref Pair pair)
        {
            return pair.A + pair.B;
        }

        private void RunStructByReference(int operations)
        {
            Pair pair = _pair;
            for (int i = 0; i < operations; i++)
            {
                _number = SumOfReference(ref pair);
            }
        }

        private void RunStructNew(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair = new Pair(i, i);
            }
        }

        private void RunBoxStruct(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = _pair;
            }
        }

        private void RunStructField(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair.A = _pair.B + i;
            }
        }

        private void RunStructFieldCopied(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _derived.Inner = _pair;
            }
        }

        private void RunSpan(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                TimeSpan span = new TimeSpan(i);
                _number = (int)span.Ticks;
            }
        }

        private void RunAtomic(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                Interlocked.CompareExchange(ref _number, i, 0);
                Interlocked.Exchange(ref _number, 0);
            }
        }

        private void RunLock(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                lock (_derived)
                {
                    _number++;
                }
            }
        }

        private void RunFinally(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                try
                {
                    _number++;
                }
                finally
                {
                    _number--;
                }
            }
        }

        private static void RunThrow(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                ThrowAndCatch();
            }
        }

        // In a method of its own: the interpreter forgets what it unwound when that returns.
        private static void ThrowAndCatch()
        {
            try
            {
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
            }
        }

        private static void RunThrowInCallee(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                CallAndCatch();
            }
        }

        private static void Fail()
        {
            throw new InvalidOperationException();
        }

        // What comes after the call is never executed.
        private static void CallAndCatch()
        {
            try
            {
                Fail();
                s_pair.A++;
                s_pair.B++;
            }
            catch (InvalidOperationException)
            {
            }
        }

        private void RunStaticStruct(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair = s_pair;
            }
        }

        private void RunStructArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new Pair[5];
            }
        }

        private void RunStructElement(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair = _pairs[1];
            }
        }

        private void RunStructElementInPlace(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pairs[1].A = i;
            }
        }

        private void RunStructLoaded(int operations, ref Pair pair)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair = pair;
            }
        }

        private void RunStructUnboxed(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _pair = (Pair)_boxed;
            }
        }

        private void RunStructUnboxedInPlace(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _number = ((Pair)_boxed).A;
            }
        }

        private void RunSpanArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new TimeSpan[5];
            }
        }

        private void RunEnumArray(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = new PollResult[5];
            }
        }

        private void RunThisThread(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _object = Thread.CurrentThread;
            }
        }

        private void RunEvent(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _event.Set();
                _event.WaitOne();
            }
        }
    }
}
