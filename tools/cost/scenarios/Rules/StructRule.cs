using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Structs, which are objects of their own, and what is kept in place of one.</summary>
    public sealed class StructRule : Rule
    {
        public const int StructLocal = 0;
        public const int StructReturned = 1;
        public const int StructPassed = 2;
        public const int StructByReference = 3;
        public const int StructNew = 4;
        public const int BoxStruct = 5;
        public const int StructField = 6;
        public const int StructFieldCopied = 7;
        public const int Span = 8;
        public const int StaticStruct = 9;
        public const int StructArray = 10;
        public const int StructElement = 11;
        public const int StructElementInPlace = 12;
        public const int StructLoaded = 13;
        public const int StructUnboxed = 14;
        public const int StructUnboxedInPlace = 15;

        private static Pair s_pair = new Pair(1, 2);

        private readonly Derived _derived = new Derived();
        private readonly object _boxed = new Pair(1, 2);
        private readonly Pair[] _pairs = new Pair[2];
        private object _object;
        private int _number;
        private Pair _pair;

        private readonly int _rule;

        public StructRule(string name, int rule)
            : base(name)
        {
            _rule = rule;
        }

        public override void Run(int operations)
        {
            switch (_rule)
            {
                case StructLocal: RunStructLocal(operations); break;
                case StructReturned: RunStructReturned(operations); break;
                case StructPassed: RunStructPassed(operations); break;
                case StructByReference: RunStructByReference(operations); break;
                case StructNew: RunStructNew(operations); break;
                case BoxStruct: RunBoxStruct(operations); break;
                case StructField: RunStructField(operations); break;
                case StructFieldCopied: RunStructFieldCopied(operations); break;
                case Span: RunSpan(operations); break;
                case StaticStruct: RunStaticStruct(operations); break;
                case StructArray: RunStructArray(operations); break;
                case StructElement: RunStructElement(operations); break;
                case StructElementInPlace: RunStructElementInPlace(operations); break;
                case StructLoaded: RunStructLoaded(operations, ref _pairs[0]); break;
                case StructUnboxed: RunStructUnboxed(operations); break;
                case StructUnboxedInPlace: RunStructUnboxedInPlace(operations); break;
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
    }
}
