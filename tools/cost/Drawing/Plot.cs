using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Maitake.Cost.Drawing
{
    /// <summary>A plot as SVG: lines over a logarithmic axis. Readable on light and on dark ground.</summary>
    internal static class Plot
    {
        private const int Width = 760;
        private const int Height = 380;
        private const int Left = 70;
        private const int Right = 250;
        private const int Top = 40;
        private const int Bottom = 55;

        // Told apart by the eye with each kind of colour vision, and by their marks and labels without colour (Okabe and Ito).
        private static readonly string[] s_colors = { "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9" };

        private const string Style = """
            <style>
              text { font: 13px sans-serif; fill: #24292f }
              .title { font-weight: bold }
              .grid { stroke: #8c959f; stroke-opacity: .35 }
              @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
            </style>
            """;

        /// <summary>Draws.</summary>
        /// <param name="title">What it shows.</param>
        /// <param name="xLabel">What is along the logarithmic axis; its values are 1 or more.</param>
        /// <param name="yLabel">What is along the other, which begins at zero.</param>
        /// <param name="lines">The lines, each with a name and its points in order.</param>
        public static string Draw(string title, string xLabel, string yLabel, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> lines)
        {
            if (lines.Count == 0 || lines.Any(line => line.Points.Count == 0) || lines.Any(line => line.Points.Any(point => point.X < 1 || point.Y < 0)))
            {
                throw new ArgumentException("A plot needs points, at 1 or more and not below zero", nameof(lines));
            }

            double decades = Math.Max(1, Math.Ceiling(Math.Log10(lines.Max(line => line.Points.Max(point => point.X))) - 1e-9));
            double step = Step(lines.Max(line => line.Points.Max(point => point.Y)));
            double top = Math.Ceiling((lines.Max(line => line.Points.Max(point => point.Y)) / step) - 1e-9) * step;
            double X(double value) => Left + (Math.Log10(value) / decades * (Width - Left - Right));
            double Y(double value) => Height - Bottom - (value / top * (Height - Top - Bottom));

            StringBuilder svg = new StringBuilder();
            svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\">\n");
            svg.Append("<title>" + Escape(title) + "</title>\n" + Style + "\n");
            AppendText(svg, Left, 22, "start", title, "class=\"title\"");
            for (double value = 0; value <= top + (step / 2); value += step)
            {
                AppendLine(svg, Left, Y(value), Width - Right, Y(value));
                AppendText(svg, Left - 8, Y(value) + 4, "end", Number(value), "");
            }

            for (int decade = 0; decade <= decades; decade++)
            {
                double x = X(Math.Pow(10, decade));
                AppendLine(svg, x, Top, x, Height - Bottom);
                AppendText(svg, x, Height - Bottom + 20, "middle", Number(Math.Pow(10, decade)), "");
            }

            AppendText(svg, (Left + Width - Right) / 2, Height - 12, "middle", xLabel, "");
            AppendText(svg, 0, 0, "middle", yLabel, FormattableString.Invariant($"transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\""));
            double[] labels = Spread(lines.Select(line => Y(line.Points[^1].Y)).ToArray());
            for (int i = 0; i < lines.Count; i++)
            {
                string color = s_colors[i % s_colors.Length];
                string points = string.Join(" ", lines[i].Points.Select(point => FormattableString.Invariant($"{X(point.X):0.#},{Y(point.Y):0.#}")));
                svg.Append("<polyline fill=\"none\" stroke=\"" + color + "\" stroke-width=\"2\" points=\"" + points + "\"/>\n");
                foreach ((double x, double y) in lines[i].Points)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"3.5\" fill=\"{color}\"/>\n");
                }

                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(lines[i].Points[^1].X) + 5:0.#} {Y(lines[i].Points[^1].Y):0.#}L{Width - Right + 14} {labels[i]:0.#}\" stroke=\"{color}\" stroke-opacity=\".6\" fill=\"none\"/>\n");
                AppendText(svg, Width - Right + 18, labels[i] + 4, "start", lines[i].Name, "");
            }

            return svg.Append("</svg>\n").ToString();
        }

        // Keeps the labels at the ends of the lines from lying over each other.
        private static double[] Spread(double[] wanted)
        {
            const double Least = 18;
            double[] placed = (double[])wanted.Clone();
            int[] order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
            for (int i = 1; i < order.Length; i++)
            {
                placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + Least);
            }

            double over = order.Length == 0 ? 0 : placed[order[^1]] - (Height - Bottom);
            for (int i = order.Length - 1; over > 0 && i >= 0; i--)
            {
                double most = i == order.Length - 1 ? Height - Bottom : placed[order[i + 1]] - Least;
                placed[order[i]] = Math.Min(placed[order[i]], most);
            }

            return placed;
        }

        // 1, 2 or 5 times a power of ten, so that there are some five lines.
        private static double Step(double most)
        {
            double rough = Math.Max(most, 1e-9) / 5;
            double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            double factor = rough / power;
            return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
        }

        private static void AppendText(StringBuilder svg, double x, double y, string anchor, string text, string attributes)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" {attributes}>{Escape(text)}</text>\n");
        }

        private static void AppendLine(StringBuilder svg, double x1, double y1, double x2, double y2)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n");
        }

        private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

        private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
    }
}
