using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>What the documentation has to say of everything.</summary>
    [TestClass]
    public class SyncDocumentationTests
    {
        [TestMethod]
        public void EachClass_SaysFromWhereItsMembersMayBeCalled()
        {
            XElement[] members = XDocument.Load(Path.ChangeExtension(typeof(Waitable).Assembly.Location, ".xml")).Descendants("member").ToArray();
            Type[] types = typeof(Waitable).Assembly.GetExportedTypes()
                .Where(type => type.Namespace == typeof(Waitable).Namespace && type.IsClass && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception)))
                .ToArray();

            Assert.IsGreaterThan(20, types.Length);
            foreach (Type type in types)
            {
                string text = members.Single(member => (string)member.Attribute("name") == "T:" + type.FullName).Value;
                Assert.MatchesRegex(new Regex(@"any thread and any interrupt callback|owner's thread|on whose thread"), text, type.Name);
            }
        }
    }
}
