using System.Collections.Generic;

namespace Maitake.Host.Tests.Patterns
{
    /// <summary>What a debounce or a throttle is to give, in the plainest way: the signal's value, the one that is taken, and an instant.</summary>
    internal sealed class PacedModel
    {
        private readonly bool _isDebounce;
        private readonly long _time;
        private int? _inSignal;
        private int? _taken;
        private long _due;

        public PacedModel(bool isDebounce, long time)
        {
            _isDebounce = isDebounce;
            _time = time;
        }

        public List<(long Time, int Value)> Given { get; } = new List<(long, int)>();

        public void Set(int value)
        {
            _inSignal = value;
        }

        // Whoever waits looks, and asks for the next as long as there is one.
        public void Look(long now)
        {
            for (; ;)
            {
                if (_inSignal != null && (_isDebounce || now >= _due))
                {
                    _taken = _inSignal;
                    _inSignal = null;
                    if (_isDebounce)
                    {
                        _due = now + _time;
                    }
                }

                if (_taken == null || now < _due)
                {
                    return;
                }

                Given.Add((now, _taken.Value));
                _taken = null;
                if (!_isDebounce)
                {
                    _due = now + _time;
                }
            }
        }
    }
}
