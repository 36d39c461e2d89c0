namespace System
{
    public static class GC
    {
        public static void ReRegisterForFinalize(object obj) => throw null;

        public static void SuppressFinalize(object obj) => throw null;

        public static void WaitForPendingFinalizers() => throw null;
    }

    public class WeakReference
    {
        public WeakReference(object target) { }

        public virtual bool IsAlive => throw null;

        public virtual object Target
        {
            get => throw null;
            set => throw null;
        }
    }
}
