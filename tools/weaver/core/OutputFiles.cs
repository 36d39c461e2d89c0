using System;
using System.IO;

namespace Maitake.Weaver
{
    /// <summary>
    /// The woven assembly and its .pdb. Both are there in full or not at all, whatever happens meanwhile: a half-written one would be newer than its input,
    /// and so never be woven again.
    /// </summary>
    internal sealed class OutputFiles
    {
        private const int MaxAttempts = 20;

        public OutputFiles(string assembly)
        {
            Assembly = Path.GetFullPath(assembly);
        }

        /// <summary>The whole path of the assembly.</summary>
        public string Assembly { get; }

        /// <summary>Has both written to a folder beside their place, and then puts them there.</summary>
        /// <param name="write">Gets the path to write the assembly to. A .pdb that it does not write is deleted if an older build left one.</param>
        public void Write(Action<string> write)
        {
            string parent = Path.GetDirectoryName(Assembly);
            string folder = Path.Combine(parent, "." + Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(folder);
            try
            {
                string assembly = Path.Combine(folder, Path.GetFileName(Assembly));
                write(assembly);

                // The assembly last: its time is what an incremental build looks at.
                Move(Path.ChangeExtension(assembly, ".pdb"), Path.ChangeExtension(Assembly, ".pdb"));
                Move(Path.ChangeExtension(assembly, ".map"), Path.ChangeExtension(Assembly, ".map"));
                Move(assembly, Assembly);
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        // Another weaver may be doing the same at the same time.
        private static void Move(string from, string to)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    if (!File.Exists(from))
                    {
                        File.Delete(to);
                    }
                    else if (File.Exists(to))
                    {
                        File.Replace(from, to, null);
                    }
                    else
                    {
                        File.Move(from, to);
                    }

                    return;
                }
                catch (IOException) when (attempt < MaxAttempts && File.Exists(to))
                {
                    System.Threading.Thread.Sleep(attempt);
                }
            }
        }
    }
}
