using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Analyzer.Tests
{
    /// <summary>What the weaver would say after the compiler.</summary>
    [TestClass]
    public class DeviceRuleTests
    {
        [TestMethod]
        public void AForeignAwaitable()
        {
            Snippet.ForDevice(@"
class Foreign : INotifyCompletion { public Foreign GetAwaiter() => this; public bool IsCompleted => false; public void GetResult() {} public void OnCompleted(Action a) {} }
static class Program
{
    static async Future Run() { ⟦await new Foreign(); await Futures.YieldNow(); }
}").Reports(ErrorCodes.ForeignAwait).AsTheWeaver();
        }

        [TestMethod]
        public void AStructAwaiter()
        {
            Snippet.ForDevice(@"
class Awaitable { public Foreign GetAwaiter() => default; }
struct Foreign : INotifyCompletion { public bool IsCompleted => false; public int GetResult() => 1; public void OnCompleted(Action a) {} }
static class Program
{
    static async Future Run() { int x = ⟦await new Awaitable(); Func f = async () => { ⟦await new Awaitable(); }; }
    delegate Future Func();
}").Reports(ErrorCodes.ForeignAwait).AsTheWeaver();
        }

        [TestMethod]
        public void EveryKindOfFuture_CanBeAwaited()
        {
            Snippet.ForDevice(@"using Maitake.Time;
static class Program
{
    static async Future<int> Read() { await Futures.YieldNow(); return 1; }
    static async Future Run(Board board, Ticker ticker, Future other)
    {
        await board.Sleep(1); await ticker.Next(); await other; int x = await Read();
        async Future<string> Local() { await other; return null; }
        await Local();
    }
}").Reports("none");
        }

        [TestMethod]
        public void AResultThatCannotBeErased()
        {
            Snippet.ForDevice(@"
struct Pair { public int A; }
static class Program
{
    static async ⟦Future<Pair> Run() { await Futures.YieldNow(); return new Pair(); }
}").Reports(ErrorCodes.NotErasable).AsTheWeaver();
        }

        [TestMethod]
        public void ResultsThatCannotBeErased_WhereverTheyAreNamed()
        {
            Snippet.ForDevice(@"
struct Pair { public int A; }
class Box<T> { public ⟦Future<T> Held; }
static class Program
{
    static ⟦Future<Pair> s_field;
    static void Take(⟦Future<Pair>[] many, Future<⟦Future<Pair>> nested) { ⟦Future<IntPtr> local = null; }
    static ⟦Future<T> Make<T>() => null;
}").Reports(ErrorCodes.NotErasable);
        }

        [TestMethod]
        public void ResultsThatCan()
        {
            Snippet.ForDevice(@"
enum E : long { A } class C { } interface I { } delegate void D();
static class Program
{
    static Future<bool> a; static Future<char> b; static Future<sbyte> c; static Future<ulong> d; static Future<float> e; static Future<double> f;
    static Future<TimeSpan> g; static Future<DateTime> h; static Future<E> i; static Future<C> j; static Future<I> k; static Future<D> l;
    static Future<string> m; static Future<object> n; static Future<int[]> o; static Future<Future<int>> p; static Future<Missing> q;
}").Reports("none");
        }

        [TestMethod]
        public void AGenericAsyncMethod()
        {
            Snippet.ForDevice(@"static class Program
{
    static async Future ⟦Run<T>(T value) { await Futures.YieldNow(); }
}").Reports(ErrorCodes.GenericAsync).AsTheWeaver();
        }

        [TestMethod]
        public void AsyncMethodsOfGenericSurroundings()
        {
            Snippet.ForDevice(@"
class Box<T>
{
    async Future<int> ⟦Run() { await Futures.YieldNow(); return 1; }
    class Inner { async Future ⟦Run() { await Futures.YieldNow(); } }
    void Outer() { async Future ⟦Local() { await Futures.YieldNow(); } Make m = ⟦async () => { await Futures.YieldNow(); }; }
    Future NotAsync() => null;
    delegate Future Make();
}").Reports(ErrorCodes.GenericAsync).AsTheWeaver();
        }

        [TestMethod]
        public void AnotherTasklike()
        {
            Snippet.ForDevice(@"
[AsyncMethodBuilder(typeof(JobBuilder))] class Job { }
struct JobBuilder { public static JobBuilder Create() => default; public Job Task => null; public void SetResult() {} public void SetException(Exception e) {} public void SetStateMachine(IAsyncStateMachine m) {} public void Start<T>(ref T m) where T : IAsyncStateMachine {} public void AwaitOnCompleted<A, T>(ref A a, ref T m) where A : INotifyCompletion where T : IAsyncStateMachine {} public void AwaitUnsafeOnCompleted<A, T>(ref A a, ref T m) where A : ICriticalNotifyCompletion where T : IAsyncStateMachine {} }
static class Program
{
    static async Job ⟦Run() { await Futures.YieldNow(); }
}").Reports(ErrorCodes.ForeignBuilder).AsTheWeaver();
        }

        [TestMethod]
        public void AsyncVoid_IsTheCompilersToRefuse()
        {
            Snippet snippet = Snippet.ForDevice("static class Program { static async void Run() { await Futures.YieldNow(); } }");
            snippet.Reports("none");
            Assert.Contains("CS0518", snippet.CompilerCodes);
        }

        [TestMethod]
        public void TwoMethodsThatBecomeOne()
        {
            Snippet.ForDevice(@"static class Program
{
    static void Take(Future<int> future) { }
    static void ⟦Take(Future<string> future) { }
    static void Take(Future<string> future, int more) { }
    static void Other(Future<int>[] futures) { }
    static void ⟦Other(Future[] futures) { }
    static void Fine(Future<int>[] futures) { }
    static void Fine(Future<int>[,] futures) { }
    static void Fine(ref Future<int> future) { }
    static void Fine(Future future) { }
}").Reports(ErrorCodes.SameSignature).AsTheWeaver();
        }

        [TestMethod]
        public void ATestForAFutureOfAType()
        {
            Snippet.ForDevice(@"static class Program
{
    static bool Is(Future future) { return ⟦future is Future<int>; }
    static object As(Future future) { return ⟦future as Future<int>; }
    static object Pattern(Future future) { return future is ⟦Future<int> known ? known : null; }
    static int Switch(Future future) { switch (future) { case ⟦Future<int> known: return known.Result; default: return 0; } }
    static int Expression(Future future) { return future switch { ⟦Future<int> => 1, ⟦Future<string> { IsCompleted: true } => 2, _ => 3 }; }
    static bool Not(Future future) { return future is not ⟦Future<int>; }
    static bool Fine(object o) { return o is Future; }
    static Future<int> Cast(Future future) { return (Future<int>)future; }
}").Reports(ErrorCodes.TypeTest).AsTheWeaver();
        }
    }
}
