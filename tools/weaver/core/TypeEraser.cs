using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Replaces Future&lt;T&gt; by Future, everywhere in a module, and the calls of its members by calls of typed ones.</summary>
    internal sealed class TypeEraser
    {
        private readonly ModuleDefinition _module;
        private readonly KnownTypes _known;
        private readonly Action<MethodDefinition, Instruction, WeaverException> _report;

        public TypeEraser(ModuleDefinition module, KnownTypes known, Action<MethodDefinition, Instruction, WeaverException> report)
        {
            _module = module;
            _known = known;
            _report = report;
        }

        /// <summary>Whether anything was there to be erased.</summary>
        public bool Changed { get; private set; }

        public void EraseModule()
        {
            foreach (TypeDefinition type in _module.GetTypes().ToArray())
            {
                EraseType(type);
                foreach (MethodDefinition method in type.Methods.ToArray())
                {
                    Guard(method, null, () => EraseSignature(method));
                    foreach (MethodReference implemented in method.Overrides.Where(o => !(o is MethodDefinition)))
                    {
                        Guard(method, null, () => EraseSignature(implemented));
                    }

                    if (method.HasBody)
                    {
                        EraseBody(method);
                    }
                }
            }
        }

        /// <summary>A type with every Future&lt;T&gt; in it replaced.</summary>
        public TypeReference Erase(TypeReference type)
        {
            if (type == null)
            {
                return null;
            }

            if (IsFutureOfT(type))
            {
                // Asked for its refusal.
                ResultKind.Of(((GenericInstanceType)type).GenericArguments[0]);
                Changed = true;
                return _known.Future;
            }

            if (type is GenericInstanceType generic)
            {
                // An error in the end, but one that names what the source says.
                return generic;
            }

            if (type is TypeSpecification specification)
            {
                TypeReference element = Erase(specification.ElementType);
                return element == specification.ElementType ? type : Rebuild(specification, element);
            }

            return type;
        }

        private void EraseType(TypeDefinition type)
        {
            Guard(type.Methods.FirstOrDefault(), null, () =>
            {
                if (IsFutureOfT(type.BaseType))
                {
                    type.BaseType = _known.ErasedBase(Kind(type.BaseType));
                    Changed = true;
                }

                foreach (FieldDefinition field in type.Fields)
                {
                    field.FieldType = Erase(field.FieldType);
                }

                foreach (PropertyDefinition property in type.Properties)
                {
                    property.PropertyType = Erase(property.PropertyType);
                    foreach (ParameterDefinition parameter in property.Parameters)
                    {
                        parameter.ParameterType = Erase(parameter.ParameterType);
                    }
                }

                foreach (EventDefinition e in type.Events)
                {
                    e.EventType = Erase(e.EventType);
                }
            });
        }

        private void EraseSignature(MethodReference method)
        {
            method.ReturnType = Erase(method.ReturnType);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                parameter.ParameterType = Erase(parameter.ParameterType);
            }
        }

        private void EraseBody(MethodDefinition method)
        {
            Guard(method, null, () =>
            {
                foreach (VariableDefinition variable in method.Body.Variables)
                {
                    variable.VariableType = Erase(variable.VariableType);
                }

                foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
                {
                    handler.CatchType = Erase(handler.CatchType);
                }
            });

            BodyEditor editor = null;
            foreach (Instruction instruction in method.Body.Instructions.ToArray())
            {
                Guard(method, instruction, () =>
                {
                    switch (instruction.Operand)
                    {
                        case MethodReference called when IsFutureOfT(called.DeclaringType) || IsGetAwaiterCall(instruction, called):
                            if (editor == null)
                            {
                                // Inserting may push a short branch past its reach.
                                editor = new BodyEditor(method);
                                method.Body.SimplifyMacros();
                            }

                            Changed = true;
                            EraseCall(instruction, called, editor);
                            break;
                        case MethodReference called when !(called is MethodDefinition):
                            EraseSignature(called.GetElementMethod());
                            break;
                        case FieldReference field when !(field is FieldDefinition):
                            field.FieldType = Erase(field.FieldType);
                            break;
                        case TypeReference type:
                            EraseTypeOperand(instruction, type);
                            break;
                    }
                });
            }

            if (editor != null)
            {
                method.Body.OptimizeMacros();
            }
        }

        private void EraseTypeOperand(Instruction instruction, TypeReference type)
        {
            if (instruction.OpCode == OpCodes.Isinst && IsFutureOfT(type))
            {
                throw new WeaverException(
                    ErrorCodes.TypeTest, "The device cannot tell whether something is a " + Describe(type) + ": only that it is a Future");
            }

            instruction.Operand = Erase(type);
        }

        private void EraseCall(Instruction instruction, MethodReference called, BodyEditor editor)
        {
            if (called.Name == "GetAwaiter" && IsCall(instruction))
            {
                // It returns the future itself.
                editor.Remove(instruction);
                return;
            }

            TypeReference argument = ((GenericInstanceType)called.DeclaringType).GenericArguments[0];
            ResultKind kind = ResultKind.Of(argument);
            switch (called.Name)
            {
                case "GetResult" when IsCall(instruction):
                case "get_Result" when IsCall(instruction):
                    instruction.OpCode = OpCodes.Callvirt;
                    instruction.Operand = _known.Getter(kind);
                    TypeReference erased = Erase(argument);
                    if (kind.IsObject && erased.MetadataType != MetadataType.Object)
                    {
                        editor.InsertAfter(instruction, Instruction.Create(OpCodes.Castclass, erased));
                    }

                    break;
                case "Complete" when IsCall(instruction):
                case ".ctor":
                    instruction.Operand = _known.ErasedBaseMethod(kind, called.Name);
                    break;
                default:
                    throw new WeaverException(ErrorCodes.CompileTimeOnly, called.FullName + " does not exist on the device");
            }
        }

        // Not a delegate to it.
        private static bool IsCall(Instruction instruction)
        {
            return instruction.OpCode.FlowControl == FlowControl.Call;
        }

        private static bool IsGetAwaiterCall(Instruction instruction, MethodReference called)
        {
            return called.Name == "GetAwaiter" && called.DeclaringType.FullName == KnownTypes.FutureName && IsCall(instruction);
        }

        private static bool IsFutureOfT(TypeReference type)
        {
            return type is GenericInstanceType generic && generic.ElementType.FullName == KnownTypes.FutureOfTName;
        }

        private static ResultKind Kind(TypeReference future)
        {
            return ResultKind.Of(((GenericInstanceType)future).GenericArguments[0]);
        }

        private static string Describe(TypeReference future)
        {
            return "Future<" + ((GenericInstanceType)future).GenericArguments[0].Name + ">";
        }

        private static TypeReference Rebuild(TypeSpecification type, TypeReference element)
        {
            switch (type)
            {
                case ArrayType array:
                    return new ArrayType(element, array.Rank);
                case ByReferenceType _:
                    return new ByReferenceType(element);
                case PointerType _:
                    return new PointerType(element);
                case RequiredModifierType modifier:
                    return new RequiredModifierType(modifier.ModifierType, element);
                case OptionalModifierType modifier:
                    return new OptionalModifierType(modifier.ModifierType, element);
                case PinnedType _:
                    return new PinnedType(element);
                default:
                    return type;
            }
        }

        private void Guard(MethodDefinition method, Instruction instruction, Action action)
        {
            try
            {
                action();
            }
            catch (WeaverException exception)
            {
                _report(method, instruction, exception);
            }
        }
    }
}
