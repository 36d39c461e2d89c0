using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>
    /// .NET dispatches a virtual call by slots, the interpreter by name and parameters, from the object's type upwards: it
    /// takes a method that hides a virtual one for an override, and does not find an override under another name.
    /// </summary>
    internal static class DispatchRules
    {
        public static void Visit(TypeDefinition type, Report report)
        {
            foreach (var method in type.Methods)
            {
                CheckName(method, report);
                if (!type.IsInterface && !method.IsStatic && !method.IsConstructor && (method.IsNewSlot || !method.IsVirtual))
                {
                    CheckHiding(type, method, report);
                }
            }
        }

        private static void CheckName(MethodDefinition method, Report report)
        {
            foreach (var overridden in method.Overrides)
            {
                var declaring = overridden.DeclaringType;
                var qualified = declaring.FullName.Replace('/', '.') + "." + overridden.Name;
                if (method.Name != overridden.Name && method.Name != qualified)
                {
                    report.Add(Rule.Dispatch, method, "overrides " + overridden.FullName + " under another name: the interpreter does not find it");
                }
            }
        }

        private static void CheckHiding(TypeDefinition type, MethodDefinition method, Report report)
        {
            var signature = method.Signature();
            for (var ancestor = type.BaseType.TryResolve(); ancestor != null; ancestor = ancestor.BaseType.TryResolve())
            {
                foreach (var hidden in ancestor.Methods)
                {
                    if (hidden.IsVirtual && hidden.Signature() == signature)
                    {
                        report.Add(Rule.Dispatch, method, "hides " + hidden.FullName + ": the interpreter takes it for an override");
                        return;
                    }
                }
            }
        }
    }
}
