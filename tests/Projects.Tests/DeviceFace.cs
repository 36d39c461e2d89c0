using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Maitake.Projects.Tests
{
    /// <summary>The device face of a .csproj, as MSBuild evaluates it.</summary>
    internal sealed class DeviceFace
    {
        private static readonly ConcurrentDictionary<string, Lazy<DeviceFace>> s_evaluated = new ConcurrentDictionary<string, Lazy<DeviceFace>>();

        private DeviceFace(JsonElement evaluation)
        {
            JsonElement items = evaluation.GetProperty("Items");
            JsonElement properties = evaluation.GetProperty("Properties");
            Sources = Paths(items.GetProperty("Compile").EnumerateArray());
            NanoReferences = items.GetProperty("NanoReference").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()).ToArray();

            // A NanoReference is a project of the contract here, and a package over there. The weaver is built here, and imported over there.
            ProjectReferences = Paths(items.GetProperty("ProjectReference").EnumerateArray())
                .Where(path => !path.StartsWith("targets/contract/", StringComparison.Ordinal) && !path.StartsWith("tools/", StringComparison.Ordinal)).ToArray();
            AssemblyName = properties.GetProperty("AssemblyName").GetString();
            RootNamespace = properties.GetProperty("RootNamespace").GetString();
            IsProgram = properties.GetProperty("OutputType").GetString() == "Exe";
        }

        /// <summary>Every source, relative to the repository's root.</summary>
        public string[] Sources { get; }

        /// <summary>The assemblies of nanoFramework, by name.</summary>
        public string[] NanoReferences { get; }

        /// <summary>Every .csproj of ours that it refers to, relative to the repository's root.</summary>
        public string[] ProjectReferences { get; }

        public string AssemblyName { get; }

        public string RootNamespace { get; }

        public bool IsProgram { get; }

        public static DeviceFace Of(string csproj)
        {
            return s_evaluated.GetOrAdd(csproj, key => new Lazy<DeviceFace>(() => Evaluate(key))).Value;
        }

        private static string[] Paths(IEnumerable<JsonElement> items)
        {
            return items.Select(item => Repository.RelativePath(item.GetProperty("FullPath").GetString())).ToArray();
        }

        private static DeviceFace Evaluate(string csproj)
        {
            ProcessStartInfo start = new ProcessStartInfo("dotnet")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            };
            start.ArgumentList.Add("msbuild");
            start.ArgumentList.Add(Repository.FullPath(csproj));
            start.ArgumentList.Add("-nologo");
            start.ArgumentList.Add("-p:TargetFramework=netnano1.0");
            start.ArgumentList.Add("-getItem:Compile,NanoReference,ProjectReference");
            start.ArgumentList.Add("-getProperty:AssemblyName,RootNamespace,OutputType");

            // The evaluation is to be a user's, whatever runs the tests.
            foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            {
                start.Environment.Remove(name);
            }

            using (Process process = Process.Start(start))
            {
                System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    throw new InvalidOperationException(csproj + " cannot be evaluated: " + output + errors.Result);
                }

                using (JsonDocument document = JsonDocument.Parse(output))
                {
                    return new DeviceFace(document.RootElement);
                }
            }
        }
    }
}
