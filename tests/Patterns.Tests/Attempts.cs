using System;
using Maitake.Time;

namespace Maitake.Tests.Patterns
{
    /// <summary>
    /// A factory whose futures do what a script says, a letter each, the last one for all that follow, and which notes what happens and when:
    /// s succeeds at once, S after 10 ms; f fails at once, F after 10 ms; h hangs; x: nothing is made but an exception is thrown; n: null is made;
    /// e fails at once, and again when it is cancelled.
    /// </summary>
    internal sealed class Attempts
    {
        public int Made;
        public string Log = "";
        public Attempt Latest;

        private readonly TimerWheel _timer;
        private readonly string _script;

        public Attempts(TimerWheel timer, string script)
        {
            _timer = timer;
            _script = script;
        }

        public Future Make()
        {
            char kind = _script[Made < _script.Length ? Made : _script.Length - 1];
            Made++;
            Note(kind.ToString());
            if (kind == 'x')
            {
                throw new TestException("factory " + Made.ToString());
            }

            if (kind == 'n')
            {
                return null;
            }

            Latest = new Attempt(this, kind, Made, _timer.Sleep(Timing.Timers.Ms(10)));
            return Latest;
        }

        public void Note(string what)
        {
            Log += (Log.Length == 0 ? "" : " ") + (_timer.Clock.Now.Ticks / TimeSpan.TicksPerMillisecond).ToString() + what;
        }
    }

    internal sealed class Attempt : Future
    {
        private readonly Attempts _attempts;
        private readonly char _kind;
        private readonly int _number;
        private readonly Sleep _sleep;

        public Attempt(Attempts attempts, char kind, int number, Sleep sleep)
        {
            _attempts = attempts;
            _kind = kind;
            _number = number;
            _sleep = sleep;
        }

        public override PollResult Poll(Waker waker)
        {
            if (_kind == 'h' || ((_kind == 'S' || _kind == 'F') && _sleep.Poll(waker) == PollResult.Pending))
            {
                return PollResult.Pending;
            }

            if (_kind == 'f' || _kind == 'F' || _kind == 'e')
            {
                throw new TestException("attempt " + _number.ToString());
            }

            Complete();
            return PollResult.Ready;
        }

        public override void Cancel()
        {
            _attempts.Note("cancel");
            _sleep.Cancel();
            base.Cancel();
            if (_kind == 'e')
            {
                throw new TestException("cancel");
            }
        }
    }
}
