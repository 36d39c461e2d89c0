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
        string r = Once(3).ToString(); int x = 4;
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
        return r + ""|"" + s_trace;
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

        private static string Run(string program, string library)
        {
            return new LoadedAssembly(program, library).Bind<Func<string>>("Program", "Run")();
        }
    }
}
