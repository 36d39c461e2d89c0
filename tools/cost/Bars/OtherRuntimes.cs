using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Maitake.Cost.Bars
{
    /// <summary>What other programs measured on the same machine, from a file.</summary>
    internal static class OtherRuntimes
    {
        /// <summary>
        /// MicroPython's asyncio and this library: nanoseconds of an operation, the best of each round,
        /// <c>{"yield": {"micropython": [2309, 2290], "smallHeap": [2301, 2288], "async": [1210, 1205]}, "roundTrip": ...}</c>.
        /// </summary>
        /// <exception cref="InvalidOperationException">The file is not such a file.</exception>
        public static IReadOnlyDictionary<string, MicroPythonTimes> MicroPython(string file)
        {
            Dictionary<string, Dictionary<string, double[]>> all = Read<Dictionary<string, Dictionary<string, double[]>>>(file);
            return MicroPythonTimes.Operations.Keys.ToDictionary(name => name, name =>
            {
                if (!all.TryGetValue(name, out Dictionary<string, double[]> times) || times == null)
                {
                    throw new InvalidOperationException(file + " says nothing of " + name);
                }

                MicroPythonTimes result = new MicroPythonTimes(
                    Rounds(file, name, times, "micropython"), Rounds(file, name, times, "smallHeap"), Rounds(file, name, times, "async"));
                return result.MicroPython.Count == result.Async.Count && result.SmallHeap.Count == result.Async.Count
                    ? result
                    : throw new InvalidOperationException(file + ": " + name + " needs as many rounds of each");
            });
        }

        /// <summary>Writes such a file.</summary>
        public static void Write(string file, IReadOnlyDictionary<string, MicroPythonTimes> all)
        {
            // A row for each, which a person can read.
            IEnumerable<string> operations = all.Select(operation => "  \"" + operation.Key + "\": {\n" + string.Join(
                ",\n",
                Row("micropython", operation.Value.MicroPython), Row("smallHeap", operation.Value.SmallHeap), Row("async", operation.Value.Async)) + "\n  }");
            File.WriteAllText(file, "{\n" + string.Join(",\n", operations) + "\n}\n");
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

        private static double[] Rounds(string file, string operation, Dictionary<string, double[]> times, string whose)
        {
            return times.TryGetValue(whose, out double[] rounds) && rounds is { Length: > 0 } && rounds.All(time => time > 0)
                ? rounds
                : throw new InvalidOperationException(file + ": " + operation + " has no times for " + whose + ", and needs some for each of micropython, smallHeap and async");
        }

        private static string Row(string whose, IEnumerable<double> rounds)
        {
            return "    \"" + whose + "\": [" + string.Join(", ", rounds.Select(time => time.ToString("0.#", CultureInfo.InvariantCulture))) + "]";
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
