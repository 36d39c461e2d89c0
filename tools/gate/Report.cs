using System.Collections.Generic;
using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>Collects what the rules find, each finding once.</summary>
    internal sealed class Report
    {
        private const int HiddenLine = 0xFEEFEE;

        private readonly List<Violation> _violations = new();
        private readonly HashSet<(Rule, string, string, string)> _seen = new();

        public IReadOnlyList<Violation> Violations => _violations;

        public void Add(Rule rule, IMemberDefinition member, string reason)
        {
            var module = (member as TypeDefinition ?? member.DeclaringType).Module;
            var source = member is MethodDefinition method ? Source(method, null) : null;
            Add(rule, module, member.FullName, reason, source, null);
        }

        public void Add(Rule rule, MethodDefinition method, Instruction at, string reason, IReadOnlyList<string> chain = null)
        {
            Add(rule, method.Module, method.FullName, reason, Source(method, at), chain);
        }

        private static string Source(MethodDefinition method, Instruction at)
        {
            // The line of an instruction is that of the last sequence point before it.
            SequencePoint best = null;
            foreach (var point in method.DebugInformation.SequencePoints)
            {
                if (point.StartLine == HiddenLine)
                {
                    continue;
                }

                if (best == null || (at != null && point.Offset <= at.Offset))
                {
                    best = point;
                }
            }

            return best == null ? null : Path.GetFileName(best.Document.Url) + ":" + best.StartLine;
        }

        private void Add(Rule rule, ModuleDefinition module, string member, string reason, string source, IReadOnlyList<string> chain)
        {
            if (_seen.Add((rule, member, reason, source)))
            {
                _violations.Add(new Violation(rule, module.Assembly.Name.Name, member, reason, source, chain));
            }
        }
    }
}
