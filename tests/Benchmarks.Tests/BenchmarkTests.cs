using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Benchmarks.Tests
{
    /// <summary>Every benchmark runs, once and untimed, so that none is found broken by the one who wants its time.</summary>
    [TestClass]
    public class BenchmarkTests
    {
        private static readonly Type[] s_classes = typeof(YieldBenchmarks).Assembly.GetTypes().Where(type => Benchmarks(type).Any()).ToArray();

        public static IEnumerable<object[]> All => s_classes.SelectMany(type => Benchmarks(type).Select(method => new object[] { type.Name, method.Name }));

        [TestMethod]
        [DynamicData(nameof(All))]
        [Timeout(120_000)]
        public async System.Threading.Tasks.Task ABenchmark_Runs(string type, string method)
        {
            Type benchmarks = s_classes.Single(c => c.Name == type);
            object instance = Activator.CreateInstance(benchmarks);
            await Call<GlobalSetupAttribute>(instance);
            await Call(instance, benchmarks.GetMethod(method));

            // The tables of BenchmarkDotNet come from more than one run of each.
            await Call(instance, benchmarks.GetMethod(method));
            await Call<GlobalCleanupAttribute>(instance);
        }

        [TestMethod]
        public void EachGroup_HasOneBaselineAndNamesThatDiffer()
        {
            Assert.IsGreaterThan(8, s_classes.Length);
            foreach (Type type in s_classes)
            {
                List<BenchmarkAttribute> benchmarks = Benchmarks(type).Select(method => method.GetCustomAttribute<BenchmarkAttribute>()).ToList();
                Assert.AreEqual(1, benchmarks.Count(benchmark => benchmark.Baseline), type.Name);
                Assert.AreEqual(benchmarks.Count, benchmarks.Select(benchmark => benchmark.Description).Distinct().Count(), type.Name);
                Assert.IsTrue(benchmarks.All(benchmark => benchmark.Description != null && benchmark.OperationsPerInvoke > 0), type.Name);
                Assert.HasCount(1, type.GetCustomAttribute<BenchmarkCategoryAttribute>().Categories, type.Name);
            }

            List<string> categories = s_classes.Select(type => type.GetCustomAttribute<BenchmarkCategoryAttribute>().Categories.Single()).ToList();
            CollectionAssert.AllItemsAreUnique(categories);
        }

        private static IEnumerable<MethodInfo> Benchmarks(Type type) => type.GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() != null);

        private static async System.Threading.Tasks.Task Call<T>(object instance)
            where T : Attribute
        {
            foreach (MethodInfo method in instance.GetType().GetMethods().Where(method => method.GetCustomAttribute<T>() != null))
            {
                await Call(instance, method);
            }
        }

        private static async System.Threading.Tasks.Task Call(object instance, MethodInfo method)
        {
            object result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
            if (result is System.Threading.Tasks.Task task)
            {
                await task;
            }
        }
    }
}
