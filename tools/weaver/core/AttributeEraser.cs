using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Collections.Generic;

namespace Maitake.Weaver
{
    /// <summary>Replaces Future&lt;T&gt; by Future where an attribute names it, as in <c>[Attribute(typeof(Future&lt;int&gt;))]</c>. Any other generic type is refused.</summary>
    internal sealed class AttributeEraser
    {
        private readonly ModuleDefinition _module;
        private readonly TypeEraser _eraser;
        private readonly Action<MethodDefinition, WeaverException> _report;

        public AttributeEraser(ModuleDefinition module, TypeEraser eraser, Action<MethodDefinition, WeaverException> report)
        {
            _module = module;
            _eraser = eraser;
            _report = report;
        }

        public void EraseModule()
        {
            MethodDefinition none = null;
            Erase(none, _module);
            Erase(none, _module.Assembly);
            foreach (TypeDefinition type in _module.GetTypes())
            {
                MethodDefinition any = type.Methods.FirstOrDefault();
                Erase(any, type);
                foreach (ICustomAttributeProvider member in type.Fields.Concat<ICustomAttributeProvider>(type.Properties).Concat(type.Events))
                {
                    Erase(any, member);
                }

                foreach (MethodDefinition method in type.Methods)
                {
                    Erase(method, method);
                    Erase(method, method.MethodReturnType);
                    foreach (ParameterDefinition parameter in method.Parameters)
                    {
                        Erase(method, parameter);
                    }
                }
            }
        }

        private void Erase(MethodDefinition method, ICustomAttributeProvider provider)
        {
            if (!provider.HasCustomAttributes)
            {
                return;
            }

            // To read the arguments takes the attribute's assembly. So only those are read that may have something generic in them: a name with a `.
            foreach (CustomAttribute attribute in provider.CustomAttributes.Where(a => a.GetBlob().Contains((byte)'`')))
            {
                try
                {
                    Collection<CustomAttributeArgument> arguments = attribute.ConstructorArguments;
                    for (int i = 0; i < arguments.Count; i++)
                    {
                        arguments[i] = Erase(arguments[i]);
                    }

                    Erase(attribute.Fields);
                    Erase(attribute.Properties);
                }
                catch (WeaverException exception)
                {
                    _report(method, exception);
                }
            }
        }

        private void Erase(Collection<CustomAttributeNamedArgument> arguments)
        {
            for (int i = 0; i < arguments.Count; i++)
            {
                arguments[i] = new CustomAttributeNamedArgument(arguments[i].Name, Erase(arguments[i].Argument));
            }
        }

        private CustomAttributeArgument Erase(CustomAttributeArgument argument)
        {
            switch (argument.Value)
            {
                case TypeReference type:
                    return new CustomAttributeArgument(argument.Type, EraseType(type));
                case CustomAttributeArgument boxed:
                    return new CustomAttributeArgument(argument.Type, Erase(boxed));
                case CustomAttributeArgument[] elements:
                    return new CustomAttributeArgument(argument.Type, elements.Select(Erase).ToArray());
                default:
                    return argument;
            }
        }

        private TypeReference EraseType(TypeReference type)
        {
            TypeReference erased = _eraser.Erase(type);
            if (SurvivorCheck.IsGeneric(erased))
            {
                throw new WeaverException(ErrorCodes.GenericSurvives, "The device has no generics, and '" + type.FullName + "', which an attribute names, is generic");
            }

            return erased;
        }
    }
}
