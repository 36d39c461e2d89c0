namespace System.Reflection
{
    public interface IReflect
    {
        FieldInfo GetField(string name, BindingFlags bindingAttr);

        MethodInfo GetMethod(string name, BindingFlags bindingAttr);
    }

    [Flags]
    public enum BindingFlags
    {
        Default = 0,
        IgnoreCase = 0x01,
        DeclaredOnly = 0x02,
        Instance = 0x04,
        Static = 0x08,
        Public = 0x10,
        NonPublic = 0x20,
        FlattenHierarchy = 0x40,
    }

    [Flags]
    public enum MemberTypes
    {
        Constructor = 0x01,
        Event = 0x02,
        Field = 0x04,
        Method = 0x08,
        Property = 0x10,
        TypeInfo = 0x20,
        Custom = 0x40,
        NestedType = 0x80,
        All = 0xBF,
    }

    public abstract class MemberInfo
    {
        protected MemberInfo() { }

        public abstract Type DeclaringType { get; }

        public abstract MemberTypes MemberType { get; }

        public abstract string Name { get; }

        public abstract object[] GetCustomAttributes(bool inherit);
    }

    public abstract class MethodBase : MemberInfo
    {
        protected MethodBase() { }

        public override Type DeclaringType => throw null;

        public bool IsAbstract => throw null;

        public bool IsFinal => throw null;

        public bool IsPublic => throw null;

        public bool IsStatic => throw null;

        public bool IsVirtual => throw null;

        public override string Name => throw null;

        public abstract ParameterInfo[] GetParameters();

        public object Invoke(object obj, object[] parameters) => throw null;
    }

    public abstract class MethodInfo : MethodBase
    {
        protected MethodInfo() { }

        public override MemberTypes MemberType => throw null;

        public abstract Type ReturnType { get; }
    }

    public abstract class ConstructorInfo : MethodBase
    {
        protected ConstructorInfo() { }

        public override MemberTypes MemberType => throw null;

        public override object[] GetCustomAttributes(bool inherit) => throw null;

        public object Invoke(object[] parameters) => throw null;
    }

    public abstract class FieldInfo : MemberInfo
    {
        protected FieldInfo() { }

        public abstract Type FieldType { get; }

        public override MemberTypes MemberType => throw null;

        public override object[] GetCustomAttributes(bool inherit) => throw null;

        public abstract object GetValue(object obj);

        public virtual void SetValue(object obj, object value) => throw null;
    }

    public abstract class ParameterInfo
    {
        protected ParameterInfo() { }

        public virtual Type ParameterType => throw null;
    }
}
