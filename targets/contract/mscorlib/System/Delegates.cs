using System.Reflection;

namespace System
{
    // Action<T>, Func<> and EventHandler<T> are declared by the real core library and left out here: one instantiation
    // of a generic type ends the interpreter.

    public delegate void Action();

    public delegate void AsyncCallback(IAsyncResult ar);

    public delegate void EventHandler(object sender, EventArgs e);

    public interface IAsyncResult
    {
    }

    public class EventArgs
    {
        public static readonly EventArgs Empty;

        public EventArgs() { }
    }

    public abstract class Delegate
    {
        protected Delegate() { }

        public MethodInfo Method => throw null;

        public object Target => throw null;

        public static bool operator ==(Delegate d1, Delegate d2) => throw null;

        public static bool operator !=(Delegate d1, Delegate d2) => throw null;

        public static Delegate Combine(Delegate a, Delegate b) => throw null;

        public static Delegate Remove(Delegate source, Delegate value) => throw null;

        public override bool Equals(object obj) => throw null;

        public virtual Delegate[] GetInvocationList() => throw null;
    }

    public abstract class MulticastDelegate : Delegate
    {
        protected MulticastDelegate() { }

        public static bool operator ==(MulticastDelegate d1, MulticastDelegate d2) => throw null;

        public static bool operator !=(MulticastDelegate d1, MulticastDelegate d2) => throw null;

        public override bool Equals(object obj) => throw null;
    }
}
