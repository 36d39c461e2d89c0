using System.Linq;
using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>Counts that the device's file holds in one byte.</summary>
    internal static class LimitRules
    {
        private const int Most = 255;

        public static void Visit(TypeDefinition type, Report report)
        {
            void Check(string what, int count)
            {
                if (count > Most)
                {
                    report.Add(Rule.Limit, type, count + " " + what + ": a type can have " + Most);
                }
            }

            Check("virtual methods", type.Methods.Count(m => m.IsVirtual));
            Check("instance methods", type.Methods.Count(m => !m.IsVirtual && !m.IsStatic));
            Check("static methods", type.Methods.Count(m => m.IsStatic));
            Check("static fields", type.Fields.Count(f => f.IsStatic && !f.HasConstant));
            Check("instance fields", type.Fields.Count(f => !f.IsStatic));
            Check("interfaces", type.Interfaces.Count);
        }

        public static void Visit(MethodDefinition method, Report report)
        {
            void Check(string what, int count)
            {
                if (count > Most)
                {
                    report.Add(Rule.Limit, method, count + " " + what + ": a method can have " + Most);
                }
            }

            Check("parameters", method.Parameters.Count + (method.HasThis ? 1 : 0));
            if (method.HasBody)
            {
                Check("locals", method.Body.Variables.Count);
                Check("values on the stack", method.Body.MaxStackSize);
            }
        }
    }
}
