namespace Maitake.Cost.Scenarios
{
    /// <summary>A task that awaits the same thing again and again, in the innermost of some frames.</summary>
    public sealed class AsyncLoop : Scenario
    {
        public const int Yield = 0;
        public const int Value = 1;
        public const int ValueThatYields = 2;
        public const int LibraryCall = 3;

        private readonly int _kind;
        private readonly int _depth;

        public AsyncLoop(string name, int kind, int depth)
            : base(name, 256, 1280, 1)
        {
            _kind = kind;
            _depth = depth;
        }

        public override void Run(int operations)
        {
            Scheduler scheduler = new Scheduler(1);
            Task task = scheduler.Spawn(Frames(_depth - 1, _kind, operations));
            while (!task.IsCompleted)
            {
                scheduler.Tick();
            }
        }

        private static async Future Frames(int more, int kind, int count)
        {
            if (more > 0)
            {
                await Frames(more - 1, kind, count);
            }
            else if (kind == Yield)
            {
                await Yields(count);
            }
            else if (kind == Value)
            {
                await Values(count);
            }
            else if (kind == ValueThatYields)
            {
                await YieldingValues(count);
            }
            else
            {
                await LibraryCalls(count);
            }
        }

        private static async Future Yields(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.YieldNow();
            }
        }

        private static async Future Values(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await ReadAsync(i);
            }
        }

        private static async Future YieldingValues(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await ReadLaterAsync(i);
            }
        }

        private static async Future LibraryCalls(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Futures.Yield(0);
            }
        }

        private static async Future<int> ReadAsync(int value)
        {
            return value;
        }

        private static async Future<int> ReadLaterAsync(int value)
        {
            await Futures.YieldNow();
            return value;
        }
    }
}
