using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Gives short names to fields and methods that no other assembly can name, the same ones in each type, so that a name is there once.
    /// The map says what they were.
    /// </summary>
    internal sealed class Renamer
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyz";

        private readonly ModuleDefinition _module;
        private readonly Visibility _visibility;
        private readonly List<string> _map = new List<string>();

        public Renamer(ModuleDefinition module, Visibility visibility)
        {
            _module = module;
            _visibility = visibility;
        }

        /// <summary>Lines of three words: the type, the member's name now, and what it was, a method's with the types of its parameters.</summary>
        public IReadOnlyList<string> Map
        {
            get { return _map; }
        }

        public void Run()
        {
            foreach (TypeDefinition type in _module.GetTypes())
            {
                HashSet<string> taken = new HashSet<string>(type.Fields.Select(f => f.Name).Concat(type.Methods.Select(m => m.Name)));
                IEnumerator<string> names = Names().Where(n => !taken.Contains(n)).GetEnumerator();
                foreach (FieldDefinition field in type.Fields.Where(f => !_visibility.IsVisible(f) && !f.IsRuntimeSpecialName && !f.IsLiteral))
                {
                    names.MoveNext();
                    Note(type, names.Current, field.Name);
                    field.Name = names.Current;
                }

                names = Names().Where(n => !taken.Contains(n)).GetEnumerator();
                foreach (MethodDefinition method in type.Methods.Where(CanBeRenamed))
                {
                    names.MoveNext();
                    Note(type, names.Current, method.Name + "(" + string.Join(",", method.Parameters.Select(p => p.ParameterType.Name)) + ")");
                    method.Name = names.Current;
                }
            }
        }

        // What overrides or is overridden is found by its name.
        private bool CanBeRenamed(MethodDefinition method)
        {
            return !_visibility.IsVisible(method) && !method.IsVirtual && !method.IsRuntimeSpecialName && method.HasBody && method != _module.EntryPoint;
        }

        private void Note(TypeDefinition type, string now, string before)
        {
            _map.Add(type.FullName + " " + now + " " + before);
        }

        private static IEnumerable<string> Names()
        {
            foreach (char letter in Letters)
            {
                yield return letter.ToString();
            }

            foreach (char letter in Letters)
            {
                foreach (char second in Letters)
                {
                    yield return letter.ToString() + second;
                }
            }

            for (int i = 0; ; i++)
            {
                yield return "z_" + i;
            }
        }
    }
}
