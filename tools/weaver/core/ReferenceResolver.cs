using System;
using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>Finds assemblies among those that the compiler was given, and nowhere else.</summary>
    internal sealed class ReferenceResolver : IAssemblyResolver
    {
        private readonly Dictionary<string, string> _paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, AssemblyDefinition> _loaded = new Dictionary<string, AssemblyDefinition>(StringComparer.OrdinalIgnoreCase);

        public ReferenceResolver(IEnumerable<string> references)
        {
            foreach (string reference in references)
            {
                _paths[Path.GetFileNameWithoutExtension(reference)] = reference;
            }
        }

        public AssemblyDefinition Resolve(AssemblyNameReference name)
        {
            return Resolve(name, new ReaderParameters());
        }

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            AssemblyDefinition assembly;
            string path;
            if (!_loaded.TryGetValue(name.Name, out assembly))
            {
                if (!_paths.TryGetValue(name.Name, out path) || !File.Exists(path))
                {
                    throw new WeaverException(ErrorCodes.MissingReference, "The reference " + name.Name + " was not given to the weaver");
                }

                try
                {
                    assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this, InMemory = true });
                }
                catch (System.BadImageFormatException)
                {
                    throw new WeaverException(ErrorCodes.MissingReference, "The reference " + path + " is no .NET assembly");
                }

                _loaded.Add(name.Name, assembly);
            }

            return assembly;
        }

        public void Dispose()
        {
            foreach (AssemblyDefinition assembly in _loaded.Values)
            {
                assembly.Dispose();
            }
        }
    }
}
