using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Async.Tests
{
    /// <summary>What the weaver writes, looked at from outside.</summary>
    [TestClass]
    public class WeaverTests
    {
        private const string Source = @"using System; using Maitake;
public static class Program {
    public static async Future<int> Run(int x) { try { await Futures.YieldNow(); return x; } finally { await Futures.Yield(2); } }
    public static async Future Calls() { for (int i = 0; i < 3; i++) await Run(i); }
}";

        [TestMethod]
        public void The_same_input_gives_the_same_output()
        {
            DeviceCompiler a = new DeviceCompiler(Outputs.NewFolder("same-a")).Compile(Source, true).Weave();
            DeviceCompiler b = new DeviceCompiler(Outputs.NewFolder("same-in-another-folder")).Compile(Source, true).Weave();
            CollectionAssert.AreEqual(File.ReadAllBytes(a.Woven), File.ReadAllBytes(b.Woven));
            CollectionAssert.AreEqual(File.ReadAllBytes(Path.ChangeExtension(a.Woven, ".pdb")), File.ReadAllBytes(Path.ChangeExtension(b.Woven, ".pdb")));
        }

        [TestMethod]
        public void A_woven_assembly_is_recognised()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("again")).Compile(Source, true).Weave();
            string again = compiler.Woven + ".again.dll";
            Maitake.Weaver.AssemblyWeaver weaver = new Maitake.Weaver.AssemblyWeaver();
            Assert.IsTrue(weaver.Weave(compiler.Woven, again, new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") }));
            Assert.IsTrue(weaver.IsUnchanged);
            CollectionAssert.AreEqual(File.ReadAllBytes(compiler.Woven), File.ReadAllBytes(again));

            weaver = new Maitake.Weaver.AssemblyWeaver();
            Assert.IsTrue(weaver.Weave(Outputs.Get("device-library"), again, new[] { Outputs.Get("contract") }));
            Assert.IsTrue(weaver.IsUnchanged);
        }

        [TestMethod]
        public void Symbols_of_an_older_build_are_not_used()
        {
            string folder = Outputs.NewFolder("stale");
            DeviceCompiler compiler = new DeviceCompiler(folder).Compile(Source, true).Weave();
            string symbols = Path.ChangeExtension(compiler.Woven, ".pdb");
            Assert.IsTrue(File.Exists(symbols));

            DeviceCompiler other = new DeviceCompiler(Outputs.NewFolder("stale-other")).Compile(Source, false);
            File.Copy(Path.ChangeExtension(other.Unwoven, ".pdb"), Path.ChangeExtension(compiler.Unwoven, ".pdb"), true);
            compiler.Weave();
            Assert.IsEmpty(compiler.Errors);
            Assert.IsFalse(File.Exists(symbols));
        }

        [TestMethod]
        public void Weavers_at_the_same_time_do_not_disturb_each_other()
        {
            string folder = Outputs.NewFolder("parallel");
            DeviceCompiler compiler = new DeviceCompiler(folder).Compile(Source, true).Weave();
            byte[] expected = File.ReadAllBytes(compiler.Woven);
            string output = Path.Combine(folder, "together", "Program.dll");
            System.Threading.Tasks.Parallel.For(0, 16, new System.Threading.Tasks.ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                Maitake.Weaver.AssemblyWeaver weaver = new Maitake.Weaver.AssemblyWeaver();
                Assert.IsTrue(weaver.Weave(compiler.Unwoven, output, new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") }), string.Join(" ", weaver.Errors));
            });
            CollectionAssert.AreEqual(expected, File.ReadAllBytes(output));
            Assert.HasCount(2, Directory.GetFileSystemEntries(Path.GetDirectoryName(output)));
        }

        [TestMethod]
        public void Nothing_generic_and_nothing_for_the_compiler_is_left()
        {
            foreach (string name in new[] { "device-library", "release-cases", "debug-cases" })
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(Outputs.Get(name));
                Assert.IsFalse(module.GetTypes().Any(t => t.HasGenericParameters || t.Methods.Any(m => m.HasGenericParameters)), name);
                Assert.IsFalse(module.GetTypeReferences().Any(t => t.Name.Contains('`')), name);
                Assert.IsFalse(module.GetMemberReferences().Any(m => m.DeclaringType.IsGenericInstance), name);
                string[] marks = { "CompileTimeOnlyA", "ForWovenCodeA", "RecyclerA", "NoEscapeA", "ColdA", "AsyncMethodBuilder", "IAsyncStateMachine", "FutureBuilder" };
                string[] names = module.GetTypes().Select(t => t.Name).Concat(module.GetTypeReferences().Select(t => t.Name)).ToArray();
                string[] left = names.Where(n => marks.Any(m => n.Contains(m))).ToArray();
                Assert.IsEmpty(left, name + ": " + string.Join(" ", left));
                Assert.IsFalse(module.GetTypes().Any(t => t.Methods.Any(m => m.HasOverrides && m.Name == "Resume")), name);
            }
        }

        [TestMethod]
        public void What_woven_code_uses_is_internal_to_the_compiler()
        {
            using ModuleDefinition unwoven = ModuleDefinition.ReadModule(Outputs.Get("device-library-unwoven"));
            using ModuleDefinition woven = ModuleDefinition.ReadModule(Outputs.Get("device-library"));
            Assert.IsFalse(unwoven.GetType("Maitake.AsyncFuture").IsPublic);
            Assert.IsTrue(woven.GetType("Maitake.AsyncFuture").IsPublic);
            Assert.IsFalse(unwoven.GetType("Maitake.Future").Methods.Single(m => m.Name == "GetInt32").IsPublic);
            Assert.IsTrue(woven.GetType("Maitake.Future").Methods.Single(m => m.Name == "GetInt32").IsPublic);
        }

        [TestMethod]
        public void What_attributes_name_is_erased()
        {
            const string source = @"using System; using Maitake;
[assembly: Kind(typeof(Future<int>))]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class KindAttribute : Attribute { public KindAttribute(object type) { } public Type Field; public Type[] Property { get; set; } }
[Kind(typeof(string), Field = typeof(Future<string>), Property = new Type[] { typeof(Future<int>), typeof(Future<int>[]), null })]
public class Program {
    [Kind(typeof(Future<int>))] public int A; [Kind(typeof(Future<int>))] public int B { get; set; } [Kind(typeof(Future<int>))] public event EventHandler C { add { } remove { } }
    [Kind(typeof(Future<int>))] [return: Kind(typeof(Future<int>))] public void Run([Kind(typeof(Future<int>))] int x, [Kind(""`"")] int y) { }
    [Kind(typeof(Future<int>))] public class Inner { }
}";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("attributes")).Compile(source, true).Weave();
            Assert.IsEmpty(compiler.Errors, string.Join("\n", compiler.Errors));
            byte[] mark = System.Text.Encoding.UTF8.GetBytes("Future`1");
            Assert.IsGreaterThan(1, Count(File.ReadAllBytes(compiler.Unwoven), mark), "of attributes, besides the type's name");
            Assert.AreEqual(0, Count(File.ReadAllBytes(compiler.Woven), mark));
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            CustomAttribute attribute = module.GetType("Program").CustomAttributes.Single();
            Assert.AreEqual("System.String", ((TypeReference)((CustomAttributeArgument)attribute.ConstructorArguments[0].Value).Value).FullName);
            Assert.AreEqual("Maitake.Future", ((TypeReference)attribute.Fields.Single().Argument.Value).FullName);
            CustomAttributeArgument[] elements = (CustomAttributeArgument[])attribute.Properties.Single().Argument.Value;
            CollectionAssert.AreEqual(new[] { "Maitake.Future", "Maitake.Future[]", null }, elements.Select(e => ((TypeReference)e.Value)?.FullName).ToArray());
        }

        private static int Count(byte[] data, byte[] mark)
        {
            int count = 0;
            for (int i = 0; i + mark.Length <= data.Length; i++)
            {
                count += data.AsSpan(i, mark.Length).SequenceEqual(mark) ? 1 : 0;
            }

            return count;
        }

        [TestMethod]
        public void A_call_makes_one_object()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("one")).Compile(Source, true).Weave();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            foreach (MethodDefinition kickoff in module.GetType("Program").Methods.Where(m => m.Parameters.LastOrDefault()?.ParameterType.Name == "Future"))
            {
                Assert.AreEqual(1, kickoff.Body.Instructions.Count(i => i.OpCode == Mono.Cecil.Cil.OpCodes.Newobj));
            }

            Assert.IsTrue(module.GetTypes().Where(t => t.BaseType?.FullName == "Maitake.AsyncFuture").All(t => !t.IsValueType));
        }

        [TestMethod]
        public void No_call_stands_right_before_a_try()
        {
            const string source = @"using System; using Maitake;
public static class Program {
    static void Risky() { throw new Exception(); }
    public static async Future Wait() { await Futures.YieldNow(); }
    public static int Finally() { int x = 0; Risky(); try { x++; } finally { x = -1; } return x; }
    public static int Branches(int n) { Risky(); while (true) { try { if (n-- == 0) return 1; } catch (Exception) { continue; } } }
    public static void Locked(object gate) { lock (gate) { Risky(); } }
}";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("separated")).Compile(source, true).Weave();
            Assert.AreEqual(1, CallsBeforeTry(compiler.Unwoven, "Finally"));
            Assert.AreEqual(0, CallsBeforeTry(compiler.Woven, "Finally"));
            Assert.AreEqual(0, CallsBeforeTry(compiler.Woven, "Branches"));

            // Between entering a monitor and its try nothing may come.
            Assert.AreEqual(1, CallsBeforeTry(compiler.Woven, "Locked"));
        }

        private static int CallsBeforeTry(string assembly, string method)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
            return module.GetType("Program").Methods.Single(m => m.Name == method).Body.ExceptionHandlers
                .Count(h => h.TryStart.Previous?.OpCode.FlowControl == Mono.Cecil.Cil.FlowControl.Call);
        }
    }
}
