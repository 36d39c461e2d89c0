using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Sync;
using Maitake.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Combining
{
    internal enum Kind
    {
        Scripted,
        Lock,
        Sleep,
        Join,
        Select,
    }

    /// <summary>What a future of a random tree is, or does.</summary>
    internal sealed record Shape(Kind Kind, int At, bool Fails, bool CancelThrows, Shape[] Children)
    {
        public override string ToString()
        {
            return Children == null
                ? Kind + "@" + At + (Fails ? "!" : "") + (CancelThrows ? "?" : "")
                : Kind + "(" + string.Join(", ", Children.Select(c => c.ToString())) + ")";
        }
    }

    /// <summary>A future of the library beside a naive idea of what it should do.</summary>
    internal abstract class Node
    {
        public Future Real;
        public bool IsReady;

        public static Node Make(Shape shape, TimerWheel wheel)
        {
            switch (shape.Kind)
            {
                case Kind.Scripted: return new ScriptedNode(shape);
                case Kind.Lock: return new LockNode(shape.At);
                case Kind.Sleep: return new SleepNode(shape.At, wheel);
                case Kind.Join: return new JoinNode(shape, wheel);
                default: return new SelectNode(shape, wheel);
            }
        }

        /// <summary>True if ready; <paramref name="thrown"/> is what it may throw instead, one of them.</summary>
        public abstract bool Poll(int now, List<string> thrown);

        /// <summary>What may be thrown, one of them, where it is given up.</summary>
        public abstract void GiveUp(List<string> thrown);

        /// <summary>After the end of the root: whoever got this future as a result has it, nobody else has anything.</summary>
        public abstract void CheckEnd(bool delivered);
    }

    internal sealed class ScriptedNode : Node
    {
        private readonly ScriptedFuture _future;
        private readonly Shape _shape;

        public ScriptedNode(Shape shape)
        {
            _shape = shape;
            _future = new ScriptedFuture(shape);
            Real = _future;
        }

        public override bool Poll(int now, List<string> thrown)
        {
            if (now < _shape.At)
            {
                return false;
            }

            if (_shape.Fails)
            {
                thrown.Add(_future.Name);
                return false;
            }

            IsReady = true;
            return true;
        }

        public override void GiveUp(List<string> thrown)
        {
            if (!IsReady && _shape.CancelThrows)
            {
                thrown.Add(_future.Name + " cancel");
            }
        }

        public override void CheckEnd(bool delivered)
        {
            Assert.AreEqual(_future.IsCompleted ? 0 : 1, _future.Cancels, _future.Name);
            if (delivered)
            {
                Assert.IsTrue(_future.IsCompleted, _future.Name);
            }
        }
    }

    internal sealed class ScriptedFuture : Future
    {
        private static int s_count;

        public readonly string Name = "leaf " + ++s_count;
        public int Cancels;

        private readonly Shape _shape;

        public ScriptedFuture(Shape shape)
        {
            _shape = shape;
        }

        public override PollResult Poll(Waker waker)
        {
            Assert.IsFalse(IsCompleted, "polled when ready");
            Assert.AreEqual(0, Cancels, "polled when canceled");
            int now = ((CombinedPropertyTests.Clock)waker).Now;
            if (now < _shape.At)
            {
                return PollResult.Pending;
            }

            if (_shape.Fails)
            {
                throw new InvalidOperationException(Name);
            }

            Complete();
            return PollResult.Ready;
        }

        public override void Cancel()
        {
            Cancels++;
            base.Cancel();
            if (_shape.CancelThrows)
            {
                throw new InvalidOperationException(Name + " cancel");
            }
        }
    }

    /// <summary>A mutex that somebody else has until an instant.</summary>
    internal sealed class LockNode : Node
    {
        private readonly Mutex _mutex = new Mutex();
        private readonly Guard _other;
        private readonly int _at;
        private readonly Guard _guard;

        public LockNode(int at)
        {
            _at = at;
            _other = _mutex.TryLock();
            _guard = _mutex.Lock();
            Real = _guard;
        }

        public void Advance(int now)
        {
            if (now >= _at)
            {
                _other.Dispose();
            }
        }

        public override bool Poll(int now, List<string> thrown)
        {
            IsReady = now >= _at;
            return IsReady;
        }

        public override void GiveUp(List<string> thrown)
        {
        }

        public override void CheckEnd(bool delivered)
        {
            _other.Dispose();
            Assert.AreEqual(delivered, _mutex.IsLocked, "the lock");
            Assert.AreEqual(delivered ? 1 : 0, _guard.HeldPermits);
        }
    }

    internal sealed class SleepNode : Node
    {
        private readonly int _at;

        public SleepNode(int at, TimerWheel wheel)
        {
            _at = at;
            Real = wheel.SleepTicks(at);
        }

        public override bool Poll(int now, List<string> thrown)
        {
            IsReady = now >= _at;
            return IsReady;
        }

        public override void GiveUp(List<string> thrown)
        {
        }

        public override void CheckEnd(bool delivered)
        {
            if (delivered)
            {
                Assert.IsTrue(Real.IsCompleted);
            }
        }
    }

    internal abstract class CombinedNode : Node
    {
        public readonly Node[] Children;

        protected CombinedNode(Shape shape, TimerWheel wheel)
        {
            Children = shape.Children.Select(c => Make(c, wheel)).ToArray();
        }

        public Future[] Reals
        {
            get { return Children.Select(c => c.Real).ToArray(); }
        }

        public override void GiveUp(List<string> thrown)
        {
            // One that is ready cancels nobody: what its own losers had to throw, they have.
            if (!IsReady)
            {
                foreach (Node child in Children)
                {
                    child.GiveUp(thrown);
                }
            }
        }
    }

    internal sealed class JoinNode : CombinedNode
    {
        public JoinNode(Shape shape, TimerWheel wheel)
            : base(shape, wheel)
        {
            Future[] f = Reals;
            Real = f.Length == 2 ? Futures.Join(f[0], f[1]) : f.Length == 3 ? Futures.Join(f[0], f[1], f[2])
                : f.Length == 4 ? Futures.Join(f[0], f[1], f[2], f[3]) : Futures.Join(f);
        }

        public override bool Poll(int now, List<string> thrown)
        {
            foreach (Node child in Children.Where(c => !c.IsReady))
            {
                child.Poll(now, thrown);
            }

            IsReady = thrown.Count == 0 && Children.All(c => c.IsReady);
            return IsReady;
        }

        public override void CheckEnd(bool delivered)
        {
            foreach (Node child in Children)
            {
                child.CheckEnd(delivered);
            }
        }
    }

    internal sealed class SelectNode : CombinedNode
    {
        private Node _winner;

        public SelectNode(Shape shape, TimerWheel wheel)
            : base(shape, wheel)
        {
            Future[] f = Reals;
            Real = f.Length == 2 ? Futures.Select(f[0], f[1]) : f.Length == 3 ? Futures.Select(f[0], f[1], f[2])
                : f.Length == 4 ? Futures.Select(f[0], f[1], f[2], f[3]) : Futures.Select(f);
        }

        public override bool Poll(int now, List<string> thrown)
        {
            foreach (Node child in Children)
            {
                List<string> own = new List<string>();
                if (child.Poll(now, own))
                {
                    foreach (Node loser in Children.Where(c => c != child))
                    {
                        loser.GiveUp(own);
                    }

                    thrown.AddRange(own);
                    IsReady = own.Count == 0;
                    _winner = IsReady ? child : null;
                    return IsReady;
                }

                if (own.Count != 0)
                {
                    thrown.AddRange(own);
                    return false;
                }
            }

            return false;
        }

        public override void CheckEnd(bool delivered)
        {
            if (delivered)
            {
                Assert.AreSame(_winner, Children[((CombinedFuture)Real).Result]);
            }

            foreach (Node child in Children)
            {
                child.CheckEnd(delivered && child == _winner);
            }
        }
    }
}
