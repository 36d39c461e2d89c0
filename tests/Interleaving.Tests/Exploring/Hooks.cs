using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>What instrumented code calls. Outside of an execution's threads, while a scenario is set up and checked, there is one thread and nothing to order.</summary>
    public static class Hooks
    {
        private const int MostSpins = 1000;
        private const int MostReads = 100000;

        [ThreadStatic]
        private static ScenarioThread t_thread;

        [ThreadStatic]
        private static Execution t_execution;

        [ThreadStatic]
        private static int t_spins;

        [ThreadStatic]
        private static int t_reads;

        /// <summary>After an object was made.</summary>
        public static void Made(object made) => t_execution?.Memory.Name(made);

        /// <summary>Before a read of a field; the owner of a static one is null.</summary>
        public static void Read(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Execution.Memory.Field(owner, field), false, site);
            }
            else if (++t_reads > MostReads)
            {
                throw new InvalidOperationException("No end after " + MostReads + " reads");
            }
        }

        /// <summary>Before a write to a field.</summary>
        public static void Write(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Execution.Memory.Field(owner, field), true, site);
            }
        }

        /// <summary>Where the address of a field is taken for an interlocked operation.</summary>
        public static void Address(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Address = t_thread.Execution.Memory.Field(owner, field);
            }
        }

        /// <summary>Before that operation.</summary>
        public static void Atomic(int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Address, true, site);
            }
        }

        /// <summary>Before an exchange of a word that is a lock, which closes it.</summary>
        public static void Close(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Close(t_thread, t_thread.Execution.Memory.Word(owner, field), site);
            }
        }

        /// <summary>Before a write, or an exchange, that opens it.</summary>
        public static void Open(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Open(t_thread, t_thread.Execution.Memory.Word(owner, field), site);
            }
        }

        /// <summary>Before a read of it, which no more than looks: a mistake.</summary>
        public static void ReadWord(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Execution.Memory.Word(owner, field), false, site);
            }
        }

        /// <summary>Before a write that closes it, whoever is inside: a mistake.</summary>
        public static void WriteWord(object owner, int field, int site)
        {
            if (t_thread != null)
            {
                ModelWord word = t_thread.Execution.Memory.Word(owner, field);
                t_thread.Execution.Access(t_thread, word, true, site);
                word.Inside = t_thread;
            }
        }

        /// <summary>Before a read of an element.</summary>
        public static void ReadElement(object array, int index, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Execution.Memory.Element(array, index), false, site);
            }
        }

        /// <summary>Before a write to an element, or where its address is taken.</summary>
        public static void WriteElement(object array, int index, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Access(t_thread, t_thread.Execution.Memory.Element(array, index), true, site);
            }
        }

        /// <summary>In the place of <c>Monitor.Enter</c>.</summary>
        public static void Enter(object gate, int site)
        {
            ArgumentNullException.ThrowIfNull(gate);
            if (t_thread != null)
            {
                t_thread.Execution.Enter(t_thread, t_thread.Execution.Memory.Lock(gate), site);
            }
        }

        /// <summary>In the place of <c>Monitor.Exit</c>.</summary>
        public static void Exit(object gate, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Exit(t_thread, t_thread.Execution.Memory.Lock(gate), site);
            }
        }

        /// <summary>In the place of <c>Thread.Sleep</c>.</summary>
        public static void Sleep(int milliseconds, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Yield(t_thread, site);
            }
            else if (++t_spins > MostSpins)
            {
                throw new InvalidOperationException("It waits in a loop for what no other thread is there to do");
            }
        }

        /// <summary>In the place of <c>new AutoResetEvent</c>: one that has nothing of the operating system's.</summary>
        public static AutoResetEvent NewEvent(bool isSet, int site)
        {
            AutoResetEvent made = (AutoResetEvent)RuntimeHelpers.GetUninitializedObject(typeof(AutoResetEvent));
            Made(made);

            // Neither where a scenario is made only to be asked how many threads it has.
            Execution execution = t_thread?.Execution ?? t_execution;
            if (execution != null)
            {
                execution.Memory.Event(made).IsSet = isSet;
            }

            return made;
        }

        /// <summary>In the place of <c>AutoResetEvent.Set</c>.</summary>
        public static bool Set(EventWaitHandle handle, int site)
        {
            if (t_thread != null)
            {
                t_thread.Execution.Set(t_thread, t_thread.Execution.Memory.Event(handle), site);
            }
            else
            {
                t_execution.Memory.Event(handle).IsSet = true;
            }

            return true;
        }

        /// <summary>In the place of <c>WaitHandle.WaitOne</c> with a limit.</summary>
        public static bool WaitOne(WaitHandle handle, int milliseconds, bool exitContext, int site)
        {
            if (t_thread != null)
            {
                return t_thread.Execution.Wait(t_thread, t_thread.Execution.Memory.Event(handle), milliseconds != Timeout.Infinite, site);
            }

            ModelEvent waited = t_execution.Memory.Event(handle);
            if (!waited.IsSet && milliseconds == Timeout.Infinite)
            {
                throw new InvalidOperationException("It waits for what no other thread is there to do");
            }

            bool wasSet = waited.IsSet;
            waited.IsSet = false;
            return wasSet;
        }

        /// <summary>In the place of <c>WaitHandle.WaitOne</c>.</summary>
        public static bool WaitOne(WaitHandle handle, int site) => WaitOne(handle, Timeout.Infinite, false, site);

        // On the thread that sets up or checks.
        internal static void Begin(Execution execution)
        {
            t_execution = execution;
            t_spins = 0;
            t_reads = 0;
        }

        internal static void Begin(ScenarioThread thread) => t_thread = thread;

        internal static void End()
        {
            t_execution = null;
            t_thread = null;
        }
    }
}
