using System.Collections.Generic;
using System.Text;

namespace Maitake.Gate
{
    /// <summary>One thing in a device assembly that the interpreter cannot run, or that a hot path may not do.</summary>
    public sealed class Violation
    {
        internal Violation(Rule rule, string assembly, string member, string reason, string source, IReadOnlyList<string> chain)
        {
            Rule = rule;
            Assembly = assembly;
            Member = member;
            Reason = reason;
            Source = source;
            Chain = chain;
        }

        /// <summary>What was broken.</summary>
        public Rule Rule { get; }

        /// <summary>The simple name of the assembly.</summary>
        public string Assembly { get; }

        /// <summary>The method with its whole signature, or the type or field where there is no method.</summary>
        public string Member { get; }

        /// <summary>What is there, and why it may not be.</summary>
        public string Reason { get; }

        /// <summary>File and line, where debug symbols tell; otherwise null.</summary>
        public string Source { get; }

        /// <summary>How a hot root reaches the method, root first; null for a rule that does not depend on it.</summary>
        public IReadOnlyList<string> Chain { get; }

        /// <inheritdoc/>
        public override string ToString()
        {
            var text = new StringBuilder();
            text.Append(Source ?? Assembly).Append(": ").Append(Rule).Append(": ").Append(Reason);
            text.Append("\n    in ").Append(Assembly).Append(": ").Append(Member);
            if (Chain != null)
            {
                text.Append("\n    hot because ").AppendJoin("\n             -> ", Chain);
            }

            return text.ToString();
        }
    }
}
