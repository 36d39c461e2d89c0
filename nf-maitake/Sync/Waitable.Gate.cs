using System.Runtime.CompilerServices;
using System.Threading;

namespace Maitake.Sync
{
    // The gate: whoever is inside has the lines and what they wait for to itself, for a handful of instructions. No foreign code runs there, and what
    // may fail leaves first: nobody opens it for a thread that was killed inside.
    public abstract partial class Waitable
    {
#if NANOFRAMEWORK_1_0
        // One for all, as when interrupts are switched off: on one core it is only ever met closed if the thread inside lost its turn there. A gate each
        // would cost each line two fields, and a monitor costs nearly twice as much time.
        private static int s_gate;

        internal static void Enter()
        {
            while (Interlocked.Exchange(ref s_gate, 1) != 0)
            {
                // Behind all others, whatever their priority.
                Thread.Sleep(0);
            }
        }

        // On hot paths.
        [MethodImpl(Inlining.Always)]
        internal static void EnterInlined()
        {
            if (Interlocked.Exchange(ref s_gate, 1) != 0)
            {
                Enter();
            }
        }

        [MethodImpl(Inlining.Always)]
        internal static void Leave()
        {
            s_gate = 0;
        }
#else
        // Two lines of one primitive share that of the first.
        private readonly Waitable _gate;
        private int _inside;

        internal void Enter()
        {
            SpinWait wait = default;
            ref int inside = ref _gate._inside;
            while (Interlocked.Exchange(ref inside, 1) != 0)
            {
                // Never for a whole millisecond, as it would by itself after a while.
                wait.SpinOnce(-1);
            }
        }

        // On hot paths.
        [MethodImpl(Inlining.Always)]
        internal void EnterInlined()
        {
            if (Interlocked.Exchange(ref _gate._inside, 1) != 0)
            {
                Enter();
            }
        }

        [MethodImpl(Inlining.Always)]
        internal void Leave()
        {
            Volatile.Write(ref _gate._inside, 0);
        }
#endif
    }
}
