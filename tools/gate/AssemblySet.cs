using System;
using System.Collections.Generic;
using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>The assemblies to look at, and a resolver that knows these, their neighbours and the references: nothing of .NET.</summary>
    internal sealed class AssemblySet : IAssemblyResolver
    {
        private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, AssemblyDefinition> _loaded = new(StringComparer.OrdinalIgnoreCase);

        public AssemblySet(IEnumerable<string> assemblies, IEnumerable<string> references)
        {
            var files = new List<string>();
            foreach (var assembly in assemblies)
            {
                var file = Path.GetFullPath(assembly);
                files.Add(file);
                _paths[Path.GetFileNameWithoutExtension(file)] = file;
            }

            foreach (var reference in references)
            {
                AddReference(Path.GetFullPath(reference));
            }

            foreach (var file in files)
            {
                AddReference(Path.GetDirectoryName(file));
            }

            foreach (var file in files)
            {
                Modules.Add(Load(file).MainModule);
            }
        }

        public List<ModuleDefinition> Modules { get; } = new();

        public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, null);

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            return _paths.TryGetValue(name.Name, out var path) ? Load(path) : throw new AssemblyResolutionException(name);
        }

        public void Dispose()
        {
            foreach (var assembly in _loaded.Values)
            {
                assembly.Dispose();
            }
        }

        private void AddReference(string path)
        {
            if (!Directory.Exists(path))
            {
                _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
                return;
            }

            foreach (var file in Directory.EnumerateFiles(path))
            {
                if (Path.GetExtension(file) is ".dll" or ".exe")
                {
                    _paths.TryAdd(Path.GetFileNameWithoutExtension(file), file);
                }
            }
        }

        private AssemblyDefinition Load(string path)
        {
            if (!_loaded.TryGetValue(path, out var assembly))
            {
                assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters
                {
                    AssemblyResolver = this,
                    InMemory = true,
                    ReadSymbols = true,
                    SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
                });
                _loaded.Add(path, assembly);
            }

            return assembly;
        }
    }
}
