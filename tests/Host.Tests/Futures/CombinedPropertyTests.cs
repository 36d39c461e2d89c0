using System;
using System.Collections.Generic;
using CsCheck;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Combining
{
    /// <summary>Random trees of joins and selects over locks, sleeps and futures that fail, against a naive model.</summary>
    [TestClass]
    public class CombinedPropertyTests
    {
        private const int End = 8;

        private static readonly Gen<Shape> s_leaf = Gen.Select(
            Gen.Frequency((3, Gen.Const(Kind.Scripted)), (3, Gen.Const(Kind.Lock)), (2, Gen.Const(Kind.Sleep))),
            Gen.Int[0, End + 1],
            Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))),
            Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))),
            (kind, at, fails, throws) => new Shape(kind, at, fails, throws, null));

        [TestMethod]
        public void TreesBehaveAsTheModelAndLoseNothing()
        {
            // Polled at some instants, and canceled at one, perhaps.
            Gen.Select(Tree(2), Gen.Bool.Array[End], Gen.Int[0, End * 2])
                .Sample((shape, polls, cancelAt) => Run(shape, polls, cancelAt), iter: PropertyCases.Of(20000));
        }

        private static Gen<Shape> Tree(int depth)
        {
            Gen<Shape> child = depth == 0 ? s_leaf : Gen.Frequency((2, s_leaf), (1, Tree(depth - 1)));
            return Gen.Select(Gen.OneOf(Gen.Const(Kind.Join), Gen.Const(Kind.Select)), child.Array[1, 6], (kind, children) => new Shape(kind, 0, false, false, children));
        }

        private static void Run(Shape shape, bool[] polls, int cancelAt)
        {
            Clock waker = new Clock();
            StepClock clock = new StepClock();
            TimerWheel wheel = new TimerWheel(clock);
            Node root = Node.Make(shape, wheel);
            for (int now = 0; now < End; now++)
            {
                waker.Now = now;
                clock.Time = now;
                wheel.Turn();
                Advance(root, now);
                List<string> expected = new List<string>();
                if (now == cancelAt)
                {
                    root.GiveUp(expected);
                    Check(expected, () => root.Real.Cancel());
                    Finish(root, wheel, false);
                    return;
                }

                if (polls[now])
                {
                    bool ready = root.Poll(now, expected);
                    PollResult result = PollResult.Pending;
                    Check(expected, () => result = root.Real.Poll(waker));
                    Assert.AreEqual(ready ? PollResult.Ready : PollResult.Pending, result);
                    if (ready || expected.Count != 0)
                    {
                        Finish(root, wheel, ready);
                        return;
                    }
                }
            }

            List<string> last = new List<string>();
            root.GiveUp(last);
            Check(last, () => root.Real.Cancel());
            Finish(root, wheel, false);
        }

        private static void Advance(Node node, int now)
        {
            (node as LockNode)?.Advance(now);
            if (node is CombinedNode combined)
            {
                foreach (Node child in combined.Children)
                {
                    Advance(child, now);
                }
            }
        }

        private static void Finish(Node root, TimerWheel wheel, bool ready)
        {
            Assert.AreEqual(0, wheel.PendingCount);
            Assert.AreEqual(ready, root.Real.IsCompleted);
            root.Real.Cancel();
            if (ready)
            {
                Assert.AreEqual(PollResult.Ready, root.Real.Poll(new Clock()));
            }
            else
            {
                Assert.ThrowsExactly<InvalidOperationException>(() => root.Real.Poll(new Clock()));
            }

            root.CheckEnd(ready);
        }

        private static void Check(List<string> expected, Action action)
        {
            string thrown = null;
            try
            {
                action();
            }
            catch (InvalidOperationException exception)
            {
                thrown = exception.Message;
            }

            if (expected.Count == 0)
            {
                Assert.IsNull(thrown);
            }
            else
            {
                Assert.Contains(thrown, expected);
            }
        }

        /// <summary>Whom the scripted futures ask what time it is.</summary>
        internal sealed class Clock : Waker
        {
            public int Now;

            public override void Wake()
            {
            }
        }

        private sealed class StepClock : Maitake.Time.Clock
        {
            public long Time;

            public StepClock()
                : base("step", TimeSpan.FromMilliseconds(1), 1)
            {
            }

            public override long Ticks
            {
                get { return Time; }
            }
        }
    }
}
