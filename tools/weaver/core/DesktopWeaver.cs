using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>
    /// Weaves an assembly for the desktop. It runs without that, too: what is woven makes no object for an await where the device makes none, by the same
    /// rules.
    /// </summary>
    internal static class DesktopWeaver
    {
        // The runtime knows the attribute by its name; the library has the class.
        private const string AccessNamespace = "System.Runtime.CompilerServices";
        private const string AccessName = "IgnoresAccessChecksToAttribute";

        /// <summary>Changes the module.</summary>
        /// <returns>How many async methods use something again.</returns>
        public static int Run(ModuleDefinition module, WeaverSteps steps)
        {
            AssemblyNameReference library = module.AssemblyReferences.FirstOrDefault(r => r.Name == KnownTypes.LibraryName);
            if (library == null)
            {
                return 0;
            }

            // Generic ones stay as they are: a field of theirs has another name in each of their instances.
            List<StateMachine> machines = StateMachine.FindAll(module, (method, exception) => { });
            Awaitables awaitables = new Awaitables(machines, steps);
            Recycler recycler = new Recycler(module);
            int count = machines.Count(m => new ResumeBuilder(m, null, awaitables, recycler, steps).RecycleAwaited());
            if (count > 0 && steps.Has(WeaverStep.Publish))
            {
                LetIn(module, library);
            }

            return count;
        }

        // The twins are internal.
        private static void LetIn(ModuleDefinition module, AssemblyNameReference library)
        {
            TypeReference type = new TypeReference(AccessNamespace, AccessName, module, library);
            MethodReference constructor = new MethodReference(".ctor", module.TypeSystem.Void, type) { HasThis = true };
            constructor.Parameters.Add(new ParameterDefinition(module.TypeSystem.String));
            CustomAttribute attribute = new CustomAttribute(constructor);
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, library.Name));
            module.Assembly.CustomAttributes.Add(attribute);
        }
    }
}
