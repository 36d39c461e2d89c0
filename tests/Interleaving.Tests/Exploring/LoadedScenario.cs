using System;
using System.Linq.Expressions;
using System.Reflection;

namespace Maitake.Interleaving.Exploring
{
    /// <summary>A scenario, which is of a type that this assembly does not know.</summary>
    internal sealed class LoadedScenario
    {
        private readonly Action<object, int> _run;
        private readonly Action<object> _check;
        private readonly Func<object> _make;
        private readonly Action _prepare;

        /// <summary>Loads one.</summary>
        /// <param name="type">Its type.</param>
        /// <param name="prepare">What makes static state as good as new.</param>
        public LoadedScenario(Type type, Action prepare)
        {
            Name = type.Name;
            _prepare = prepare;
            _make = Expression.Lambda<Func<object>>(Expression.New(type)).Compile();
            ParameterExpression instance = Expression.Parameter(typeof(object));
            ParameterExpression thread = Expression.Parameter(typeof(int));
            UnaryExpression typed = Expression.Convert(instance, type);
            _run = Expression.Lambda<Action<object, int>>(Expression.Call(typed, type.GetMethod("Run"), thread), instance, thread).Compile();
            _check = Expression.Lambda<Action<object>>(Expression.Call(typed, type.GetMethod("Check")), instance).Compile();
            object one = Make();
            ThreadCount = (int)type.GetProperty("ThreadCount", BindingFlags.Public | BindingFlags.Instance).GetValue(one);
            Bound = (int)type.GetProperty("Bound", BindingFlags.Public | BindingFlags.Instance).GetValue(one);
        }

        public string Name { get; }

        public int ThreadCount { get; }

        /// <summary>The most preemptions of the orders that are run, unless somebody wants others.</summary>
        public int Bound { get; }

        /// <summary>Makes one, which sets it up.</summary>
        public object Make()
        {
            _prepare();
            return _make();
        }

        /// <summary>Runs a thread of it.</summary>
        public void Run(object scenario, int thread) => _run(scenario, thread);

        /// <summary>Throws if something is not as it has to be once all threads have ended.</summary>
        public void Check(object scenario) => _check(scenario);
    }
}
