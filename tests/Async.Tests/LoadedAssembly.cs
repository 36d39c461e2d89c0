using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Maitake.Async.Tests
{
    /// <summary>An assembly and the library that it runs with, kept apart from every other pair in the process.</summary>
    internal sealed class LoadedAssembly
    {
        private readonly Assembly _assembly;

        public LoadedAssembly(string path, string library)
        {
            AssemblyLoadContext context = new AssemblyLoadContext(path);
            Assembly maitake = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(library)));
            context.Resolving += (c, name) => name.Name == "Maitake" ? maitake : null;
            _assembly = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
        }

        public TDelegate Bind<TDelegate>(string type, string method)
            where TDelegate : Delegate
        {
            return _assembly.GetType(type, true).GetMethod(method, BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic).CreateDelegate<TDelegate>();
        }

        public static string[] DesktopReferences()
        {
            return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator)
                .Where(p => Path.GetFileName(p).StartsWith("System.") || Path.GetFileName(p) is "mscorlib.dll" or "netstandard.dll")
                .Append(Outputs.Get("desktop-library")).ToArray();
        }
    }
}
