using System.Linq;
using CsCheck;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Scheduling
{
    /// <summary>The scheduler against a naive first-in first-out model, in random histories, with all counters of every tick.</summary>
    [TestClass]
    public class SchedulerPropertyTests
    {
        private static readonly Gen<Deed> s_deed = Gen.Select(
            Gen.Frequency(
                (6, Gen.Const(Act.WakeSelf)),
                (8, Gen.Const(Act.WakeOther)),
                (1, Gen.Const(Act.CancelSelf)),
                (2, Gen.Const(Act.CancelOther)),
                (2, Gen.Const(Act.Spawn)),
                (1, Gen.Const(Act.Complete)),
                (1, Gen.Const(Act.Throw))),
            Gen.Int[0, 999],
            (act, index) => new Deed(act, index));

        private static readonly Gen<Script> s_script = s_deed.Array[0, 4].Array[0, 6].Select(polls => new Script(polls));

        private static readonly Gen<Step> s_step = Gen.Select(
            Gen.Frequency(
                (6, Gen.Const(Move.Spawn)),
                (8, Gen.Const(Move.Wake)),
                (3, Gen.Const(Move.Cancel)),
                (2, Gen.Const(Move.Restart)),
                (8, Gen.Const(Move.Tick)),
                (1, Gen.Const(Move.Shutdown))),
            Gen.Int[0, 999],
            (move, index) => new Step(move, index));

        [TestMethod]
        public void BehavesAsAFirstInFirstOutList()
        {
            Gen.Select(s_script.Array[1, 6], Gen.Frequency((8, s_step.Array[1, 60]), (1, s_step.Array[100, 300])))
                .Sample(
                    (scripts, steps) => Run(scripts, steps),
                    iter: PropertyCases.Of(10000),
                    print: sample => string.Join("\n", sample.Item1.Select(Text)) + "\n" + string.Join("\n", sample.Item2.Select(step => step.ToString())));
        }

        private static void Run(Script[] scripts, Step[] steps)
        {
            SchedulerHistory history = new SchedulerHistory(scripts);
            foreach (Step step in steps)
            {
                history.Do(step);
            }
        }

        private static string Text(Script script)
        {
            return "script: " + string.Join(" | ", script.Polls.Select(poll => string.Join(", ", poll.Select(deed => deed.ToString()))));
        }
    }
}
