using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Cost.Bars;
using Maitake.Cost.Device;

namespace Maitake.Cost.Timing
{
    /// <summary>The interpreter and MicroPython, timed by turns in one sitting.</summary>
    internal sealed class Sitting
    {
        /// <summary>The heap of MicroPython beside that of its build: about what it has on a microcontroller.</summary>
        public const string SmallHeap = "128k";

        private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

        private Sitting(Rounds library, Rounds microPython, Rounds smallHeap, bool isOfProcessor)
        {
            Library = library;
            MicroPython = microPython;
            SmallHeapMicroPython = smallHeap;
            IsOfProcessor = isOfProcessor;
        }

        /// <summary>The library on the interpreter, and threads there.</summary>
        public Rounds Library { get; }

        /// <summary>MicroPython, or null.</summary>
        public Rounds MicroPython { get; }

        /// <summary>MicroPython with <see cref="SmallHeap"/>, or null.</summary>
        public Rounds SmallHeapMicroPython { get; }

        /// <summary>Whether time on processors was measured, or else that of the clock.</summary>
        public bool IsOfProcessor { get; }

        /// <summary>Times everything.</summary>
        /// <param name="device">The folder with the device assemblies.</param>
        /// <param name="microPython">MicroPython, or null.</param>
        /// <param name="script">What it runs.</param>
        /// <param name="rounds">How often.</param>
        /// <param name="missing">Why there is nothing, or null.</param>
        public static Sitting Hold(string device, string microPython, string script, int rounds, out string missing)
        {
            using DeviceRun run = DeviceRun.Find(out missing);
            if (run == null)
            {
                return null;
            }

            Rounds library = new Rounds();
            Rounds theirs = microPython == null ? null : new Rounds();
            Rounds small = microPython == null ? null : new Rounds();
            IReadOnlyList<string> files = run.Files(device, "CostTimes");
            bool isOfProcessor = false;
            for (int i = 0; i < rounds; i++)
            {
                library.Add(TimedProgram.Run(run.Interpreter, files, s_limit, out isOfProcessor));
                if (microPython != null)
                {
                    theirs.Add(TimedProgram.Run(microPython, new[] { script }, s_limit, out _));
                    small.Add(TimedProgram.Run(microPython, new[] { "-X", "heapsize=" + SmallHeap, script }, s_limit, out _));
                }
            }

            return new Sitting(library, theirs, small, isOfProcessor);
        }

        /// <summary>What <c>--micropython</c> reads, or null.</summary>
        public IReadOnlyDictionary<string, MicroPythonTimes> Pairs()
        {
            return MicroPython == null ? null : MicroPythonTimes.Operations.ToDictionary(
                operation => operation.Key,
                operation => new MicroPythonTimes(
                    Rounded(MicroPython.Of(operation.Key)), Rounded(SmallHeapMicroPython.Of(operation.Key)), Rounded(Library.Of(operation.Value))));
        }

        // As they are written, so that the same comes out when they are read.
        private static List<double> Rounded(IEnumerable<double> times) => times.Select(time => Math.Round(time, 1)).ToList();
    }
}
