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

                loop.Body.MaxStackSize += 2;
            };
        }

        public static Instruction[] Nops(int count)
        {
            return Enumerable.Range(0, count).Select(_ => Instruction.Create(OpCodes.Nop)).ToArray();
        }

        /// <summary>An object in the first of each 256 times that this is executed.</summary>
        public static Instruction[] NewObjectInEach256(ModuleDefinition module)
        {
            FieldDefinition count = new FieldDefinition("s_inserted", FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int32);
            module.GetType("Maitake.Scheduler").Fields.Add(count);
            Instruction end = Instruction.Create(OpCodes.Nop);
            return new[]
            {
                Instruction.Create(OpCodes.Ldsfld, count), Instruction.Create(OpCodes.Ldc_I4_1), Instruction.Create(OpCodes.Add), Instruction.Create(OpCodes.Stsfld, count),
                Instruction.Create(OpCodes.Ldsfld, count), Instruction.Create(OpCodes.Ldc_I4, 255), Instruction.Create(OpCodes.And), Instruction.Create(OpCodes.Brtrue, end),
            }.Concat(NewObject(module)).Append(end).ToArray();
        }

        public static Instruction[] NewObject(ModuleDefinition module)
        {
            MethodReference constructor = module.GetMemberReferences().OfType<MethodReference>()
                .Single(method => method.DeclaringType.FullName == "System.Object" && method.Name == ".ctor");
            return new[] { Instruction.Create(OpCodes.Newobj, constructor), Instruction.Create(OpCodes.Pop) };
        }
    }
}
