namespace Maitake.Cost.Scenarios
{
    /// <summary>One thing that a program does, again and again. Each kind of things is a class.</summary>
    public abstract class Rule : Scenario
    {
        protected Rule(string name)
            : base(name)
        {
        }

        public override bool Allocates
        {
            get { return true; }
        }
    }
}
