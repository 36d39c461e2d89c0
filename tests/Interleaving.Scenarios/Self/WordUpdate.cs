using System.Threading;

namespace Maitake.Interleaving.Scenarios.Self
{
    /// <summary>Each thread counts once, inside a word that is a lock.</summary>
    public sealed class WordUpdate : Scenario
    {
        private int _word;
        private int _count;

        public WordUpdate()
            : base(3)
        {
        }

        public override void Run(int thread)
        {
            while (Interlocked.Exchange(ref _word, 1) != 0)
            {
                Thread.Sleep(0);
            }

            _count++;
            _word = 0;
        }

        protected override void Verify()
        {
            RequireEqual(3, _count, "count");
        }
    }

    /// <summary>One of two threads leaves the word, and never entered it.</summary>
    public sealed class WordForced : Scenario
    {
        private int _word;
        private int _count;

        public WordForced()
            : base(2)
        {
        }

        public override void Run(int thread)
        {
            while (thread != 0 && Interlocked.Exchange(ref _word, 1) != 0)
            {
                Thread.Sleep(0);
            }

            _count++;
            _word = 0;
        }

        protected override void Verify()
        {
            RequireEqual(2, _count, "count");
        }
    }
}
