using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Package.Tests
{
    /// <summary>Projects for boards, as Visual Studio builds them, against the packages.</summary>
    [TestClass]
    public class BoardPackageTests
    {
        private const string Library = @"using Maitake;
public static class Sensor
{
    public static async Future<int> Measure(int value) { await Futures.YieldNow(); return value; }
    public static async Future<string> Name() { await Futures.YieldNow(); return ""sensor""; }
    public static async Future<int> Length(Future<string> text) { return (await text).Length; }
}";

        private const string Run = @"
    public static void Main()
    {
        Scheduler scheduler = new Scheduler(2);
        Task task = scheduler.Spawn(Work());
        while (!task.IsCompleted) { scheduler.Tick(); }
        Console.WriteLine(task.Status == TaskStatus.Completed ? ""completed"" : ""failed"");
    }";

        private const string Alone = @"using System; using Maitake;
public static class App
{
    private static async Future<int> Add(int left, int right) { await Futures.YieldNow(); return left + right; }
    private static async Future Work() { Console.WriteLine((await Add(40, 2)).ToString()); }" + Run + @"
}";

        private const string WithLibrary = @"using System; using Maitake;
public static class App
{
    private static async Future Work() { Console.WriteLine((await Sensor.Measure(7) + await Sensor.Length(Sensor.Name())).ToString()); }" + Run + @"
}";

        private const string WithMore = @"using System; using Maitake; using Maitake.Atomics; using Maitake.Patterns; using Maitake.Sync;
public static class App
{
    private static readonly AtomicInt64 s_sum = new AtomicInt64(40000000000);
    private static async Future Add(long value) { await Futures.YieldNow(); s_sum.Add(value); }
    private static async Future Work()
    {
        CancellationSource source = new CancellationSource();
        using (TaskGroup group = new TaskGroup(s_scheduler))
        {
            group.Spawn(Add(1));
            group.Spawn(Add(2));
            source.Add(group.Spawn(new Signal().Wait()));
            source.Cancel();
            await source.Wait();
            await group.WaitAll();
        }

        Console.WriteLine(s_sum.Load().ToString());
    }

    private static Scheduler s_scheduler;
    public static void Main()
    {
        s_scheduler = new Scheduler(4);
        Task task = s_scheduler.Spawn(Work());
        while (!task.IsCompleted) { s_scheduler.Tick(); }
        Console.WriteLine(task.Status == TaskStatus.Completed ? ""completed"" : ""failed"");
    }
}";

        private const string AtomicsAlone = @"using System; using Maitake.Atomics;
public static class App
{
    public static void Main() { Console.WriteLine(new AtomicInt64(40000000000).Add(2).ToString()); }
}";

        [TestMethod]
        public void AProgram_UsesThePatternsAndTheAtomics()
        {
            string solution = Outputs.NewFolder("more");
            NfProject app = new NfProject(solution, "App", WithMore, WeaverImport.Package, references: FromPackage(solution, "Patterns") + FromPackage(solution, "Atomics"), type: "Exe");
            app.Build();
            AssertImage(app, "mscorlib", "Maitake", "Maitake.Patterns", "Maitake.Atomics", "App");
            Assert.AreEqual("40000000003\ncompleted\n", NfProject.RunOnDesktop(app.Output + ".exe"));
            if (Feed.IsReal)
            {
                Assert.AreEqual("40000000003\ncompleted\n", app.RunOnInterpreter());
            }
        }

        [TestMethod]
        public void TheAtomics_AskForNoOtherPackage()
        {
            string solution = Outputs.NewFolder("atomics");
            NfProject app = new NfProject(solution, "App", AtomicsAlone, WeaverImport.Package, references: FromPackage(solution, "Atomics"), type: "Exe");
            app.Build();
            Assert.AreEqual("40000000002\n", NfProject.RunOnDesktop(app.Output + ".exe"));
            if (Feed.IsReal)
            {
                Assert.AreEqual("40000000002\n", app.RunOnInterpreter());
            }

            string package = Feed.Extract(solution, Feed.Library + ".Atomics");
            Assert.DoesNotContain("Maitake.nanoFramework\"", File.ReadAllText(Path.Combine(package, Feed.Library + ".Atomics.nuspec")));
        }

        [TestMethod]
        [DataRow(WeaverImport.Package)]
        [DataRow(WeaverImport.ByHand)]
        public void AProgram_IsWovenOnceBeforeTheProcessor(WeaverImport import)
        {
            NfProject app = new NfProject(Outputs.NewFolder("app-" + import), "App", Alone, import, type: "Exe");
            string first = app.Build();
            Assert.AreEqual(1, Count(first, "processed App"), first);
            Assert.DoesNotContain("warning", first);
            Assert.IsFalse(NfProject.IsWoven(app.Intermediate + ".exe"));
            Assert.IsTrue(NfProject.IsWoven(app.Output + ".exe"));
            Assert.IsTrue(File.Exists(app.Output + ".pdb"));
            AssertImage(app, "mscorlib", "Maitake", "App");
            Assert.AreEqual("42\ncompleted\n", NfProject.RunOnDesktop(app.Output + ".exe"));
            DateTime woven = File.GetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(app.Intermediate), "woven", "App.exe"));

            string second = app.Build();
            Assert.AreEqual(0, Count(second, "processed App"), second);
            Assert.AreEqual(woven, File.GetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(app.Intermediate), "woven", "App.exe")));
            Assert.IsTrue(NfProject.IsWoven(app.Output + ".exe"));

            File.WriteAllText(Path.Combine(app.Folder, "App.cs"), Alone.Replace("Add(40, 2)", "Add(40, 3)"));
            string third = app.Build();
            Assert.AreEqual(1, Count(third, "processed App"), third);
            Assert.AreEqual("43\ncompleted\n", NfProject.RunOnDesktop(app.Output + ".exe"));
            Assert.IsTrue(NfProject.IsWoven(app.Output + ".exe"));
        }

        [TestMethod]
        public void AProgram_RunsOnTheInterpreter()
        {
            if (!Feed.IsReal)
            {
                Assert.Inconclusive("skipped: the environment variables NANOCLR, NANO_MSCORLIB and NANO_MDP are not set");
            }

            string solution = Outputs.NewFolder("interpreter");
            NfProject library = new NfProject(solution, "Library", Library, WeaverImport.Package);
            NfProject app = new NfProject(solution, "App", WithLibrary, WeaverImport.Package, references: Reference(library), type: "Exe");
            app.Build();
            Assert.AreEqual("13\ncompleted\n", app.RunOnInterpreter());
        }

        [TestMethod]
        public void AProgramAndALibrary_EachAreWovenOnce()
        {
            string solution = Outputs.NewFolder("library");
            NfProject library = new NfProject(solution, "Library", Library, WeaverImport.Package);
            NfProject app = new NfProject(solution, "App", WithLibrary, WeaverImport.Package, references: Reference(library), type: "Exe");
            string first = app.Build();
            Assert.AreEqual(1, Count(first, "processed App"), first);
            Assert.AreEqual(1, Count(first, "processed Library"), first);
            Assert.IsFalse(NfProject.IsWoven(library.Intermediate + ".dll"));
            Assert.IsTrue(NfProject.IsWoven(library.Output + ".dll"));
            Assert.IsTrue(NfProject.IsWoven(Path.Combine(app.Folder, "bin", "Debug", "Library.dll")));
            Assert.IsTrue(NfProject.IsWoven(app.Output + ".exe"));
            AssertImage(app, "mscorlib", "Maitake", "Library", "App");
            Assert.AreEqual("13\ncompleted\n", NfProject.RunOnDesktop(app.Output + ".exe"));

            string second = app.Build();
            Assert.AreEqual(0, Count(second, "processed"), second);
            Assert.AreEqual("13\ncompleted\n", NfProject.RunOnDesktop(app.Output + ".exe"));
        }

        [TestMethod]
        [DataRow(WeaverImport.Package)]
        [DataRow(WeaverImport.ByHand)]
        public void AMistake_IsReportedByTheAnalyzerWithFileAndLine(WeaverImport import)
        {
            // Of the dropped future the weaver would say nothing.
            string source = Alone + "\npublic static class Bad {\npublic static async Future Run<T>() { await Futures.YieldNow(); }\npublic static void Drop(Board board) { board.Sleep(1); } }";
            int lines = source.Split('\n').Length;
            string log = new NfProject(Outputs.NewFolder("mistake-" + import), "App", source, import, type: "Exe").Build(expectFailure: true);
            Assert.Contains("App.cs(" + (lines - 1) + ",28): error MTK003: ", log);
            Assert.Contains("App.cs(" + lines + ",40): warning MTK014: ", log);
        }

        [TestMethod]
        public void WithoutTheAnalyzer_TheWeaverReportsIt()
        {
            string source = Alone + "\npublic static class Bad { public static async Future Run<T>() { await Futures.YieldNow(); } }";
            NfProject app = new NfProject(Outputs.NewFolder("mistake-weaver"), "App", source, WeaverImport.Package, type: "Exe");
            string log = app.Build(expectFailure: true, "-p:RunAnalyzers=false");
            Assert.Contains("App.cs(" + source.Split('\n').Length + ",", log);
            Assert.Contains("error MTK003: ", log);
            Assert.IsFalse(File.Exists(app.Output + ".pe"));
        }

        [TestMethod]
        public void WithoutAProcessor_PackingFails_OrMakesWhatCannotBeDeployed()
        {
            string feed = Outputs.NewFolder("without-pe");
            Assert.Contains("set NANO_MDP", Feed.Pack(feed, expectFailure: true));
            Assert.IsEmpty(Directory.GetFiles(feed).Where(file => !file.Contains(".Host.")));

            string log = Feed.Pack(feed, expectFailure: false, "-p:MaitakePackWithoutPe=true");
            Assert.Contains("without Maitake.pe", log);
            NfProject app = new NfProject(Outputs.NewFolder("without-pe-app"), "App", Alone, WeaverImport.Package, feed, type: "Exe");
            Assert.IsEmpty(Directory.GetFiles(Path.Combine(app.Folder, "..", "packages"), "Maitake.pe", SearchOption.AllDirectories));
            Assert.Contains("error MTK013", app.Build(expectFailure: true));
        }

        private static string FromPackage(string solution, string name)
        {
            string file = Path.Combine(Feed.Extract(solution, Feed.Library + "." + name), "lib", "netnano1.0", "Maitake." + name + ".dll");
            return "<Reference Include=\"Maitake." + name + "\"><HintPath>" + file + "</HintPath></Reference>";
        }

        private static string Reference(NfProject project)
        {
            return "<ProjectReference Include=\"" + project.File + "\" />";
        }

        // What would be deployed is what was made of woven assemblies: of the package, the .pe beside the one that runs.
        private static void AssertImage(NfProject app, params string[] names)
        {
            CollectionAssert.AreEquivalent(names, app.Image.Select(Path.GetFileNameWithoutExtension).ToArray());
            string library = app.Image.Single(path => Path.GetFileName(path) == "Maitake.pe");
            Assert.AreEqual("netnano1.0", Path.GetFileName(Path.GetDirectoryName(library)));
            Assert.IsTrue(NfProject.IsWoven(Path.ChangeExtension(library, ".dll")));
            if (!Feed.IsReal)
            {
                // The stand-in copies what it is given.
                foreach (string pe in app.Image.Where(path => Path.GetFileName(path) != "mscorlib.pe"))
                {
                    Assert.IsTrue(NfProject.IsWoven(pe), pe);
                }
            }
        }

        private static int Count(string text, string part)
        {
            return text.Split(part).Length - 1;
        }
    }
}
