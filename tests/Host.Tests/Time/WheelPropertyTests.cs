using System;
using System.Linq;
using CsCheck;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Timing
{
    /// <summary>The wheel against a naive model, in random histories that begin near every border there is.</summary>
    [TestClass]
    public class WheelPropertyTests
    {
        private static readonly int[] s_exponents = { 31, 32, 35, 36, 48, 63 };

        private static readonly Gen<int> s_levels = Gen.Int[1, 13];

        private static readonly Gen<WheelAction> s_action = Gen.Frequency(
            (10, Gen.Const(WheelAction.Arm)),
            (1, Gen.Const(WheelAction.ArmMany)),
            (1, Gen.Const(WheelAction.ArmSpread)),
            (1, Gen.Const(WheelAction.Create)),
            (2, Gen.Const(WheelAction.Poll)),
            (3, Gen.Const(WheelAction.Cancel)),
            (3, Gen.Const(WheelAction.Reset)),
            (1, Gen.Const(WheelAction.ResetUntil)),
            (3, Gen.Const(WheelAction.Advance)),
            (6, Gen.Const(WheelAction.AdvanceToNext)),
            (8, Gen.Const(WheelAction.Turn)),
            (4, Gen.Const(WheelAction.TurnSome)));

        // Short ones, ones around the borders of levels, and ones of every magnitude.
        private static readonly Gen<long> s_ticks = Gen.Frequency(
            (6, Gen.Long[0, 70]),
            (3, Gen.Select(Gen.Int[1, 12], Gen.Long[-3, 3], (level, offset) => (1L << (5 * level)) + offset)),
            (1, Gen.Select(Gen.Int[0, 62], Gen.Long[0, long.MaxValue], (bits, value) => value & ((1L << bits) - 1))),
            (1, Gen.Select(Gen.Int[0, 12], Gen.Long[1, 63], (level, count) => Multiple(level, count))));

        [TestMethod]
        public void NearTheWrapOfEachLevel()
        {
            Check(levels => Gen.Select(Gen.Int[1, 12], Gen.Long[1, 40], (level, before) => (1L << (5 * level)) - Math.Min(before, 31)), 5000);
        }

        [TestMethod]
        public void NearTheWrapOfTheWholeWheel()
        {
            Check(levels => Gen.Long[1, 70].Select(before => levels < 13 ? (1L << (5 * levels)) - Math.Min(before, 31) : long.MaxValue - before), 5000);
        }

        [TestMethod]
        public void NearBordersOfIntegers()
        {
            Check(levels => Gen.Select(Gen.Int[0, s_exponents.Length - 1].Select(i => s_exponents[i]), Gen.Long[1, 200], (bits, before) => (long)((1UL << bits) - (ulong)before)), 5000);
        }

        [TestMethod]
        public void FromZeroAndFromAnywhere()
        {
            Check(levels => Gen.Frequency((1, Gen.Const(0L)), (3, s_ticks)), 5000);
        }

        private static void Check(Func<int, Gen<long>> start, int cases)
        {
            Gen<WheelStep> step = Gen.Select(s_action, Gen.Int[0, 999], s_ticks, (action, index, ticks) => new WheelStep(action, index, ticks));
            Gen<WheelStep[]> steps = Gen.Frequency((8, step.Array[1, 60]), (1, step.Array[100, 400]));
            s_levels
                .SelectMany(levels => Gen.Select(start(levels), steps, (from, history) => (levels, from, history)))
                .Sample(
                    sample => Run(sample.levels, sample.from, sample.history),
                    iter: PropertyCases.Of(cases),
                    print: sample => $"{sample.levels} levels from {sample.from}:\n" + string.Join("\n", sample.history.Select(s => s.ToString())));
        }

        private static void Run(int levels, long start, WheelStep[] steps)
        {
            WheelHistory history = new WheelHistory(levels, start);
            foreach (WheelStep step in steps)
            {
                history.Do(step);
            }

            history.Finish();
        }

        private static long Multiple(int level, long count)
        {
            long unit = 1L << (5 * level);
            return unit * Math.Min(count, long.MaxValue / unit);
        }
    }
}
