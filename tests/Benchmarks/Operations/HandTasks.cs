using Maitake.Sync;
using Maitake.Time;

namespace Maitake.Benchmarks.Operations
{
    /// <summary>Yields.</summary>
    internal sealed class YieldTask : Future
    {
        private int _left;

        public YieldTask(int times)
        {
            _left = times;
        }

        public override PollResult Poll(Waker waker)
        {
            if (_left == 0)
            {
                Complete();
                return PollResult.Ready;
            }

            _left--;
            waker.Wake();
            return PollResult.Pending;
        }
    }

    /// <summary>Waits for a wake and wakes the other; the one that begins does so the other way round.</summary>
    internal sealed class PlayTask : Future
    {
        private readonly Wait _mine;
        private readonly WaitQueue _other;
        private int _left;
        private bool _wakes;

        public PlayTask(WaitQueue mine, WaitQueue other, int times, bool begins)
        {
            _mine = mine.Wait();
            _other = other;
            _left = times;
            _wakes = begins;
        }

        public override PollResult Poll(Waker waker)
        {
            if (_wakes)
            {
                _wakes = false;
                _other.Wake();
            }

            while (_mine.Poll(waker) == PollResult.Ready)
            {
                _other.Wake();
                if (--_left == 0)
                {
                    Complete();
                    return PollResult.Ready;
                }

                _mine.Reset();
            }

            return PollResult.Pending;
        }
    }

    /// <summary>Takes something and gives it back, in between giving way or not.</summary>
    internal sealed class HoldTask : Future
    {
        private readonly Guard _guard;
        private readonly bool _yields;
        private int _left;

        public HoldTask(Guard guard, int times, bool yields)
        {
            _guard = guard;
            _left = times;
            _yields = yields;
        }

        public override PollResult Poll(Waker waker)
        {
            Guard guard = _guard;
            while (true)
            {
                if (guard.HeldPermits != 0)
                {
                    guard.Dispose();
                    if (--_left == 0)
                    {
                        Complete();
                        return PollResult.Ready;
                    }

                    guard.Reset();
                }

                if (guard.Poll(waker) == PollResult.Pending)
                {
                    return PollResult.Pending;
                }

                if (_yields)
                {
                    waker.Wake();
                    return PollResult.Pending;
                }
            }
        }
    }

    /// <summary>Sleeps, each time for some ticks more or less.</summary>
    internal sealed class SleepTask : Future
    {
        public const int Times = 20;

        private readonly Sleep _sleep;
        private readonly int _number;
        private int _done;

        public SleepTask(TimerWheel wheel, int number)
        {
            _sleep = wheel.SleepTicks(Ticks(number, 0));
            _number = number;
        }

        /// <summary>How long a task sleeps the time of that number.</summary>
        public static int Ticks(int task, int time) => 1 + (((task * 7) + (time * 13)) % 50);

        public override PollResult Poll(Waker waker)
        {
            while (_sleep.Poll(waker) == PollResult.Ready)
            {
                if (++_done == Times)
                {
                    Complete();
                    return PollResult.Ready;
                }

                _sleep.ResetTicks(Ticks(_number, _done));
            }

            return PollResult.Pending;
        }
    }
}
