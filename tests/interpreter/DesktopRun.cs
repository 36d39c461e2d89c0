using System;
using System.IO;

namespace Maitake.Interpreter
{
    /// <summary>Runs the device's assemblies on the .NET of the desktop: the very IL that ships, where every machine can run it.</summary>
    public static class DesktopRun
    {
        private const string Launcher = "Maitake.Launcher";

        /// <summary>Runs them.</summary>
        /// <param name="assemblies">The folder with the device's assemblies.</param>
        /// <param name="work">A folder to work in.</param>
        /// <param name="limit">The longest the run may take.</param>
        public static Command Run(string assemblies, string work, TimeSpan limit)
        {
            foreach (string file in Directory.GetFiles(assemblies))
            {
                File.Copy(file, Path.Combine(work, Path.GetFileName(file)), true);
            }

            // Their reference to mscorlib binds to the desktop's: all it takes is to say which desktop.
            Version version = Environment.Version;
            string config = Path.Combine(work, Launcher + ".runtimeconfig.json");
            File.WriteAllText(
                config,
                "{ \"runtimeOptions\": { \"tfm\": \"net" + version.Major + ".0\", \"framework\": { \"name\": \"Microsoft.NETCore.App\", \"version\": \""
                    + version.ToString(3) + "\" } } }");
            string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
            string[] arguments = { "exec", "--runtimeconfig", config, Path.Combine(work, Launcher + ".exe") };
            return Command.Run(string.IsNullOrEmpty(host) ? "dotnet" : host, arguments, work, limit);
        }
    }
}
