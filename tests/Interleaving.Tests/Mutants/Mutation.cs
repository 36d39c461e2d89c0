using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Interleaving.Mutants
{
    /// <summary>Takes out of a library what makes it safe.</summary>
    internal sealed class Mutation
    {
        private readonly ModuleDefinition _module;

        public Mutation(ModuleDefinition library)
        {
            _module = library;
        }

        /// <summary>A method no longer enters the locks that it enters.</summary>
        public void Unlock(string method)
        {
            foreach (Instruction call in Calls(Find(method, "Monitor"), "Monitor"))
            {
                call.OpCode = OpCodes.Pop;
                call.Operand = null;
            }
        }

        /// <summary>A method no longer calls another; if that has a result, a number, it is 0.</summary>
        public void Skip(string method, string called)
        {
            MethodDefinition definition = Find(method, called);
            foreach (Instruction call in Calls(definition, called))
            {
                ILProcessor il = definition.Body.GetILProcessor();
                MethodReference target = (MethodReference)call.Operand;
                if (target.ReturnType.MetadataType != MetadataType.Void)
                {
                    il.InsertAfter(call, il.Create(OpCodes.Ldc_I4_0));
                }

                for (int i = target.Parameters.Count + (target.HasThis ? 1 : 0); i > 1; i--)
                {
                    il.InsertAfter(call, il.Create(OpCodes.Pop));
                }

                call.OpCode = OpCodes.Pop;
                call.Operand = null;
            }
        }

        /// <summary>In the place of what a call in a method returns, which is a number or a truth, comes a constant.</summary>
        /// <param name="method">The method.</param>
        /// <param name="called">What is called.</param>
        /// <param name="number">Which of the calls, from 0.</param>
        /// <param name="result">The constant.</param>
        public void Pretend(string method, string called, int number, int result)
        {
            MethodDefinition definition = Find(method, called);
            Instruction call = Calls(definition, called).ElementAt(number);
            ILProcessor il = definition.Body.GetILProcessor();
            il.InsertAfter(call, il.Create(OpCodes.Ldc_I4, result));
            il.InsertAfter(call, il.Create(OpCodes.Pop));
        }

        /// <summary>An exchange or a comparing exchange becomes a read, and after it a write.</summary>
        /// <param name="method">The method.</param>
        /// <param name="number">Which of its interlocked operations, from 0.</param>
        public void Split(string method, int number)
        {
            MethodDefinition definition = Find(method, "Interlocked");
            MethodBody body = definition.Body;
            body.SimplifyMacros();
            ILProcessor il = body.GetILProcessor();
            Instruction call = Calls(definition, "Interlocked").ElementAt(number);
            Instruction address = call;
            while (address.OpCode.Code is not (Code.Ldflda or Code.Ldsflda))
            {
                address = address.Previous;
            }

            FieldReference field = (FieldReference)address.Operand;
            bool isStatic = address.OpCode.Code == Code.Ldsflda;
            VariableDefinition old = Local(body, _module.TypeSystem.Int32);
            VariableDefinition value = Local(body, _module.TypeSystem.Int32);
            VariableDefinition comparand = Local(body, _module.TypeSystem.Int32);
            VariableDefinition owner = isStatic ? null : Local(body, field.DeclaringType);
            address.OpCode = OpCodes.Nop;
            address.Operand = null;
            string operation = ((MethodReference)call.Operand).Name;
            List<Instruction> inserted = new();
            if (operation == "CompareExchange")
            {
                inserted.Add(il.Create(OpCodes.Stloc, comparand));
            }

            if (operation != "Increment")
            {
                inserted.Add(il.Create(OpCodes.Stloc, value));
            }

            if (!isStatic)
            {
                inserted.Add(il.Create(OpCodes.Stloc, owner));
                inserted.Add(il.Create(OpCodes.Ldloc, owner));
            }

            inserted.Add(il.Create(isStatic ? OpCodes.Ldsfld : OpCodes.Ldfld, field));
            inserted.Add(il.Create(OpCodes.Stloc, old));
            Instruction end = il.Create(OpCodes.Ldloc, operation == "Increment" ? value : old);
            if (operation == "Increment")
            {
                inserted.Add(il.Create(OpCodes.Ldloc, old));
                inserted.Add(il.Create(OpCodes.Ldc_I4_1));
                inserted.Add(il.Create(OpCodes.Add));
                inserted.Add(il.Create(OpCodes.Stloc, value));
            }
            else if (operation == "CompareExchange")
            {
                inserted.Add(il.Create(OpCodes.Ldloc, old));
                inserted.Add(il.Create(OpCodes.Ldloc, comparand));
                inserted.Add(il.Create(OpCodes.Bne_Un, end));
            }

            if (!isStatic)
            {
                inserted.Add(il.Create(OpCodes.Ldloc, owner));
            }

            inserted.Add(il.Create(OpCodes.Ldloc, value));
            inserted.Add(il.Create(isStatic ? OpCodes.Stsfld : OpCodes.Stfld, field));
            inserted.Add(end);
            Instruction last = call;
            foreach (Instruction instruction in inserted)
            {
                il.InsertAfter(last, instruction);
                last = instruction;
            }

            call.OpCode = OpCodes.Nop;
            call.Operand = null;
            body.MaxStackSize += 3;
        }

        /// <summary>A method that ends with writing something to a field of an argument does so at its beginning, too.</summary>
        public void WriteFirst(string method, string field)
        {
            MethodDefinition definition = Find(method, null);
            Instruction write = definition.Body.Instructions.Last(instruction => instruction.OpCode == OpCodes.Stfld && ((FieldReference)instruction.Operand).Name == field);
            Copy(definition, write, definition.Body.Instructions[0]);
        }

        /// <summary>A method writes a field earlier than it does: before it first reads the other.</summary>
        public void WriteBefore(string method, string field, string read)
        {
            MethodDefinition definition = Find(method, null);
            Instruction write = definition.Body.Instructions.Last(instruction => instruction.OpCode == OpCodes.Stfld && ((FieldReference)instruction.Operand).Name == field);

            // The owner of the field that is read is loaded, and kept for the write, right before.
            Instruction before = definition.Body.Instructions.First(instruction => instruction.OpCode == OpCodes.Ldfld && ((FieldReference)instruction.Operand).Name == read);
            while (before.OpCode.Code is not (>= Code.Ldloc_0 and <= Code.Ldloc_3 or Code.Ldloc_S or Code.Ldloc))
            {
                before = before.Previous;
            }

            Copy(definition, write, before);
        }

        // Copies a store of something simple to a field of something simple.
        private static void Copy(MethodDefinition method, Instruction write, Instruction before)
        {
            ILProcessor il = method.Body.GetILProcessor();
            foreach (Instruction instruction in new[] { write.Previous.Previous, write.Previous, write })
            {
                Instruction copy = il.Create(OpCodes.Nop);
                copy.OpCode = instruction.OpCode;
                copy.Operand = instruction.Operand;
                il.InsertBefore(before, copy);
            }
        }

        // The method of that name that calls something: others of the name call only it.
        private MethodDefinition Find(string method, string called)
        {
            string[] parts = method.Split('.');
            return _module.GetTypes().Single(type => type.Name == parts[0]).Methods
                .FirstOrDefault(candidate => candidate.Name == parts[1] && (called == null || Calls(candidate, called).Count > 0))
                ?? throw new InvalidOperationException("There is no " + method + (called == null ? "" : " that calls " + called));
        }

        private static List<Instruction> Calls(MethodDefinition method, string called)
        {
            return method.Body.Instructions
                .Where(instruction => instruction.OpCode.Code is Code.Call or Code.Callvirt)
                .Where(instruction => ((MethodReference)instruction.Operand).Name == called || ((MethodReference)instruction.Operand).DeclaringType.Name == called)
                .ToList();
        }

        private static VariableDefinition Local(MethodBody body, TypeReference type)
        {
            VariableDefinition local = new VariableDefinition(type);
            body.Variables.Add(local);
            return local;
        }
    }
}
