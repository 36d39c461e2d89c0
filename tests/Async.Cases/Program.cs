using System;

namespace AsyncCases
{
    internal static partial class Program
    {
        public static void Main()
        {
            Basics.Run();
            Flow.Run();
            Blocks.Run();
            BlockExits.Run();
            Usings.Run();
            BlocksWithAwaits.Run();
            Values.Run();
            Members.Run();
            Awaiters.Run();
            PolledOnce.Run();
            Overriding.Run();
            Faults.Run();
            Canceling.Run();
            CancelingInFinally.Run();
            CancelingByOthers.Run();
            Guarding.Run();
            Owners.Run();
            Composing.Run();
            Recycling.Run();
            Joining.Run();
            Selecting.Run();
            Combining.Run();
            Grouping.Run();
            Ownership.Run();
            LibraryLeaves.Run();
            Libraries.Run();
            Synchronizing.Run();
            Discarded.Run();
            StaleGuards.Run();
            Channels.Run();
            Console.WriteLine("all cases ran");
            Costs.Run();
            SyncCosts.Run();
        }
    }
}
