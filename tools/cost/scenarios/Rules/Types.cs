namespace Maitake.Cost.Scenarios
{
    /// <summary>What an interface call calls.</summary>
    public interface ICallable
    {
        void Call();
    }

    /// <summary>Three fields.</summary>
    public class Base
    {
        public int A;
        public object B;
        public long C;

        public void Plain()
        {
        }

        public virtual void Virtual()
        {
        }
    }

    /// <summary>Three more, one of them a struct of two.</summary>
    public sealed class Derived : Base, ICallable
    {
        public byte D;
        public Pair Inner;
        public string E;

        public override void Virtual()
        {
        }

        public void Call()
        {
        }
    }

    /// <summary>A struct.</summary>
    public struct Pair
    {
        public int A;
        public int B;

        public Pair(int a, int b)
        {
            A = a;
            B = b;
        }
    }
}
