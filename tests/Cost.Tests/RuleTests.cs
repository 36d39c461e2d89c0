using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Results;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Cost.Tests
{
    /// <summary>The rules by which the tool counts. The numbers are those of the counters of a nanoCLR 1.17, save the bytes, which are computed for 32 bits.</summary>
    [TestClass]
    public class RuleTests
    {
        private static Dictionary<string, Tally> s_costs;

        [ClassInitialize]
        public static void Count(TestContext context)
        {
            s_costs = new ScenarioRunner(new DeviceAssemblies(Fixture.Device, null)).Platform(_ => true)
                .ToDictionary(measurement => measurement.Name, measurement => measurement.Cost);
        }

        [TestMethod]
        [DataRow("empty loop", 7, 0, 0, 0)]
        [DataRow("static call", 9, 0, 0, 0)]
        [DataRow("instance call", 10, 0, 0, 0)]
        [DataRow("virtual call", 10, 0, 0, 0)]
        [DataRow("interface call", 10, 0, 0, 0)]
        [DataRow("delegate call", 11, 0, 0, 0)]
        [DataRow("property", 15, 0, 0, 0)]
        [DataRow("new object", 11, 1, 1, 12)]
        [DataRow("new object of 3 fields", 14, 1, 4, 48)]
        [DataRow("new object of a derived class", 17, 2, 10, 120)]
        [DataRow("object array of 5", 11, 1, 7, 84)]
        [DataRow("int array of 5", 11, 1, 3, 48)]
        [DataRow("byte array of 5", 11, 1, 2, 36)]
        [DataRow("long array of 5", 11, 1, 3, 60)]
        [DataRow("boxed int", 11, 1, 2, 24)]
        [DataRow("boxed enum", 11, 1, 2, 24)]
        [DataRow("string literal", 10, 1, 1, 12)]
        [DataRow("delegate of an instance method", 12, 1, 3, 36)]
        [DataRow("delegate of a static method", 12, 1, 3, 36)]
        [DataRow("struct local in a callee", 25, 3, 9, 108)]
        [DataRow("struct returned", 13, 1, 3, 36)]
        [DataRow("struct passed", 17, 3, 9, 108)]
        [DataRow("struct by reference", 17, 0, 0, 0)]
        [DataRow("new struct", 19, 1, 3, 36)]
        [DataRow("boxed struct", 12, 2, 6, 72)]
        [DataRow("struct field in place", 15, 0, 0, 0)]
        [DataRow("struct field copied", 12, 1, 3, 36)]
        [DataRow("time span", 23, 0, 0, 0)]
        [DataRow("interlocked", 18, 0, 0, 0)]
        [DataRow("lock", 22, 0, 0, 0)]
        [DataRow("try and finally", 22, 0, 0, 0)]
        [DataRow("current thread", 10, 0, 0, 0)]
        [DataRow("event set and waited for", 20, 0, 0, 0)]
        [DataRow("struct in a static field copied", 10, 1, 3, 36)]
        [DataRow("struct array of 5", 11, 6, 22, 264)]
        [DataRow("struct in an array copied", 13, 2, 6, 72)]
        [DataRow("struct in an array in place", 13, 0, 0, 0)]
        [DataRow("struct loaded through a reference", 11, 2, 6, 72)]
        [DataRow("struct unboxed", 12, 3, 9, 108)]
        [DataRow("struct unboxed in place", 13, 1, 3, 36)]
        [DataRow("time span array of 5", 11, 1, 7, 84)]
        [DataRow("enum array of 5", 11, 1, 3, 48)]
        public void ARule_CountsWhatTheInterpreterDoes(string scenario, int instructions, int objects, int wideBlocks, int bytes)
        {
            Tally cost = s_costs[scenario];
            Assert.AreEqual(instructions, cost.Instructions);
            Assert.AreEqual(objects, cost.Objects);
            Assert.AreEqual(wideBlocks, cost.WideBlocks);
            Assert.AreEqual(bytes, cost.Bytes);
        }

        [TestMethod]
        [DataRow("exception thrown and caught", 23)]
        [DataRow("exception thrown by a callee", 24)]
        public void AnException_IsTwoObjects(string scenario, int instructions)
        {
            Assert.AreEqual(instructions, s_costs[scenario].Instructions);
            Assert.AreEqual(2, s_costs[scenario].Objects);
        }

        [TestMethod]
        [DataRow("empty loop", 0, 0, 0, 0)]
        [DataRow("static call", 1, 0, 0, 0)]
        [DataRow("instance call", 1, 0, 0, 0)]
        [DataRow("virtual call", 1, 1, 0, 0)]
        [DataRow("interface call", 1, 1, 0, 0)]
        [DataRow("property", 1, 0, 0, 0)]
        [DataRow("delegate call", 1, 0, 0, 0)]
        [DataRow("new object of 3 fields", 2, 0, 0, 0)]
        [DataRow("interlocked", 2, 0, 2, 0)]
        [DataRow("lock", 2, 0, 0, 1)]
        [DataRow("event set and waited for", 2, 1, 0, 0)]
        public void Calls_AreCountedByKind(string scenario, int calls, int virtualCalls, int interlocked, int locks)
        {
            Tally cost = s_costs[scenario];
            Assert.AreEqual(calls, cost.Calls);
            Assert.AreEqual(virtualCalls, cost.VirtualCalls);
            Assert.AreEqual(interlocked, cost.Interlocked);
            Assert.AreEqual(locks, cost.Locks);
        }

        [TestMethod]
        public void AMemberOfThePlatformThatNobodyKnows_StopsTheCount()
        {
            InvalidOperationException exception = Assert.ThrowsExactly<InvalidOperationException>(
                () => Fixture.Library(Fixture.BeforeEachPoll(AskForText), "yield, 1 task"));
            Assert.AreEqual("yield, 1 task: It is not known what System.Object::ToString() costs", exception.Message);
        }

        [TestMethod]
        public void WhatIsInserted_IsCountedToTheInstruction()
        {
            double before = Fixture.Library(only: "yield, 1 task")[0].Cost.Instructions;
            Assert.AreEqual(before + 7, Fixture.Library(Fixture.BeforeEachPoll(_ => Fixture.Nops(7)), "yield, 1 task")[0].Cost.Instructions, 1e-9);
        }

        private static Instruction[] AskForText(ModuleDefinition module)
        {
            MethodReference toString = new MethodReference("ToString", module.TypeSystem.String, module.TypeSystem.Object) { HasThis = true };
            return new[] { Instruction.Create(OpCodes.Ldarg_0), Instruction.Create(OpCodes.Callvirt, toString), Instruction.Create(OpCodes.Pop) };
        }
    }
}
