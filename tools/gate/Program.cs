using System;
using Maitake.Gate;

return Command.Run(args, Console.Out, Console.Error);
