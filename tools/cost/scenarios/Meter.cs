using System;

namespace Maitake.Cost.Scenarios
{
    /// <summary>
    /// Prints a table. Counts come from the interpreter's counters, where it has any: <c>long.Parse("@@il")</c> then gives a number. Times
    /// are multiples of the first row's, so that they compare within one run.
    /// </summary>
    public sealed class Meter
    {
        private const int NameWidth = 50;

        // Short samples, so that some of them are not disturbed by other programs; but a coarse clock needs long ones.
        private const long LeastSampleTime = 2 * TimeSpan.TicksPerMillisecond;
        private const int StepsPerSample = 20;
        private const int MostSamples = 24;
        private const int LeastSamples = 2;

        private readonly bool _counts;
        private readonly long _sampleTime;
        private readonly int _samples;
        private double _unit;
        private long _il;
        private long _objects;
        private long _blocks;
        private long _events;

        public Meter()
        {
            try
            {
                long.Parse("@@il");
                _counts = true;
            }
            catch (Exception)
            {
                _counts = false;
            }

            long step = ClockStep();
            _sampleTime = step * StepsPerSample > LeastSampleTime ? step * StepsPerSample : LeastSampleTime;
            _samples = (int)(MostSamples * LeastSampleTime / _sampleTime);
            if (_samples < LeastSamples)
            {
                _samples = LeastSamples;
            }

            Console.WriteLine(Cell("per operation", NameWidth) + "|       IL |  objects |   blocks |   events |    time");
        }

        /// <summary>Prints what the times are multiples of.</summary>
        public void PrintUnit()
        {
            Console.WriteLine("one unit of time is " + Number((long)(_unit * 10000), 0) + " ns");
        }

        /// <summary>Measures and prints.</summary>
        public void Print(Scenario[] scenarios)
        {
            for (int i = 0; i < scenarios.Length; i++)
            {
                Print(scenarios[i]);

                // What was made for it is of no use any more.
                scenarios[i] = null;
            }
        }

        private void Print(Scenario scenario)
        {
            scenario.SetUp();
            for (int i = 0; i < 2; i++)
            {
                scenario.Before(scenario.Many);
                scenario.Run(scenario.Many);
                scenario.After(scenario.Many);
            }

            string row = Cell(scenario.Name, NameWidth) + (_counts ? Counts(scenario) : "|        - |        - |        - |        - ");
            Console.WriteLine(row + "|" + (scenario.Waits ? "       -" : Number(Units(scenario), 8)));
            scenario.TearDown();
        }

        // Hundredths.
        private long Units(Scenario scenario)
        {
            double time = Time(scenario);
            if (_unit == 0)
            {
                _unit = time;
            }

            return (long)(time * 100 / _unit);
        }

        private string Counts(Scenario scenario)
        {
            _il = 0;
            _objects = 0;
            _blocks = 0;
            _events = 0;
            Add(scenario, scenario.Few, -1);
            Add(scenario, scenario.Many, 1);
            long operations = (long)(scenario.Many - scenario.Few) * scenario.Rounds;
            return "|" + Each(_il, operations) + "|" + Each(_objects, operations) + "|" + Each(_blocks, operations) + "|" + Each(_events, operations);
        }

        private static string Each(long sum, long operations)
        {
            return Number(((sum * 100) + (operations / 2)) / operations, 9) + " ";
        }

        private void Add(Scenario scenario, int operations, int sign)
        {
            for (int round = 0; round < scenario.Rounds; round++)
            {
                scenario.Before(operations);
                long il = long.Parse("@@il");
                long objects = long.Parse("@@objects");
                long blocks = long.Parse("@@blocks");
                long events = long.Parse("@@events");
                scenario.Run(operations);
                _events += sign * (long.Parse("@@events") - events);
                _blocks += sign * (long.Parse("@@blocks") - blocks);
                _objects += sign * (long.Parse("@@objects") - objects);
                _il += sign * (long.Parse("@@il") - il);
                scenario.After(operations);
            }
        }

        // By how much the time moves at once.
        private static long ClockStep()
        {
            long begin = DateTime.UtcNow.Ticks;
            long now = begin;
            while (now == begin)
            {
                now = DateTime.UtcNow.Ticks;
            }

            long next = now;
            while (next == now)
            {
                next = DateTime.UtcNow.Ticks;
            }

            return next - now;
        }

        // Of one operation, in ticks of 100 ns: the least of some samples, since other programs run on the machine too.
        private double Time(Scenario scenario)
        {
            double least = double.MaxValue;
            for (int i = 0; i < _samples; i++)
            {
                double sample = Sample(scenario);
                if (sample < least)
                {
                    least = sample;
                }
            }

            return least;
        }

        private double Sample(Scenario scenario)
        {
            long time = 0;
            long operations = 0;
            while (time < _sampleTime)
            {
                scenario.Before(scenario.Many);
                long begin = DateTime.UtcNow.Ticks;
                scenario.Run(scenario.Many);
                time += DateTime.UtcNow.Ticks - begin;
                scenario.After(scenario.Many);
                operations += scenario.Many;
            }

            return (double)time / operations;
        }

        // Hundredths, with a point.
        private static string Number(long hundredths, int width)
        {
            // Less than nothing where a collection gave event blocks back.
            long amount = hundredths < 0 ? -hundredths : hundredths;
            string text = (amount % 100).ToString();
            if (text.Length < 2)
            {
                text = "0" + text;
            }

            text = (hundredths < 0 ? "-" : "") + (amount / 100).ToString() + "." + text;
            while (text.Length < width)
            {
                text = " " + text;
            }

            return text;
        }

        private static string Cell(string text, int width)
        {
            while (text.Length < width)
            {
                text += " ";
            }

            return text;
        }
    }
}
