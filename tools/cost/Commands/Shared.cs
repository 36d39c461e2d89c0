using System;
using System.CommandLine;
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
            };
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
    }
}
