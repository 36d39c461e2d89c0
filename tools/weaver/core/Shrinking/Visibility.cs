using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>What code of other assemblies can reach. It must find it as it was.</summary>
    internal sealed class Visibility
    {
        private readonly bool _showsInternals;

        public Visibility(ModuleDefinition module)
        {
            _showsInternals = module.Assembly.CustomAttributes.Any(a => a.AttributeType.Name == "InternalsVisibleToAttribute");
        }

        public bool IsVisible(TypeDefinition type)
        {
            if (type.DeclaringType == null)
            {
                return type.IsPublic || _showsInternals;
            }

            return IsVisible(type.DeclaringType)
                && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly || (_showsInternals && !type.IsNestedPrivate));
        }

        public bool IsVisible(MethodDefinition method)
        {
            return IsVisible(method.DeclaringType)
                && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly || (_showsInternals && !method.IsPrivate));
        }

        public bool IsVisible(FieldDefinition field)
        {
            return IsVisible(field.DeclaringType)
                && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly || (_showsInternals && !field.IsPrivate));
        }
    }
}
