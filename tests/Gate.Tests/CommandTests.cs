using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Gate.Tests
{
    [TestClass]
    public class CommandTests
    {
        private readonly StringWriter _output = new();
        private readonly StringWriter _error = new();

        [TestMethod]
        public void Help_Succeeds()
        {
            Assert.AreEqual(0, Run("--help"));
            Assert.Contains("--hot", _output.ToString());
        }

        [TestMethod]
        [DataRow(DisplayName = "no assemblies")]
        [DataRow("--what", DisplayName = "unknown option")]
        [DataRow("no-such-file.dll", DisplayName = "missing file")]
        public void WrongArguments_Fail(params string[] args)
        {
            Assert.AreEqual(1, Run(args));
            Assert.StartsWith("gate: ", _error.ToString());
        }

        [TestMethod]
        public void ACleanAssembly_Succeeds()
        {
            Assert.AreEqual(0, RunOn("class A { void Run() { } }", "--hot"));
        }

        [TestMethod]
        public void AViolation_FailsAndIsPrinted()
        {
            Assert.AreEqual(1, RunOn("class A { void Run() { new object(); } }", "--hot"));
            Assert.Contains("A::Run()", _output.ToString());
        }

        [TestMethod]
        public void HotPaths_AreLookedAtOnRequestOnly()
        {
            Assert.AreEqual(0, RunOn("class A { void Run() { new object(); } }"));
        }

        private int RunOn(string source, params string[] options)
        {
            var folder = Directory.CreateTempSubdirectory("gate-");
            try
            {
                var assembly = Path.Combine(folder.FullName, "Snippet.dll");
                Snippet.Compile(source, Snippet.Device, assembly);
                return Run([.. options, "--reference", Snippet.Device, assembly]);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        private int Run(params string[] args) => Command.Run(args, _output, _error);
    }
}
