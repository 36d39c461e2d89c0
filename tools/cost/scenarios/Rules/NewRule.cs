using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>What makes an object: <c>new</c>, arrays, boxes, literals and delegates.</summary>
    public sealed class NewRule : Rule
    {
        public const int NewObject = 0;
        public const int NewWithFields = 1;
        public const int NewDerived = 2;
        public const int ObjectArray = 3;
        public const int IntArray = 4;
        public const int ByteArray = 5;
        public const int LongArray = 6;
        public const int SpanArray = 7;
        public const int EnumArray = 8;
        public const int BoxInt = 9;
        public const int BoxEnum = 10;
        public const int Literal = 11;
        public const int NewDelegate = 12;
        public const int NewStaticDelegate = 13;

        private object _object;
        private Action _made;

        private readonly int _rule;

        public NewRule(string name, int rule)
            : base(name)
        {
            _rule = rule;
        }

        public override void Run(int operations)
        {
            switch (_rule)
            {
                case NewObject: RunNewObject(operations); break;
                case NewWithFields: RunNewWithFields(operations); break;
                case NewDerived: RunNewDerived(operations); break;
                case ObjectArray: RunObjectArray(operations); break;
                case IntArray: RunIntArray(operations); break;
                case ByteArray: RunByteArray(operations); break;
                case LongArray: RunLongArray(operations); break;
                case SpanArray: RunSpanArray(operations); break;
                case EnumArray: RunEnumArray(operations); break;
                case BoxInt: RunBoxInt(operations); break;
                case BoxEnum: RunBoxEnum(operations); break;
                case Literal: RunLiteral(operations); break;
                case NewDelegate: RunNewDelegate(operations); break;
                case NewStaticDelegate: RunNewStaticDelegate(operations); break;
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

        private void Nothing()
        {
        }

        private void RunNewDelegate(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _made = Nothing;
            }
        }

        private static void Static()
        {
        }

        private void RunNewStaticDelegate(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                _made = new Action(Static);
            }
        }
    }
}
