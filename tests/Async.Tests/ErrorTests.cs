using System.IO;
using System.Linq;
using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>What cannot run on the device fails the build, with a code and the line.</summary>
    [TestClass]
    public class ErrorTests
    {
        private const string Start = "using System; using System.Runtime.CompilerServices; using Maitake;\n";

        [TestMethod]
        public void A_foreign_awaitable()
        {
            Expect(ErrorCodes.ForeignAwait, 5, Start + @"
class Foreign : INotifyCompletion { public Foreign GetAwaiter() => this; public bool IsCompleted => false; public void GetResult() {} public void OnCompleted(Action a) {} }
static class Program { static async Future Run() {
    await new Foreign(); } }");
        }

        [TestMethod]
        public void A_struct_awaiter()
        {
            Expect(ErrorCodes.ForeignAwait, 5, Start + @"
struct Foreign : INotifyCompletion { public Foreign GetAwaiter() => this; public bool IsCompleted => false; public void GetResult() {} public void OnCompleted(Action a) {} }
static class Program { static async Future Run() {
    await new Foreign(); } }");
        }

        [TestMethod]
        public void A_struct_as_a_result()
        {
            Expect(ErrorCodes.NotErasable, 4, Start + @"
struct Pair { public int A; public int B; }
static class Program { static async Future<Pair> Run() { await Futures.YieldNow(); return new Pair(); } }");
        }

        [TestMethod]
        public void A_struct_result_that_is_only_used()
        {
            Expect(ErrorCodes.NotErasable, 5, Start + @"
struct Pair { public int A; public int B; }
static class Program { static int Run(Future<Pair> future) {
    return future.Result.A; } }");
        }

        [TestMethod]
        public void A_generic_async_method()
        {
            Expect(ErrorCodes.GenericAsync, 4, Start + @"
static class Program {
    static async Future Run<T>(T value) { await Futures.YieldNow(); } }");
        }

        [TestMethod]
        public void An_async_method_of_a_generic_class()
        {
            Expect(ErrorCodes.GenericAsync, 4, Start + @"
class Box<T> {
    async Future Run() { await Futures.YieldNow(); } }");
        }

        [TestMethod]
        public void Another_builder()
        {
            Expect(ErrorCodes.ForeignBuilder, 6, Start + @"
[AsyncMethodBuilder(typeof(JobBuilder))] class Job { }
struct JobBuilder { public static JobBuilder Create() => default; public Job Task => null; public void SetResult() {} public void SetException(Exception e) {} public void SetStateMachine(IAsyncStateMachine m) {} public void Start<T>(ref T m) where T : IAsyncStateMachine {} public void AwaitOnCompleted<A, T>(ref A a, ref T m) where A : INotifyCompletion where T : IAsyncStateMachine {} public void AwaitUnsafeOnCompleted<A, T>(ref A a, ref T m) where A : ICriticalNotifyCompletion where T : IAsyncStateMachine {} }
static class Program { static async Job Run() {
    await Futures.YieldNow(); } }");
        }

        [TestMethod]
        public void A_generic_type_beside_async_methods()
        {
            Expect(ErrorCodes.GenericSurvives, 3, Start + @"class Box<T> {
    public T Value() { return default; } }
static class Program { static async Future Run() { await Futures.YieldNow(); } }");
        }

        [TestMethod]
        public void A_call_of_a_generic_method()
        {
            Expect(ErrorCodes.GenericSurvives, 2, Start + @"static class Program { static T Same<T>(T value) { return value; }
    static async Future Run() { await Futures.YieldNow();
        Same(1); } }");
        }

        [TestMethod]
        public void Two_methods_that_become_one()
        {
            Expect(ErrorCodes.SameSignature, 4, Start + @"static class Program {
    static void Take(Future<int> future) { }
    static void Take(Future<string> future) { } }");
        }

        [TestMethod]
        public void A_test_for_a_future_of_a_type()
        {
            Expect(ErrorCodes.TypeTest, 3, Start + @"static class Program { static bool Run(Future future) {
    return future is Future<int>; } }");
        }

        [TestMethod]
        public void An_instruction_that_the_device_does_not_have()
        {
            Expect(ErrorCodes.UnsupportedOpcode, 4, Start + @"
static class Program { static async Future Run() { await Futures.YieldNow(); } static unsafe int* Make() {
    int* p = stackalloc int[3]; return p; } }");
        }

        [TestMethod]
        public void A_reference_that_was_not_given()
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("error-missing"));
            compiler.Compile(Start + "static class Program { static async Future<PollResult> Run() { await Futures.YieldNow(); return PollResult.Ready; } }", true);
            AssemblyWeaver weaver = new AssemblyWeaver();
            Assert.IsFalse(weaver.Weave(compiler.Unwoven, compiler.Unwoven + ".woven", new string[0]));
            Assert.AreEqual(ErrorCodes.MissingReference, weaver.Errors[0].Code);
        }

        [TestMethod]
        public void Async_void_is_refused_by_the_compiler()
        {
            string output = Path.Combine(Outputs.NewFolder("error-void"), "Program.dll");
            string[] codes = DeviceCompiler.Compile(
                Start + "static class Program { static async void Run() { await Futures.YieldNow(); } }",
                true,
                new[] { Outputs.Get("contract"), Outputs.Get("device-library-unwoven") },
                output).Select(d => d.Id).ToArray();
            Assert.Contains("CS0518", codes);
        }

        [TestMethod]
        public void An_open_generic_type()
        {
            Expect(ErrorCodes.GenericSurvives, 3, Start + @"static class Program { static Type Run() {
    return typeof(Future<>); } }");
        }

        [TestMethod]
        public void An_open_generic_type_in_an_attribute()
        {
            Expect(ErrorCodes.GenericSurvives, 3, Start + @"class KindAttribute : Attribute { public object Value; }
static class Program { [Kind(Value = new Type[] { typeof(Program), typeof(Future<>) })] static void Run() { } static async Future Wait() { await Futures.YieldNow(); } }");
        }

        [TestMethod]
        public void A_struct_as_a_result_in_an_attribute()
        {
            Expect(ErrorCodes.NotErasable, 4, Start + @"struct Pair { public int A; }
class KindAttribute : Attribute { public KindAttribute(Type type) { } }
static class Program { [Kind(typeof(Future<Pair>))] static void Run() { } }");
        }

        [TestMethod]
        public void A_type_that_only_the_compiler_uses()
        {
            Expect(ErrorCodes.CompileTimeOnly, 3, Start + @"class Foreign : INotifyCompletion {
    public void OnCompleted(Action a) { } }");
        }

        [TestMethod]
        public void A_member_that_only_the_compiler_uses()
        {
            Expect(ErrorCodes.CompileTimeOnly, 4, Start + @"delegate Future Getter();
static class Program { static Getter Run(Future future) {
    return future.GetAwaiter; } }");
        }

        [TestMethod]
        public void A_delegate_to_what_an_erased_future_does_not_have()
        {
            Expect(ErrorCodes.CompileTimeOnly, 4, Start + @"delegate int Getter();
static class Program { static Getter Run(Future<int> future) {
    return future.GetResult; } }");
        }

        [TestMethod]
        public void Files_that_cannot_be_used()
        {
            string folder = Outputs.NewFolder("error-files");
            DeviceCompiler compiler = new DeviceCompiler(folder).Compile(Start + "static class Program { static async Future Run() { await Futures.YieldNow(); } }", true);
            string text = Path.Combine(folder, "text.dll");
            File.WriteAllText(text, "no assembly");
            string output = Path.Combine(folder, "output.dll");
            ExpectUnusable(ErrorCodes.Unusable, text, output);
            ExpectUnusable(ErrorCodes.Unusable, Path.Combine(folder, "missing.dll"), output);
            ExpectUnusable(ErrorCodes.Unusable, compiler.Unwoven, Path.Combine(text, "output.dll"));
            ExpectUnusable(ErrorCodes.Unusable, compiler.Unwoven, folder);

            string cut = Path.Combine(folder, "cut.dll");
            File.WriteAllBytes(cut, File.ReadAllBytes(compiler.Unwoven).Take(700).ToArray());
            ExpectUnusable(ErrorCodes.Unusable, cut, output);

            string library = Path.Combine(folder, "Maitake.dll");
            File.Copy(text, library);
            ExpectUnusable(ErrorCodes.MissingReference, compiler.Unwoven, output, library);
            Assert.IsFalse(File.Exists(output));
            Assert.IsEmpty(Directory.GetDirectories(folder), "folders that were left");
        }

        private static void ExpectUnusable(string code, string input, string output, string library = null)
        {
            AssemblyWeaver weaver = new AssemblyWeaver();
            Assert.IsFalse(weaver.Weave(input, output, new[] { Outputs.Get("contract"), library ?? Outputs.Get("device-library-unwoven") }));
            Assert.AreEqual(code, weaver.Errors[0].Code, weaver.Errors[0].ToString());
        }

        private static void Expect(string code, int line, string source)
        {
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("error-" + code + "-" + line));
            compiler.Compile(source, true).Weave();
            Assert.IsNotEmpty(compiler.Errors);
            WeaverError error = compiler.Errors.FirstOrDefault(e => e.Code == code);
            Assert.IsNotNull(error, string.Join("\n", compiler.Errors));
            Assert.AreEqual("Program.cs", error.File, error.ToString());
            Assert.AreEqual(line, error.Line, error.ToString());
        }
    }
}
