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
