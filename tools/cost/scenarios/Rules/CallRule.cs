using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>What a call and a property cost.</summary>
    public sealed class CallRule : Rule
    {
        public const int Empty = 0;
        public const int StaticCall = 1;
        public const int InstanceCall = 2;
        public const int VirtualCall = 3;
        public const int InterfaceCall = 4;
        public const int DelegateCall = 5;
        public const int Property = 6;

        private readonly Derived _derived = new Derived();
        private readonly Action _action;
        private readonly int _number = 1;

        private readonly int _rule;

        public CallRule(string name, int rule)
            : base(name)
        {
            _rule = rule;
            _action = Nothing;
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
    }
}
