using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;

namespace Maitake.Cost.Counting
{
    /// <summary>The assemblies of a folder, loaded as they count. They run on the .NET of the desktop: their core library binds to its.</summary>
    internal sealed class DeviceAssemblies
    {
        private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.Ordinal);
        private readonly Instrumenter _instrumenter = new();

        /// <summary>Instruments and loads all assemblies of a folder.</summary>
        /// <param name="folder">The folder.</param>
        /// <param name="patch">Changes an assembly before that, or null.</param>
        public DeviceAssemblies(string folder, Action<AssemblyDefinition> patch)
        {
            string[] files = Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".dll" or ".exe").ToArray();
            if (files.Length == 0)
            {
                throw new InvalidOperationException("No assemblies in " + folder);
            }

            DefaultAssemblyResolver resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(folder);
            List<AssemblyDefinition> definitions = files
                .Select(file => AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true }))
                .ToList();
            if (patch != null)
            {
                definitions.ForEach(patch);
            }

            // The images first: what has been instrumented must not be taken for what is to be.
            List<byte[]> images = definitions.ConvertAll(_instrumenter.Instrument);
            AssemblyLoadContext context = new AssemblyLoadContext("counted");
            context.Resolving += (_, name) => _loaded.GetValueOrDefault(name.Name);
            for (int i = 0; i < images.Count; i++)
            {
                _loaded.Add(definitions[i].Name.Name, context.LoadFromStream(new MemoryStream(images[i])));
            }

            Counters.Hits = new long[_instrumenter.Blocks.Count];
            Counters.Arrays = default;
        }

        /// <summary>A type of one of the assemblies.</summary>
        public Type Type(string assembly, string name)
        {
            return _loaded.TryGetValue(assembly, out Assembly loaded)
                ? loaded.GetType(name, true)
                : throw new InvalidOperationException("There is no " + assembly + " among the assemblies to count");
        }

        /// <summary>What an action costs.</summary>
        /// <exception cref="InvalidOperationException">It came by something whose cost is not known.</exception>
        public Tally Count(Action action)
        {
            long[] before = (long[])Counters.Hits.Clone();
            Tally arrays = Counters.Arrays;
            action();
            Tally cost = Counters.Arrays - arrays;
            for (int i = 0; i < before.Length; i++)
            {
                long hits = Counters.Hits[i] - before[i];
                if (hits == 0)
                {
                    continue;
                }

                if (_instrumenter.Unknown[i] != null)
                {
                    throw new InvalidOperationException(_instrumenter.Unknown[i]);
                }

                cost += _instrumenter.Blocks[i] * hits;
            }

            return cost;
        }
    }
}
