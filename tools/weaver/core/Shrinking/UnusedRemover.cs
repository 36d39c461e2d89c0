using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Takes out methods that nothing can call: other assemblies do not see them, and nothing in this one names them. Reflection could, and
    /// that is why a program has to ask for its being shrunk.
    /// </summary>
    internal sealed class UnusedRemover
    {
        private readonly ModuleDefinition _module;
        private readonly Visibility _visibility;

        public UnusedRemover(ModuleDefinition module, Visibility visibility)
        {
            _module = module;
            _visibility = visibility;
        }

        public void Run()
        {
            foreach (TypeDefinition type in _module.GetTypes().Where(IsDelegate))
            {
                // The interpreter has no thread pool for them, and its core library no AsyncCallback that could be called.
                foreach (MethodDefinition method in type.Methods.Where(m => m.Name == "BeginInvoke" || m.Name == "EndInvoke").ToArray())
                {
                    type.Methods.Remove(method);
                }
            }

            // What goes away may have been the only caller of something else.
            for (bool again = true; again;)
            {
                again = false;
                Callers callers = new Callers(_module);
                foreach (MethodDefinition method in _module.GetTypes().SelectMany(t => t.Methods).Where(m => CanBeRemoved(m) && !callers.IsUsed(m)).ToArray())
                {
                    Remove(method);
                    again = true;
                }
            }

            RemoveEmptyTypes();
        }

        // Such as held constants alone, which are in the code by now.
        private void RemoveEmptyTypes()
        {
            foreach (TypeDefinition type in _module.Types.Where(t => !_visibility.IsVisible(t) && t.IsAbstract && t.IsSealed && t.Name[0] != '<'
                && !t.HasNestedTypes && t.Methods.Count == 0 && t.Fields.All(f => f.IsLiteral)).ToArray())
            {
                _module.Types.Remove(type);
            }
        }

        /// <summary>Whether it can go away once nothing names it.</summary>
        public bool CanBeRemoved(MethodDefinition method)
        {
            return method.HasBody
                && !_visibility.IsVisible(method)
                && !method.IsVirtual
                && !(method.IsConstructor && method.IsStatic)
                && method != _module.EntryPoint
                && !DerivesFromAttribute(method.DeclaringType);
        }

        /// <summary>Takes it out, with the property or event that it may be an accessor of.</summary>
        public static void Remove(MethodDefinition method)
        {
            TypeDefinition type = method.DeclaringType;
            foreach (PropertyDefinition property in type.Properties.Where(p => p.GetMethod == method || p.SetMethod == method).ToArray())
            {
                property.GetMethod = property.GetMethod == method ? null : property.GetMethod;
                property.SetMethod = property.SetMethod == method ? null : property.SetMethod;
                if (property.GetMethod == null && property.SetMethod == null)
                {
                    type.Properties.Remove(property);
                }
            }

            foreach (EventDefinition @event in type.Events.Where(e => e.AddMethod == method || e.RemoveMethod == method).ToArray())
            {
                type.Events.Remove(@event);
            }

            type.Methods.Remove(method);
        }

        private static bool IsDelegate(TypeDefinition type)
        {
            return type.BaseType != null && type.BaseType.FullName == "System.MulticastDelegate";
        }

        // Their constructors are named where they are applied.
        private static bool DerivesFromAttribute(TypeDefinition type)
        {
            for (TypeDefinition t = type; t != null; t = t.BaseType?.Resolve())
            {
                if (t.FullName == "System.Attribute")
                {
                    return true;
                }
            }

            return false;
        }
    }
}
