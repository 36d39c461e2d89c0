using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Async.Tests
{
    /// <summary>Nothing that the weaver does is for nothing: with any one step left out, something is wrong that a user can see.</summary>
    [TestClass]
    public class StepTests
    {
        private const int LongestRun = 30_000;

        private static readonly WeaverStep[] s_all = Enum.GetValues<WeaverStep>();

        private static readonly Lazy<Woven> s_whole = new Lazy<Woven>(() => Weave("whole"));

        public static IEnumerable<object[]> Steps
        {
            get { return s_all.Where(s => s != WeaverStep.SeparateTries).Select(s => new object[] { s.ToString() }); }
        }

        [TestMethod]
        public void With_all_steps_everything_is_well()
        {
            Assert.AreEqual(string.Empty, s_whole.Value.Error);
            CollectionAssert.AreEqual(Run(Outputs.Get("desktop-cases")), Run(s_whole.Value.Program));
            Assert.IsTrue(RefusesGenerics());
            Assert.IsFalse(KeepsAttribute());
        }

        [TestMethod]
        [DynamicData(nameof(Steps))]
        public void Without_a_step_something_is_wrong(string name)
        {
            Assert.AreEqual(string.Empty, s_whole.Value.Error, "with all steps");
            WeaverStep step = Enum.Parse<WeaverStep>(name);
            string noticed = Notice(step);
            Console.WriteLine(step + ": " + noticed);
            Assert.IsNotNull(noticed, step + " could be left out of the weaver");
        }

        [TestMethod]
        public void Without_separated_tries_the_interpreter_runs_the_wrong_blocks()
        {
            string[] whole = Traces(Machines.RunOnInterpreter(Outputs.Get("release-cases"), "release-cases"));
            Woven woven = Weave("SeparateTries", WeaverStep.SeparateTries);
            Assert.IsEmpty(woven.Error);
            RemoveCosts(woven.Program);
            string[] broken = Traces(Machines.RunOnInterpreter(woven.Program, "steps-tries"));
            Assert.DoesNotContain("  not here either", whole);
            Assert.Contains("  not here either", broken);
        }

        // Measuring takes most of the time.
        private static void RemoveCosts(string program)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(program, new ReaderParameters { InMemory = true });
            MethodDefinition main = module.EntryPoint;
            main.Body.Instructions.Remove(main.Body.Instructions.Single(i => i.Operand is MethodReference called && called.DeclaringType.Name == "Costs"));
            module.Write(program);
        }

        private static string Notice(WeaverStep step)
        {
            if (step == WeaverStep.CheckSurvivors)
            {
                return RefusesGenerics(step) ? null : "something generic gets through";
            }

            if (step == WeaverStep.EraseAttributes)
            {
                return KeepsAttribute(step) ? "an attribute names something generic" : null;
            }

            Woven woven = Weave(step.ToString(), step);
            if (woven.Error.Length > 0)
            {
                return "does not weave: " + woven.Error.Split('\n')[0];
            }

            if (step == WeaverStep.ChangeIdentity)
            {
                using ModuleDefinition before = ModuleDefinition.ReadModule(Outputs.Get("release-cases-unwoven"));
                using ModuleDefinition after = ModuleDefinition.ReadModule(woven.Program);
                return before.Mvid == after.Mvid ? "two assemblies with one identity" : null;
            }

            if (step == WeaverStep.Inline)
            {
                return HasMarked(woven) && !HasMarked(s_whole.Value) ? "calls what is marked to be inlined" : null;
            }

            string[] expected = Run(s_whole.Value.Program);
            string[] actual = Run(woven.Program);
            for (int i = 0; i < Math.Max(expected.Length, actual.Length); i++)
            {
                string line = i < actual.Length ? actual[i] : "the end";
                if (i >= expected.Length || line != expected[i])
                {
                    return "another trace: '" + line.Trim() + "'";
                }
            }

            for (int kind = 0; kind < CostTests.Kinds; kind++)
            {
                if (Allocated(woven, kind) > Allocated(s_whole.Value, kind))
                {
                    return "allocates";
                }
            }

            int grown = CodeSize(woven) - CodeSize(s_whole.Value);
            return grown > 0 ? "larger by " + grown + " bytes" : null;
        }

        // Release builds of the library, of what uses it, and the cases.
        private static Woven Weave(string name, params WeaverStep[] without)
        {
            string folder = Outputs.NewFolder("step-" + name);
            string library = Outputs.Get("device-library-unwoven");
            string cases = Outputs.Get("release-cases-unwoven");
            string patterns = Outputs.Get("device-patterns-unwoven");
            string sensors = Outputs.Get("release-library-unwoven");
            string sync = Outputs.Get("release-sync-cases-unwoven");
            string contract = Outputs.Get("contract");
            Woven woven = new Woven { Program = Path.Combine(folder, Path.GetFileName(cases)), Error = "" };
            try
            {
                foreach (string input in new[] { library, patterns, sensors, sync, cases })
                {
                    AssemblyWeaver weaver = new AssemblyWeaver(new WeaverSteps(without));
                    if (!weaver.Weave(input, Path.Combine(folder, Path.GetFileName(input)), new[] { contract, library, patterns, sensors, sync }))
                    {
                        woven.Error = weaver.Errors[0].ToString();
                    }
                }
            }
            catch (Exception exception)
            {
                woven.Error = exception.ToString();
            }

            return woven;
        }

        // The library has such methods; the marks go with the inlining.
        private static bool HasMarked(Woven woven)
        {
            string library = Path.Combine(Path.GetDirectoryName(woven.Program), Path.GetFileName(Outputs.Get("device-library-unwoven")));
            using ModuleDefinition module = ModuleDefinition.ReadModule(library);
            return module.GetTypes().SelectMany(t => t.Methods).Any(m => m.AggressiveInlining);
        }

        private static bool RefusesGenerics(params WeaverStep[] without)
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("step-generics"));
            compiler.Compile("class Box<T> { } static class Program { static async Maitake.Future Run() { await Maitake.Futures.YieldNow(); } }", true);
            AssemblyWeaver weaver = new AssemblyWeaver(new WeaverSteps(without));
            return !weaver.Weave(compiler.Unwoven, compiler.Unwoven + ".woven", new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") });
        }

        private static bool KeepsAttribute(params WeaverStep[] without)
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("step-attributes"));
            compiler.Compile("class KindAttribute : System.Attribute { public KindAttribute(System.Type type) { } } [Kind(typeof(Maitake.Future<int>))] class Program { }", true);
            string woven = compiler.Unwoven + ".woven";
            Assert.IsTrue(new AssemblyWeaver(new WeaverSteps(without)).Weave(compiler.Unwoven, woven, new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") }));
            using ModuleDefinition module = ModuleDefinition.ReadModule(woven);
            return ((TypeReference)module.GetType("Program").CustomAttributes.Single().ConstructorArguments.Single().Value).Name.Contains('`');
        }

        private static string[] Run(string program)
        {
            string config = Path.Combine(Outputs.NewFolder("config-" + Path.GetFileName(Path.GetDirectoryName(program))), "run.runtimeconfig.json");
            File.WriteAllText(config, Machines.RuntimeConfig);
            ProcessStartInfo info = new ProcessStartInfo("dotnet", new[] { "exec", "--runtimeconfig", config, program }) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(info);
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(LongestRun))
            {
                process.Kill(true);
                return new[] { "does not end" };
            }

            return Traces((output.Result + errors.Result).Replace("\r", "").Split('\n'));
        }

        private static string[] Traces(string[] lines)
        {
            return lines.Where(l => l.Length > 0 && !l.StartsWith("cost ")).ToArray();
        }

        private static long Allocated(Woven woven, int kind)
        {
            if (woven.Drive == null)
            {
                AssemblyLoadContext context = new AssemblyLoadContext(woven.Program);
                string folder = Path.GetDirectoryName(woven.Program);
                context.Resolving += (c, name) => File.Exists(Path.Combine(folder, name.Name + ".dll")) ? c.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
                woven.Drive = context.LoadFromAssemblyPath(woven.Program).GetType("AsyncCases.Costs", true).GetMethod("Drive").CreateDelegate<Action<int, int>>();
            }

            woven.Drive(kind, 10);
            long before = GC.GetAllocatedBytesForCurrentThread();
            woven.Drive(kind, 10);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Of all bodies, and 12 bytes of stack for each local.
        private static int CodeSize(Woven woven)
        {
            int size = 0;
            foreach (string assembly in new[] { woven.Program, Path.Combine(Path.GetDirectoryName(woven.Program), "AsyncLibrary.dll") })
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
                size += module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).Sum(m => m.Body.CodeSize + (m.Body.Variables.Count * 12));
            }

            return size;
        }

        private sealed class Woven
        {
            public string Program;
            public string Error;
            public Action<int, int> Drive;
        }
    }
}
