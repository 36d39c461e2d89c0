using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]

namespace Maitake.Package.Tests
{
    /// <summary>
    /// The folder of packages that the tests build against, and nothing else: ours as they are packed, and nanoFramework's, which are made of
    /// the contract or, where the environment names them, of the real assemblies.
    /// </summary>
    [TestClass]
    public static class Feed
    {
        public const string Version = "0.1.0-test";

        public const string Library = "Maitake.nanoFramework";

        /// <summary>Where everything happens.</summary>
        public static string Work { get; private set; }

        public static string Folder
        {
            get { return Path.Combine(Work, "feed"); }
        }

        /// <summary>What makes .pe files: the real one, or a stand-in that copies the assembly.</summary>
        public static string Processor { get; private set; }

        /// <summary>Whether the .pe files are real, so that an interpreter can run them.</summary>
        public static bool IsReal
        {
            get { return Variable("NANO_MDP") != null && Variable("NANO_MSCORLIB") != null && Variable("NANOCLR") != null; }
        }

        [AssemblyInitialize]
        public static void Prepare(TestContext context)
        {
            Work = Directory.CreateTempSubdirectory("maitake-packages-").FullName;
            Directory.CreateDirectory(Folder);
            Processor = IsReal ? Variable("NANO_MDP") : WriteStandIn();
            File.WriteAllText(
                Path.Combine(Work, "nuget.config"),
                new XElement(
                    "configuration",
                    new XElement("packageSources", new XElement("clear"), Add("test", Folder)),
                    new XElement("config", Add("globalPackagesFolder", Path.Combine(Work, "restored"))),

                    // What this repository's own build has restored: System.Device.Gpio for the desktop.
                    new XElement("fallbackPackageFolders", new XElement("clear"), Add("restored", Outputs.Get("packages")))).ToString());

            string[] references = { "CoreLibrary", "Runtime.Native", "Runtime.Events", "Hardware.Esp32", "Hardware.Stm32", "System.Device.Gpio" };
            foreach (string reference in references)
            {
                WriteNanoFramework("nanoFramework." + reference, reference == "CoreLibrary" ? "mscorlib" : reference.StartsWith("System", StringComparison.Ordinal) ? reference : "nanoFramework." + reference);
            }

            Pack(Folder, false, "-p:MaitakeMetadataProcessor=" + Processor);
        }

        [AssemblyCleanup]
        public static void Clean()
        {
            Directory.Delete(Work, true);
        }

        /// <summary>Packs what was built, as a user would.</summary>
        public static string Pack(string output, bool expectFailure, params string[] options)
        {
            string[] arguments =
            {
                "pack", Path.Combine(Outputs.Root, "tools", "package", "Packages.proj"), "--no-restore", "--no-build", "-nologo", "-v:m", "-nodeReuse:false",
                "-p:Configuration=" + Outputs.Get("configuration"), "-p:Version=" + Version, "-p:PackageOutputPath=" + output,
            };
            return Outputs.Execute(expectFailure, Outputs.Root, "dotnet", arguments.Concat(options).ToArray());
        }

        /// <summary>What Visual Studio leaves in the folder "packages".</summary>
        public static string Extract(string folder, string id, string version = Version, string feed = null)
        {
            string package = Path.Combine(folder, "packages", id + "." + version);
            if (!Directory.Exists(package))
            {
                ZipFile.ExtractToDirectory(Path.Combine(feed ?? Folder, id + "." + version + ".nupkg"), package);
            }

            return package;
        }

        public static string VersionOf(string id)
        {
            string file = Directory.GetFiles(Folder, id + ".*.nupkg").Single(path => char.IsDigit(Path.GetFileName(path)[id.Length + 1]));
            return Path.GetFileNameWithoutExtension(file).Substring(id.Length + 1);
        }

        public static string Variable(string name)
        {
            string value = Environment.GetEnvironmentVariable(name);
            return string.IsNullOrEmpty(value) ? null : value;
        }

        private static XElement Add(string key, string value)
        {
            return new XElement("add", new XAttribute("key", key), new XAttribute("value", value));
        }

        private static void WriteNanoFramework(string id, string assembly)
        {
            // The version that the boards' packages ask for.
            string version = Directory.GetFiles(Path.Combine(Outputs.Root, "targets"), "packages.config", SearchOption.AllDirectories)
                .SelectMany(path => XDocument.Load(path).Root.Elements("package"))
                .Where(package => (string)package.Attribute("id") == id)
                .Select(package => (string)package.Attribute("version"))
                .First();
            string dll = Outputs.Get(assembly);
            string pe = null;
            if (IsReal && File.Exists(Path.Combine(Path.GetDirectoryName(Variable("NANO_MSCORLIB")), assembly + ".pe")))
            {
                dll = Path.Combine(Path.GetDirectoryName(Variable("NANO_MSCORLIB")), assembly + ".dll");
                pe = Path.ChangeExtension(dll, ".pe");
            }

            using ZipArchive archive = ZipFile.Open(Path.Combine(Folder, id + "." + version + ".nupkg"), ZipArchiveMode.Create);
            using (StreamWriter writer = new StreamWriter(archive.CreateEntry(id + ".nuspec").Open()))
            {
                writer.Write(
                    "<package><metadata><id>" + id + "</id><version>" + version + "</version><authors>test</authors><description>test</description></metadata></package>");
            }

            archive.CreateEntryFromFile(dll, "lib/netnano1.0/" + assembly + ".dll");
            archive.CreateEntryFromFile(pe ?? dll, "lib/netnano1.0/" + assembly + ".pe");
        }

        // Takes the arguments of the real one, and copies the assembly.
        private static string WriteStandIn()
        {
            if (OperatingSystem.IsWindows())
            {
                string command = Path.Combine(Work, "processor.cmd");
                File.WriteAllText(
                    command,
                    "@echo off\r\n:next\r\nif \"%~1\"==\"-parse\" set dll=%~2\r\nif \"%~1\"==\"-compile\" copy /y \"%dll%\" \"%~2\" >nul\r\nshift\r\nif not \"%~1\"==\"\" goto next\r\n");
                return command;
            }

            string script = Path.Combine(Work, "processor");
            File.WriteAllText(
                script,
                "#!/bin/sh\nwhile [ $# -gt 0 ]; do case \"$1\" in -parse) dll=$2;; -compile) cp \"$dll\" \"$2\";; esac; shift; done\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return script;
        }
    }
}
