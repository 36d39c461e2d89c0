using System;
using System.Collections.Generic;
using System.IO;

namespace Maitake.Async.Tests
{
    /// <summary>What the build made for these tests, by name.</summary>
    internal static class Outputs
    {
        private static readonly Dictionary<string, string> s_paths = Load();

        public static string Get(string name)
        {
            return s_paths[name];
        }

        /// <summary>A folder that nobody used before.</summary>
        public static string NewFolder(string name)
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "runs", name);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, true);
            }

            Directory.CreateDirectory(folder);
            return folder;
        }

        private static Dictionary<string, string> Load()
        {
            Dictionary<string, string> paths = new Dictionary<string, string>();
            foreach (string line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "async-outputs.txt")))
            {
                int bar = line.IndexOf('|');
                paths[line.Substring(0, bar)] = line.Substring(bar + 1);
            }

            return paths;
        }
    }
}
