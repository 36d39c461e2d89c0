using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>How many bytes code takes in a .pe: what names a member, a type or a string takes 2 bytes there instead of 4.</summary>
    internal static class DeviceSize
    {
        public static int Of(MethodDefinition method)
        {
            return method.Body.Instructions.Sum(i => Of(i));
        }

        public static int Of(Instruction instruction)
        {
            switch (instruction.OpCode.OperandType)
            {
                case OperandType.InlineSwitch:
                    return 2 + (2 * ((Instruction[])instruction.Operand).Length);
                case OperandType.InlineString:
                case OperandType.InlineMethod:
                case OperandType.InlineField:
                case OperandType.InlineType:
                case OperandType.InlineTok:
                case OperandType.InlineBrTarget:
                    return instruction.OpCode.Size + 2;
                default:
                    return instruction.GetSize();
            }
        }
    }
}
