using System.Runtime.Intrinsics;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>A thread of a scenario in one execution.</summary>
    internal sealed class ScenarioThread
    {
        private int _othersBefore;

        // Steps that may have changed something: not to give way, nor the one before that, which looked at something and found it as it was.
        private int _moves;

        public ScenarioThread(Execution execution, int index, Worker worker)
        {
            Execution = execution;
            Index = index;
            Worker = worker;
            History = Location.Mix((ulong)index);
            Clock = Vector128<int>.Zero.WithElement(index, 1);
        }

        public Execution Execution { get; }

        public int Index { get; }

        public Worker Worker { get; }

        public char Name => (char)('A' + Index);

        /// <summary>What it will do next, and to what.</summary>
        public OperationKind Next { get; private set; }

        public Location Target { get; private set; }

        /// <summary>A hash of all that it has seen of the others: of its last step, and of those that this depends on.</summary>
        public ulong History { get; private set; }

        /// <summary>Which step of each thread its next one comes after.</summary>
        public Vector128<int> Clock { get; set; }

        /// <summary>Accesses begun, shared or not.</summary>
        public int Accesses { get; set; }

        /// <summary>What an interlocked operation, whose arguments are being evaluated, will be about.</summary>
        public Location Address { get; set; }

        /// <summary>Says what comes next.</summary>
        public void Announce(OperationKind next, Location target)
        {
            if (next != OperationKind.Yield && Next != OperationKind.Yield)
            {
                _moves++;
                Execution.Moves++;
            }

            Next = next;
            Target = target;
            _othersBefore = Execution.Moves - _moves;
        }

        /// <summary>Whether another thread has moved since it announced what comes next.</summary>
        public bool HaveOthersMoved => Execution.Moves - _moves != _othersBefore;

        /// <summary>Has done a step that others can depend on.</summary>
        public void Advance(ulong history)
        {
            History = history;
            Clock = Clock.WithElement(Index, Clock.GetElement(Index) + 1);
        }

        /// <summary>Whether it can do what comes next, apart from a time-out.</summary>
        public bool IsEnabled => Next switch
        {
            OperationKind.Start or OperationKind.Access => true,
            OperationKind.Enter => Target.Admits(this),
            OperationKind.Wait => ((ModelEvent)Target).IsSet,
            OperationKind.TimedWait => ((ModelEvent)Target).IsSet || HaveOthersMoved,
            OperationKind.Yield => HaveOthersMoved,
            _ => false,
        };
    }
}
