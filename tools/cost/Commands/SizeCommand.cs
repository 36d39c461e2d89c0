using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Device;
using Maitake.Cost.Results;
using Maitake.Cost.Sizes;
using Spectre.Console;

namespace Maitake.Cost.Commands
{
    /// <summary><c>size</c>: flash and RAM.</summary>
    internal static class SizeCommand
    {
        public static Command Create(IAnsiConsole console)
        {
            Option<bool> classes = new("--classes") { Description = "each class of the library, too" };
            Option<string> device = Shared.Device();
            Command command = new(
                "size", "How large the assemblies are, .pe files where NANOCLR, NANO_MSCORLIB and NANO_MDP are set; and what objects take on a 32-bit device (computed).")
            {
                classes, device,
            };
            command.SetAction(parse => Shared.Guard(console, () => Run(console, parse.GetValue(device), parse.GetValue(classes))));
            return command;
        }

        private static int Run(IAnsiConsole console, string device, bool classes)
        {
            string library = Path.Combine(device, "Maitake.dll");
            using DeviceRun run = DeviceRun.Find(out string missing);
            Table table = New("assembly", "types", "methods", "fields", "metadata rows", "IL bytes", ".pe bytes");
            foreach (string file in Directory.GetFiles(device).Where(file => Path.GetExtension(file) is ".dll" or ".exe").Order())
            {
                AssemblySize size = AssemblySize.Of(file);
                string pe = run == null ? "-" : Text(run.Size(file, file == library ? new string[0] : new[] { library }));
                table.AddRow(size.Name, Text(size.Types), Text(size.Methods), Text(size.Fields), Text(size.Rows), Text(size.Il), pe);
            }

            if (Shared.ShippedLibrary(device) != library)
            {
                AssemblySize size = AssemblySize.Of(Shared.ShippedLibrary(device));
                string pe = run == null ? "-" : Text(run.Size(Shared.ShippedLibrary(device), new string[0]));
                table.AddRow(size.Name + ", Release", Text(size.Types), Text(size.Methods), Text(size.Fields), Text(size.Rows), Text(size.Il), pe);
            }

            console.Write(table);
            console.WriteLine(
                run == null ? "no .pe files: " + missing : "one async method of a firmware adds " + Text(MethodSize.Of(run, device)) + " bytes of .pe");
            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(device, null));
            Table memory = New("RAM, with all that is made with it", "objects", "bytes");
            foreach (Measurement measurement in runner.Memory(_ => true))
            {
                memory.AddRow(Markup.Escape(measurement.Name), Text(measurement.Cost.Objects), Text(measurement.Cost.Bytes));
            }

            console.Write(memory);
            if (classes)
            {
                Table list = New("one object of the class", "bytes");
                foreach ((string name, double bytes) in ClassSizes.Of(library))
                {
                    list.AddRow(Markup.Escape(name), Text(bytes));
                }

                console.Write(list);
            }

            return 0;
        }

        private static Table New(string first, params string[] columns)
        {
            Table table = new Table().Border(TableBorder.Markdown).AddColumn(first, c => c.NoWrap());
            foreach (string column in columns)
            {
                table.AddColumn(column, c => c.RightAligned().NoWrap());
            }

            return table;
        }

        private static string Text(double value) => CostTable.Text(value);
    }
}
