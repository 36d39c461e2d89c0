using System;
using Maitake;

namespace AsyncCases
{
    /// <summary>Finally blocks that await something while their method is being cancelled.</summary>
    internal static class CancelingInFinally
    {
        public static void Run()
        {
            T.Run("await in finally that waits", AwaitInFinally, 2);
            T.Run("await in finally that is ready", ReadyInFinally, 2);
            T.Run("call in finally that does not wait", CallInFinally, 2);
            T.Run("call in finally that waits", WaitingCallInFinally, 2);
        }

        private static async Future AwaitInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                T.Log("finally begins");
                await T.Leaf("cleanup", 1);
                T.Log("not here");
            }
        }

        private static async Future ReadyInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                await T.Leaf("cleanup", 0);
                T.Log("cleaned up");
            }
        }

        private static async Future Quick()
        {
            T.Log("quick");
        }

        private static async Future Slow()
        {
            try
            {
                await T.Leaf("slow", 1);
            }
            finally
            {
                T.Log("slow finally");
            }
        }

        private static async Future CallInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                await Quick();
                T.Log("cleaned up");
            }
        }

        private static async Future WaitingCallInFinally()
        {
            try
            {
                await T.Leaf("leaf", 100);
            }
            finally
            {
                T.Log("calls");
                await Slow();
                T.Log("not here");
            }
        }
    }
}
