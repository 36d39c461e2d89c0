using System.CommandLine;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary>The tool's commands.</summary>
    internal static class CostCommand
    {
        public static RootCommand Create(IAnsiConsole console)
        {
            return new RootCommand("What nf-maitake costs on a nanoCLR: instructions, heap objects, memory.")
            {
                CountCommand.Create(console), CompareCommand.Create(console), SizeCommand.Create(console), BarsCommand.Create(console), PlotCommand.Create(console), DocumentCommand.Create(console),
            };
        }
    }
}
