namespace Maitake.Tests
{
    /// <summary>What happened, in order, as text to compare.</summary>
    internal sealed class Log
    {
        public string Text = "";

        public void Add(string what)
        {
            Text = Text.Length == 0 ? what : Text + " " + what;
        }
    }

    /// <summary>Notes its name at every poll and yields a number of times.</summary>
    internal sealed class LogFuture : Future
    {
        private readonly Log _log;
        private readonly string _name;
        private int _yields;

        public LogFuture(Log log, string name, int yields)
        {
            _log = log;
            _name = name;
            _yields = yields;
        }

        public override PollResult Poll(Waker waker)
        {
            _log.Add(_name);
            if (_yields > 0)
            {
                _yields--;
                waker.Wake();
                return PollResult.Pending;
            }

            Complete();
            return PollResult.Ready;
        }
    }
}
