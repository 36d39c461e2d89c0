using System;
using System.Threading;

namespace Maitake.Cost.Scenarios
{
    /// <summary>Locks, interlocked operations and events, and the ways out of a <c>try</c>.</summary>
    public sealed class ThreadRule : Rule
    {
        public const int Atomic = 0;
        public const int Lock = 1;
        public const int Finally = 2;
        public const int Throw = 3;
        public const int ThrowInCallee = 4;
        public const int ThisThread = 5;
        public const int Event = 6;

        private static int s_after;

        private readonly AutoResetEvent _event = new AutoResetEvent(false);
        private readonly object _locked = new Derived();
        private object _object;
        private int _number;

        private readonly int _rule;

        public ThreadRule(string name, int rule)
            : base(name)
        {
            _rule = rule;
        }

        public override void Run(int operations)
        {
            switch (_rule)
            {
                case Atomic: RunAtomic(operations); break;
                case Lock: RunLock(operations); break;
                case Finally: RunFinally(operations); break;
                case Throw: RunThrow(operations); break;
                case ThrowInCallee: RunThrowInCallee(operations); break;
                case ThisThread: RunThisThread(operations); break;
                case Event: RunEvent(operations); break;
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
                lock (_locked)
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

        private static void RunThrow(int operations)
        {
            for (int i = 0; i < operations; i++)
            {
                ThrowAndCatch();
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
                s_after++;
                s_after++;
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
