using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Maitake.Cost.Timing
{
    /// <summary>
    /// Times a program by what it prints: <c>begin 1000 name</c> before so many operations, <c>end</c> after them, and <c>all measured</c> at its end. It does
    /// nothing for a while after each mark, so that it does not matter when exactly the clock is read. Other lines mean nothing.
    /// </summary>
    internal sealed class MarkReader
    {
        private const string Begin = "begin ";
        private const string End = "end";
        private const string Last = "all measured";

        // What a program may do between two looks at its clock and still be called idle.
        private const double Idle = 200_000;

        private readonly Func<double> _clock;
        private readonly Action _wait;
        private readonly Dictionary<string, List<double>> _samples = new();
        private readonly List<string> _tail = new();
        private string _name;
        private int _operations;
        private double _begin;
        private bool _isLate;
        private bool _isComplete;

        /// <param name="clock">The program's time in nanoseconds.</param>
        /// <param name="wait">Waits for a moment, shorter than the program's pauses.</param>
        public MarkReader(Func<double> clock, Action wait)
        {
            _clock = clock;
            _wait = wait;
        }

        /// <summary>Samples that were not taken, because the program was no longer idle when its clock was read.</summary>
        public int Dropped { get; private set; }

        /// <summary>Takes a line, at the time it is printed.</summary>
        /// <exception cref="InvalidOperationException">It is a mark out of place.</exception>
        public void Read(string line)
        {
            line = line.TrimEnd('\r');
            _tail.Add(line);
            if (_tail.Count > 10)
            {
                _tail.RemoveAt(0);
            }

            if (line.StartsWith(Begin, StringComparison.Ordinal))
            {
                double now = _clock();
                string[] parts = line.Split(' ', 3);
                if (_name != null || parts.Length != 3 || parts[2].Length == 0 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _operations)
                    || _operations == 0)
                {
                    throw Misplaced(line);
                }

                _name = parts[2];
                _begin = now;
                _wait();
                _isLate = _clock() - now > Idle;
            }
            else if (line == End)
            {
                Add(_clock(), line);
            }
            else if (line == Last)
            {
                _isComplete = true;
            }
        }

        /// <summary>The nanoseconds of one operation, for each name, in the order in which they were taken.</summary>
        /// <exception cref="InvalidOperationException">The program did not get to its end.</exception>
        public IReadOnlyDictionary<string, List<double>> Complete()
        {
            return _isComplete && _name == null
                ? _samples
                : throw new InvalidOperationException("The program did not get to its end:\n" + string.Join("\n", _tail));
        }

        private void Add(double now, string line)
        {
            if (_name == null)
            {
                throw Misplaced(line);
            }

            if (_isLate)
            {
                Dropped++;
            }
            else
            {
                if (!_samples.TryGetValue(_name, out List<double> samples))
                {
                    _samples.Add(_name, samples = new List<double>());
                }

                samples.Add((now - _begin) / _operations);
            }

            _name = null;
        }

        private static InvalidOperationException Misplaced(string line) => new("A mark out of place: " + line);
    }
}
