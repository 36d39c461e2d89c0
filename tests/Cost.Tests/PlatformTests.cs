using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Cost.Counting;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Cost.Tests
{
    /// <summary>What the tool takes members of the core library for, beside the real one.</summary>
    [TestClass]
    public class PlatformTests
    {
        [TestMethod]
        public void MembersOfTheCoreLibrary_CostWhatTheRealOnesDo()
        {
            using AssemblyDefinition core = Core();
            Dictionary<string, MethodDefinition> methods = core.MainModule.GetTypes().SelectMany(type => type.Methods).ToDictionary(Key);
            foreach ((string key, int instructions) in PlatformCosts.Instructions)
            {
                Assert.IsTrue(methods.TryGetValue(key, out MethodDefinition method), "the core library has no " + key);
                Assert.AreEqual(Instructions(method), instructions, key);
            }
        }

        [TestMethod]
        public void ClassesOfTheCoreLibrary_AreAsLargeAsTheRealOnes()
        {
            using AssemblyDefinition core = Core();
            foreach ((string name, int fields) in PlatformCosts.FieldCounts)
            {
                int count = 0;
                for (TypeDefinition type = core.MainModule.GetType(name); type != null; type = type.BaseType?.Resolve())
                {
                    count += type.Fields.Count(field => !field.IsStatic);
                }

                Assert.AreEqual(count, fields, name);
            }
        }

        // None of those listed branches: all of a body is executed, once.
        private static int Instructions(MethodDefinition method)
        {
            if (!method.HasBody)
            {
                return 0;
            }

            int sum = 0;
            foreach (Instruction instruction in method.Body.Instructions)
            {
                Assert.IsFalse(instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Throw, method.FullName + " branches");
                sum += 1 + (instruction.Operand is MethodReference callee ? Instructions(callee.Resolve()) : 0);
            }

            return sum;
        }

        private static string Key(MethodDefinition method) => PlatformCosts.Key(method) + (method.Name is "op_Explicit" or "op_Implicit" ? method.ReturnType.FullName : "");

        private static AssemblyDefinition Core()
        {
            string file = Environment.GetEnvironmentVariable("NANO_MSCORLIB");
            if (string.IsNullOrEmpty(file))
            {
                Assert.Inconclusive("skipped: NANO_MSCORLIB is not set");
            }

            DefaultAssemblyResolver resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(System.IO.Path.GetDirectoryName(file));
            return AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = resolver });
        }
    }
}
