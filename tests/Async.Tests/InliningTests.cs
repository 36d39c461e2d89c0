using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Async.Tests
{
    /// <summary>Methods marked for it are put where they are called, and everything is as it was.</summary>
    [TestClass]
    public class InliningTests
    {
        // Run gives one line for each way of calling; the numbers are what C# says that they are.
        private const string Source = @"using System; using System.Runtime.CompilerServices; using Maitake;
public sealed class Counter {
    private int _count; private Counter _next; private static int s_all;
    public Counter(Counter next) { _next = next; }
    [MethodImpl((MethodImplOptions)256)] public int Add(int by) { _count += by; return _count; }
    [MethodImpl((MethodImplOptions)256)] private void Bump() { _count++; s_all++; }
    [MethodImpl((MethodImplOptions)256)] public void BumpTwice() { Bump(); Bump(); }
    [MethodImpl((MethodImplOptions)256)] public Counter Next() { return _next; }
    public static int All { [MethodImpl((MethodImplOptions)256)] get { return s_all; } }
}
public static class Program {
    private static string s_trace = """";
    [MethodImpl((MethodImplOptions)256)] private static int Trace(int x) { s_trace = s_trace + x.ToString() + "",""; return x; }
    [MethodImpl((MethodImplOptions)256)] private static int Minus(int a, int b) { return a - b; }
    [MethodImpl((MethodImplOptions)256)] private static int Early(int a) { if (a < 0) { return -1; } if (a == 0) { return 0; } return 1; }
    [MethodImpl((MethodImplOptions)256)] private static int Changed(int a) { a = a * 2; a++; return a; }
    [MethodImpl((MethodImplOptions)256)] private static void Double(ref int a) { a = a * 2; }
    [MethodImpl((MethodImplOptions)256)] private static int Copied(int a) { Double(ref a); return a; }
    [MethodImpl((MethodImplOptions)256)] private static bool Half(int a, out int half) { half = a / 2; return half * 2 == a; }
    [MethodImpl((MethodImplOptions)256)] private static int Sum(int to) { int sum = 0; for (int i = 1; i <= to; i++) { sum += i; } return sum; }
    [MethodImpl((MethodImplOptions)256)] private static int Switched(int a) { switch (a) { case 0: return 10; case 1: return 11; case 2: return 12; case 3: return 13; default: return a > 9 ? 99 : 50; } }
    [MethodImpl((MethodImplOptions)256)] private static long Wide(long a, byte b, char c) { return a + b + c; }
    [MethodImpl((MethodImplOptions)256)] private static int Fails(object o) { if (o == null) { throw new ArgumentException(""none""); } return 1; }
    [MethodImpl((MethodImplOptions)256)] private static int Faculty(int n) { return n <= 1 ? 1 : n * Faculty(n - 1); }
    [MethodImpl((MethodImplOptions)256)] private static int Careful(int n) { try { return 10 / n; } catch (Exception) { return -1; } }
    [MethodImpl((MethodImplOptions)256)] private static void Nothing(int unused) { }

    public static string Run() {
        Counter a = new Counter(null); Counter b = new Counter(a);
        string r = a.Add(1).ToString() + "" "" + b.Next().Add(2).ToString() + "" "" + b.Next().Next();
        a.BumpTwice(); b.Next().BumpTwice();
        r += ""|"" + a.Add(0).ToString() + "" "" + Counter.All.ToString();
        r += ""|"" + Minus(Trace(7), Trace(3)).ToString() + "" "" + Minus(b: Trace(1), a: Trace(2)).ToString() + "" "" + s_trace;
        r += ""|"" + Early(-5).ToString() + Early(0).ToString() + Early(5).ToString();
        int x = 4; r += ""|"" + Changed(x).ToString() + "" "" + x.ToString();
        Double(ref x); r += ""|"" + x.ToString();
        int half; r += ""|"" + Half(7, out half).ToString() + half.ToString() + Half(8, out half).ToString() + half.ToString();
        for (int i = 0; i < 3; i++) { r += ""|"" + Sum(i + 1).ToString(); }
        for (int i = 0; i < 5; i++) { r += "" "" + Switched(i == 4 ? 44 : i).ToString(); }
        r += ""|"" + Wide(1L << 40, 200, 'A').ToString();
        r += ""|"" + Minus(x > 3 ? 1 : 2, x > 99 ? 10 : 20).ToString();
        try { r += Fails(null).ToString(); } catch (ArgumentException e) { r += ""|"" + e.Message; } finally { r += Fails(r).ToString(); Nothing(x++); }
        r += ""|"" + x.ToString() + "" "" + Faculty(5).ToString() + "" "" + Careful(0).ToString() + Careful(5).ToString();
        r += ""|"" + Copied(x).ToString() + "" "" + x.ToString();
        Counter none = null;
        try { r += none.Add(1).ToString(); } catch (NullReferenceException) { r += ""|null""; }
        return r;
    }

    public static async Future<int> Later(int x) { await Futures.YieldNow(); x = Changed(x); try { await Futures.YieldNow(); return Minus(x, Early(x)); } finally { Nothing(x); } }
}";

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void What_is_inlined_does_the_same(bool optimize)
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("inlined-" + optimize)).Compile(Source, optimize).Weave();
            string expected = Run(compiler.Unwoven, Outputs.Get("device-library-unwoven"));
            StringAssert.StartsWith(expected, "1 3 |7 4|4 1 7,3,1,2,|-101|9 4|8|False3True4|1|3|6 10 11 12 13 99|");
            Assert.AreEqual(expected, Run(compiler.Woven, Outputs.Get("device-library")));
        }

        [TestMethod]
        public void Only_what_cannot_be_inlined_is_still_called()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("inlined-calls")).Compile(Source, true).Weave();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            string[] called = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
                .SelectMany(m => m.Body.Instructions)
                .Where(i => i.OpCode == OpCodes.Call || i.OpCode == OpCodes.Callvirt)
                .Select(i => i.Operand).OfType<MethodDefinition>()
                .Where(m => m.DeclaringType.Name is "Counter" or "Program" && !m.IsConstructor)
                .Select(m => m.Name).Distinct().OrderBy(n => n, StringComparer.Ordinal).ToArray();
            // The async method is there twice: once more for callers who give a frame to be used again.
            Assert.AreEqual("Careful Faculty Later", string.Join(" ", called));

            // Nobody can call the private ones any more.
            string[] left = module.GetType("Program").Methods.Select(m => m.Name).Where(n => n != ".cctor").OrderBy(n => n, StringComparer.Ordinal).ToArray();
            Assert.AreEqual("Careful Faculty Later Later Run", string.Join(" ", left));
            Assert.IsNotNull(module.GetType("Counter").Methods.SingleOrDefault(m => m.Name == "Add"));
        }

        [TestMethod]
        public void Loads_go_where_they_are_used()
        {
            const string Small = @"using System.Runtime.CompilerServices; using Maitake;
public class Pair { public int A, B; [MethodImpl((MethodImplOptions)256)] public void Set(int a, int b) { A = a; B = b; }
    public static void Run(Pair pair, int x) { pair.Set(x, 7); } public static Future F() { return null; } }";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("inlined-loads")).Compile(Small, true).Weave();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            MethodDefinition run = module.GetType("Pair").Methods.Single(m => m.Name == "Run");
            CollectionAssert.AreEqual(
                new[] { "ldarg.0", "ldarg.1", "stfld", "ldarg.0", "ldc.i4.7", "stfld", "ret" }, run.Body.Instructions.Select(i => i.OpCode.Name).ToArray());
            Assert.IsFalse(run.Body.HasVariables);
        }

        private static string Run(string program, string library)
        {
            return new LoadedAssembly(program, library).Bind<Func<string>>("Program", "Run")();
        }
    }
}
