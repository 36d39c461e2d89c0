using System.Reflection;

namespace System
{
    public abstract class Type : MemberInfo, IReflect
    {
        protected Type() { }

        public abstract Assembly Assembly { get; }

        public abstract string AssemblyQualifiedName { get; }

        public abstract Type BaseType { get; }

        public override Type DeclaringType => throw null;

        public abstract string FullName { get; }

        public bool IsAbstract => throw null;

        public bool IsArray => throw null;

        public bool IsClass => throw null;

        public bool IsEnum => throw null;

        public bool IsInterface => throw null;

        public bool IsPublic => throw null;

        public bool IsValueType => throw null;

        public static Type GetType(string typeName) => throw null;

        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;

        public ConstructorInfo GetConstructor(Type[] types) => throw null;

        public abstract Type GetElementType();

        public FieldInfo GetField(string name) => throw null;

        public abstract FieldInfo GetField(string name, BindingFlags bindingAttr);

        public FieldInfo[] GetFields() => throw null;

        public abstract FieldInfo[] GetFields(BindingFlags bindingAttr);

        public abstract Type[] GetInterfaces();

        public MethodInfo GetMethod(string name) => throw null;

        public MethodInfo GetMethod(string name, BindingFlags bindingAttr) => throw null;

        public MethodInfo GetMethod(string name, Type[] types) => throw null;

        public MethodInfo[] GetMethods() => throw null;

        public abstract MethodInfo[] GetMethods(BindingFlags bindingAttr);

        public virtual bool IsInstanceOfType(object o) => throw null;

        public virtual bool IsSubclassOf(Type c) => throw null;

        public override string ToString() => throw null;
    }

    public struct RuntimeTypeHandle
    {
        private readonly int _value;
    }

    public struct RuntimeFieldHandle
    {
        private readonly int _value;
    }

    public struct RuntimeMethodHandle
    {
        private readonly int _value;
    }
}
