using System.Linq;
using Maitake.Weaver;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Analyzer.Tests
{
    [TestClass]
    public class UnusedFutureTests
    {
        private const string Dropped = @"using Maitake.Time;
class ByHand : Future
{
    public override PollResult Poll(Waker waker) { return PollResult.Ready; }
}
static class Program
{
    static Future Make() { return new ByHand(); }
    static void Run(Board board, Task task, Ticker ticker, Future kept)
    {
        ⟦Make();
        ⟦board.Sleep(500);
        ⟦board?.Sleep(500);
        ⟦task.Join();
        ⟦new ByHand();
        Action lambda = () => ⟦Make();
        ticker.Next();
        board.Spawn(Make());
        kept = Make();
        _ = Make();
        kept.Cancel();
    }
    static void Body(Board board) => ⟦board.Sleep(1);
}";

        [TestMethod]
        public void ADroppedFuture_IsReported()
        {
            Snippet.ForDevice(Dropped).Reports("MTK014");
            Snippet.ForDesktop(Dropped).Reports("MTK014");
        }

        // One warning for one mistake: the compiler's, where it has one.
        [TestMethod]
        [DataRow("static async Future Work() { await Futures.YieldNow(); } static void Run() { Work(); }")]
        [DataRow("static Future Make() { return null; } static async Future Run() { await Futures.YieldNow(); Make(); }")]
        [DataRow("static Future Make() { return null; } static async Future Run() { await Futures.YieldNow(); async Future Local() { await Make(); Make(); } await Local(); }")]
        public void WhereTheCompilerWarns_NothingIsAdded(string members)
        {
            Snippet snippet = Snippet.ForDesktop("static class Program { " + members + " }");
            snippet.Reports("none");
            Assert.Contains("CS4014", snippet.CompilerCodes);
        }

        [TestMethod]
        [DataRow("static Future Make() { return null; } static async Future Run() { await Futures.YieldNow(); Action a = () => ⟦Make(); a(); }")]
        [DataRow("static Future Make() { return null; } static async Future Run() { await Futures.YieldNow(); void Local() { ⟦Make(); } Local(); }")]
        [DataRow("class F : Future { public override PollResult Poll(Waker waker) { return PollResult.Ready; } } static async Future Run() { await Futures.YieldNow(); ⟦new F(); }")]
        public void WhereTheCompilerIsSilent_ItIsReported(string members)
        {
            Snippet snippet = Snippet.ForDesktop("static class Program { " + members + " }");
            snippet.Reports("MTK014");
            Assert.DoesNotContain("CS4014", snippet.CompilerCodes);
        }

        [TestMethod]
        public void OfTopLevelStatements_TheCompilerWarns()
        {
            Snippet snippet = Snippet.ForDesktop("Make();\nvoid Local() { ⟦Make(); }\nLocal();\nFuture Make() { return null; }", true);
            snippet.Reports("MTK014");
            Assert.HasCount(1, snippet.CompilerCodes.Where(code => code == "CS4014"));
        }

        // On the desktop these compile, and throw where they wait.
        [TestMethod]
        public void OnTheDesktop_OtherAsyncMethodsCannotAwaitAFuture()
        {
            Snippet.ForDesktop(@"static class Program
{
    static async void Run(Board board) { ⟦await board.Sleep(1); }
    static async System.Threading.Tasks.Task Other(Board board) { await System.Threading.Tasks.Task.Yield(); int x = ⟦await Read(); }
    static async Future<int> Read() { await Futures.YieldNow(); return 1; }
    static Action Lambda(Board board) { return async () => ⟦await board.Sleep(1); }
    static async void Fine() { await System.Threading.Tasks.Task.Yield(); }
}").Reports(ErrorCodes.ForeignBuilder);
        }

        [TestMethod]
        public void OnTheDesktop_AFutureAwaitsFuturesOnly()
        {
            Snippet.ForDesktop(@"static class Program
{
    static async Future Run() { ⟦await System.Threading.Tasks.Task.Delay(1); await Futures.YieldNow(); }
}").Reports(ErrorCodes.ForeignAwait);
        }

        [TestMethod]
        public void OnTheDesktop_WhatOnlyTheDeviceLacks_IsFine()
        {
            Snippet.ForDesktop(@"static class Program
{
    static async Future<(int, int)> Run<T>() { await Futures.YieldNow(); return (1, 2); }
    static bool Is(Future future) { return future is Future<int>; }
    static void Take(Future<int> future) { }
    static void Take(Future<string> future) { }
}").Reports("none");
        }
    }
}
