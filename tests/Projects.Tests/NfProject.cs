using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Maitake.Projects.Tests
{
    /// <summary>A project of Visual Studio's nanoFramework extension, and the packages.config beside it.</summary>
    internal sealed class NfProject
    {
        /// <summary>What each .nfproj compiles on top of the sources of its .csproj.</summary>
        public const string AssemblyInfo = "DeviceAssemblyInfo.cs";

        private static readonly XNamespace s_namespace = "http://schemas.microsoft.com/developer/msbuild/2003";

        public NfProject(string path)
        {
            Path = path;
            Xml = XDocument.Load(Repository.FullPath(path));
        }

        public string Path { get; }

        public XDocument Xml { get; }

        public string Folder
        {
            get { return System.IO.Path.GetDirectoryName(Path).Replace('\\', '/'); }
        }

        /// <summary>The project's children in order.</summary>
        public IEnumerable<XElement> Elements
        {
            get { return Xml.Root.Elements(); }
        }

        public string[] Sources
        {
            get { return Items("Compile").Select(Include).Select(include => Repository.Resolve(Path, include)).ToArray(); }
        }

        public string[] ProjectReferences
        {
            get { return Items("ProjectReference").Select(Include).Select(include => Repository.Resolve(Path, include)).ToArray(); }
        }

        public NfReference[] References
        {
            get { return Items("Reference").Select(item => new NfReference(Include(item), (string)item.Element(s_namespace + "HintPath"))).ToArray(); }
        }

        public bool IsTest
        {
            get { return Property("IsTestProject") == "true"; }
        }

        /// <summary>The .csproj with the same sources: beside the .nfproj, or one folder up where the two may not share one.</summary>
        public string Csproj
        {
            get
            {
                string folder = Repository.FullPath(Folder);
                string[] found = Directory.GetFiles(folder, "*.csproj");
                if (found.Length == 0)
                {
                    found = Directory.GetFiles(System.IO.Path.GetDirectoryName(folder), "*.csproj");
                }

                return found.Length == 1 ? Repository.RelativePath(found[0]) : throw new InvalidOperationException("No single .csproj goes with " + Path);
            }
        }

        /// <summary>Versions by package, from packages.config.</summary>
        public Dictionary<string, string> Packages()
        {
            XDocument config = XDocument.Load(Repository.FullPath(Folder + "/packages.config"));
            return config.Root.Elements("package").ToDictionary(package => (string)package.Attribute("id"), package => (string)package.Attribute("version"));
        }

        public string Property(string name)
        {
            XElement[] found = Xml.Descendants(s_namespace + name).ToArray();
            return found.Length == 1 ? found[0].Value : null;
        }

        public XElement[] Items(string name)
        {
            return Xml.Descendants(s_namespace + name).Where(item => item.Parent.Name.LocalName == "ItemGroup").ToArray();
        }

        public static string Include(XElement item)
        {
            return (string)item.Attribute("Include");
        }

        /// <summary>The item that compiles a source; what lies outside the project's folder is shown inside it, as a link.</summary>
        public string CompileItem(string source)
        {
            string include = System.IO.Path.GetRelativePath(Repository.FullPath(Folder), Repository.FullPath(source)).Replace('/', '\\');
            if (!include.StartsWith("..\\", StringComparison.Ordinal))
            {
                return "    <Compile Include=\"" + include + "\" />";
            }

            string link = source == AssemblyInfo ? "Properties\\AssemblyInfo.cs" : include.Replace("..\\", string.Empty);
            return "    <Compile Include=\"" + include + "\">\n      <Link>" + link + "</Link>\n    </Compile>";
        }

        /// <summary>Writes the list of sources anew, and leaves the rest of the file as it is.</summary>
        public void WriteSources(IEnumerable<string> sources)
        {
            // The first item group outside the test project's capabilities: the one of the sources.
            const string Before = "NFProjectSystem.props')\" />\n";
            const string Open = "  <ItemGroup>\n";
            string text = File.ReadAllText(Repository.FullPath(Path)).Replace("\r\n", "\n");
            int start = text.IndexOf(Open, text.IndexOf(Before, StringComparison.Ordinal), StringComparison.Ordinal) + Open.Length;
            int end = text.IndexOf("  </ItemGroup>\n", start, StringComparison.Ordinal);
            StringBuilder list = new StringBuilder();
            foreach (string source in sources)
            {
                list.Append(CompileItem(source)).Append('\n');
            }

            File.WriteAllText(Repository.FullPath(Path), text.Substring(0, start) + list + text.Substring(end));
        }
    }
}
