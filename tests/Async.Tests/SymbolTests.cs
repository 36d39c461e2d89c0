using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Async.Tests
{
    /// <summary>What a debugger needs survives the weaving.</summary>
    [TestClass]
    public class SymbolTests
    {
        [TestMethod]
        [DataRow("release-cases")]
        [DataRow("debug-cases")]
        public void Every_statement_keeps_its_sequence_point(string cases)
        {
            using ModuleDefinition unwoven = Read(Outputs.Get(cases + "-unwoven"));
            using ModuleDefinition woven = Read(Outputs.Get(cases));
            int compared = 0;
            foreach (TypeDefinition machine in unwoven.GetTypes().Where(t => t.Interfaces.Any(i => i.InterfaceType.Name == "IAsyncStateMachine")))
            {
                MethodDefinition before = machine.Methods.Single(m => m.Name == "MoveNext");
                MethodDefinition after = woven.GetType(machine.FullName).Methods.Single(m => m.Name == "Resume");
                string[] expected = Visible(before);
                string[] actual = Visible(after);
                Assert.AreEqual(string.Join(" ", expected), string.Join(" ", actual), machine.FullName);
                compared += actual.Length;

                // Each is at an instruction that exists, in order, and none is there twice.
                HashSet<int> offsets = new HashSet<int>(after.Body.Instructions.Select(i => i.Offset));
                int last = -1;
                foreach (SequencePoint point in after.DebugInformation.SequencePoints)
                {
                    Assert.Contains(point.Offset, offsets, machine.FullName);
                    Assert.IsGreaterThan(last, point.Offset, machine.FullName);
                    last = point.Offset;
                }
            }

            Assert.IsGreaterThan(1000, compared);
        }

        [TestMethod]
        public void A_statement_after_an_await_is_where_its_call_is()
        {
            // Not only the set of lines: a point has to be at the code of its own line.
            string source = @"using System; using Maitake;
static class Program { static async Future Run(int x) {
    Console.WriteLine(""three"");
    await Futures.Yield(x);
    Console.WriteLine(""five"");
    try {
        await Futures.YieldNow();
        Console.WriteLine(""eight"");
    }
    finally {
        Console.WriteLine(""eleven"");
    }
    await Run(x - 1);
    Console.WriteLine(""fourteen"");
} }";
            Dictionary<string, int> lines = new Dictionary<string, int> { { "three", 3 }, { "five", 5 }, { "eight", 8 }, { "eleven", 11 }, { "fourteen", 14 } };
            foreach (bool optimize in new[] { true, false })
            {
                DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("symbols-" + optimize));
                compiler.Compile(source, optimize).Weave();
                Assert.IsEmpty(compiler.Errors);
                using ModuleDefinition woven = Read(compiler.Woven);
                MethodDefinition resume = woven.GetTypes().SelectMany(t => t.Methods).Single(m => m.Name == "Resume");
                int found = 0;
                foreach (Instruction load in resume.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr))
                {
                    SequencePoint point = resume.DebugInformation.SequencePoints.Last(p => p.Offset <= load.Offset);
                    Assert.AreEqual(lines[(string)load.Operand], point.StartLine);
                    found++;
                }

                Assert.AreEqual(lines.Count, found);
            }
        }

        [TestMethod]
        public void Names_of_locals_survive()
        {
            string source = @"using System; using Maitake;
static class Program { static async Future<int> Run(int x) {
    int kept = x + 1;
    await Futures.YieldNow();
    int shortLived = kept * 2;
    Console.WriteLine(shortLived.ToString());
    return kept;
} }";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("locals"));
            compiler.Compile(source, false).Weave();
            using ModuleDefinition woven = Read(compiler.Woven);
            TypeDefinition machine = woven.GetTypes().Single(t => t.Methods.Any(m => m.Name == "Resume"));
            Assert.IsTrue(machine.Fields.Any(f => f.Name.StartsWith("<kept>")));
            Assert.IsTrue(machine.Fields.Any(f => f.Name.StartsWith("<shortLived>")));
            MethodDefinition resume = machine.Methods.Single(m => m.Name == "Resume");
            Assert.IsTrue(resume.CustomDebugInformations.Any(c => c is StateMachineScopeDebugInformation));
        }

        private static string[] Visible(MethodDefinition method)
        {
            return method.DebugInformation.SequencePoints.Where(p => !p.IsHidden).Select(p => p.StartLine + ":" + p.StartColumn + "-" + p.EndLine + ":" + p.EndColumn).ToArray();
        }

        private static ModuleDefinition Read(string path)
        {
            return ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider(), InMemory = true });
        }
    }
}
