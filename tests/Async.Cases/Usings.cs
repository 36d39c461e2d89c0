using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Awaits in what the language writes as try blocks.</summary>
    internal static class Usings
    {
        public static void Run()
        {
            T.Run("using", Using, -1);
            T.Run("using declaration", UsingDeclaration, -1);
            T.Run("using with an exception", UsingThrows, -1);
            T.Run("lock without await", Lock, -1);
        }

        private static async Future Using()
        {
            using (new Resource("a"))
            {
                await Futures.YieldNow();
                using (Resource b = new Resource("b"))
                {
                    await Futures.YieldNow();
                    T.Log("both");
                }
            }
        }

        private static async Future UsingDeclaration()
        {
            using Resource a = new Resource("a");
            await Futures.YieldNow();
            using Resource b = new Resource("b");
            await Futures.YieldNow();
            T.Log("both");
        }

        internal static async Future UsingThrows()
        {
            using (new Resource("a"))
            {
                await Futures.YieldNow();
                throw new Exception("inside");
            }
        }

        private static async Future Lock()
        {
            object gate = new object();
            await Futures.YieldNow();
            lock (gate)
            {
                T.Log("locked");
            }

            await Futures.YieldNow();
        }
    }

    internal sealed class Resource : IDisposable
    {
        private readonly string _name;

        public Resource(string name)
        {
            _name = name;
            T.Log(name + " made");
        }

        public void Dispose()
        {
            T.Log(_name + " disposed");
        }
    }
}
