using System;
using System.Collections.Generic;
using System.IO;

namespace Maitake.Weaver.Command
{
    internal static class Program
    {
        private const string Help = @"maitake-weaver: makes async methods run on .NET nanoFramework 1.x.

usage: maitake-weaver <input.dll> --output <output.dll> [options]

  <input.dll>              the assembly that the compiler wrote; its portable .pdb is read from beside it
  -o, --output <path>      where the woven assembly and its .pdb go; other projects still compile against the input
  -r, --reference <path>   an assembly that the compiler was given, or a folder of them; may be repeated
  -s, --shrink             make it smaller: take out and inline what no other assembly can name, and give it short names, which
                           go into a .map beside the output; not for what looks for its own members by name
  --desktop                the assembly is one for .NET 10: has its async methods use objects again; -r names what it runs with
  -q, --quiet              print errors only
  -h, --help               this text

Errors have a code, a file and a line. The exit code is 0, or 1 if there were errors, or 2 if the arguments were wrong.
";

        private static int Main(string[] arguments)
        {
            string input = null;
            string output = null;
            bool quiet = false;
            bool shrink = false;
            bool desktop = false;
            List<string> references = new List<string>();
            for (int i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "-h":
                    case "--help":
                        Console.Write(Help);
                        return 0;
                    case "-q":
                    case "--quiet":
                        quiet = true;
                        break;
                    case "-s":
                    case "--shrink":
                        shrink = true;
                        break;
                    case "--desktop":
                        desktop = true;
                        break;
                    case "-o" when i + 1 < arguments.Length:
                    case "--output" when i + 1 < arguments.Length:
                        output = arguments[++i];
                        break;
                    case "-r" when i + 1 < arguments.Length:
                    case "--reference" when i + 1 < arguments.Length:
                        AddReference(references, arguments[++i]);
                        break;
                    default:
                        if (arguments[i].StartsWith('-') || input != null)
                        {
                            Console.Error.WriteLine("maitake-weaver: '" + arguments[i] + "' is not understood; --help tells more");
                            return 2;
                        }

                        input = arguments[i];
                        break;
                }
            }

            if (input == null || output == null)
            {
                Console.Error.WriteLine("maitake-weaver: an input and an --output are needed; --help tells more");
                return 2;
            }

            AssemblyWeaver weaver = new AssemblyWeaver { Shrink = shrink, IsForDesktop = desktop };
            if (!weaver.Weave(input, output, references))
            {
                foreach (WeaverError error in weaver.Errors)
                {
                    Console.Error.WriteLine(error);
                }

                return 1;
            }

            if (!quiet)
            {
                Console.WriteLine(weaver.IsUnchanged
                    ? Path.GetFileName(input) + ": nothing to weave"
                    : Path.GetFileName(input) + ": " + weaver.MachineCount + " async methods woven");
            }

            return 0;
        }

        private static void AddReference(List<string> references, string path)
        {
            if (Directory.Exists(path))
            {
                references.AddRange(Directory.GetFiles(path, "*.dll"));
            }
            else
            {
                references.Add(path);
            }
        }
    }
}
