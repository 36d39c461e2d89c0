using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>Random bodies do the same with the desktop's builder and woven, whether they run to their end or are cancelled on the way.</summary>
    [TestClass]
    public class FuzzTests
    {
        private const string SeedVariable = "MAITAKE_FUZZ_SEED";
        private const int CancelPoints = 3;

        [TestMethod]
        [DataRow(2000, true)]
        [DataRow(500, false)]
        public void Random_bodies_do_the_same_woven(int bodies, bool optimize)
        {
            string given = Environment.GetEnvironmentVariable(SeedVariable);
            int seed = string.IsNullOrEmpty(given) ? Environment.TickCount : int.Parse(given, CultureInfo.InvariantCulture);
            string source = new BodyGenerator(seed).Write(bodies) + FuzzDriver.Source.Substring(FuzzDriver.Source.IndexOf("namespace", StringComparison.Ordinal));
            source = "using System.Collections; " + source;
            string folder = Outputs.NewFolder("fuzz-" + optimize);
            string context = SeedVariable + "=" + seed + ", " + folder;
            File.WriteAllText(Path.Combine(folder, "Bodies.cs"), source);

            DeviceCompiler device = new DeviceCompiler(folder).Compile(source, optimize).Weave();
            Assert.IsEmpty(device.Errors, context + ": " + string.Join("\n", device.Errors));
            string desktop = Path.Combine(folder, "Desktop.dll");
            Diagnostic[] diagnostics = DeviceCompiler.Compile(source, optimize, LoadedAssembly.DesktopReferences(), desktop);
            Assert.IsEmpty(diagnostics, context + ": " + string.Join("\n", diagnostics.Take(5)));

            Func<int, int, int, string[]> expected = new LoadedAssembly(desktop, Outputs.Get("desktop-library")).Bind<Func<int, int, int, string[]>>("Fuzz.Driver", "Run");
            Func<int, int, int, string[]> actual = new LoadedAssembly(device.Woven, Outputs.Get("device-library")).Bind<Func<int, int, int, string[]>>("Fuzz.Driver", "Run");
            int lines = 0;
            int canceled = 0;
            for (int i = 0; i < bodies; i++)
            {
                for (int c = 0; c < CancelPoints; c++)
                {
                    int cancelAfter = c == 0 ? -1 : c * 2;
                    string[] a = expected(i, i % 7, cancelAfter);
                    string[] b = actual(i, i % 7, cancelAfter);
                    if (!a.SequenceEqual(b))
                    {
                        Assert.Fail(context + ": M" + i + "(" + (i % 7) + ") canceled after " + cancelAfter
                            + "\nexpected: " + string.Join(" | ", a) + "\nwoven:    " + string.Join(" | ", b));
                    }

                    lines += a.Length;
                    canceled += a.Contains("status 4") ? 1 : 0;
                }
            }

            // It would be no test if the bodies did nothing.
            Assert.IsGreaterThan(bodies * 10, lines, context);
            Assert.IsGreaterThan(bodies / 10, canceled, context);
        }
    }
}
