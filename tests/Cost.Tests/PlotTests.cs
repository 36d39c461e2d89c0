using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Maitake.Cost.Commands;
using Maitake.Cost.Drawing;
using Maitake.Cost.Results;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Cost.Tests
{
    /// <summary>The plots.</summary>
    [TestClass]
    public class PlotTests
    {
        private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

        [TestMethod]
        public void ThePlotsOfTheDocumentation_AreThoseOfTheBaseline()
        {
            foreach ((string file, string svg) in PlotCommand.Draw(Report.Read(Fixture.BaselineFile)))
            {
                Assert.AreEqual(
                    svg, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", file)),
                    file + " is not up to date: dotnet run --project tools/cost -- plot --json tools/cost/baseline.json --output docs");
            }
        }

        [TestMethod]
        public void TheTableOfTheDocumentation_IsThatOfTheBaseline()
        {
            Spectre.Console.Testing.TestConsole console = new Spectre.Console.Testing.TestConsole();
            console.Profile.Width = 300;
            console.Write(CostTable.Of(Report.Read(Fixture.BaselineFile).Measurements()));
            string table = string.Join("\n", console.Output.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
            Assert.Contains(
                table, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "cost.md")).Replace("\r", ""),
                "The page is not up to date: dotnet run --project tools/cost -- document docs/cost.md");
        }

        [TestMethod]
        public void APlot_PutsPointsWhereTheirValuesAre()
        {
            XElement svg = XElement.Parse(Draw(("a < b", new[] { (1.0, 0.0), (10.0, 50.0), (100.0, 100.0) })));
            double[] x = svg.Elements(s_svg + "circle").Select(circle => (double)circle.Attribute("cx")).ToArray();
            double[] y = svg.Elements(s_svg + "circle").Select(circle => (double)circle.Attribute("cy")).ToArray();
            Assert.HasCount(3, x);
            Assert.AreEqual(x[1] - x[0], x[2] - x[1], 0.2);
            Assert.AreEqual(y[0] - y[1], y[1] - y[2], 0.2);
            Assert.IsGreaterThan(y[2], y[0]);
            Assert.IsTrue(svg.Elements(s_svg + "text").Any(text => text.Value == "a < b"));
        }

        [TestMethod]
        public void Labels_DoNotLieOverEachOther()
        {
            XElement svg = XElement.Parse(Draw(Enumerable.Range(0, 6).Select(i => ("line " + i, new[] { (1.0, 1.0 + (i * 0.001)) })).ToArray()));
            double[] y = svg.Elements(s_svg + "text").Where(text => text.Value.StartsWith("line ")).Select(text => (double)text.Attribute("y")).Order().ToArray();
            Assert.HasCount(6, y);
            for (int i = 1; i < y.Length; i++)
            {
                Assert.IsGreaterThanOrEqualTo(17.9, y[i] - y[i - 1]);
            }

            Assert.IsLessThan((double)svg.Attribute("height"), y[^1]);
        }

        [TestMethod]
        public void APlot_IsMadeForDarkGroundToo()
        {
            Assert.Contains("prefers-color-scheme: dark", Draw(("a", new[] { (1.0, 1.0) })));
        }

        [TestMethod]
        public void APlotOfNothing_IsRefused()
        {
            Assert.ThrowsExactly<ArgumentException>(() => Draw());
            Assert.ThrowsExactly<ArgumentException>(() => Draw(("a", new (double, double)[0])));
            Assert.ThrowsExactly<ArgumentException>(() => Draw(("a", new[] { (0.0, 1.0) })));
            Assert.ThrowsExactly<ArgumentException>(() => Draw(("a", new[] { (1.0, -1.0) })));
        }

        private static string Draw(params (string Name, (double X, double Y)[] Points)[] lines)
        {
            return Plot.Draw("title", "x", "y", lines.Select(line => (line.Name, (IReadOnlyList<(double, double)>)line.Points)).ToList());
        }
    }
}
