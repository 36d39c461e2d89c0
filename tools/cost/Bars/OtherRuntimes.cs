using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Maitake.Cost.Bars
{
    /// <summary>What other programs measured on the same machine, from a file.</summary>
    internal static class OtherRuntimes
    {
        /// <summary>MicroPython: nanoseconds of an operation, <c>{"yield": 2700, "roundTrip": 33500}</c>.</summary>
        /// <exception cref="InvalidOperationException">The file is not such a file.</exception>
        public static IReadOnlyDictionary<string, double> MicroPython(string file)
        {
            Dictionary<string, double> times = Read<Dictionary<string, double>>(file);
            foreach (string name in new[] { "yield", "roundTrip" })
            {
                if (!times.TryGetValue(name, out double time) || !(time > 0))
                {
                    throw new InvalidOperationException(file + " says nothing of " + name);
                }
            }

            return times;
        }

        /// <summary>Rust's maitake: nanoseconds of each operation, theirs and ours, <c>{"yield": {"maitake": 50, "byHand": 40, "async": 48}}</c>.</summary>
        /// <exception cref="InvalidOperationException">The file is not such a file.</exception>
        public static IReadOnlyDictionary<string, (double Theirs, double ByHand, double Async)> Rust(string file)
        {
            Dictionary<string, (double, double, double)> all = new();
            foreach ((string name, Dictionary<string, double> times) in Read<Dictionary<string, Dictionary<string, double>>>(file))
            {
                all.Add(name, (Time(file, name, times, "maitake"), Time(file, name, times, "byHand"), Time(file, name, times, "async")));
            }

            return all.Count > 0 ? all : throw new InvalidOperationException(file + " holds no times");
        }

        private static double Time(string file, string operation, Dictionary<string, double> times, string whose)
        {
            return times.TryGetValue(whose, out double time) && time > 0
                ? time
                : throw new InvalidOperationException(file + ": " + operation + " has no time for " + whose + ", and needs one for each of maitake, byHand and async");
        }

        private static T Read<T>(string file)
        {
            try
            {
                return JsonSerializer.Deserialize<T>(File.ReadAllText(file)) ?? throw new InvalidOperationException(file + " is empty");
            }
            catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
            {
                throw new InvalidOperationException("Not a file of times: " + file + ": " + exception.Message, exception);
            }
        }
    }
}
