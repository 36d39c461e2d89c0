using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Tests.Support
{
    /// <summary>A shell script in place of a program.</summary>
    internal sealed class FakeProgram : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maitake-fake");

        public FakeProgram(string script)
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Inconclusive("skipped: needs a shell");
            }

            Path = System.IO.Path.Combine(_folder.FullName, "program");
            File.WriteAllText(Path, "#!/bin/sh\n" + script + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        public string Path { get; }

        public void Dispose() => _folder.Delete(true);
    }
}
