using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Maitake.Interleaving.Exploring;
using Mono.Cecil;

namespace Maitake.Interleaving.Instrumenting
{
    /// <summary>The libraries as they ship, and the scenarios, both woven and instrumented. They run on the .NET of the desktop: their core library binds to its.</summary>
    internal sealed class ExploredAssemblies
    {
        private const string Scenarios = "InterleavingScenarios";
        private const string ScenarioBase = "Maitake.Interleaving.Scenarios.Scenario";

        private static readonly string[] s_libraries = { "Maitake", "Maitake.Patterns", "Maitake.Atomics" };
        private static readonly Lazy<ExploredAssemblies> s_original = new(() => new ExploredAssemblies(null));

        private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.Ordinal);
        private readonly FieldInfo[] _words;

        /// <summary>Loads a set of its own.</summary>
        /// <param name="mutate">Changes the libraries before that, or null.</param>
        public ExploredAssemblies(Action<ModuleDefinition[]> mutate)
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "device");
            DefaultAssemblyResolver resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(folder);
            AssemblyDefinition[] definitions = s_libraries.Append(Scenarios)
                .Select(name => AssemblyDefinition.ReadAssembly(
                    Path.Combine(folder, name + ".dll"), new ReaderParameters { AssemblyResolver = resolver, InMemory = true }))
                .ToArray();
            ModuleDefinition[] modules = Array.ConvertAll(definitions, definition => definition.MainModule);
            GateWords words = new GateWords(modules);
            mutate?.Invoke(modules[..^1]);
            Instrumenter instrumenter = new Instrumenter(new SharedFields(definitions), words);

            // The images first: what has been instrumented must not be taken for what is to be.
            byte[][] images = Array.ConvertAll(definitions, instrumenter.Instrument);
            AssemblyLoadContext context = new AssemblyLoadContext("explored");
            context.Resolving += (_, name) => _loaded.GetValueOrDefault(name.Name);
            for (int i = 0; i < images.Length; i++)
            {
                _loaded.Add(definitions[i].Name.Name, context.LoadFromStream(new MemoryStream(images[i])));
            }

            _words = words.Static
                .Select(field => _loaded[field.Module.Assembly.Name.Name].GetType(field.DeclaringType.FullName, true).GetField(field.Name, BindingFlags.Static | BindingFlags.NonPublic))
                .ToArray();
        }

        /// <summary>The library as it is.</summary>
        public static ExploredAssemblies Original => s_original.Value;

        /// <summary>The names of all scenarios that are about the library.</summary>
        public IEnumerable<string> ScenarioNames()
        {
            Type scenario = _loaded[Scenarios].GetType(ScenarioBase, true);
            return _loaded[Scenarios].GetTypes()
                .Where(type => !type.IsAbstract && scenario.IsAssignableFrom(type) && !type.Namespace.EndsWith(".Self", StringComparison.Ordinal))
                .Select(type => type.Name)
                .Order();
        }

        // What threads left closed that stand still for good.
        private void OpenWords()
        {
            foreach (FieldInfo word in _words)
            {
                word.SetValue(null, 0);
            }
        }

        /// <summary>A scenario by name.</summary>
        public LoadedScenario Scenario(string name)
        {
            return new LoadedScenario(_loaded[Scenarios].GetTypes().SingleOrDefault(type => type.Name == name)
                ?? throw new InvalidOperationException("There is no scenario " + name), OpenWords);
        }
    }
}
