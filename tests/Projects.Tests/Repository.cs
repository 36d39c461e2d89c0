using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Maitake.Projects.Tests
{
    /// <summary>The files of this repository, by paths relative to its root and with forward slashes.</summary>
    internal static class Repository
    {
        // What builds and tools leave behind.
        private static readonly string[] s_notSources = { "artifacts", "bin", "obj", "packages", ".git", ".vs", "TestResults" };

        public static readonly string Root = FindRoot();

        public static string FullPath(string path)
        {
            return Path.Combine(Root, path);
        }

        public static string RelativePath(string fullPath)
        {
            return Path.GetRelativePath(Root, fullPath).Replace('\\', '/');
        }

        public static string[] NfProjects()
        {
            return Find("*.nfproj", Root).Order(StringComparer.Ordinal).ToArray();
        }

        /// <summary>Resolves a path as written in a project file, with backslashes, against the folder of that project.</summary>
        public static string Resolve(string project, string path)
        {
            string folder = Path.GetDirectoryName(FullPath(project));
            return RelativePath(Path.GetFullPath(Path.Combine(folder, path.Replace('\\', '/'))));
        }

        /// <summary>Whether the file exists with exactly these letters, which a file system that ignores case would not tell.</summary>
        public static bool Exists(string path)
        {
            string at = Root;
            foreach (string part in path.Split('/'))
            {
                if (!Directory.Exists(at) || !Directory.EnumerateFileSystemEntries(at).Any(entry => Path.GetFileName(entry) == part))
                {
                    return false;
                }

                at = Path.Combine(at, part);
            }

            return true;
        }

        private static IEnumerable<string> Find(string pattern, string folder)
        {
            foreach (string file in Directory.EnumerateFiles(folder, pattern))
            {
                yield return RelativePath(file);
            }

            foreach (string inner in Directory.EnumerateDirectories(folder))
            {
                if (!s_notSources.Contains(Path.GetFileName(inner)))
                {
                    foreach (string file in Find(pattern, inner))
                    {
                        yield return file;
                    }
                }
            }
        }

        private static string FindRoot()
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "maitake.slnx")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("maitake.slnx is in no folder above the tests");
            }

            return folder;
        }
    }
}
