namespace System
{
    public class Object
    {
        public Object() { }

        public static bool Equals(object objA, object objB) => throw null;

        public static bool ReferenceEquals(object objA, object objB) => throw null;

        public virtual bool Equals(object obj) => throw null;

        public virtual int GetHashCode() => throw null;

        public Type GetType() => throw null;

        public virtual string ToString() => throw null;

        protected object MemberwiseClone() => throw null;
    }

    public abstract class ValueType
    {
        protected ValueType() { }

        public override bool Equals(object obj) => throw null;
    }

    public abstract class Enum : ValueType
    {
        protected Enum() { }

        public bool HasFlag(Enum flag) => throw null;

        public override string ToString() => throw null;
    }

    public abstract class MarshalByRefObject
    {
        protected MarshalByRefObject() { }
    }

    public struct Void
    {
    }
}
