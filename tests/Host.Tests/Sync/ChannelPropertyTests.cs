using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Maitake.Sync;
using Maitake.Tests.Synchronization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Outcome = Maitake.Host.Tests.Synchronization.ChannelModel.Outcome;
using Request = Maitake.Host.Tests.Synchronization.ChannelModel.Request;
using State = Maitake.Host.Tests.Synchronization.ChannelModel.State;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>Each flavour of channel against a naive model: sends, receives, cancels, futures used again, and a close, in any order.</summary>
    [TestClass]
    public class ChannelPropertyTests
    {
        private static readonly Gen<ActionKind> s_action = Gen.Frequency(
            (3, Gen.Const(ActionKind.TrySend)),
            (3, Gen.Const(ActionKind.TryReceive)),
            (4, Gen.Const(ActionKind.Send)),
            (4, Gen.Const(ActionKind.Receive)),
            (8, Gen.Const(ActionKind.Poll)),
            (4, Gen.Const(ActionKind.Cancel)),
            (3, Gen.Const(ActionKind.UseAgain)));

        private static readonly Gen<Step> s_step = Gen.Select(
            Gen.Frequency((40, s_action), (1, Gen.Const(ActionKind.Close))), Gen.Int[0, 99], (action, index) => new Step(action, index));

        private enum ActionKind
        {
            TrySend,
            TryReceive,
            Send,
            Receive,
            Poll,
            Cancel,
            UseAgain,
            Close,
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void Waiting(int flavour)
        {
            Check(flavour, ChannelFullMode.Wait, 6000);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropOldest(int flavour)
        {
            Check(flavour, ChannelFullMode.DropOldest, 2000);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropNewest(int flavour)
        {
            Check(flavour, ChannelFullMode.DropNewest, 2000);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void DropWrite(int flavour)
        {
            Check(flavour, ChannelFullMode.DropWrite, 2000);
        }

        private static void Check(int flavour, ChannelFullMode mode, int cases)
        {
            Gen.Select(Gen.Int[1, 4], Gen.Frequency((8, s_step.Array[1, 60]), (1, s_step.Array[100, 300])))
                .Sample(
                    (capacity, steps) => new History(flavour, capacity, mode).Run(steps),
                    iter: PropertyCases.Of(cases),
                    print: sample => $"capacity {sample.Item1}: " + string.Join(" ", sample.Item2.Select(s => s.Action + "(" + s.Index + ")")));
        }

        private readonly record struct Step(ActionKind Action, int Index);

        private sealed class History
        {
            private readonly Pipe _pipe;
            private readonly ChannelModel _model;
            private readonly List<Request> _requests = new List<Request>();
            private readonly List<Future> _futures = new List<Future>();
            private readonly List<int> _woken = new List<int>();
            private int _next = 1;

            public History(int flavour, int capacity, ChannelFullMode mode)
            {
                _pipe = Pipe.Make(flavour, capacity, mode);
                _model = new ChannelModel(capacity, mode);
            }

            public void Run(Step[] steps)
            {
                foreach (Step step in steps)
                {
                    Do(step.Action, _requests.Count == 0 ? -1 : step.Index % _requests.Count);
                    Compare();
                }

                Do(ActionKind.Close, -1);
                Compare();
                for (int i = 0; i < _requests.Count; i++)
                {
                    // Whoever still has been promised an item takes it or leaves it.
                    Do(i % 2 == 0 ? ActionKind.Poll : ActionKind.Cancel, i);
                    Compare();
                }

                for (int i = 0; i < _requests.Count; i++)
                {
                    Do(ActionKind.Cancel, i);
                    Compare();
                }

                for (int i = 0; i < 5; i++)
                {
                    Do(ActionKind.TryReceive, -1);
                    Compare();
                }

                Assert.AreEqual(0, _pipe.Channel.Count);
            }

            private void Do(ActionKind action, int index)
            {
                switch (action)
                {
                    case ActionKind.TrySend:
                        int sent = _next++;
                        Assert.AreEqual(_model.TrySend(sent), Try(() => _pipe.TrySend(sent)));
                        break;
                    case ActionKind.TryReceive:
                        int item = -1;
                        bool? expected = _model.TryReceive(out int expectedItem);
                        Assert.AreEqual(expected, Try(() => _pipe.TryReceive(out item)));
                        if (expected != null)
                        {
                            Assert.AreEqual(expectedItem, item);
                        }

                        break;
                    case ActionKind.Send:
                    case ActionKind.Receive:
                        Request request = new Request { Id = _requests.Count, IsSend = action == ActionKind.Send, Item = _next++ };
                        _requests.Add(request);
                        _futures.Add(request.IsSend ? _pipe.Send(request.Item) : _pipe.Receive());
                        if (request.Item % 3 != 0)
                        {
                            Poll(request.Id);
                        }

                        break;
                    case ActionKind.Poll when index >= 0 && _requests[index].State != State.Canceled:
                        Poll(index);
                        break;
                    case ActionKind.Cancel when index >= 0:
                        _model.Cancel(_requests[index]);
                        _futures[index].Cancel();
                        break;
                    case ActionKind.UseAgain when index >= 0:
                        request = _requests[index];
                        _model.Cancel(request);
                        request.State = State.Idle;
                        request.Item = _next++;
                        Future again = request.IsSend ? _pipe.Send(request.Item, (Wait)_futures[index]) : _pipe.Receive(_futures[index]);
                        Assert.AreSame(_futures[index], again);
                        break;
                    case ActionKind.Close:
                        _model.Close();
                        _pipe.Channel.Close();
                        break;
                }
            }

            private void Poll(int index)
            {
                Request request = _requests[index];
                Outcome expected = _model.Poll(request);
                Outcome actual;
                try
                {
                    actual = _futures[index].Poll(new Recorder(_woken, index)) == PollResult.Ready ? Outcome.Ready : Outcome.Pending;
                }
                catch (ClosedException)
                {
                    actual = Outcome.Closed;
                }

                Assert.AreEqual(expected, actual);
                if (actual == Outcome.Ready && !request.IsSend)
                {
                    Assert.AreEqual(request.Item, _pipe.Result(_futures[index]));
                }
            }

            private void Compare()
            {
                Assert.AreEqual(string.Join(" ", _model.Woken), string.Join(" ", _woken), "woken");
                Assert.AreEqual(_model.Items.Count, _pipe.Channel.Count);
                Assert.AreEqual(_model.Dropped, _pipe.Channel.DroppedCount);
                Assert.AreEqual(_model.IsClosed, _pipe.Channel.IsClosed);
                for (int i = 0; i < _requests.Count; i++)
                {
                    Assert.AreEqual(_requests[i].State == State.Ready, _futures[i].IsCompleted);
                }
            }

            private static bool? Try(Func<bool> action)
            {
                try
                {
                    return action();
                }
                catch (ClosedException)
                {
                    return null;
                }
            }
        }
    }
}
