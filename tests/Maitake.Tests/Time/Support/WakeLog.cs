namespace Maitake.Tests.Timing
{
    // The order in which wakers were called, as text: "1 2 3".
    internal sealed class WakeLog
    {
        private string _text = "";

        public string Text
        {
            get { return _text; }
        }

        public void Add(int number)
        {
            string text = number.ToString();
            _text = _text.Length == 0 ? text : _text + " " + text;
        }

        public Waker Waker(int number)
        {
            return new Entry(this, number);
        }

        private sealed class Entry : Waker
        {
            private readonly WakeLog _log;
            private readonly int _number;

            public Entry(WakeLog log, int number)
            {
                _log = log;
                _number = number;
            }

            public override void Wake()
            {
                _log.Add(_number);
            }
        }
    }
}
