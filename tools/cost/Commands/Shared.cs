using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary>What the commands have in common.</summary>
    internal static class Shared
    {
        public static string DeviceFolder => Path.Combine(AppContext.BaseDirectory, "device");

        /// <summary>The library as packages have it, of a Release build; that of the folder where another one was asked for.</summary>
        public static string ShippedLibrary(string device)
        {
            return Path.Combine(device == DeviceFolder ? DeviceFolder + "-release" : device, "Maitake.dll");
        }

        public static Option<string> Device()
        {
            return new Option<string>("--device")
            {
                Description = "the folder with the woven device assemblies (default: those built with this tool)",
                DefaultValueFactory = _ => DeviceFolder,
                CustomParser = FullPath,
            };
        }

        /// <summary>Makes sure that a file can be written, before there is work that would be lost. Leaves no file behind that was not there.</summary>
        /// <param name="file">The file, or null for none.</param>
        /// <exception cref="IOException">It cannot.</exception>
        /// <exception cref="UnauthorizedAccessException">It may not, or is a folder.</exception>
        public static void CheckWritable(string file)
        {
            if (file == null)
            {
                return;
            }

            if (string.IsNullOrWhiteSpace(file))
            {
                throw new InvalidOperationException("A file to write to needs a name");
            }

            bool isThere = File.Exists(file);
            File.Open(file, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (!isThere)
            {
                File.Delete(file);
            }
        }

        /// <summary>Says what went wrong, instead of where.</summary>
        public static int Guard(IAnsiConsole console, Func<int> action)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException or BadImageFormatException or NotSupportedException)
            {
                console.WriteLine("failed: " + exception.Message);
                return 1;
            }
        }

        // Tools that are given files of the folder are started elsewhere.
        private static string FullPath(ArgumentResult result)
        {
            string folder = result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(folder))
            {
                result.AddError("--device needs a folder");
                return folder;
            }

            return Path.GetFullPath(folder);
        }
    }
}
