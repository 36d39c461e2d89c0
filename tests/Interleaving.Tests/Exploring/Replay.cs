using System.Collections.Generic;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>Follows a schedule; after its end, each thread runs as far as it gets.</summary>
    internal sealed class Replay : Strategy
    {
        private readonly List<Stretch> _schedule;
        private int _at;

        public Replay(List<Stretch> schedule)
        {
            _schedule = schedule;
        }

        public override ScenarioThread Choose(Execution execution, ScenarioThread current, int enabled)
        {
            bool canStay = current != null && (enabled & (1 << current.Index)) != 0;
            if (current != null && !(canStay && !IsOver(current)))
            {
                _at++;
            }

            if (_at < _schedule.Count && (enabled & (1 << _schedule[_at].Thread)) != 0)
            {
                return execution.Threads[_schedule[_at].Thread];
            }

            return canStay ? current : execution.Threads[System.Numerics.BitOperations.TrailingZeroCount(enabled)];
        }

        public override bool Interrupts(ScenarioThread thread) => IsOver(thread);

        private bool IsOver(ScenarioThread thread)
        {
            return _at < _schedule.Count && _schedule[_at].Thread == thread.Index && thread.Accesses >= _schedule[_at].Until;
        }
    }
}
