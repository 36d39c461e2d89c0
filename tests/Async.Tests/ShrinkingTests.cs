using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Async.Tests
{
    /// <summary>A shrunk assembly is smaller, does the same, and others find in it what they could name before.</summary>
    [TestClass]
    public class ShrinkingTests
    {
        // Run says what each way of calling gave; the numbers are what C# says that they are.
        private const string Source = @"using System; using Maitake;
namespace Maitake { internal sealed class ColdAttribute : Attribute { public ColdAttribute(string reason) { } } }
public delegate int Function(int x);
public interface IShape { int Area(); }
public abstract class Shape : IShape { private int _scale = 1; internal Shape(int scale) { _scale = scale; } public abstract int Area(); internal virtual int Twist() { return _scale; } protected int Scale { get { return _scale; } } internal int Hidden { get { return _scale + 1; } } }
public sealed class Square : Shape { private readonly int _side; public Square(int side) : base(2) { _side = side; } public override int Area() { return _side * _side * Scale; } internal override int Twist() { return base.Twist() + _side; } }
internal sealed class Cell { private int _value; private Cell _next; internal Cell(int value, Cell next) { _value = value; _next = next; } internal int Value { get { return _value; } set { _value = value; } } internal Cell Next() { return _next; } internal int Count(Cell other) { int n = 0; for (Cell c = this; c != null; c = c._next) { n += c == other ? 100 : 1; } return n; } internal bool IsOther(int x) { s_asked++; return x != _value; } internal static int s_asked; }
internal enum Hue { Red, Green }
public static class Program {
    private static string s_trace = """"; private const int Limit = 40;
    private static int Once(int x) { s_trace += x.ToString() + "",""; return x + 1; }
    private static int Unused(int x) { return OnlyFromUnused(x); }
    private static int OnlyFromUnused(int x) { return x; }
    private static int Taken(int a) { Double(ref a); return a; }
    private static void Double(ref int a) { a = a * 2; }
    private static int Changed(int a) { a = a * 3; a++; return a; }
    private static int Early(int a, int b) { if (a < 0) { return -1; } if (b == 0) { return 0; } return a / b; }
    private static int Careful(int a, int b) { try { s_trace += ""t""; return a / b; } catch (Exception) { return -7; } finally { s_trace += ""f""; } }
    private static int Guarded(int b) { try { return 10 / b; } catch (Exception) { return -7; } }
    private static int Looped(int to) { int sum = 0; for (int i = 1; i <= to; i++) { if (i == 7) { break; } sum += i; } return sum; }
    private static void Refuse(string why) { throw new ArgumentException(why); }
    private static int Even(int n) { return n == 0 ? 1 : Odd(n - 1); }
    private static int Odd(int n) { return n == 0 ? 0 : Even(n - 1); }
    private static int Same(int x) { return x; }
    private static string Same(string x) { return x + ""!""; }
    private static int ByDelegate(int x) { return x * 5; }
    private static Hue Other(Hue hue) { return hue == Hue.Red ? Hue.Green : Hue.Red; }
    [Cold(""seldom"")] private static int Seldom(int a, int b, int c) { int x = a + b; int y = b + c; int z = a + c; s_trace += x.ToString(); return (x * y) - (z * x) + (y * z) - (x * x * (y - (z * (x - (y * z))))); }
    public static int Tails(int x) { if (x == 1) { s_trace += ""one""; return Limit; } if (x == 2) { s_trace += ""two""; return Limit; } if (x > 90) { return 5; } if (x > 80) { return 6; } if (x < -90) { return 5; } return 6; }
    public static double Float(double x) { if (x < 0.0) { return 1.5; } if (x >= 0.0) { return 2.5; } return 1.5; }
    public static int Caught(int x) { try { if (x == 1) { Refuse(""r1""); } if (x == 2) { throw new InvalidOperationException(""r2""); } } catch (ArgumentException e) { s_trace += e.Message; return 1; } catch (InvalidOperationException e) { s_trace += e.Message; return 1; } return 0; }
    public static int Often(int a, int b, bool seldom) { return seldom ? Seldom(a, b, 3) : a; }

    public static string Run() {
        string r = Once(3).ToString(); int x = 4; int guarded = Guarded(x - 4);
        r += ""|"" + Taken(x).ToString() + "" "" + x.ToString() + "" "" + Changed(x).ToString() + "" "" + x.ToString();
        r += ""|"" + (x + Early(-1, 2)).ToString() + Early(9, 0).ToString() + Early(x, 2).ToString();
        r += ""|"" + Careful(8, 2).ToString() + Careful(8, 0).ToString() + s_trace;
        for (int i = 6; i < 9; i++) { r += ""|"" + Looped(i).ToString(); }
        r += ""|"" + Even(4).ToString() + Same(1).ToString() + Same(""s"") + new Function(ByDelegate)(2).ToString() + ((int)Other(Hue.Red)).ToString();
        Shape shape = new Square(3); IShape other = shape;
        r += ""|"" + other.Area().ToString() + "" "" + shape.Twist().ToString() + "" "" + shape.Hidden.ToString();
        Cell cell = new Cell(1, new Cell(2, null)); cell.Value = cell.Next().Value + 5;
        r += ""|"" + cell.Value.ToString() + cell.Count(cell.Next()).ToString() + (cell.Next().Next() == null).ToString() + cell.IsOther(2).ToString();
        try { r += cell.Next().Next().IsOther(1).ToString(); } catch (NullReferenceException) { r += ""|null"" + Cell.s_asked.ToString(); }
        for (int i = 0; i < 4; i++) { r += "" "" + Tails(i).ToString() + Caught(i).ToString(); }
        r += ""|"" + Tails(99).ToString() + Tails(85).ToString() + Tails(-91).ToString() + Float(-1).ToString() + Float(1).ToString() + Float(double.NaN).ToString() + Often(1, 2, false).ToString() + Often(1, 2, true).ToString();
        try { Refuse(""end""); } catch (ArgumentException e) { r += ""|"" + e.Message; }
        return r + ""|"" + s_trace + guarded.ToString();
    }

    private static int Slow(int x) { if (x < 0) { return 0; } return x; }
    public static async Future<int> Later(int x) { x = Slow(x); await Futures.YieldNow(); try { await Futures.YieldNow(); return Changed(x); } finally { s_trace = """"; } }
}";

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void What_is_shrunk_does_the_same(bool optimize)
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-" + optimize)).Compile(Source, optimize).Shrink();
            Assert.IsEmpty(compiler.Errors);
            string expected = Run(compiler.Unwoven, Outputs.Get("device-library-unwoven"));
            StringAssert.StartsWith(expected, "4|8 4 13 4|302|4-73,tftf|21|21|21|1");
            Assert.AreEqual(expected, Run(compiler.Woven, Outputs.Get("device-library")));
        }

        [TestMethod]
        public void What_others_can_name_stays_and_the_rest_goes()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-names")).Compile(Source, true).Shrink();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            Assert.AreEqual("Caught Float Later Later Often Run Tails", Names(module.GetType("Program"), m => m.IsPublic));
            Assert.AreEqual("Area get_Scale", Names(module.GetType("Shape"), m => m.Name.Length > 2));
            Assert.AreEqual(".ctor Area", Names(module.GetType("Square"), m => m.Name.Length > 2));
            Assert.AreEqual(".ctor Invoke", Names(module.GetType("Function"), m => true));
            Assert.IsNull(module.GetType("Cell"));

            // One that calls itself by way of another, the two of which a delegate is made and that is cold, and what is there twice.
            string[] map = File.ReadAllLines(Path.ChangeExtension(compiler.Woven, ".map"));
            string[] kept = map.Where(l => l.Contains(" = Program.") && l.Contains('(')).Select(l => l.Split(" = Program.")[1]).OrderBy(n => n, StringComparer.Ordinal).ToArray();
            CollectionAssert.IsSubsetOf(new[] { "ByDelegate(Int32)", "Seldom(Int32,Int32,Int32)" }, kept);
            foreach (string gone in new[] { "Once(Int32)", "Unused(Int32)", "OnlyFromUnused(Int32)", "Taken(Int32)", "Double(Int32&)", "Guarded(Int32)" })
            {
                Assert.DoesNotContain(gone, kept);
            }
        }

        [TestMethod]
        public void The_map_says_what_each_name_was()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-map")).Compile(Source, true).Shrink();
            string[] map = File.ReadAllLines(Path.ChangeExtension(compiler.Woven, ".map"));
            using ModuleDefinition after = ModuleDefinition.ReadModule(compiler.Woven, new ReaderParameters { InMemory = true });
            HashSet<string> now = Members(after);
            using ModuleDefinition before = ModuleDefinition.ReadModule(compiler.Weave().Woven);
            HashSet<string> old = Members(before);
            Assert.IsGreaterThan(5, map.Length);
            foreach (string[] line in map.Select(l => l.Split(" = ")))
            {
                Assert.Contains(line[0], now);
                Assert.Contains(line[1].Split('(')[0], old);
            }

            // Whatever has another name than before is in it.
            string[] keeping = { ".ctor", ".cctor", ".value__", ".Red", ".Green" };
            string[] known = map.Select(l => l.Split(" = ")[0]).ToArray();
            foreach (string name in now.Where(n => !old.Contains(n) && !keeping.Any(k => n.EndsWith(k))))
            {
                Assert.Contains(name, known);
            }

            // An override has the name of what it overrides.
            string twist = map.Single(l => l.EndsWith(" = Shape.Twist()")).Split(" = ")[0].Split('.')[1];
            Assert.AreEqual("Square." + twist, map.Single(l => l.EndsWith(" = Square.Twist()")).Split(" = ")[0]);

            // One that no program's method can have, for that would override it on the device.
            Assert.StartsWith("$", twist);
        }

        [TestMethod]
        public void What_overrides_in_a_class_derived_from_anothers_keeps_its_name()
        {
            const string derived = "namespace Maitake { internal sealed class ColdAttribute : System.Attribute { public ColdAttribute(string reason) { } } }"
                + " public class Base : Maitake.Future { public override Maitake.PollResult Poll(Maitake.Waker waker) { return (Maitake.PollResult)Twist(1); } internal virtual int Twist(int x) { return x; } }"
                + " public sealed class Heir : Base { internal override int Twist(int x) { return x + base.Twist(x); } }";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-derived")).Compile(derived, true).Shrink();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            Assert.IsTrue(module.GetType("Heir").Methods.Any(m => m.Name == "Twist"));
        }

        [TestMethod]
        public void Internals_that_another_assembly_may_see_stay()
        {
            const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-friends")).Compile(Source.Replace("using Maitake;\n", "using Maitake; " + Friend + "\n"), true).Shrink();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            Assert.IsNotNull(module.GetType("Cell"));
            Assert.AreEqual(".ctor Count IsOther Next get_Value set_Value", Names(module.GetType("Cell"), m => true));
            Assert.Contains("s_asked", module.GetType("Cell").Fields.Select(f => f.Name));
        }

        [TestMethod]
        public void Seldom_run_code_makes_no_other_frame_larger()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-cold")).Compile(Source, true).Shrink();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            MethodDefinition often = module.GetType("Program").Methods.Single(m => m.Name == "Often");
            Assert.IsTrue(often.Body.Instructions.Any(i => i.OpCode == OpCodes.Call));
            Assert.IsFalse(often.Body.HasVariables);

            // A method that only throws needs no room.
            MethodDefinition caught = module.GetType("Program").Methods.Single(m => m.Name == "Caught");
            Assert.IsFalse(caught.Body.Instructions.Any(i => i.OpCode == OpCodes.Call && ((MethodReference)i.Operand).ReturnType.FullName == "System.Void"));
        }

        [TestMethod]
        public void Equal_ends_are_there_once()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-tails")).Compile(Source, true);
            int Returns(ShrinkStep[] without)
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Shrink(without).Woven);
                return module.GetType("Program").Methods.Single(m => m.Name == "Tails").Body.Instructions.Count(i => i.OpCode == OpCodes.Ret);
            }

            Assert.IsLessThan(Returns(new[] { ShrinkStep.ShareTails }), Returns(new ShrinkStep[0]));
        }

        [TestMethod]
        public void Null_fails_where_the_call_was()
        {
            const string Small = @"using System; using Maitake;
public class Part { private int _x; public static string Log = """"; private void Noted() { Log += ""n""; _x = 1; } private void Plain() { _x = 2; }
    public static void Note(Part part) { part.Noted(); } public static void Set(Part part) { part.Plain(); } public static Future F() { return null; } }";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("shrunk-null")).Compile(Small, true).Shrink();
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            MethodDefinition[] methods = module.GetType("Part").Methods.ToArray();
            Assert.IsTrue(methods.Single(m => m.Name == "Note").Body.Instructions.Any(i => i.OpCode == OpCodes.Callvirt), "a log would be written before the failure");
            Assert.IsFalse(methods.Single(m => m.Name == "Set").Body.Instructions.Any(i => i.OpCode == OpCodes.Callvirt));
        }

        public static IEnumerable<object[]> Steps
        {
            get { return Enum.GetNames<ShrinkStep>().Select(s => new object[] { s }); }
        }

        [TestMethod]
        [DynamicData(nameof(Steps))]
        public void Without_a_step_the_library_is_larger(string step)
        {
            Assert.IsGreaterThan(Size("whole"), Size(step, Enum.Parse<ShrinkStep>(step)));
        }

        [TestMethod]
        public void The_same_input_gives_the_same_bytes()
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(Library("once")), File.ReadAllBytes(Library("twice")));
        }

        [TestMethod]
        public void The_library_others_compile_against_is_all_there()
        {
            using ModuleDefinition whole = ModuleDefinition.ReadModule(Woven("unshrunk", false));
            using ModuleDefinition shrunk = ModuleDefinition.ReadModule(Library("visible"));
            string[] expected = Visible(whole);
            Assert.IsGreaterThan(300, expected.Length);
            Assert.AreEqual(string.Join("\n", expected), string.Join("\n", Visible(shrunk)));
        }

        [TestMethod]
        public void Sequence_points_are_where_instructions_are()
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(Library("symbols"), new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider(), InMemory = true });
            int points = 0;
            foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                HashSet<int> offsets = new HashSet<int>(method.Body.Instructions.Select(i => i.Offset));
                int last = -1;
                foreach (SequencePoint point in method.DebugInformation.SequencePoints)
                {
                    Assert.Contains(point.Offset, offsets, method.FullName);
                    Assert.IsGreaterThan(last, point.Offset, method.FullName);
                    last = point.Offset;
                    points++;
                }
            }

            Assert.IsGreaterThan(1000, points);
        }

        // It forgets the exception that a catch begins with; the interpreter adds two to each frame.
        [TestMethod]
        public void The_processor_gives_each_frame_stack_enough()
        {
            foreach (string library in new[] { Woven("stack", false), Library("shrunk-stack") })
            {
                using ModuleDefinition module = ModuleDefinition.ReadModule(library);
                string[] small = module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
                    .Where(m => ProcessorStack.Of(m) + (m.Body.ExceptionHandlers.Any(h => h.HandlerType == ExceptionHandlerType.Catch) ? 1 : 0) < new StackDepths(m).Maximum)
                    .Select(m => m.FullName + " needs " + new StackDepths(m).Maximum + " and gets " + ProcessorStack.Of(m)).ToArray();
                Assert.IsEmpty(small, library + "\n" + string.Join("\n", small));
            }
        }

        private static string Names(TypeDefinition type, Func<MethodDefinition, bool> where)
        {
            return string.Join(" ", type.Methods.Where(where).Select(m => m.Name).Where(n => n != ".cctor").OrderBy(n => n, StringComparer.Ordinal));
        }

        private static HashSet<string> Members(ModuleDefinition module)
        {
            return new HashSet<string>(module.GetTypes().SelectMany(t => new[] { t.FullName }.Concat(t.Methods.Select(m => t.FullName + "." + m.Name)).Concat(t.Fields.Select(f => t.FullName + "." + f.Name))));
        }

        private static string[] Visible(ModuleDefinition module)
        {
            Visibility visibility = new Visibility(module);
            return module.GetTypes().Where(visibility.IsVisible)
                .SelectMany(t => t.Methods.Where(visibility.IsVisible).Where(m => m.Name != "BeginInvoke" && m.Name != "EndInvoke").Select(m => m.FullName)
                    .Concat(t.Fields.Where(visibility.IsVisible).Select(f => f.FullName)).Append(t.FullName + " : " + t.BaseType))
                .OrderBy(n => n, StringComparer.Ordinal).ToArray();
        }

        // What decides in a .pe: a row for each method, the code, each name and each signature once.
        private static int Size(string name, params ShrinkStep[] without)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(Library("size-" + name, without));
            TypeDefinition[] types = module.GetTypes().ToArray();
            MethodDefinition[] methods = types.SelectMany(t => t.Methods).ToArray();
            FieldDefinition[] fields = types.SelectMany(t => t.Fields).Where(f => !f.IsLiteral).ToArray();
            IEnumerable<string> names = types.Select(t => t.Name).Concat(methods.Select(m => m.Name)).Concat(fields.Select(f => f.Name));
            IEnumerable<string> signatures = methods.Where(m => m.HasBody).Select(m => string.Join(",", m.Body.Variables.Select(v => v.VariableType.FullName)))
                .Concat(fields.Select(f => f.FieldType.FullName))
                .Concat(methods.Select(m => m.ReturnType.FullName + ":" + string.Join(",", m.Parameters.Select(p => p.ParameterType.FullName))));
            return (methods.Length * 16) + methods.Where(m => m.HasBody).Sum(DeviceSize.Of) + names.Distinct().Sum(n => n.Length + 1) + (signatures.Distinct().Sum(s => s.Split(',').Length) * 3);
        }

        private static string Library(string name, params ShrinkStep[] without)
        {
            return Woven(name, true, without);
        }

        private static string Woven(string name, bool shrink, params ShrinkStep[] without)
        {
            string output = Path.Combine(Outputs.NewFolder("shrunk-library-" + name), "Maitake.dll");
            AssemblyWeaver weaver = new AssemblyWeaver(new WeaverSteps(), without) { Shrink = shrink };
            Assert.IsTrue(weaver.Weave(Outputs.Get("device-library-unwoven"), output, new[] { Outputs.Get("contract") }));
            return output;
        }

        private static string Run(string program, string library)
        {
            return new LoadedAssembly(program, library).Bind<Func<string>>("Program", "Run")();
        }
    }
}
