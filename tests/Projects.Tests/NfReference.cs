using System;
using System.Linq;

namespace Maitake.Projects.Tests
{
    /// <summary>A reference of a .nfproj to an assembly of a NuGet package.</summary>
    internal sealed class NfReference
    {
        public NfReference(string include, string hintPath)
        {
            string[] parts = include.Split(", ");
            Name = parts[0];
            Version = parts.Single(part => part.StartsWith("Version=", StringComparison.Ordinal)).Substring("Version=".Length);
            IsComplete = include == Name + ", Version=" + Version + ", Culture=neutral, PublicKeyToken=c07d481e9758c731";
            HintPath = hintPath;
        }

        public string Name { get; }

        public string Version { get; }

        /// <summary>Whether the reference is written as NuGet writes it.</summary>
        public bool IsComplete { get; }

        public string HintPath { get; }

        /// <summary>The package that the assembly comes in.</summary>
        public string Package
        {
            get
            {
                switch (Name)
                {
                    case "mscorlib":
                        return "nanoFramework.CoreLibrary";
                    case "nanoFramework.UnitTestLauncher":
                        return "nanoFramework.TestFramework";
                    default:
                        return Name.StartsWith("nanoFramework.", StringComparison.Ordinal) ? Name : "nanoFramework." + Name;
                }
            }
        }

        public string FileName
        {
            get { return Name + (Name == "nanoFramework.UnitTestLauncher" ? ".exe" : ".dll"); }
        }
    }
}
