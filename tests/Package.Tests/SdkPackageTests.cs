using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Package.Tests
{
    /// <summary>SDK-style projects with a PackageReference.</summary>
    [TestClass]
    public class SdkPackageTests
    {
        private const string Desktop = @"using System; using System.Threading; using System.Threading.Tasks; using Maitake; using Maitake.Sync;
VirtualBoard board = new VirtualBoard();
Mutex mutex = new Mutex();
Semaphore semaphore = new Semaphore(1);
Task task = board.Spawn(Work());
board.Run();
Console.WriteLine(task.Status == TaskStatus.Completed ? ""Completed"" : ""failed"");

async Future Work()
{
    Thread.Yield();
    await board.Sleep(1500);
    Console.WriteLine(board.Timer.Clock.Now.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    board.Stop();
}";

        private const string More = @"using System; using Maitake; using Maitake.Atomics; using Maitake.Patterns; using Maitake.Sync; using Maitake.Time;
VirtualBoard board = new VirtualBoard();
Signal button = new Signal();
AtomicInt64 sum = new AtomicInt64(40000000000);
board.Run(Work());

async Future Work()
{
    using (TaskGroup group = new TaskGroup(board.Scheduler))
    {
        group.Spawn(Press());
        group.Spawn(Watch());
        await group.WaitAll();
    }

    Console.WriteLine(sum.Load());
}

async Future Press()
{
    for (int i = 1; i <= 3; i++) { sum.Add(1); button.Set(i); await board.Sleep(10); }
}

async Future Watch()
{
    Debounce debounce = new Debounce(board.Timer, button, TimeSpan.FromMilliseconds(20));
    Console.WriteLine(""pressed "" + await debounce.Next() + "" times"");
}";

        private const string Library = @"using Maitake;
public static class Sensor
{
    public static async Future<int> Measure(int value) { await Futures.YieldNow(); return value; }
    public static async Future<string> Name() { await Futures.YieldNow(); return ""sensor""; }
    public static async Future<int> Length(Future<string> text) { return (await text).Length; }
}";

        private const string App = @"using System; using Maitake;
public static class App
{
    private static async Future Work() { Console.WriteLine((await Sensor.Measure(7) + await Sensor.Length(Sensor.Name())).ToString()); }
    public static void Main()
    {
        Scheduler scheduler = new Scheduler(2);
        Task task = scheduler.Spawn(Work());
        while (!task.IsCompleted) { scheduler.Tick(); }
        Console.WriteLine(task.Status == TaskStatus.Completed ? ""completed"" : ""failed"");
    }
}";

        [TestMethod]
        [DataRow("disable")]
        [DataRow("enable")]
        public void OnTheDesktop_TheNamesAreTheLibrarys(string implicitUsings)
        {
            string folder = Outputs.NewFolder("desktop-" + implicitUsings);
            string usings = implicitUsings == "enable" ? "<ImplicitUsings>enable</ImplicitUsings>" : "";
            Write(folder, "App", "net10.0", Desktop, "<OutputType>Exe</OutputType>" + usings, Package(Feed.Library + ".Host"));
            Build(folder, "App");
            string output = Outputs.Execute(false, folder, "dotnet", Path.Combine(folder, "bin", "Debug", "net10.0", "App.dll")).Replace("\r", "");
            Assert.AreEqual("1.5\nCompleted\n", output);
        }

        [TestMethod]
        public void OnTheDesktop_AProgramUsesThePatternsAndTheAtomics()
        {
            string folder = Outputs.NewFolder("desktop-more");
            Write(folder, "App", "net10.0", More, "<OutputType>Exe</OutputType>", Package(Feed.Library + ".Host") + Package(Feed.Library + ".Patterns") + Package(Feed.Library + ".Atomics"));
            Build(folder, "App");
            string output = Outputs.Execute(false, folder, "dotnet", Path.Combine(folder, "bin", "Debug", "net10.0", "App.dll")).Replace("\r", "");
            Assert.AreEqual("pressed 3 times\n40000000003\n", output);
        }

        [TestMethod]
        [DataRow("", false)]
        [DataRow("<MaitakeForDesktop>true</MaitakeForDesktop>", true)]
        public void OnTheDesktop_AwaitsMakeNoObjects_IfAskedFor(string property, bool makesNone)
        {
            string folder = Outputs.NewFolder("desktop-woven-" + makesNone);
            const string program = @"using System; using Maitake; using Maitake.Sync;
public static class App
{
    private static async Future Work(Semaphore semaphore)
    {
        long before = 0;
        for (int i = 0; i < 2000; i++)
        {
            before = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            using (await semaphore.Acquire()) { await Futures.YieldNow(); }
        }

        Console.WriteLine(GC.GetAllocatedBytesForCurrentThread() == before ? ""nothing"" : ""something"");
    }

    public static void Main()
    {
        Scheduler scheduler = new Scheduler(2);
        Task task = scheduler.Spawn(Work(new Semaphore(1)));
        while (!task.IsCompleted) { scheduler.Tick(); }
        Console.WriteLine(task.Status.ToString());
    }
}";
            Write(folder, "App", "net10.0", program, "<OutputType>Exe</OutputType>" + property, Package(Feed.Library + ".Host"));
            Build(folder, "App");
            string output = Outputs.Execute(false, folder, "dotnet", Path.Combine(folder, "bin", "Debug", "net10.0", "App.dll")).Replace("\r", "");
            Assert.AreEqual((makesNone ? "nothing" : "something") + "\nCompleted\n", output);
        }

        [TestMethod]
        public void OnTheDesktop_TheAnalyzerComesWithTheBoardsPackage()
        {
            string folder = Outputs.NewFolder("desktop-mistake");
            Write(
                folder,
                "App",
                "net10.0",
                "using Maitake;\nstatic class App { static void Main() { }\nstatic async void Run() { await Futures.YieldNow(); } }",
                "<OutputType>Exe</OutputType>",
                Package(Feed.Library + ".Host"));
            string log = Outputs.Execute(true, folder, "dotnet", "build", "App.csproj", "-nologo", "-v:m", "-nodeReuse:false");
            Assert.Contains("App.cs(3,27): error MTK004: ", log);
        }

        [TestMethod]
        public void ForABoard_AProgramUsesAWovenLibrary_AsAProject()
        {
            string solution = Outputs.NewFolder("sdk-project");
            Write(Path.Combine(solution, "Library"), "Library", "netnano1.0", Library, "", Package(Feed.Library + ".Nano"));
            string app = Path.Combine(solution, "App");
            Write(app, "App", "netnano1.0", App, "<OutputType>Exe</OutputType>", Package(Feed.Library + ".Nano") + "<ProjectReference Include=\"../Library/Library.csproj\" />");
            Build(app, "App");
            AssertRuns(app);
        }

        [TestMethod]
        public void ForABoard_AProgramUsesAWovenLibrary_AsAPackage()
        {
            string library = Outputs.NewFolder("sdk-library");
            Write(library, "Vendor.Sensors", "netnano1.0", Library, "<Version>2.0.0</Version>", Package(Feed.Library));
            Outputs.Execute(false, library, "dotnet", "pack", "Vendor.Sensors.csproj", "-nologo", "-v:m", "-c", "Debug", "-nodeReuse:false", "-o", Feed.Folder);
            string extracted = Feed.Extract(library, "Vendor.Sensors", "2.0.0");
            Assert.IsTrue(NfProject.IsWoven(Path.Combine(extracted, "lib", "netnano1.0", "Vendor.Sensors.dll")));
            Assert.IsFalse(NfProject.IsWoven(Path.Combine(extracted, "ref", "netnano1.0", "Vendor.Sensors.dll")));

            string app = Outputs.NewFolder("sdk-package");
            Write(app, "App", "netnano1.0", App, "<OutputType>Exe</OutputType>", Package(Feed.Library) + "<PackageReference Include=\"Vendor.Sensors\" Version=\"2.0.0\" />");
            Build(app, "App");
            AssertRuns(app);
        }

        private static void AssertRuns(string folder)
        {
            string program = Path.Combine(folder, "bin", "Debug", "netnano1.0", "App.exe");
            Assert.IsTrue(NfProject.IsWoven(program));
            Assert.AreEqual("13\ncompleted\n", NfProject.RunOnDesktop(program));
        }

        private static string Package(string id)
        {
            return "<PackageReference Include=\"" + id + "\" Version=\"" + Feed.Version + "\" />";
        }

        private static void Write(string folder, string name, string framework, string source, string properties, string references)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name + ".cs"), source);
            File.WriteAllText(
                Path.Combine(folder, name + ".csproj"),
                "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>" + framework + "</TargetFramework>" + properties
                + "<MaitakeWeaverFactory>TaskHostFactory</MaitakeWeaverFactory></PropertyGroup><ItemGroup>" + references + "</ItemGroup></Project>");
        }

        private static void Build(string folder, string name)
        {
            string log = Outputs.Execute(false, folder, "dotnet", "build", name + ".csproj", "-nologo", "-v:m", "-nodeReuse:false");
            Assert.DoesNotContain("warning", log);
        }
    }
}
