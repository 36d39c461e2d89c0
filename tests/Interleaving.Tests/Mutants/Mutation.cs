using System;
using System.Collections.Generic;
using System.Linq;
using Maitake.Interleaving.Instrumenting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Interleaving.Mutants
{
    /// <summary>Takes out of the libraries what makes them safe.</summary>
    internal sealed class Mutation
    {
        private readonly ModuleDefinition[] _modules;
        private readonly GateWords _words;

        public Mutation(ModuleDefinition[] libraries)
        {
            _modules = libraries;
            _words = new GateWords(libraries);
        }

        /// <summary>A method no longer enters, or leaves, the locks that it enters: monitors, and words, whether it exchanges them itself or by a call.</summary>
        public void Unlock(string method)
        {
            string[] parts = method.Split('.');
            bool isFound = false;
            foreach (MethodDefinition definition in Type(parts[0]).Methods.Where(candidate => candidate.Name == parts[1] && candidate.HasBody))
            {
                foreach (Instruction instruction in definition.Body.Instructions.ToArray())
                {
                    isFound |= TryUnlock(definition, instruction);
                }
            }

            if (!isFound)
            {
                throw new InvalidOperationException(method + " enters no lock");
            }
        }

        /// <summary>Where a method exchanges a word that is a lock, it goes on as if it had found that open. It leaves it, nevertheless.</summary>
        /// <param name="method">The method.</param>
        /// <param name="number">Which of the exchanges that enter, from 0.</param>
        public void Force(string method, int number)
        {
            MethodDefinition definition = Find(method, "Interlocked");
            TryUnlock(definition, definition.Body.Instructions.Where(IsEntered).ElementAt(number));
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

        /// <summary>In the place of what a method reads from a field, which is a number, comes a constant.</summary>
        /// <param name="method">The method.</param>
        /// <param name="field">The field, which belongs to an object.</param>
        /// <param name="number">Which of the reads, from 0.</param>
        /// <param name="result">The constant.</param>
        public void PretendRead(string method, string field, int number, int result)
        {
            MethodDefinition definition = Find(method, null);
            Instruction read = definition.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldfld && ((FieldReference)i.Operand).Name == field).ElementAt(number);
            ILProcessor il = definition.Body.GetILProcessor();
            il.InsertAfter(read, il.Create(OpCodes.Ldc_I4, result));
            Become(read, OpCodes.Pop);
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
            VariableDefinition old = Local(body, body.Method.Module.TypeSystem.Int32);
            VariableDefinition value = Local(body, body.Method.Module.TypeSystem.Int32);
            VariableDefinition comparand = Local(body, body.Method.Module.TypeSystem.Int32);
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

        /// <summary>As <see cref="Split"/>, for an exchange that enters a word that is a lock.</summary>
        /// <param name="method">The method.</param>
        /// <param name="number">Which of those, from 0.</param>
        public void SplitEntry(string method, int number)
        {
            MethodDefinition definition = Find(method, "Interlocked");
            Instruction entry = definition.Body.Instructions.Where(IsEntered).ElementAt(number);
            Split(method, Calls(definition, "Interlocked").IndexOf(entry.Next.Next));
        }

        /// <summary>A method writes a field of an argument's or local's object before what it does to another, in the place of after it.</summary>
        /// <param name="method">The method.</param>
        /// <param name="field">The field that is written too early.</param>
        /// <param name="before">The first write to this field is what it comes before.</param>
        public void MoveWrite(string method, string field, string before)
        {
            MethodDefinition definition = Find(method, null);
            ILProcessor il = definition.Body.GetILProcessor();
            Instruction other = Statement(definition, before, out _);
            Instruction first = Statement(definition, field, out Instruction write);
            for (Instruction next, instruction = first; ; instruction = next)
            {
                next = instruction.Next;
                Instruction copy = il.Create(OpCodes.Nop);
                copy.OpCode = instruction.OpCode;
                copy.Operand = instruction.Operand;
                il.InsertBefore(other, copy);
                bool isLast = instruction == write;
                Become(instruction, OpCodes.Nop);
                if (isLast)
                {
                    break;
                }
            }
        }

        // The first write to a field, from the first instruction of its statement on: the stack is empty there.
        private static Instruction Statement(MethodDefinition method, string field, out Instruction write)
        {
            write = method.Body.Instructions.First(instruction => instruction.OpCode == OpCodes.Stfld && ((FieldReference)instruction.Operand).Name == field);
            int depth = -2;
            Instruction at = write;
            while (depth != 0)
            {
                at = at.Previous;
                depth += at.OpCode.Code switch
                {
                    Code.Ldfld or Code.Conv_I8 or Code.Nop => 0,
                    Code.Or or Code.Xor => -1,
                    _ => 1,
                };
            }

            return at;
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

        /// <summary>A method no longer writes a field, each time or once.</summary>
        /// <param name="method">The method.</param>
        /// <param name="field">The field, which belongs to an object.</param>
        public void Drop(string method, string field)
        {
            MethodDefinition definition = Find(method, null);
            ILProcessor il = definition.Body.GetILProcessor();
            foreach (Instruction write in definition.Body.Instructions.Where(i => i.OpCode == OpCodes.Stfld && ((FieldReference)i.Operand).Name == field).ToArray())
            {
                il.InsertAfter(write, il.Create(OpCodes.Pop));
                Become(write, OpCodes.Pop);
            }
        }

        private bool IsEntered(Instruction instruction) => GateWords.IsExchange(instruction, 1) && _words.Contains((FieldReference)instruction.Operand);

        private bool TryUnlock(MethodDefinition method, Instruction instruction)
        {
            bool isWord = instruction.Operand is FieldReference word && _words.Contains(word);
            switch (instruction.OpCode.Code)
            {
                case Code.Ldflda or Code.Ldsflda when isWord:
                    Become(instruction.Next, OpCodes.Ldc_I4_0);
                    Become(instruction.Next.Next, OpCodes.Nop);
                    Become(instruction, instruction.OpCode.Code == Code.Ldflda ? OpCodes.Pop : OpCodes.Nop);
                    return true;
                case Code.Stsfld when isWord:
                    Become(instruction, OpCodes.Pop);
                    return true;
                case Code.Stfld when isWord:
                    Become(instruction.Previous, OpCodes.Nop);
                    Become(instruction, OpCodes.Pop);
                    return true;
                case Code.Call or Code.Callvirt:
                    MethodDefinition called = ((MethodReference)instruction.Operand).Resolve();
                    string name = called.DeclaringType.Name + "." + called.Name;
                    if (name is "Monitor.Enter" or "Monitor.Exit" or "Scheduler.Enter")
                    {
                        Become(instruction, OpCodes.Pop);
                        return true;
                    }

                    if (name == "Waitable.Enter")
                    {
                        Become(instruction, OpCodes.Nop);
                        return true;
                    }

                    if (name == "Task.Enter")
                    {
                        // What it returns is wanted all the same.
                        Become(instruction, OpCodes.Ldfld);
                        instruction.Operand = called.DeclaringType.Fields.Single(field => field.Name == "_details");
                        Instruction scheduler = Instruction.Create(OpCodes.Ldfld, Type("TaskDetails").Fields.Single(field => field.Name == "Scheduler"));
                        method.Body.GetILProcessor().InsertAfter(instruction, scheduler);
                        return true;
                    }

                    return false;
                default:
                    return false;
            }
        }

        private static void Become(Instruction instruction, OpCode code)
        {
            instruction.OpCode = code;
            instruction.Operand = null;
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
            return Type(parts[0]).Methods
                .FirstOrDefault(candidate => candidate.Name == parts[1] && (called == null || Calls(candidate, called).Count > 0))
                ?? throw new InvalidOperationException("There is no " + method + (called == null ? "" : " that calls " + called));
        }

        private TypeDefinition Type(string name) => _modules.SelectMany(module => module.GetTypes()).Single(type => type.Name == name);

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
