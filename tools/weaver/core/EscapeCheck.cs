using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Looks at what becomes of an await's result that may be the awaited object itself, as a guard is. Used again while somebody still holds it, it
    /// would be two things at once: what he is done with, and what the same await has got since.
    /// </summary>
    /// <remarks>
    /// <para>The result stays where it is if it is dropped, tested for null or has only members called on it that are marked, at once or after
    /// it was stored in one local variable or one private field of the frame, of which the same is true at every place that loads it. Nobody else can
    /// have it then; and when the await has a result again, that takes the place of the one before.</para>
    /// <para>Compilers bring the result there by way of other variables. One that is only ever loaded right after it is stored keeps nothing.</para>
    /// </remarks>
    internal sealed class EscapeCheck
    {
        public const string Marker = "Maitake.NoEscapeAttribute";

        // More than compilers write between a value and its use.
        private const int LongestWay = 32;

        private readonly MethodBody _body;
        private readonly BodyEditor _editor;

        public EscapeCheck(MethodBody body, BodyEditor editor)
        {
            _body = body;
            _editor = editor;
        }

        /// <summary>Whether the result of an await may be what was awaited. One that is typed as an object is not: so the recycler's attribute has it.</summary>
        public static bool MayBeItself(AwaitSite site, TypeReference recycled)
        {
            GenericInstanceType awaited = ((MethodReference)site.GetResult.Operand).DeclaringType as GenericInstanceType;
            if (awaited == null)
            {
                return false;
            }

            TypeReference result = awaited.GenericArguments[0];
            return result.MetadataType != MetadataType.Object && !result.IsValueType && (IsOrDerives(recycled, result) || IsOrDerives(result, recycled));
        }

        /// <summary>Whether somebody may still have the result of an await when the await is reached again.</summary>
        public bool Escapes(AwaitSite site, TypeReference recycled)
        {
            return !Stays(site.GetResult.Next, recycled.Resolve(), true);
        }

        private static bool IsOrDerives(TypeReference type, TypeReference ancestor)
        {
            // Of what cannot be found anything may be true, and a class that derives from one that is open may have any interface.
            TypeDefinition first = type.Resolve();
            if (first == null || (!first.IsSealed && ancestor.Resolve()?.IsInterface != false))
            {
                return true;
            }

            for (TypeReference at = type; at != null; at = at.Resolve()?.BaseType)
            {
                if (at.FullName == ancestor.FullName || at.Resolve()?.Interfaces.Any(i => i.InterfaceType.FullName == ancestor.FullName) != false)
                {
                    return true;
                }
            }

            return false;
        }

        // What an instruction finds on top of the stack, and wherever it goes from there.
        private bool Stays(Instruction at, TypeDefinition type, bool mayBeStored)
        {
            for (int i = 0; i < LongestWay; i++)
            {
                switch (at.OpCode.Code)
                {
                    case Code.Nop:
                    case Code.Castclass:
                    case Code.Isinst:
                        at = at.Next;
                        break;
                    case Code.Br:
                        at = (Instruction)at.Operand;
                        break;
                    case Code.Pop:
                    case Code.Brtrue:
                    case Code.Brfalse:
                        return true;
                    case Code.Ldnull:
                        return at.Next.OpCode == OpCodes.Ceq || at.Next.OpCode == OpCodes.Cgt_Un;
                    case Code.Dup:
                        return (at.Next.OpCode == OpCodes.Brtrue || at.Next.OpCode == OpCodes.Brfalse)
                            && Stays(at.Next.Next, type, false) && Stays((Instruction)at.Next.Operand, type, false);
                    case Code.Call:
                    case Code.Callvirt:
                        return IsHarmless((MethodReference)at.Operand, type);
                    case Code.Stloc:
                    case Code.Stfld:
                        return mayBeStored && StaysIn(at, type);
                    default:
                        return false;
                }
            }

            return false;
        }

        private bool StaysIn(Instruction store, TypeDefinition type)
        {
            object place = store.Operand;
            if (place is FieldReference && !(place is FieldDefinition field && field.IsPrivate && field.DeclaringType == _body.Method.DeclaringType))
            {
                return false;
            }

            List<Instruction> loads = new List<Instruction>();
            foreach (Instruction use in _body.Instructions.Where(i => i.Operand == place))
            {
                if (use.OpCode == OpCodes.Ldloc || use.OpCode == OpCodes.Ldfld)
                {
                    loads.Add(use);
                }
                else if (use.OpCode != OpCodes.Stloc && use.OpCode != OpCodes.Stfld)
                {
                    return false;
                }
            }

            return loads.All(l => Stays(l.Next, type, false)) || (loads.All(l => StoreBefore(l) != null) && loads.Where(l => StoreBefore(l) == store).All(l => Stays(l.Next, type, true)));
        }

        // The store that is followed by a load of the same, on every way to it.
        private Instruction StoreBefore(Instruction load)
        {
            Instruction at = load;
            while (at != null && !_editor.IsTarget(at))
            {
                at = at.Previous;
                if (at != null && at.OpCode != OpCodes.Nop && at.OpCode != OpCodes.Ldarg)
                {
                    return at.Operand == load.Operand && (at.OpCode == OpCodes.Stloc || at.OpCode == OpCodes.Stfld) ? at : null;
                }
            }

            return null;
        }

        // By way of an interface the type's own method is called; what else may be called then is not this object's.
        private static bool IsHarmless(MethodReference called, TypeDefinition type)
        {
            MethodDefinition method = called.HasThis && called.Parameters.Count == 0 ? called.Resolve() : null;
            if (method != null && method.DeclaringType.IsInterface)
            {
                method = type.Methods.FirstOrDefault(m => m.Name == method.Name && m.Parameters.Count == 0);
            }

            return method != null && !Recycler.IsOverridable(method)
                && method.HasCustomAttributes && method.CustomAttributes.Any(a => a.AttributeType.FullName == Marker);
        }
    }
}
