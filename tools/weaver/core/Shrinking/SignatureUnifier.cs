using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Makes <c>object</c> of the classes in signatures that no other assembly can see: of local variables, of fields, of methods that override
    /// nothing. The device's assembly has each signature once, and neither the interpreter nor the desktop's compiler looks at these: both go by the
    /// member that an instruction names.
    /// </summary>
    internal sealed class SignatureUnifier
    {
        private readonly ModuleDefinition _module;
        private readonly Visibility _visibility;
        private readonly HashSet<object> _addressed;

        public SignatureUnifier(ModuleDefinition module, Visibility visibility)
        {
            _module = module;
            _visibility = visibility;
            _addressed = new HashSet<object>(module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
                .Where(i => i.OpCode.StackBehaviourPush == StackBehaviour.Pushi && i.Operand != null).Select(i => i.Operand));
        }

        public void Run()
        {
            foreach (TypeDefinition type in _module.GetTypes())
            {
                foreach (FieldDefinition field in type.Fields.Where(f => !_visibility.IsVisible(f) && !_addressed.Contains(f)))
                {
                    field.FieldType = Unify(field.FieldType);
                }

                foreach (MethodDefinition method in type.Methods)
                {
                    Unify(method);
                }
            }
        }

        private void Unify(MethodDefinition method)
        {
            if (method.HasBody)
            {
                foreach (VariableDefinition variable in method.Body.Variables.Where(v => !_addressed.Contains(v)))
                {
                    variable.VariableType = Unify(variable.VariableType);
                }
            }

            // Two constructors could come to be the same; methods have names of their own by now.
            if (method.HasBody && !method.IsVirtual && !method.IsConstructor && !_visibility.IsVisible(method) && method != _module.EntryPoint && !IsNamedElsewhere(method))
            {
                method.ReturnType = Unify(method.ReturnType);
                foreach (ParameterDefinition parameter in method.Parameters.Where(p => !_addressed.Contains(p)))
                {
                    parameter.ParameterType = Unify(parameter.ParameterType);
                }
            }
        }

        // A delegate of it has its signature.
        private bool IsNamedElsewhere(MethodDefinition method)
        {
            return _addressed.Contains(method);
        }

        private TypeReference Unify(TypeReference type)
        {
            return type.MetadataType == MetadataType.Class && !type.IsValueType ? _module.TypeSystem.Object : type;
        }
    }
}
