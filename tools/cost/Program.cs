using System;
using Maitake.Cost.Commands;
using Spectre.Console;

// Tables in a file or a pipe are as wide as they have to be.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 200;
}

return CostCommand.Create(AnsiConsole.Console).Parse(args).Invoke();
