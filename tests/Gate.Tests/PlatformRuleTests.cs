using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Gate.Tests
{
    [TestClass]
    public class PlatformRuleTests
    {
        [TestMethod]
        [DataRow("class G<T> { }", Rule.Generic, "G`1", DisplayName = "generic class")]
        [DataRow("class A { public void F<T>() { } }", Rule.Generic, "A::F", DisplayName = "generic method")]
        [DataRow("class G<T> { } class A : G<int> { }", Rule.Generic, "A", DisplayName = "generic base")]
        [DataRow("interface I<T> { } class A : I<int> { }", Rule.Generic, "A", DisplayName = "generic interface")]
        [DataRow("class G<T> { } class A { G<int> f; }", Rule.Generic, "A::f", DisplayName = "generic field")]
        [DataRow("class G<T> { } class A { void F(G<int>[] p) { } }", Rule.Generic, "A::F", DisplayName = "generic parameter type, inside an array")]
        [DataRow("class G<T> { } class A { G<int> F() => null; }", Rule.Generic, "A::F", DisplayName = "generic return type")]
        [DataRow("class G<T> { } class A { void F() { object o = new G<int>(); o.ToString(); } }", Rule.Generic, "A::F", DisplayName = "generic newobj")]
        [DataRow("class A { static void G<T>() { } void F() { G<int>(); } }", Rule.Generic, "A::F", DisplayName = "generic call")]
        [DataRow("class G<T> { public static int X; } class A { int F() => G<int>.X; }", Rule.Generic, "A::F", DisplayName = "field of a generic type")]
        [DataRow("class A { int F(int a, int b) => checked(a + b); }", Rule.Checked, "A::F", DisplayName = "add.ovf")]
        [DataRow("class A { byte F(int a) => checked((byte)a); }", Rule.Checked, "A::F", DisplayName = "conv.ovf")]
        [DataRow("unsafe class A { int F(int* p) => *p; }", Rule.Pointer, "A::F", DisplayName = "pointer parameter")]
        [DataRow("unsafe class A { int* f; }", Rule.Pointer, "A::f", DisplayName = "pointer field")]
        [DataRow("unsafe class A { int F(int[] a) { fixed (int* p = a) { return *p; } } }", Rule.Pointer, "A::F", DisplayName = "fixed")]
        [DataRow("unsafe class A { int F() { int* p = stackalloc int[4]; return p[1]; } }", Rule.Opcode, "A::F", DisplayName = "localloc")]
        [DataRow("unsafe class A { int F(delegate*<int> p) => p(); }", Rule.Opcode, "A::F", DisplayName = "calli")]
        [DataRow("unsafe class A { int F(delegate*<int> p) => p(); }", Rule.Pointer, "A::F", DisplayName = "function pointer")]
        [DataRow("class A { int F() => new int[2, 2].Length; }", Rule.MultiDimensionalArray, "A::F", DisplayName = "array of two dimensions")]
        [DataRow("class A { int[,] f; }", Rule.MultiDimensionalArray, "A::f", DisplayName = "field of two dimensions")]
        [DataRow("class B { public virtual void M() { } } class A : B { public new void M() { } }", Rule.Dispatch, "A::M", DisplayName = "a method that hides a virtual one")]
        [DataRow("class B { protected virtual void M() { } } class A : B { void M(int x) { } private new void M() { } }", Rule.Dispatch, "A::M()", DisplayName = "a private method that hides a virtual one")]
        [DataRow("[System.Runtime.CompilerServices.ExcludeType] class E { } class A { E f; }", Rule.Excluded, "A::f", DisplayName = "field of an excluded type")]
        [DataRow("[System.Runtime.CompilerServices.ExcludeType] class E { } class A { void F() { new E(); } }", Rule.Excluded, "A::F", DisplayName = "excluded type made")]
        [DataRow("[System.Runtime.CompilerServices.ExcludeType] class E : System.Attribute { } class A { [E] void F() { } }", Rule.Excluded, "A::F", DisplayName = "excluded attribute")]
        [DataRow("class A { [Maitake.Cold(\"\")] void F() { } }", Rule.ColdReason, "A::F", DisplayName = "Cold without a reason")]
        [DataRow("class A { [Maitake.Cold(null)] void F() { } }", Rule.ColdReason, "A::F", DisplayName = "Cold with null for a reason")]
        public void ForbiddenCode_IsReportedWithItsRuleAndMember(string source, Rule rule, string member)
        {
            AssertReported(source, Snippet.Device, rule, member);
        }

        // The contract keeps these from compiling. The real core library, or a compiler to come, may not.
        [TestMethod]
        [DataRow("interface I { int F() => 1; }", Rule.InterfaceBody, "I::F", DisplayName = "default interface method")]
        [DataRow("class A { volatile int f; int F() => f; }", Rule.Modifier, "A::f", DisplayName = "volatile field")]
        [DataRow("class A { volatile int f; int F() => f; }", Rule.Modifier, "A::F", DisplayName = "volatile read")]
        [DataRow("class A { public virtual void F(in int p) { } }", Rule.Modifier, "A::F", DisplayName = "in parameter of a virtual method")]
        [DataRow("class A { int F(__arglist) => new System.ArgIterator(__arglist).GetRemainingCount(); }", Rule.Opcode, "A::F", DisplayName = "arglist")]
        [DataRow("class A { void F(int x) { System.TypedReference r = __makeref(x); } }", Rule.Opcode, "A::F", DisplayName = "mkrefany")]
        [DataRow("class A { int F(System.TypedReference r) => __refvalue(r, int); }", Rule.Opcode, "A::F", DisplayName = "refanyval")]
        [DataRow("class A { int F(System.Func<int> f) => f(); }", Rule.Generic, "A::F", DisplayName = "generic delegate")]
        [DataRow("class A { int? f; }", Rule.Generic, "A::f", DisplayName = "nullable int")]
        [DataRow("class A { System.Collections.IEnumerable F() { yield return 1; } }", Rule.Generic, "A/<F>d__0", DisplayName = "iterator")]
        [DataRow("class B { public virtual object M() => null; } class A : B { public override string M() => null; }", Rule.Dispatch, "A::M", DisplayName = "override with another return type")]
        public void CodeThatTheContractRejects_IsReportedToo(string source, Rule rule, string member)
        {
            AssertReported(source, Snippet.Desktop, rule, member);
        }

        [TestMethod]
        [DataRow("virtual methods", "public virtual void M{0}() {{ }}", DisplayName = "virtual methods")]
        [DataRow("instance methods", "public void M{0}() {{ }}", DisplayName = "instance methods")]
        [DataRow("static methods", "public static void M{0}() {{ }}", DisplayName = "static methods")]
        [DataRow("instance fields", "public int f{0};", DisplayName = "instance fields")]
        [DataRow("static fields", "public static int f{0};", DisplayName = "static fields")]
        public void MoreThan255Members_AreReported(string what, string member)
        {
            var source = "class A { " + Repeat(member, 256) + " }";

            AssertReported(source, Snippet.Device, Rule.Limit, "A", what);
        }

        [TestMethod]
        public void MoreThan255Parameters_AreReported()
        {
            AssertReported("class A { void F(" + Repeat("int p{0},", 255).TrimEnd(',') + ") { } }", Snippet.Device, Rule.Limit, "A::F", "parameters");
        }

        [TestMethod]
        public void MoreThan255Locals_AreReported()
        {
            var source = "class A { static void G(ref int x) { } void F() { " + Repeat("int v{0} = 0; G(ref v{0});", 256) + " } }";

            AssertReported(source, Snippet.Device, Rule.Limit, "A::F", "locals");
        }

        [TestMethod]
        [DataRow("class A { const string C = \"x\"; public int P { get; init; } int this[int i] => i; }", DisplayName = "properties, init accessors, constants")]
        [DataRow("class A { int F(object o) => o switch { string s => s.Length, int i and > 3 => i, _ => 0 }; }", DisplayName = "patterns")]
        [DataRow("class A { event System.Action E; void F() { int x = 1; E += () => x++; E(); } }", DisplayName = "events and closures")]
        [DataRow("class A { readonly int[] _f = { 1, 2, 3 }; int F() { foreach (int i in _f) { if (i > 1) { return i; } } return 0; } }", DisplayName = "array initializers, foreach")]
        [DataRow("struct S { public int X; } class A { int F(ref S s) { S t = s; return t.X; } }", DisplayName = "structs off the hot paths")]
        [DataRow("class A { void F() { try { lock (this) { } } catch (System.Exception e) when (e.Message == null) { throw; } finally { F(); } } }", DisplayName = "filters and finally")]
        [DataRow("interface I { void M(); } class A : I, System.IDisposable { void I.M() { } public void Dispose() { } }", DisplayName = "explicit implementation")]
        [DataRow("class B { public virtual void M() { } public virtual void M(int x) { } } class A : B { public override void M() { } public override string ToString() => null; }", DisplayName = "overrides")]
        [DataRow("[System.Runtime.CompilerServices.ExcludeType] class E<T> { T f; }", DisplayName = "an excluded type may be what it wants")]
        [DataRow("class A { string F(int x) => $\"{x}: {nameof(F)}\"; static int G(string s) { switch (s) { case \"a\": return 1; case \"b\": return 2; case \"c\": return 3; case \"d\": return 4; case \"e\": return 5; case \"f\": return 6; case \"g\": return 7; } return 0; } }", DisplayName = "interpolation, string switch")]
        public void AllowedCode_IsNotReported(string source)
        {
            var violations = Snippet.Check(source, Snippet.Device, hot: false);

            Assert.IsEmpty(violations, string.Join('\n', violations));
        }

        [TestMethod]
        public void AViolation_NamesTheLine()
        {
            var violations = Snippet.Check("class A\n{\n    int F(int a)\n    {\n        a++;\n        return checked(a + 1);\n    }\n}", Snippet.Device, hot: false);

            Assert.AreEqual("Snippet.cs:6", violations.Single().Source);
        }

        private static string Repeat(string text, int times)
        {
            var all = new StringBuilder();
            for (var i = 0; i < times; i++)
            {
                all.AppendFormat(text, i);
            }

            return all.ToString();
        }

        private static void AssertReported(string source, string coreLibrary, Rule rule, string member, string reason = "")
        {
            var violations = Snippet.Check(source, coreLibrary, hot: false);

            Assert.IsTrue(
                violations.Any(v => v.Rule == rule && v.Member.Contains(member) && v.Reason.Contains(reason) && v.Assembly == "Snippet"),
                "reported instead: " + string.Join('\n', violations));
        }
    }
}
