using System.Collections.Generic;

namespace Maitake.Gate
{
    /// <summary>Runs the rules over assemblies.</summary>
    public static class GateRunner
    {
        /// <summary>Looks at assemblies of the device face.</summary>
        /// <param name="assemblies">Files to look at. Virtual calls are followed into the overrides that these define.</param>
        /// <param name="references">Files or folders in which what they refer to is looked up.</param>
        /// <param name="hot">Whether the rules of hot paths apply too.</param>
        /// <param name="marks">The same assemblies as the compiler wrote them, where the weaver has taken the Cold marks out; or null.</param>
        /// <returns>What was found; empty when all is well.</returns>
        public static IReadOnlyList<Violation> Check(
            IEnumerable<string> assemblies, IEnumerable<string> references, bool hot, IEnumerable<string> marks = null)
        {
            using var set = new AssemblySet(assemblies, references);
            foreach (var file in marks ?? [])
            {
                ColdMark.Restore(file, set.Modules);
            }

            var report = new Report();
            foreach (var module in set.Modules)
            {
                new PlatformRules(report).Visit(module);
            }

            if (hot)
            {
                var graph = new CallGraph(set.Modules);
                new HotPathRules(report).Visit(HotPaths.Find(set.Modules, graph));
            }

            return report.Violations;
        }
    }
}
