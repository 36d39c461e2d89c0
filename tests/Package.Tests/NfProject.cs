using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Package.Tests
{
    /// <summary>How a project gets at the weaver.</summary>
    public enum WeaverImport
    {
        /// <summary>By the imports that NuGet writes for a package of packages.config.</summary>
        Package,

        /// <summary>By an import that somebody wrote.</summary>
        ByHand,
    }

    /// <summary>
    /// A project with the targets of an .nfproj, in their order: what Visual Studio's nanoFramework project system defines on top of the
    /// compiler's targets, less what only Visual Studio needs.
    /// </summary>
    internal sealed class NfProject
    {
        private readonly string _name;

        public NfProject(string solution, string name, string source, WeaverImport import, string feed = null, string references = "", string type = "Library")
        {
            _name = name;
            Folder = Path.Combine(solution, name);
            Directory.CreateDirectory(Folder);
            System.IO.File.WriteAllText(Path.Combine(Folder, name + ".cs"), source);
            string package = Feed.Extract(solution, Feed.Library, feed: feed);
            string core = Feed.Extract(solution, "nanoFramework.CoreLibrary", Feed.VersionOf("nanoFramework.CoreLibrary"));
            string props = import == WeaverImport.Package ? "<Import Project=\"" + Path.Combine(package, "build", "netnano1.0", Feed.Library + ".props") + "\" />" : "";
            string targets = import == WeaverImport.Package
                ? Path.Combine(package, "build", "netnano1.0", Feed.Library + ".targets")
                : Path.Combine(package, "tools", "Maitake.Weaver.targets");
            System.IO.File.WriteAllText(
                File,
                @"<Project DefaultTargets=""Build"">
  " + props + @"
  <PropertyGroup>
    <Configuration>Debug</Configuration>
    <OutputType>" + type + @"</OutputType>
    <AssemblyName>" + name + @"</AssemblyName>
    <DebugSymbols>true</DebugSymbols>
    <DebugType>full</DebugType>
    <Optimize>false</Optimize>
    <LangVersion>10.0</LangVersion>
    <OutputPath>bin/Debug/</OutputPath>
    <IntermediateOutputPath>obj/Debug/</IntermediateOutputPath>
    <NoStdLib>true</NoStdLib>
    <NoCompilerStandardLib>true</NoCompilerStandardLib>
    <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
    <AutoGenerateBindingRedirects>false</AutoGenerateBindingRedirects>
    <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
    <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
    <DefineConstants>NANOFRAMEWORK_1_0</DefineConstants>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include=""" + name + @".cs"" />
    <Reference Include=""mscorlib""><HintPath>" + Path.Combine(core, "lib", "netnano1.0", "mscorlib.dll") + @"</HintPath></Reference>
    <Reference Include=""Maitake""><HintPath>" + Path.Combine(package, "lib", "netnano1.0", "Maitake.dll") + @"</HintPath></Reference>
    " + references + @"
  </ItemGroup>
  <Import Project=""$(MSBuildToolsPath)/Microsoft.CSharp.targets"" />
  <Target Name=""GetReferenceAssemblyPaths"" />
  <Target Name=""GenerateTargetFrameworkMonikerAttribute"" />
  <PropertyGroup>
    <NanoFramework_IntermediateAssembly>$(MSBuildProjectDirectory)/$(IntermediateOutputPath)$(TargetName)</NanoFramework_IntermediateAssembly>
    <NanoFramework_Assembly>$(OutDir)$(TargetName)</NanoFramework_Assembly>
    <CoreBuildDependsOn>BuildOnlySettings;PrepareForBuild;PreBuildEvent;ResolveReferences;PrepareResources;ResolveKeySource;Compile;GenerateSerializationAssemblies;CreateSatelliteAssemblies;GetTargetPath;PrepareForRun;IncrementalClean;MetaDataProcessor;PostBuildEvent</CoreBuildDependsOn>
    <PrepareForRunDependsOn>MetaDataProcessor;CopyFilesToOutputDirectory;CopyNanoFrameworkFiles;CopyBackNanoFrameworkDlls</PrepareForRunDependsOn>
    <ResolveReferencesDependsOn>BeforeResolveReferences;ResolveProjectReferences;ResolveAssemblyReferences;AfterResolveReferences</ResolveReferencesDependsOn>
  </PropertyGroup>
  <Target Name=""CopyToOutDir"">
    <Copy SourceFiles=""$(NanoFramework_IntermediateAssembly)$(TargetExt)"" DestinationFolder=""$(OutDir)""><Output TaskParameter=""DestinationFiles"" ItemName=""FileWrites"" /></Copy>
  </Target>
  <Target Name=""MetaDataProcessor"" DependsOnTargets=""Compile;CopyToOutDir""
          Inputs=""$(NanoFramework_Assembly)$(TargetExt);@(ReferencePath);@(ReferenceDependencyPaths)"" Outputs=""$(NanoFramework_IntermediateAssembly).pe"">
    <ItemGroup>
      <Hint Include=""@(ReferencePath);@(ReferenceDependencyPaths)"" />
      <Image Include=""@(ReferencePath->'%(RootDir)%(Directory)%(Filename).pe');@(ReferenceDependencyPaths->'%(RootDir)%(Directory)%(Filename).pe');$(NanoFramework_IntermediateAssembly).pe"" />
    </ItemGroup>
    <Exec Command=""&quot;" + Feed.Processor + @"&quot; @(Hint->'-loadHints %(Filename) &quot;%(FullPath)&quot;', ' ') -parse &quot;$(NanoFramework_Assembly)$(TargetExt)&quot; -compile &quot;$(NanoFramework_IntermediateAssembly).pe&quot; false"" LogStandardErrorAsError=""true"" StandardOutputImportance=""low"" />
    <Message Importance=""high"" Text=""processed $(TargetName)"" />
    <WriteLinesToFile File=""$(OutDir)$(TargetName).image"" Lines=""@(Image)"" Overwrite=""true"" />
  </Target>
  <Target Name=""CopyNanoFrameworkFiles"">
    <Copy SourceFiles=""$(NanoFramework_IntermediateAssembly).pe"" DestinationFiles=""$(NanoFramework_Assembly).pe"" SkipUnchangedFiles=""true"" />
    <ItemGroup>
      <LocalPe Include=""@(ReferenceCopyLocalPaths->'%(RootDir)%(Directory)%(Filename).pe')"" Condition=""'%(Extension)' == '.dll'"" />
    </ItemGroup>
    <Copy SourceFiles=""@(LocalPe)"" DestinationFolder=""$(OutDir)"" SkipUnchangedFiles=""true"" />
  </Target>
  <Target Name=""CopyBackNanoFrameworkDlls"">
    <Copy SourceFiles=""@(ReferenceCopyLocalPaths)"" DestinationFiles=""@(ReferenceCopyLocalPaths->'$(IntermediateOutputPath)%(Filename)%(Extension)')"" />
  </Target>
  <!-- A process of its own: this one is to let go of the folder when the tests are over. -->
  <PropertyGroup><MaitakeWeaverFactory>TaskHostFactory</MaitakeWeaverFactory></PropertyGroup>
  <Import Project=""" + targets + @""" />
</Project>");
        }

        public string Folder { get; }

        /// <summary>Not .nfproj: MSBuild would ask Visual Studio's solution files about it.</summary>
        public string File
        {
            get { return Path.Combine(Folder, _name + ".proj"); }
        }

        public string Output
        {
            get { return Path.Combine(Folder, "bin", "Debug", _name); }
        }

        public string Intermediate
        {
            get { return Path.Combine(Folder, "obj", "Debug", _name); }
        }

        /// <summary>The .pe files that a deployment would send to the board.</summary>
        public string[] Image
        {
            get { return System.IO.File.ReadAllLines(Output + ".image").Distinct().ToArray(); }
        }

        public string Build(bool expectFailure = false, params string[] options)
        {
            string[] arguments = { "msbuild", File, "-nologo", "-nodeReuse:false", "-v:m" };
            return Outputs.Execute(expectFailure, Folder, "dotnet", arguments.Concat(options).ToArray());
        }

        /// <summary>What the program prints on desktop .NET, from its output folder.</summary>
        public static string RunOnDesktop(string program)
        {
            string config = Path.Combine(Path.GetDirectoryName(program), "run.runtimeconfig.json");
            System.IO.File.WriteAllText(config, "{\"runtimeOptions\":{\"tfm\":\"net10.0\",\"framework\":{\"name\":\"Microsoft.NETCore.App\",\"version\":\"10.0.0\"}}}");
            return Outputs.Execute(false, Path.GetDirectoryName(program), "dotnet", "exec", "--runtimeconfig", config, program).Replace("\r", "");
        }

        /// <summary>What the program prints on the interpreter.</summary>
        public string RunOnInterpreter()
        {
            string text = Outputs.Execute(false, Folder, Feed.Variable("NANOCLR"), Image).Replace("\r", "");
            int start = text.IndexOf("\nReady.\n", StringComparison.Ordinal);
            int end = text.IndexOf("\nDone.\n", StringComparison.Ordinal);
            Assert.IsTrue(start >= 0 && end > start, text);
            return text.Substring(start + 8, end - start - 7);
        }

        /// <summary>Whether nothing generic is in an assembly, nor a state machine of the compiler's.</summary>
        public static bool IsWoven(string assembly)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { InMemory = true });
            return !module.GetTypes().Any(type => type.HasGenericParameters || type.Interfaces.Any(i => i.InterfaceType.Name == "IAsyncStateMachine"))
                && !module.GetTypeReferences().Any(type => type.Name.Contains('`'));
        }
    }
}
