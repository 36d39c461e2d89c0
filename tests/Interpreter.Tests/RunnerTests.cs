using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Interpreter.Tests
{
    [TestClass]
    public class RunnerTests
    {
        private static readonly string s_device = Path.Combine(AppContext.BaseDirectory, "device");

        public TestContext TestContext { get; set; }

        [TestMethod]
        [DataRow("device")]
        [DataRow("device-boards")]
        [DataRow("device-sync")]
        [DataRow("device-patterns")]
        public void TheDeviceBuild_PassesOnTheDesktop(string set)
        {
            string folder = Path.Combine(AppContext.BaseDirectory, set);
            int exitCode = Run(out string output, Environment.GetEnvironmentVariable, "--desktop", "--assemblies", folder);

            TestContext.WriteLine(output);
            Assert.AreEqual(0, exitCode);
            AssertAllRan(output, folder);
        }

        [TestMethod]
        [DataRow("device")]
        [DataRow("device-boards")]
        [DataRow("device-sync")]
        [DataRow("device-patterns")]
        public void TheDeviceBuild_PassesOnTheInterpreter(string set)
        {
            string folder = Path.Combine(AppContext.BaseDirectory, set);
            int exitCode = Run(out string output, Environment.GetEnvironmentVariable, "--sizes", "--assemblies", folder);

            TestContext.WriteLine(output);
            Assert.AreEqual(0, exitCode);
            if (output.StartsWith("skipped: NANO", StringComparison.Ordinal))
            {
                Assert.Inconclusive(output.Trim());
            }

            AssertAllRan(output, folder);
        }

        [TestMethod]
        public void TheTestsInTheAssembly_AreThoseInTheSources()
        {
            // Counted in another way than the runner does.
            int count = DeviceTests.Count(Path.Combine(s_device, "NFUnitTest.dll"));
            string root = AppContext.BaseDirectory;
            while (root != null && !File.Exists(Path.Combine(root, "maitake.slnx")))
            {
                root = Path.GetDirectoryName(root);
            }

            if (root == null)
            {
                Assert.Inconclusive("The sources are not here");
            }

            int inSources = 0;
            string tests = Path.Combine(root, "tests", "Maitake.Tests");
            foreach (string file in Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories))
            {
                if (Path.GetRelativePath(tests, file).StartsWith("Desktop", StringComparison.Ordinal))
                {
                    continue;
                }

                // The attributes of a method, whatever their order.
                foreach (Match attributes in Regex.Matches(File.ReadAllText(file), @"(\s*\[[^\n]*\]\r?\n)+(?=\s*public void)"))
                {
                    int rows = Regex.Count(attributes.Value, @"\[DataRow\(");
                    inSources += rows > 0 ? rows : Regex.Count(attributes.Value, @"\[TestMethod\]");
                }
            }

            Assert.AreEqual(inSources, count);
        }

        [TestMethod]
        [DataRow("NANOCLR")]
        [DataRow("NANO_MSCORLIB")]
        [DataRow("NANO_MDP")]
        public void WithoutTheInterpreter_TheRunIsSkippedAndSaysWhy(string missing)
        {
            Func<string, string> environment = name => name == missing ? null : typeof(RunnerTests).Assembly.Location;

            Assert.AreEqual(0, Run(out string output, environment));
            Assert.AreEqual("skipped: " + missing + " is not set", output.Trim());
            Assert.AreEqual(1, Run(out output, environment, "--require"));
            Assert.AreEqual("failed: " + missing + " is not set", output.Trim());
        }

        [TestMethod]
        public void AnInterpreterThatIsNotThere_IsNotTakenForOne()
        {
            Func<string, string> environment = name => name == "NANOCLR" ? Path.Combine(s_device, "nothing") : typeof(RunnerTests).Assembly.Location;

            Assert.AreEqual(1, Run(out string output, environment, "--require"));
            Assert.AreEqual("failed: NANOCLR names a file that does not exist", output.Trim());
        }

        [TestMethod]
        public void TheRealFramework_NeedsItsFolder()
        {
            Func<string, string> environment = name => name == "NANO_LIBS" ? null : typeof(RunnerTests).Assembly.Location;

            Assert.AreEqual(0, Run(out string output, environment, "--real-framework"));
            Assert.AreEqual("skipped: NANO_LIBS is not set", output.Trim());
        }

        [TestMethod]
        public void ARunWithoutTheLibrary_Fails()
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("maitake");
            try
            {
                foreach (string file in Directory.GetFiles(s_device).Where(f => Path.GetFileNameWithoutExtension(f) != "Maitake"))
                {
                    File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
                }

                int exitCode = Run(out string output, Environment.GetEnvironmentVariable, "--desktop", "--assemblies", folder.FullName);

                Assert.AreEqual(1, exitCode);
                Assert.Contains("problem: ", output);
            }
            finally
            {
                folder.Delete(true);
            }
        }

        [TestMethod]
        public void ARunThatTakesTooLong_IsEndedAndFails()
        {
            Command command = Command.Run(
                OperatingSystem.IsWindows() ? "ping" : "sleep",
                OperatingSystem.IsWindows() ? new[] { "-n", "60", "localhost" } : new[] { "60" },
                AppContext.BaseDirectory,
                TimeSpan.FromMilliseconds(200));

            Assert.IsTrue(command.TimedOut);
            Assert.AreNotEqual(0, command.ExitCode);
        }

        [TestMethod]
        [DataRow("--wrong")]
        [DataRow("--limit")]
        [DataRow("--limit", "soon")]
        [DataRow("--limit", "0")]
        [DataRow("--desktop", "--sizes")]
        public void AWrongCommandLine_IsRefused(params string[] arguments)
        {
            Assert.AreEqual(2, Run(out string output, Environment.GetEnvironmentVariable, arguments));
            Assert.Contains("--help", output);
        }

        [TestMethod]
        public void Help_TellsOfEveryOption()
        {
            Assert.AreEqual(0, Run(out string output, Environment.GetEnvironmentVariable, "--help"));
            foreach (string option in new[] { "--desktop", "--require", "--real-framework", "--sizes", "--verbose", "--assemblies", "--limit", "NANOCLR" })
            {
                Assert.Contains(option, output);
            }
        }

        private static void AssertAllRan(string output, string folder)
        {
            int count = DeviceTests.Count(Path.Combine(folder, "NFUnitTest.dll"));
            Assert.IsGreaterThan(10, count);

            // What counts instructions and objects says so where there is nothing that counts.
            int skipped = output.Split('\n').Count(line => line.StartsWith("skipped: ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(",this interpreter does not count", StringComparison.Ordinal));
            Assert.Contains("passed " + (count - skipped) + ", failed 0, skipped " + skipped, output);
        }

        private static int Run(out string output, Func<string, string> environment, params string[] arguments)
        {
            using StringWriter writer = new StringWriter();
            int exitCode = Program.Run(arguments, environment, writer);
            output = writer.ToString();
            return exitCode;
        }
    }
}
