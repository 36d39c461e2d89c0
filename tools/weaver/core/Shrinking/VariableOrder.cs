using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Weaver
{
    /// <summary>Puts the local variables of methods in the order of how often they are used: the first four have instructions of one byte.</summary>
    internal static class VariableOrder
    {
        private const int ShortForms = 4;

        /// <summary>Orders them in every method of a module, and takes away those that nothing uses.</summary>
        public static void Run(ModuleDefinition module)
        {
            foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && m.Body.HasVariables))
            {
                method.Body.SimplifyMacros();
                new BodyEditor(method).RemoveUnusedVariables();
                if (method.Body.Variables.Count > ShortForms)
                {
                    Order(method.Body);
                }

                method.Body.OptimizeMacros();
            }
        }

        private static void Order(MethodBody body)
        {
            Dictionary<VariableDefinition, int> uses = body.Variables.ToDictionary(v => v, v => body.Instructions.Count(i => i.Operand == v));
            VariableDefinition[] ordered = body.Variables.OrderByDescending(v => uses[v]).ToArray();
            body.Variables.Clear();
            foreach (VariableDefinition variable in ordered)
            {
                body.Variables.Add(variable);
            }
        }
    }
}
