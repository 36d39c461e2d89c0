using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Async.Tests
{
    /// <summary>A build with the order of targets that an .nfproj has: compile, copy to the output folder, MetadataProcessor, the other copies.</summary>
    [TestClass]
    public class BuildTests
    {
        private const string Source = @"using System; using Maitake;
public class Firmware { public static async Future<int> Read(int x) { await Futures.YieldNow(); return x; } }";

        [TestMethod]
        public void An_nfproj_weaves_once_before_the_metadata_processor()
        {
            string folder = MakeProject("nfproj");
            string first = Build(folder);
            Assert.Contains("the processor ran", first);
            AssertWoven(Path.Combine(folder, "obj", "Firmware.pe"));
            AssertWoven(Path.Combine(folder, "bin", "Firmware.dll"));
            AssertUnwoven(Path.Combine(folder, "obj", "Firmware.dll"));
            DateTime woven = File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "woven", "Firmware.dll"));

            string second = Build(folder);
            Assert.DoesNotContain("the processor ran", second);
            Assert.AreEqual(woven, File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "woven", "Firmware.dll")));
            AssertWoven(Path.Combine(folder, "bin", "Firmware.dll"));

            File.WriteAllText(Path.Combine(folder, "Firmware.cs"), Source + "\npublic class More { public static async Future Run() { await Firmware.Read(1); } }");
            string third = Build(folder);
            Assert.Contains("the processor ran", third);
            using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(folder, "obj", "Firmware.pe"), new ReaderParameters { InMemory = true });
            Assert.IsNotNull(module.GetType("More"));
            AssertWoven(Path.Combine(folder, "obj", "Firmware.pe"));
        }

        [TestMethod]
        public void What_is_missing_is_woven_again()
        {
            string folder = MakeProject("nfproj-missing");
            Build(folder);
            foreach (string name in new[] { "Firmware.pdb", "Firmware.dll" })
            {
                string woven = Path.Combine(folder, "obj", "woven", name);
                byte[] expected = File.ReadAllBytes(woven);
                File.Delete(woven);
                Build(folder);
                CollectionAssert.AreEqual(expected, File.ReadAllBytes(woven), name);
                DateTime written = File.GetLastWriteTimeUtc(woven);
                Build(folder);
                Assert.AreEqual(written, File.GetLastWriteTimeUtc(woven), name);
            }
        }

        [TestMethod]
        public void Without_symbols_it_is_woven_once_too()
        {
            string folder = MakeProject("nfproj-none");
            Build(folder);
            string project = Path.Combine(folder, "Firmware.proj");
            File.WriteAllText(project, File.ReadAllText(project).Replace("<DebugType>portable", "<DebugType>none"));
            Build(folder);
            DateTime written = File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "woven", "Firmware.dll"));
            Build(folder);
            Assert.AreEqual(written, File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "woven", "Firmware.dll")));
        }

        [TestMethod]
        public void An_error_fails_the_build_with_file_and_line()
        {
            string folder = MakeProject("nfproj-error");
            File.WriteAllText(Path.Combine(folder, "Firmware.cs"), Source + "\npublic class Bad {\n    public static async Future Run<T>() { await Futures.YieldNow(); } }");
            string log = Build(folder, expectFailure: true);
            Assert.Contains("Firmware.cs(4,", log);
            Assert.Contains("error MTK003", log);
            Assert.IsFalse(File.Exists(Path.Combine(folder, "obj", "Firmware.pe")));
        }

        [TestMethod]
        public void A_failed_build_leaves_the_symbols_where_they_are()
        {
            string folder = MakeProject("nfproj-failed");
            Build(folder);
            Assert.Contains("error MTK012", Build(folder, expectFailure: true, "-p:MaitakeWeaverAssembly=missing.dll"));
            Build(folder);
            Assert.IsTrue(File.Exists(Path.Combine(folder, "obj", "Firmware.pdb")));
            Assert.IsTrue(File.Exists(Path.Combine(folder, "obj", "woven", "Firmware.pdb")));
        }

        [TestMethod]
        public void A_project_that_refers_to_another_compiles_against_the_unwoven_one()
        {
            string library = MakeProject("nfproj-library");
            string program = MakeProject("nfproj-program");
            string project = Path.Combine(program, "Firmware.proj");
            File.WriteAllText(project, File.ReadAllText(project)
                .Replace("<AssemblyName>Firmware", "<AssemblyName>Program")
                .Replace("<!--more-->", "<ProjectReference Include=\"" + Path.Combine(library, "Firmware.proj") + "\" />"));
            File.WriteAllText(
                Path.Combine(program, "Firmware.cs"),
                "using Maitake; public class Program { public static async Future<int> Run() { return await Firmware.Read(3); } }");
            string log = Build(program);
            Assert.Contains("the processor ran", log);
            AssertWoven(Path.Combine(program, "obj", "Program.pe"));
            AssertWoven(Path.Combine(program, "bin", "Firmware.dll"));
        }

        private static string MakeProject(string name)
        {
            string folder = Outputs.NewFolder(name);
            File.WriteAllText(Path.Combine(folder, "Firmware.cs"), Source);
            File.WriteAllText(Path.Combine(folder, "Firmware.proj"), @"<Project DefaultTargets=""Build"">
  <PropertyGroup>
    <Configuration>Debug</Configuration>
    <OutputType>Library</OutputType>
    <AssemblyName>Firmware</AssemblyName>
    <OutputPath>bin/</OutputPath>
    <IntermediateOutputPath>obj/</IntermediateOutputPath>
    <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
    <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
    <NoStdLib>true</NoStdLib>
    <NoCompilerStandardLib>true</NoCompilerStandardLib>
    <AutoUnifyAssemblyReferences>false</AutoUnifyAssemblyReferences>
    <LangVersion>10.0</LangVersion>
    <DebugSymbols>true</DebugSymbols>
    <DebugType>portable</DebugType>
    <Deterministic>true</Deterministic>
    <DefineConstants>NANOFRAMEWORK_1_0</DefineConstants>
    <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
    <PrepareForRunDependsOn>MetaDataProcessor;CopyFilesToOutputDirectory</PrepareForRunDependsOn>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include=""Firmware.cs"" />
    <Reference Include=""mscorlib""><HintPath>" + Outputs.Get("contract") + @"</HintPath><Private>false</Private></Reference>
    <Reference Include=""Maitake""><HintPath>" + Outputs.Get("device-library-unwoven") + @"</HintPath></Reference>
    <!--more-->
  </ItemGroup>
  <Import Project=""$(MSBuildToolsPath)/Microsoft.CSharp.targets"" />
  <PropertyGroup>
    <PrepareForRunDependsOn>MetaDataProcessor;CopyFilesToOutputDirectory</PrepareForRunDependsOn>
  </PropertyGroup>
  <Target Name=""GetReferenceAssemblyPaths"" />
  <Target Name=""GenerateTargetFrameworkMonikerAttribute"" />
  <Target Name=""CopyToOutDir"">
    <Copy SourceFiles=""$(MSBuildProjectDirectory)/$(IntermediateOutputPath)$(TargetName)$(TargetExt)"" DestinationFolder=""$(OutDir)"" />
  </Target>
  <Target Name=""MetaDataProcessor"" DependsOnTargets=""Compile;CopyToOutDir"" Inputs=""$(OutDir)$(TargetName)$(TargetExt)"" Outputs=""$(IntermediateOutputPath)$(TargetName).pe"">
    <Copy SourceFiles=""$(OutDir)$(TargetName)$(TargetExt)"" DestinationFiles=""$(IntermediateOutputPath)$(TargetName).pe"" />
    <Touch Files=""$(IntermediateOutputPath)$(TargetName).pe"" />
    <Message Importance=""high"" Text=""the processor ran"" />
  </Target>
  <PropertyGroup>
    <MaitakeWeaverAssembly>" + Path.Combine(AppContext.BaseDirectory, "Maitake.Weaver.dll") + @"</MaitakeWeaverAssembly>
    <MaitakeWeaverFactory>TaskHostFactory</MaitakeWeaverFactory>
  </PropertyGroup>
  <Import Project=""" + Path.Combine(Outputs.Get("root"), "tools", "weaver", "build", "Maitake.Weaver.targets") + @""" />
</Project>");

            // Of the repository around this folder nothing is to be heard.
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
            return folder;
        }

        private static string Build(string folder, bool expectFailure = false, string more = "-nologo")
        {
            string log = Machines.Execute("dotnet", "msbuild", Path.Combine(folder, "Firmware.proj"), "-nologo", "-nodeReuse:false", "-v:m", more);
            Assert.AreEqual(expectFailure, log.Contains(": error "), log);
            return log;
        }

        private static void AssertWoven(string assembly)
        {
            Assert.IsTrue(IsWoven(assembly), assembly);
        }

        private static void AssertUnwoven(string assembly)
        {
            Assert.IsFalse(IsWoven(assembly), assembly);
        }

        private static bool IsWoven(string assembly)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { InMemory = true });
            return module.GetTypes().Any(t => t.BaseType?.FullName == "Maitake.AsyncFuture") && !module.GetTypeReferences().Any(t => t.Name.Contains('`'));
        }
    }
}
