using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Maitake.Cost.Device;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>document</c>: brings the tables of a page up to date, each between <c>&lt;!-- table: command --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
    internal static class DocumentCommand
    {
        private static readonly Regex s_section = new("(?<begin><!-- table: (?<command>[a-z ./-]+) -->\n).*?(?<end><!-- end -->)", RegexOptions.Singleline);

        private static readonly string[] s_needInterpreter = { "bars", "compare", "size" };

        public static Command Create(IAnsiConsole console)
        {
            Argument<string> file = new("file") { Description = "the page, docs/cost.md" };
            Command command = new("document", "Puts what the other commands print into a page, between its marks.") { file };
            command.SetAction(parse => Shared.Guard(console, () =>
            {
                string path = parse.GetValue(file);
                string text = File.ReadAllText(path);
                if (!s_section.IsMatch(text))
                {
                    throw new InvalidOperationException(path + " has no marks for tables");
                }

                Shared.CheckWritable(path);
                int result = 0;
                string updated = s_section.Replace(text, section => Update(console, section, ref result));
                File.WriteAllText(path, updated);
                return result;
            }));
            return command;
        }

        // A table that needs what is not here stays as it is: without an interpreter these would lose what was measured on one.
        private static string Update(IAnsiConsole console, Match section, ref int result)
        {
            string command = section.Groups["command"].Value;
            if (s_needInterpreter.Contains(command.Split(' ')[0]) && !HasInterpreter(out string missing))
            {
                console.WriteLine(command + ": skipped: " + missing);
                return section.Value;
            }

            string output = Capture(command.Split(' '), out int code);
            if (code != 0 || output.StartsWith("skipped", StringComparison.Ordinal))
            {
                result = code == 0 ? result : 1;
                console.WriteLine(command + ": " + output.Split('\n')[0]);
                return section.Value;
            }

            return section.Groups["begin"].Value + "\n" + output + "\n\n" + section.Groups["end"].Value;
        }

        private static bool HasInterpreter(out string missing)
        {
            using DeviceRun run = DeviceRun.Find(out missing);
            return run != null;
        }

        private static string Capture(string[] arguments, out int code)
        {
            StringWriter text = new StringWriter();
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text),
            });
            console.Profile.Width = 300;
            code = CostCommand.Create(console).Parse(arguments).Invoke();
            return string.Join("\n", text.ToString().Replace("\r", string.Empty).Split('\n').Select(line => line.TrimEnd())).Trim('\n');
        }
    }
}
