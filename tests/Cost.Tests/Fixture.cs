using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Cost.Counting;
using Maitake.Cost.Results;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Cost.Tests
{
    internal static class Fixture
    {
        public static string Device => Path.Combine(AppContext.BaseDirectory, "device");

        public static string BaselineFile => Path.Combine(AppContext.BaseDirectory, "baseline.json");

        /// <summary>What all of the library costs, and what its objects take.</summary>
        public static List<Measurement> Library(Action<AssemblyDefinition> patch = null, string only = null)
        {
            ScenarioRunner runner = new ScenarioRunner(new DeviceAssemblies(Device, patch));
            bool Filter(string name) => only == null || name == only;
            return runner.Library(Filter).Concat(runner.Memory(Filter)).ToList();
        }

        /// <summary>Puts instructions before each poll that the run loop makes.</summary>
        public static Action<AssemblyDefinition> BeforeEachPoll(Func<ModuleDefinition, Instruction[]> make)
        {
            return assembly =>
            {
                if (assembly.Name.Name != "Maitake")
                {
                    return;
                }

                MethodDefinition loop = assembly.MainModule.GetType("Maitake.Scheduler").Methods.Single(method => method.Name == "RunTasks");
                loop.Body.SimplifyMacros();
                Instruction poll = loop.Body.Instructions.Single(instruction => instruction.Operand is MethodReference { Name: "Poll" });
                foreach (Instruction inserted in make(assembly.MainModule))
                {
                    loop.Body.GetILProcessor().InsertBefore(poll, inserted);
                }

                loop.Body.MaxStackSize++;
            };
        }

        public static Instruction[] Nops(int count)
        {
            return Enumerable.Range(0, count).Select(_ => Instruction.Create(OpCodes.Nop)).ToArray();
        }

        public static Instruction[] NewObject(ModuleDefinition module)
        {
            MethodReference constructor = module.GetMemberReferences().OfType<MethodReference>()
                .Single(method => method.DeclaringType.FullName == "System.Object" && method.Name == ".ctor");
            return new[] { Instruction.Create(OpCodes.Newobj, constructor), Instruction.Create(OpCodes.Pop) };
        }
    }
}
