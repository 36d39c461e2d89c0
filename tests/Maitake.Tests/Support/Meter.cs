using System;
using nanoFramework.TestFramework;

namespace Maitake.Tests
{
    /// <summary>Something that is done again and again, to be measured.</summary>
    internal abstract class Operation
    {
        public abstract string Name { get; }

        public abstract void Run(int count);
    }

    /// <summary>
    /// Counts what an operation costs once warm: IL instructions and heap objects on an interpreter that counts, bytes on the desktop. Whatever
    /// a run costs besides is taken out by measuring two of different lengths.
    /// </summary>
    internal static class Meter
    {
        private const int Few = 10;
        private const int Many = 1000;

        public static bool Counts
        {
            get
            {
#if NANOFRAMEWORK_1_0
                try
                {
                    return long.Parse("@@objects") > 0;
                }
                catch (Exception)
                {
                    return false;
                }
#else
                return true;
#endif
            }
        }

        /// <summary>Prints a line of the table, and fails if anything was allocated.</summary>
        public static void ExpectNoAllocation(Operation operation)
        {
            operation.Run(Few);
            operation.Run(Few);
            long objects = Objects();
            long il = Instructions();
            operation.Run(Few);
            long fewIl = Instructions() - il;
            long fewObjects = Objects() - objects;
            objects = Objects();
            il = Instructions();
            operation.Run(Few + Many);
            long manyIl = Instructions() - il;
            long manyObjects = Objects() - objects;
            OutputHelper.WriteLine(operation.Name + ": objects " + (manyObjects - fewObjects).ToString() + ", IL " + ((manyIl - fewIl) / Many).ToString());
            Assert.AreEqual(fewObjects, manyObjects, operation.Name);
        }

        /// <summary>Heap objects so far on an interpreter that counts, where asking makes some too; bytes on the desktop.</summary>
        public static long Objects()
        {
#if NANOFRAMEWORK_1_0
            return long.Parse("@@objects");
#else
            return GC.GetAllocatedBytesForCurrentThread();
#endif
        }

        private static long Instructions()
        {
#if NANOFRAMEWORK_1_0
            return long.Parse("@@il");
#else
            return 0;
#endif
        }
    }
}
