using System;
using System.Collections.Generic;
using Maitake.Time;

namespace Maitake.Host.Tests.Targets
{
    // Ready after a number of periods; notes the instant of each.
    internal sealed class Periodic : Future
    {
        private readonly Board _board;
        private readonly string _name;
        private readonly TimeSpan _period;
        private readonly List<string> _log;
        private readonly Sleep _sleep;
        private int _remaining;

        public Periodic(Board board, string name, TimeSpan period, int count, List<string> log)
        {
            _board = board;
            _name = name;
            _period = period;
            _log = log;
            _remaining = count;
            _sleep = board.Sleep(period);
        }

        public override PollResult Poll(Waker waker)
        {
            while (_sleep.Poll(waker) == PollResult.Ready)
            {
                _log.Add(_name + "@" + _board.Timer.Clock.Now.TotalMilliseconds);
                if (--_remaining == 0)
                {
                    Complete();
                    return PollResult.Ready;
                }

                _sleep.Reset(_period);
            }

            return PollResult.Pending;
        }
    }
}
