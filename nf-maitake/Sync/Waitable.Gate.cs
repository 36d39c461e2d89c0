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

        [MethodImpl(Inlining.Always)]
        internal static void Enter()
        {
            if (Interlocked.Exchange(ref s_gate, 1) != 0)
            {
                EnterLater();
            }
        }

        private static void EnterLater()
        {
            do
            {
                // Behind all others, whatever their priority.
                Thread.Sleep(0);
            }
            while (Interlocked.Exchange(ref s_gate, 1) != 0);
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

        [MethodImpl(Inlining.Always)]
        internal void Enter()
        {
            ref int inside = ref _gate._inside;
            if (Interlocked.Exchange(ref inside, 1) != 0)
            {
                EnterLater(ref inside);
            }
        }

        [MethodImpl(Inlining.Always)]
        internal void Leave()
        {
            Volatile.Write(ref _gate._inside, 0);
        }

        private static void EnterLater(ref int inside)
        {
            SpinWait wait = default;
            do
            {
                // Never for a whole millisecond, as it would by itself after a while.
                wait.SpinOnce(-1);
            }
            while (Volatile.Read(ref inside) != 0 || Interlocked.Exchange(ref inside, 1) != 0);
        }
#endif
    }
}
