using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Gate.Tests
{
    [TestClass]
    public class HotPathRuleTests
    {
        private const string Struct = "public struct S { public int X, Y; public S(int x) { X = x; Y = x; } public int Sum() => X + Y; } ";

        [TestMethod]
        [DataRow(Struct, "S s = new S(x); Use(ref s);", Rule.Struct, "local", DisplayName = "struct local")]
        [DataRow(Struct, "Take(default);", Rule.Struct, "takes a struct", DisplayName = "struct argument")]
        [DataRow(Struct, "Make();", Rule.Struct, "returns a struct", DisplayName = "struct result")]
        [DataRow(Struct, "Field = Other;", Rule.Struct, "copies the struct", DisplayName = "struct copied between fields")]
        [DataRow(Struct, "Field = new S(x);", Rule.Struct, "makes the struct", DisplayName = "struct made for a field")]
        [DataRow(Struct, "Array[0] = Array[1];", Rule.Struct, "copies the struct", DisplayName = "struct copied between elements")]
        [DataRow("", "Object = x;", Rule.Boxing, "System.Int32", DisplayName = "boxed int")]
        [DataRow("", "Object = System.DayOfWeek.Monday;", Rule.Boxing, "System.DayOfWeek", DisplayName = "boxed enum")]
        [DataRow("", "Object = System.TimeSpan.Zero;", Rule.Boxing, "System.TimeSpan", DisplayName = "boxed TimeSpan")]
        [DataRow("", "Object = \"text\";", Rule.StringLiteral, "text", DisplayName = "literal stored")]
        [DataRow("", "if (Text == \"text\") { x++; }", Rule.StringLiteral, "text", DisplayName = "literal compared")]
        [DataRow("", "Action = Nothing;", Rule.Delegate, "Nothing", DisplayName = "delegate of an instance method")]
        [DataRow("", "Action = static () => { };", Rule.Delegate, "<Poll>", DisplayName = "static lambda, though cached")]
        [DataRow("", "int y = x; Action = () => y++;", Rule.Allocation, "captures", DisplayName = "closure")]
        [DataRow("", "Object = new object();", Rule.Allocation, "System.Object", DisplayName = "object")]
        [DataRow("", "throw new System.InvalidOperationException();", Rule.Allocation, "marked Cold", DisplayName = "exception")]
        [DataRow("", "Object = new int[x];", Rule.Array, "System.Int32", DisplayName = "array")]
        [DataRow("", "Params(this, this);", Rule.Array, "params", DisplayName = "params array")]
        [DataRow("", "Text = Text + Text;", Rule.Allocation, "Concat", DisplayName = "string concatenation")]
        [DataRow("", "Text = x.ToString();", Rule.Allocation, "ToString", DisplayName = "ToString of a number")]
        [DataRow("", "foreach (object o in List) { Object = o; }", Rule.Allocation, "GetEnumerator", DisplayName = "foreach over a list")]
        [DataRow("", "Action += Action;", Rule.Allocation, "Combine", DisplayName = "delegates combined")]
        [DataRow("", "try { x++; } catch { Object = \"text\"; }", Rule.StringLiteral, "text", DisplayName = "in a catch block")]
        public void WhatTakesMemory_IsReportedOnAHotPath(string types, string statements, Rule rule, string reason)
        {
            var source = types + Future(statements, types.Length > 0);
            var violations = Snippet.Check(source, Snippet.Device, hot: true);

            Assert.IsTrue(
                violations.Any(v => v.Rule == rule && v.Member.Contains("Test::Poll") && v.Reason.Contains(reason) && v.Chain[^1] == "Test.Poll"),
                "reported instead: " + string.Join('\n', violations));
        }

        [TestMethod]
        public void AHandler_IsHotThoughNothingCallsItDirectly()
        {
            const string source = "public class Test { object _o; void OnEdge() { _o = new object(); } public System.Action Attach() { return OnEdge; } }";
            var violations = Snippet.Check(source, Snippet.Device, hot: true);

            Assert.IsTrue(
                violations.Any(v => v.Rule == Rule.Allocation && v.Member.Contains("Test::OnEdge")),
                "reported instead: " + string.Join('\n', violations));
        }

        [TestMethod]
        [DataRow("x += 1; Number = x; Long += x;", DisplayName = "numbers")]
        [DataRow("System.TimeSpan t = new System.TimeSpan(x); Long = (t + t).Ticks;", DisplayName = "TimeSpan")]
        [DataRow("System.DateTime t = System.DateTime.UtcNow; Long = t.Ticks;", DisplayName = "DateTime")]
        [DataRow("System.DayOfWeek d = System.DayOfWeek.Friday; Number = (int)d;", DisplayName = "enum")]
        [DataRow("Use(ref Field); Number = Field.X + Array[1].Sum();", DisplayName = "struct in place")]
        [DataRow("lock (this) { System.Threading.Interlocked.Increment(ref Number); }", DisplayName = "lock and interlocked")]
        [DataRow("Object = null; if (Object is string s) { Number = s.Length; }", DisplayName = "type test")]
        [DataRow("Action();", DisplayName = "delegate invoked")]
        [DataRow("Fail();", DisplayName = "throw helper marked Cold")]
        [DataRow("try { x++; } finally { x--; }", DisplayName = "try and finally")]
        public void WhatTakesNoMemory_IsNotReported(string statements)
        {
            var violations = Snippet.Check(Struct + Future(statements, true), Snippet.Device, hot: true);

            Assert.IsEmpty(violations, string.Join('\n', violations));
        }

        [TestMethod]
        [DataRow("class W : Maitake.Waker { public override void Wake() { new object(); } }", "W.Wake", DisplayName = "Wake of a waker")]
        [DataRow("class A { public void Tick() { new object(); } }", "A.Tick", DisplayName = "Tick")]
        [DataRow("class A { public void Turn(int n) { new object(); } }", "A.Turn", DisplayName = "Turn")]
        [DataRow("class A { public void TryTurn() { new object(); } }", "A.TryTurn", DisplayName = "TryTurn")]
        [DataRow("class A { public void Run() { new object(); } }", "A.Run", DisplayName = "Run")]
        [DataRow("class A { public void RunOnce() { new object(); } }", "A.RunOnce", DisplayName = "RunOnce")]
        [DataRow("class A { public void Park() { new object(); } }", "A.Park", DisplayName = "Park")]
        [DataRow("class A { public void Unpark() { new object(); } }", "A.Unpark", DisplayName = "Unpark")]
        [DataRow("class A { public void Run() { G(); } void G() { H(); } static void H() { new object(); } }", "A.Run A.G A.H", DisplayName = "direct calls")]
        [DataRow("abstract class B { public abstract void M(); } class C : B { public override void M() { new object(); } } class A { B b; public void Run() { b.M(); } }", "A.Run C.M", DisplayName = "override of an abstract method")]
        [DataRow("class B { public virtual void M() { } } class C : B { } class D : C { public override void M() { new object(); } } class A { C c; public void Run() { c.M(); } }", "A.Run D.M", DisplayName = "override below the static type")]
        [DataRow("interface I { void M(); } class C : I { public void M() { new object(); } } class A { I i; public void Run() { i.M(); } }", "A.Run C.M", DisplayName = "implementation")]
        [DataRow("interface I { void M(); } class C : I { void I.M() { new object(); } } class A { I i; public void Run() { i.M(); } }", "A.Run C.I.M", DisplayName = "explicit implementation")]
        [DataRow("interface I { void M(); } class B { public void M() { new object(); } } class C : B, I { } class A { I i; public void Run() { i.M(); } }", "A.Run B.M", DisplayName = "implementation by a base class")]
        [DataRow("interface J { void M(); } interface I : J { } class C : I { public void M() { new object(); } } class A { J j; public void Run() { j.M(); } }", "A.Run C.M", DisplayName = "implementation of a base interface")]
        [DataRow("class A { object o; public void Run() { o.Equals(o); } public override bool Equals(object p) { new object(); return false; } }", "A.Run A.Equals", DisplayName = "override of a method of the core library")]
        [DataRow("class A { public void Run() { F(); G(); } void F() { G(); } void G() { new object(); } }", "A.Run A.G", DisplayName = "the shortest way")]
        public void AHotMethod_IsReportedWithTheWayToIt(string source, string chain)
        {
            var violation = Snippet.Check(source, Snippet.Device, hot: true).Single();

            Assert.AreEqual(Rule.Allocation, violation.Rule);
            Assert.AreEqual(chain, string.Join(' ', violation.Chain));
        }

        [TestMethod]
        [DataRow("class A { public void Work() { new object(); } }", DisplayName = "nothing reaches it")]
        [DataRow("class A { public object Poll() => new object(); public void Wake() { new object(); } }", DisplayName = "Poll and Wake of something else")]
        [DataRow("class A { public void Run() { G(); } [Maitake.Cold(\"once\")] void G() { H(); } void H() { new object(); } }", DisplayName = "behind a Cold mark")]
        [DataRow("class A { [Maitake.Cold(\"once\")] public void Run() { new object(); } }", DisplayName = "a root marked Cold")]
        [DataRow("class B { public virtual void M() { } } class C : B { public override void M() { new object(); } } class A : B { public void Run() { base.M(); } }", DisplayName = "a call of the base method itself")]
        public void AColdMethod_IsNotReported(string source)
        {
            var violations = Snippet.Check(source, Snippet.Device, hot: true);

            Assert.IsEmpty(violations, string.Join('\n', violations));
        }

        private static string Future(string statements, bool withStructs)
        {
            var structs = withStructs
                ? "static S Field; static S Other; static S[] Array; static void Use(ref S s) { } [Maitake.Cold(\"test\")] static void Take(S s) { } [Maitake.Cold(\"test\")] static S Make() => default;"
                : string.Empty;

            return $$"""
                public class Test : Maitake.Future
                {
                    static int Number;
                    static long Long;
                    static object Object;
                    static string Text;
                    static System.Action Action;
                    static System.Collections.ArrayList List;
                    {{structs}}
                    static void Params(params object[] values) { }
                    void Nothing() { }
                    [Maitake.Cold("an error")] static void Fail() { throw new System.InvalidOperationException("text"); }

                    public override Maitake.PollResult Poll(Maitake.Waker waker)
                    {
                        int x = Number;
                        {{statements}}
                        return x == 0 ? Maitake.PollResult.Ready : Maitake.PollResult.Pending;
                    }
                }
                """;
        }
    }
}
