using System.Collections.Generic;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>The places in the code that call the hooks, for those who read a schedule.</summary>
    internal static class Sites
    {
        private static readonly List<string> s_texts = new() { "" };
        private static readonly object s_gate = new();

        public static int Add(string text)
        {
            lock (s_gate)
            {
                s_texts.Add(text);
                return s_texts.Count - 1;
            }
        }

        public static string Describe(int site)
        {
            lock (s_gate)
            {
                return s_texts[site];
            }
        }
    }
}
