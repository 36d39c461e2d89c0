using System.Collections.Generic;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>What came of exploring a scenario.</summary>
    /// <param name="Scenario">Its name.</param>
    /// <param name="Bound">The most preemptions of a schedule.</param>
    /// <param name="Schedules">How many were run, those that found out what is shared included.</param>
    /// <param name="Orders">How many of them differ in the order of steps that depend on each other.</param>
    /// <param name="Failure">What went wrong, or null.</param>
    /// <param name="Schedule">The schedule with which it did.</param>
    /// <param name="Trace">What happened at shared locations then.</param>
    internal sealed record Exploration(
        string Scenario, int Bound, int Schedules, int Orders, string Failure, string Schedule, IReadOnlyList<string> Trace)
    {
        /// <summary>For a failed test.</summary>
        public override string ToString()
        {
            string text = Scenario + ": " + Schedules + " schedules of up to " + Bound + " preemptions, " + Orders + " orders";
            return Failure == null
                ? text
                : text + "\n" + Failure
                    + "\nOnce more: INTERLEAVING_SCENARIO=" + Scenario + " INTERLEAVING_SCHEDULE=\"" + Schedule
                    + "\" dotnet test --project tests/Interleaving.Tests --filter ScenarioTests\n" + string.Join("\n", Trace);
        }
    }
}
