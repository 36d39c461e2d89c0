using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Maitake.Weaver
{
    /// <summary>Makes a woven assembly smaller without changing what it does: see docs/decisions/0018-shrinking.md.</summary>
    internal sealed class Shrinker
    {
        private const string ColdMark = "Maitake.ColdAttribute";

        private readonly ModuleDefinition _module;
        private readonly ICollection<ShrinkStep> _without;
        private readonly HashSet<MethodDefinition> _cold;

        /// <summary>To be made while the marks are still there.</summary>
        public Shrinker(ModuleDefinition module, ICollection<ShrinkStep> without)
        {
            _module = module;
            _without = without;
            _cold = new HashSet<MethodDefinition>(module.GetTypes().SelectMany(t => t.Methods)
                .Where(m => m.CustomAttributes.Any(a => a.AttributeType.FullName == ColdMark)));
        }

        /// <summary>What was renamed, a line each.</summary>
        public IReadOnlyList<string> Map { get; private set; } = new string[0];

        public void Run()
        {
            Visibility visibility = new Visibility(_module);
            UnusedRemover remover = new UnusedRemover(_module, visibility);
            RemoveUnused(remover);
            if (Has(ShrinkStep.Inline))
            {
                new CallInliner(_module, remover, _cold).Run();
                RemoveUnused(remover);
            }

            if (Has(ShrinkStep.ShareTails))
            {
                TailMerger.Run(_module);
            }

            if (Has(ShrinkStep.OrderVariables))
            {
                VariableOrder.Run(_module);
            }

            if (Has(ShrinkStep.Rename))
            {
                Renamer renamer = new Renamer(_module, visibility);
                renamer.Run();
                Map = renamer.Map;
                if (Has(ShrinkStep.UnifySignatures))
                {
                    new SignatureUnifier(_module, visibility).Run();
                }
            }
        }

        private void RemoveUnused(UnusedRemover remover)
        {
            if (Has(ShrinkStep.RemoveUnused))
            {
                remover.Run();
            }
        }

        private bool Has(ShrinkStep step)
        {
            return !_without.Contains(step);
        }
    }
}
