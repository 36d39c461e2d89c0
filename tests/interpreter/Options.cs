using System;
using System.Globalization;
using System.IO;

namespace Maitake.Interpreter
{
    /// <summary>What the command line asks for.</summary>
    public sealed class Options
    {
        /// <summary>What <c>--help</c> prints.</summary>
        public const string Help =
            @"Runs the device build of the tests, on the interpreter or on desktop .NET.

  --desktop              run on desktop .NET: the same assemblies, no tools needed
  --require              fail, instead of skipping, where the interpreter is not at hand
  --real-framework       use nanoFramework's own test framework and launcher, from NANO_LIBS
  --sizes                print the size of each .pe file
  --verbose              print every test, and all that the run printed
  --assemblies <folder>  the device's assemblies (default: the sets built with this program,
                         the tests of the library, of the boards and of the patterns)
  --limit <seconds>      the longest that a run may take (default: 300)
  --help

The interpreter is found through the environment:
  NANOCLR        the nanoCLR executable
  NANO_MSCORLIB  the real mscorlib.dll, with mscorlib.pe beside it
  NANO_MDP       the metadata processor
  NANO_LIBS      optional: a folder with other real assemblies, .dll and .pe

The exit code is 0 if all is well or skipped, 1 if a test failed or the run was not whole, 2 for a wrong command line.";

        /// <summary>Whether to run on the desktop.</summary>
        public bool Desktop { get; private set; }

        /// <summary>Whether a missing interpreter is an error.</summary>
        public bool Require { get; private set; }

        /// <summary>Whether to use nanoFramework's own framework and launcher.</summary>
        public bool RealFramework { get; private set; }

        /// <summary>Whether to print sizes.</summary>
        public bool PrintSizes { get; private set; }

        /// <summary>Whether to print everything.</summary>
        public bool Verbose { get; private set; }

        /// <summary>Whether to print the help and nothing else.</summary>
        public bool PrintHelp { get; private set; }

        /// <summary>The folders with the device's assemblies, each a run of its own.</summary>
        public string[] Assemblies { get; private set; } =
        {
            Path.Combine(AppContext.BaseDirectory, "device"),
            Path.Combine(AppContext.BaseDirectory, "device-boards"),
            Path.Combine(AppContext.BaseDirectory, "device-sync"),
            Path.Combine(AppContext.BaseDirectory, "device-patterns"),
        };

        /// <summary>The longest that a run may take.</summary>
        public TimeSpan Limit { get; private set; } = TimeSpan.FromSeconds(300);

        /// <summary>Reads a command line.</summary>
        /// <exception cref="ArgumentException">It cannot be understood.</exception>
        public static Options Parse(string[] arguments)
        {
            Options options = new Options();
            for (int i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--desktop":
                        options.Desktop = true;
                        break;
                    case "--require":
                        options.Require = true;
                        break;
                    case "--real-framework":
                        options.RealFramework = true;
                        break;
                    case "--sizes":
                        options.PrintSizes = true;
                        break;
                    case "--verbose":
                        options.Verbose = true;
                        break;
                    case "--help":
                    case "-h":
                    case "-?":
                        options.PrintHelp = true;
                        break;
                    case "--assemblies":
                        options.Assemblies = new[] { Path.GetFullPath(Value(arguments, ref i)) };
                        break;
                    case "--limit":
                        options.Limit = Seconds(Value(arguments, ref i));
                        break;
                    default:
                        throw new ArgumentException("Unknown option: " + arguments[i]);
                }
            }

            if (options.Desktop && (options.RealFramework || options.PrintSizes || options.Require))
            {
                throw new ArgumentException("--desktop needs no interpreter, and makes no .pe files");
            }

            return options;
        }

        private static string Value(string[] arguments, ref int i)
        {
            if (++i == arguments.Length)
            {
                throw new ArgumentException(arguments[i - 1] + " needs a value");
            }

            return arguments[i];
        }

        private static TimeSpan Seconds(string text)
        {
            int seconds;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds == 0)
            {
                throw new ArgumentException("Not a number of seconds: " + text);
            }

            return TimeSpan.FromSeconds(seconds);
        }
    }
}
