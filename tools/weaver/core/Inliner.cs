using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>
    /// Puts the bodies of small methods where they are called. A nanoCLR has no compiler that would: there a call costs as much as five to ten
    /// instructions. The mark is the one that the desktop's compiler knows too, <c>MethodImplOptions.AggressiveInlining</c>; and as there, it is a wish,
    /// which is not granted to a virtual method, to one that catches or that calls itself, nor to what another assembly calls.
    /// </summary>
    internal sealed class Inliner
    {
        private readonly ModuleDefinition _module;
        private readonly HashSet<MethodDefinition> _marked;
        private readonly HashSet<MethodDefinition> _begun = new HashSet<MethodDefinition>();
        private readonly HashSet<MethodDefinition> _done = new HashSet<MethodDefinition>();

        private Inliner(ModuleDefinition module)
        {
            _module = module;
            _marked = new HashSet<MethodDefinition>(module.GetTypes().SelectMany(type => type.Methods).Where(m => m.AggressiveInlining));
        }

        /// <summary>Inlines in a whole module.</summary>
        /// <returns>Whether anything had to be changed.</returns>
        public static bool Run(ModuleDefinition module)
        {
            Inliner inliner = new Inliner(module);
            if (inliner._marked.Count == 0)
            {
                return false;
            }

            foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(m => m.HasBody).ToArray())
            {
                inliner.Inline(method);
            }

            inliner.RemoveUncalled();
            return true;
        }

        // What a method calls is done first, so that chains are inlined as a whole. One that is come back to calls itself.
        private void Inline(MethodDefinition caller)
        {
            if (!_begun.Add(caller))
            {
                return;
            }

            Instruction[] calls = caller.Body.Instructions.Where(i => Called(i) != null).ToArray();
            if (calls.Length > 0)
            {
                caller.Body.SimplifyMacros();
                BodyEditor editor = new BodyEditor(caller);
                foreach (Instruction call in calls)
                {
                    MethodDefinition called = Called(call);
                    Inline(called);
                    if (_done.Contains(called) && InlinedCall.IsPossible(called) && !called.IsConstructor && !called.Body.HasExceptionHandlers)
                    {
                        InlinedCall.Replace(caller, editor, call, called, new NewVariables(caller.Body));
                    }
                }

                caller.Body.OptimizeMacros();
            }

            _done.Add(caller);
        }

        private MethodDefinition Called(Instruction instruction)
        {
            return (instruction.OpCode == OpCodes.Call || instruction.OpCode == OpCodes.Callvirt)
                && instruction.Operand is MethodDefinition method && _marked.Contains(method) ? method : null;
        }

        // What nobody else can call.
        private void RemoveUncalled()
        {
            HashSet<MethodReference> called = new HashSet<MethodReference>(_module.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(m => m.HasBody)
                .SelectMany(m => m.Body.Instructions)
                .Select(i => i.Operand)
                .OfType<MethodReference>());
            foreach (MethodDefinition method in _marked)
            {
                method.AggressiveInlining = false;
                if (method.IsPrivate && !called.Contains(method))
                {
                    method.DeclaringType.Methods.Remove(method);
                }
            }
        }
    }
}
