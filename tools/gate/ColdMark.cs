using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>The attribute by which the library says that a method, though reachable from a hot path, runs seldom.</summary>
    internal static class ColdMark
    {
        private const string Attribute = "Maitake.ColdAttribute";

        public static bool IsOn(MethodDefinition method) => Find(method) != null;

        public static void CheckReason(MethodDefinition method, Report report)
        {
            if (Find(method) is { } mark && string.IsNullOrWhiteSpace(Reason(mark)))
            {
                report.Add(Rule.ColdReason, method, "a Cold mark must say why the method may be slow");
            }
        }

        /// <summary>Brings the marks of an unwoven assembly back to the woven one in memory. Erasure changes types of parameters, not how many there are.</summary>
        public static void Restore(string unwoven, IEnumerable<ModuleDefinition> modules)
        {
            var module = ModuleDefinition.ReadModule(unwoven, new ReaderParameters { InMemory = true });
            var woven = modules.FirstOrDefault(m => m.Assembly.Name.Name == module.Assembly.Name.Name);
            foreach (var method in module.GetTypes().SelectMany(type => type.Methods))
            {
                if (Find(method) is { } mark && woven?.GetType(method.DeclaringType.FullName) is { } type)
                {
                    foreach (var same in type.Methods.Where(m => m.Name == method.Name && m.Parameters.Count == method.Parameters.Count && Find(m) == null))
                    {
                        same.CustomAttributes.Add(mark);
                    }
                }
            }
        }

        private static CustomAttribute Find(MethodDefinition method)
        {
            foreach (var attribute in method.CustomAttributes)
            {
                if (attribute.AttributeType.FullName == Attribute)
                {
                    return attribute;
                }
            }

            return null;
        }

        private static string Reason(CustomAttribute mark)
        {
            return mark.ConstructorArguments.Count == 0 ? null : mark.ConstructorArguments[0].Value as string;
        }
    }
}
