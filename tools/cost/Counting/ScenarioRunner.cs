using System;
using System.Collections.Generic;
using System.Reflection;
using Maitake.Cost.Results;

namespace Maitake.Cost.Counting
{
    /// <summary>Runs the scenarios of a set of device assemblies.</summary>
    internal sealed class ScenarioRunner
    {
        /// <summary>The assembly with the scenarios.</summary>
        public const string Assembly = "CostScenarios";

        private const string Namespace = "Maitake.Cost.Scenarios.";
        private const int WarmUps = 2;

        private readonly DeviceAssemblies _assemblies;

        public ScenarioRunner(DeviceAssemblies assemblies)
        {
            _assemblies = assemblies;
        }

        /// <summary>What the library's operations cost.</summary>
        public List<Measurement> Library(Func<string, bool> filter) => Run("Library", filter);

        /// <summary>What the platform's cost.</summary>
        public List<Measurement> Platform(Func<string, bool> filter) => Run("Platform", filter);

        /// <summary>What objects take.</summary>
        public List<Measurement> Memory(Func<string, bool> filter) => Run("Memory", filter);

        private List<Measurement> Run(string list, Func<string, bool> filter)
        {
            MethodInfo method = _assemblies.Type(Assembly, Namespace + "Catalogue").GetMethod(list);
            List<Measurement> results = new List<Measurement>();
            foreach (object scenario in (Array)method.Invoke(null, null))
            {
                Scenario wrapped = new Scenario(scenario);
                if (filter(wrapped.Name))
                {
                    results.Add(Measure(wrapped));
                }
            }

            return results;
        }

        private Measurement Measure(Scenario scenario)
        {
            try
            {
                scenario.SetUp();
                for (int i = 0; i < WarmUps; i++)
                {
                    scenario.Before(scenario.Many);
                    scenario.Run(scenario.Many);
                    scenario.After(scenario.Many);
                }

                Tally few = Sum(scenario, scenario.Few);
                Tally many = Sum(scenario, scenario.Many);
                int operations = (scenario.Many - scenario.Few) * scenario.Rounds;
                scenario.TearDown();
                return new Measurement(scenario.Name, scenario.Series, scenario.Size, scenario.Allocates, (many - few) * (1.0 / operations));
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException(scenario.Name + ": " + exception.Message, exception);
            }
        }

        private Tally Sum(Scenario scenario, int operations)
        {
            Tally sum = default;
            for (int round = 0; round < scenario.Rounds; round++)
            {
                scenario.Before(operations);
                sum += _assemblies.Count(() => scenario.Run(operations));
                scenario.After(operations);
            }

            return sum;
        }

        // The members of a scenario, which is of a type that this assembly does not know.
        private sealed class Scenario
        {
            private readonly object _scenario;

            public Scenario(object scenario)
            {
                _scenario = scenario;
                SetUp = Bind<Action>("SetUp");
                Before = Bind<Action<int>>("Before");
                Run = Bind<Action<int>>("Run");
                After = Bind<Action<int>>("After");
                TearDown = Bind<Action>("TearDown");
            }

            public Action SetUp { get; }

            public Action<int> Before { get; }

            public Action<int> Run { get; }

            public Action<int> After { get; }

            public Action TearDown { get; }

            public string Name => Read<string>("Name");

            public string Series => Read<string>("Series");

            public int Size => Read<int>("Size");

            public bool Allocates => Read<bool>("Allocates");

            public int Few => Read<int>("Few");

            public int Many => Read<int>("Many");

            public int Rounds => Read<int>("Rounds");

            private T Bind<T>(string method)
                where T : Delegate
            {
                return _scenario.GetType().GetMethod(method).CreateDelegate<T>(_scenario);
            }

            private T Read<T>(string property) => (T)_scenario.GetType().GetProperty(property).GetValue(_scenario);
        }
    }
}
