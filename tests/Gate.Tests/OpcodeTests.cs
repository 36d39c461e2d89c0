using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MethodAttributes = Mono.Cecil.MethodAttributes;
using OpCode = Mono.Cecil.Cil.OpCode;
using OpCodes = Mono.Cecil.Cil.OpCodes;
using TypeAttributes = Mono.Cecil.TypeAttributes;

namespace Maitake.Gate.Tests
{
    /// <summary>Instructions that C# hardly writes, and those that it writes all the time, put into a method by hand.</summary>
    [TestClass]
    public class OpcodeTests
    {
        private static readonly OpCode[] s_all = typeof(OpCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (OpCode)field.GetValue(null))
            .ToArray();

        private static readonly HashSet<Code> s_missing = new()
        {
            Code.Arglist, Code.Ckfinite, Code.Cpblk, Code.Initblk, Code.Localloc, Code.Readonly, Code.Refanytype,
        };

        [TestMethod]
        public void OfTheInstructionsWithoutOperand_JustTheMissingOnesAreReported()
        {
            foreach (var opcode in s_all)
            {
                if (opcode.OperandType != OperandType.InlineNone || opcode.Name.Contains(".ovf") || opcode.Code == Code.Volatile)
                {
                    continue;
                }

                var reported = Check(opcode).Select(violation => violation.Rule).ToArray();
                var expected = s_missing.Contains(opcode.Code) ? new[] { Rule.Opcode } : [];
                CollectionAssert.AreEqual(expected, reported, opcode.Name);
            }
        }

        [TestMethod]
        public void EveryCheckedInstruction_IsReported()
        {
            foreach (var opcode in s_all)
            {
                if (opcode.Name.Contains(".ovf"))
                {
                    Assert.AreEqual(Rule.Checked, Check(opcode).Single().Rule, opcode.Name);
                }
            }
        }

        private static IReadOnlyList<Violation> Check(OpCode opcode)
        {
            var folder = Directory.CreateTempSubdirectory("gate-");
            try
            {
                var file = Path.Combine(folder.FullName, "Written.dll");
                using (var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Written", new()), "Written", ModuleKind.Dll))
                {
                    // Never run, so it may leave anything on the stack.
                    var module = assembly.MainModule;
                    var type = new TypeDefinition(string.Empty, "A", TypeAttributes.Class);
                    var method = new MethodDefinition("F", MethodAttributes.Static, module.TypeSystem.Void);
                    method.Body.GetILProcessor().Append(Instruction.Create(opcode));
                    type.Methods.Add(method);
                    module.Types.Add(type);
                    assembly.Write(file);
                }

                return GateRunner.Check([file], [Snippet.Device], hot: false);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
