using System;

namespace Maitake.Interleaving.Mutants
{
    /// <summary>A mistake made in the library on purpose, and the scenario that has to notice.</summary>
    /// <param name="Name">What is wrong.</param>
    /// <param name="Scenario">Who notices.</param>
    /// <param name="Make">Makes the mistake.</param>
    internal sealed record Mutant(string Name, string Scenario, Action<Mutation> Make)
    {
        public override string ToString() => Name;
    }
}
