using System.Linq;
using Mono.Cecil;
using Mono.Collections.Generic;

namespace Maitake.Weaver
{
    /// <summary>Takes out what only the compiler and the tools need: types and members marked so, and attributes that the device does not read.</summary>
    internal sealed class Stripper
    {
        private const string Marker = "Maitake.CompileTimeOnlyAttribute";
        private const string PublicMarker = "Maitake.ForWovenCodeAttribute";

        private static readonly string[] s_attributes =
        {
            Marker,
            "Maitake.ColdAttribute",
            Recycler.Marker,
            Recycler.OwnershipMarker,
            EscapeCheck.Marker,
            PublicMarker,
            "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute",
            "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
        };

        private readonly ModuleDefinition _module;
        private readonly WeaverSteps _steps;

        public Stripper(ModuleDefinition module, WeaverSteps steps)
        {
            _module = module;
            _steps = steps;
        }

        public bool Changed { get; private set; }

        public void Strip()
        {
            if (_steps.Has(WeaverStep.Publish))
            {
                Publish();
            }

            if (!_steps.Has(WeaverStep.Strip))
            {
                return;
            }

            foreach (TypeDefinition type in _module.GetTypes().ToArray())
            {
                if (IsMarked(type))
                {
                    Changed = true;
                    continue;
                }

                foreach (MethodDefinition method in type.Methods.Where(m => IsMarked(m)).ToArray())
                {
                    type.Methods.Remove(method);
                    Changed = true;
                }

                foreach (InterfaceImplementation implementation in type.Interfaces.Where(i => IsMarked(i.InterfaceType as TypeDefinition)).ToArray())
                {
                    type.Interfaces.Remove(implementation);
                    Changed = true;
                }

                StripAttributes(type);
                foreach (MethodDefinition method in type.Methods)
                {
                    StripAttributes(method);
                    foreach (ParameterDefinition parameter in method.Parameters)
                    {
                        StripAttributes(parameter);
                    }
                }

                foreach (FieldDefinition field in type.Fields)
                {
                    StripAttributes(field);
                }

                foreach (PropertyDefinition property in type.Properties)
                {
                    StripAttributes(property);
                }
            }

            foreach (TypeDefinition type in _module.Types.Where(t => IsMarked(t) || s_attributes.Contains(t.FullName)).ToArray())
            {
                _module.Types.Remove(type);
            }
        }

        private void Publish()
        {
            foreach (TypeDefinition type in _module.GetTypes())
            {
                if (Has(type, PublicMarker))
                {
                    type.IsPublic = true;
                }

                foreach (MethodDefinition method in type.Methods.Where(m => Has(m, PublicMarker) || Has(m, Recycler.Marker)))
                {
                    method.IsPublic = true;
                }

                foreach (FieldDefinition field in type.Fields.Where(f => Has(f, PublicMarker)))
                {
                    field.IsPublic = true;
                }
            }
        }

        public static bool IsMarked(ICustomAttributeProvider provider)
        {
            return provider != null && Has(provider, Marker);
        }

        private static bool Has(ICustomAttributeProvider provider, string attribute)
        {
            return provider.HasCustomAttributes && provider.CustomAttributes.Any(a => a.AttributeType.FullName == attribute);
        }

        private void StripAttributes(ICustomAttributeProvider provider)
        {
            Collection<CustomAttribute> attributes = provider.CustomAttributes;
            for (int i = attributes.Count - 1; i >= 0; i--)
            {
                if (s_attributes.Contains(attributes[i].AttributeType.FullName))
                {
                    attributes.RemoveAt(i);
                    Changed = true;
                }
            }
        }
    }
}
