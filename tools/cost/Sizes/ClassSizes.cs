using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Cost.Counting;
using Mono.Cecil;

namespace Maitake.Cost.Sizes
{
    /// <summary>What one object of each of an assembly's classes takes, without what it refers to.</summary>
    internal static class ClassSizes
    {
        public static IReadOnlyList<(string Name, double Bytes)> Of(string file)
        {
            DefaultAssemblyResolver resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(System.IO.Path.GetDirectoryName(file));
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = resolver });
            return assembly.MainModule.GetTypes()
                .Where(type => type.IsClass && !type.IsValueType && !type.IsAbstract && type.Methods.Any(method => method.IsConstructor && !method.IsStatic))
                .Where(type => type.BaseType is not { FullName: "System.MulticastDelegate" } && !Derives(type, "System.Exception") && !Derives(type, "System.Attribute"))
                .Select(type => (type.FullName.Replace('/', '.'), HeapRules.Class(type).Bytes))
                .OrderBy(type => type.Item1, StringComparer.Ordinal)
                .ToList();
        }

        // Their bases are of the core library, some with fields that nobody counts.
        private static bool Derives(TypeDefinition type, string name)
        {
            for (TypeReference at = type; at != null; at = PlatformCosts.IsPlatform(at) ? null : at.Resolve().BaseType)
            {
                if (at.FullName == name || (PlatformCosts.IsPlatform(at) && at.FullName.EndsWith(name.Substring("System.".Length), StringComparison.Ordinal)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
