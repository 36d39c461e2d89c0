using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Gives short names to types and members that no other assembly can name, the same ones in each type, so that a name is there once.
    /// The map says what they were.
    /// </summary>
    internal sealed class Renamer
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyz";

        private readonly ModuleDefinition _module;
        private readonly Visibility _visibility;
        private readonly HashSet<string> _taken;
        private readonly List<KeyValuePair<IMemberDefinition, string>> _before = new List<KeyValuePair<IMemberDefinition, string>>();

        public Renamer(ModuleDefinition module, Visibility visibility)
        {
            _module = module;
            _visibility = visibility;
            _taken = new HashSet<string>(module.GetTypes().SelectMany(t => t.Fields.Select(f => f.Name).Concat(t.Methods.Select(m => m.Name))).Concat(module.GetTypes().Select(t => t.Name)));
        }

        /// <summary>A line for each, <c>now = before</c>; a method's has the types of its parameters.</summary>
        public IReadOnlyList<string> Map
        {
            get { return _before.Select(b => Name(b.Key) + " = " + b.Value).ToList(); }
        }

        public void Run()
        {
            // What the lines say is from before the first change.
            List<KeyValuePair<IMemberDefinition, string>> changes = new List<KeyValuePair<IMemberDefinition, string>>();
            AddVirtual(changes);
            foreach (TypeDefinition type in _module.GetTypes())
            {
                Add(changes, type.Fields.Where(f => !_visibility.IsVisible(f) && !f.IsRuntimeSpecialName && !f.IsLiteral), Names(Letters));
                Add(changes, type.Methods.Where(m => CanBeRenamed(m) && !m.IsVirtual), Names(Letters));
            }

            // With letters of its own, for the names of types and of namespaces meet in full names.
            Add(changes, _module.GetTypes().Where(t => !_visibility.IsVisible(t) && !t.Name.StartsWith("<") && !t.FullName.Contains("<Priv")), Names(Letters));
            foreach (KeyValuePair<IMemberDefinition, string> change in changes)
            {
                _before.Add(new KeyValuePair<IMemberDefinition, string>(change.Key, Name(change.Key) + Parameters(change.Key)));
            }

            foreach (KeyValuePair<IMemberDefinition, string> change in changes)
            {
                change.Key.Name = change.Value;
            }
        }

        private void Add(List<KeyValuePair<IMemberDefinition, string>> changes, IEnumerable<IMemberDefinition> members, IEnumerable<string> names)
        {
            changes.AddRange(members.Zip(names.Where(n => !_taken.Contains(n)), (member, name) => new KeyValuePair<IMemberDefinition, string>(member, name)));
        }

        // What overrides another is found by the name of that, so all of one name get one name, if none of them can be seen or comes from elsewhere. nanoCLR
        // would take any method of a derived class for an override that has the name and the signature, so it is a name that no program can have.
        private void AddVirtual(List<KeyValuePair<IMemberDefinition, string>> changes)
        {
            TypeDefinition[] interfaces = _module.GetTypes().SelectMany(t => t.Interfaces).Select(i => i.InterfaceType.Resolve()).ToArray();
            if (interfaces.Any(i => i == null))
            {
                return;
            }

            // A derived class may implement an interface by what it inherits.
            HashSet<string> implementing = new HashSet<string>(interfaces.SelectMany(i => i.Methods).Select(m => m.Name));
            IEnumerator<string> names = Names(Letters).Select(n => "$" + n).GetEnumerator();
            foreach (IGrouping<string, MethodDefinition> group in _module.GetTypes().SelectMany(t => t.Methods).Where(m => m.IsVirtual).GroupBy(m => m.Name).ToArray())
            {
                if (group.All(m => !_visibility.IsVisible(m) && !m.IsRuntimeSpecialName && !m.HasOverrides && !implementing.Contains(m.Name)
                    && !m.DeclaringType.IsInterface && IsOfFamily(m.DeclaringType) && (m.IsNewSlot || IsFromHere(m))))
                {
                    names.MoveNext();
                    changes.AddRange(group.Select(m => new KeyValuePair<IMemberDefinition, string>(m, names.Current)));
                }
            }
        }

        // All that it is derived from is of this module: what another module renames meets it nowhere.
        private static bool IsOfFamily(TypeDefinition type)
        {
            while (type.BaseType is TypeDefinition known)
            {
                type = known;
            }

            return type.BaseType == null || type.BaseType.FullName == "System.Object";
        }

        private static bool IsFromHere(MethodDefinition method)
        {
            for (TypeDefinition t = method.DeclaringType.BaseType as TypeDefinition; t != null; t = t.BaseType as TypeDefinition)
            {
                if (t.Methods.Any(m => m.IsVirtual && m.IsNewSlot && m.Name == method.Name))
                {
                    return true;
                }
            }

            return false;
        }

        private bool CanBeRenamed(MethodDefinition method)
        {
            return !_visibility.IsVisible(method) && !method.IsRuntimeSpecialName && method.HasBody && method != _module.EntryPoint;
        }

        private static string Name(IMemberDefinition member)
        {
            return member is TypeDefinition type ? type.FullName : member.DeclaringType.FullName + "." + member.Name;
        }

        private static string Parameters(IMemberDefinition member)
        {
            return member is MethodDefinition method ? "(" + string.Join(",", method.Parameters.Select(p => p.ParameterType.Name)) + ")" : "";
        }

        private static IEnumerable<string> Names(string letters)
        {
            foreach (char letter in letters)
            {
                yield return letter.ToString();
            }

            foreach (string first in Names(letters))
            {
                foreach (char letter in letters)
                {
                    yield return first + letter;
                }
            }
        }
    }
}
