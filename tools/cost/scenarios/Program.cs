using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>What everything costs on the machine that this runs on, the same with threads beside it.</summary>
    internal static class Program
    {
        public static void Main()
        {
            Meter meter = new Meter();
            meter.Print(Catalogue.Platform());
            meter.Print(Catalogue.Library());
            meter.Print(Catalogue.Memory());
            meter.Print(Catalogue.Threads());
            meter.PrintUnit();
            Console.WriteLine("all measured");
        }
    }
}
