namespace Maitake.Cost.Scenarios
{
    /// <summary>
    /// One operation whose cost is counted: what <see cref="Run"/> costs with many operations, less what it costs with few, divided by the
    /// difference. So all that happens once a run falls out of the result, and only steady state is left.
    /// </summary>
    /// <remarks>A new scenario is a class of this kind, listed in <see cref="Catalogue"/>.</remarks>
    public abstract class Scenario
    {
        protected Scenario(string name)
            : this(name, 64, 320, 1)
        {
        }

        protected Scenario(string name, int few, int many, int rounds)
        {
            Name = name;
            Few = few;
            Many = many;
            Rounds = rounds;
        }

        /// <summary>What the table calls it.</summary>
        public string Name { get; }

        /// <summary>The line of the plot that the scenario belongs to, or null.</summary>
        public virtual string Series
        {
            get { return null; }
        }

        /// <summary>Where on that line it is: a number of tasks or timers.</summary>
        public virtual int Size
        {
            get { return 0; }
        }

        /// <summary>Whether the operation makes objects by its nature. All others must not.</summary>
        public virtual bool Allocates
        {
            get { return false; }
        }

        /// <summary>Whether it waits for real time to pass: then the time that it takes says nothing, and is not measured.</summary>
        public virtual bool Waits
        {
            get { return false; }
        }

        /// <summary>Operations of a short run.</summary>
        public int Few { get; }

        /// <summary>Operations of a long run.</summary>
        public int Many { get; }

        /// <summary>How many runs of each length are added up: more than one where an operation cannot be repeated at once.</summary>
        public int Rounds { get; }

        /// <summary>Makes what the runs need. Not counted.</summary>
        public virtual void SetUp()
        {
        }

        /// <summary>Comes before each run. Not counted.</summary>
        public virtual void Before(int operations)
        {
        }

        /// <summary>Runs the operation so many times.</summary>
        public abstract void Run(int operations);

        /// <summary>Comes after each run. Not counted.</summary>
        public virtual void After(int operations)
        {
        }

        /// <summary>Lets go of what <see cref="SetUp"/> made.</summary>
        public virtual void TearDown()
        {
        }
    }
}
