using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Maitake.Interleaving.Exploring;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Maitake.Interleaving.Instrumenting
{
    /// <summary>Makes copies of device assemblies that call the hooks before whatever another thread could notice, or make a difference to.</summary>
    internal sealed class Instrumenter
    {
        private readonly SharedFields _fields;
        private readonly GateWords _words;

        public Instrumenter(SharedFields fields, GateWords words)
        {
            _fields = fields;
            _words = words;
        }

        /// <summary>Instruments an assembly.</summary>
        /// <returns>The image.</returns>
        /// <exception cref="NotSupportedException">It does something with threads that is not modelled.</exception>
        public byte[] Instrument(AssemblyDefinition assembly)
        {
            foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).ToArray())
            {
                // A static constructor runs once in the process, and so in one of the executions.
                if (method.HasBody && !(method.IsConstructor && method.IsStatic))
                {
                    new MethodInstrumenter(method, _fields, _words).Instrument();
                }
            }

            MemoryStream image = new MemoryStream();
            assembly.Write(image);
            return image.ToArray();
        }

        private sealed class MethodInstrumenter
        {
            private readonly MethodDefinition _method;
            private readonly SharedFields _fields;
            private readonly GateWords _words;
            private readonly MethodBody _body;
            private readonly ILProcessor _il;
            private readonly Dictionary<string, VariableDefinition> _temporaries = new();

            // Of the field whose address was taken last, for the interlocked operation that comes next.
            private FieldReference _address;

            public MethodInstrumenter(MethodDefinition method, SharedFields fields, GateWords words)
            {
                _method = method;
                _fields = fields;
                _words = words;
                _body = method.Body;
                _il = _body.GetILProcessor();
            }

            public void Instrument()
            {
                // The insertions are more than short branches reach over.
                _body.SimplifyMacros();
                Instruction[] original = _body.Instructions.ToArray();
                for (int i = 0; i < original.Length; i++)
                {
                    Instrument(original, i);
                }

                _body.MaxStackSize += 4;
            }

            private void Instrument(Instruction[] original, int at)
            {
                Instruction instruction = original[at];
                if (instruction.Operand is FieldReference field && _words.Contains(field))
                {
                    Word(instruction, original, at);
                    return;
                }

                switch (instruction.OpCode.Code)
                {
                    case Code.Ldfld:
                    case Code.Ldsfld:
                        Field(instruction, nameof(Hooks.Read), "reads ");
                        break;
                    case Code.Stfld:
                    case Code.Stsfld:
                        if (!SharedFields.IsMaking((FieldReference)instruction.Operand, _method))
                        {
                            Field(instruction, nameof(Hooks.Write), "writes ");
                        }

                        break;
                    case Code.Ldflda:
                    case Code.Ldsflda:
                        if (FeedsInterlocked(original, at))
                        {
                            _address = (FieldReference)instruction.Operand;
                            Field(instruction, nameof(Hooks.Address), "");
                        }
                        else
                        {
                            Field(instruction, nameof(Hooks.Write), "passes a reference to ");
                        }

                        break;
                    case Code.Newobj when !((MethodReference)instruction.Operand).DeclaringType.IsValueType:
                        NewObject(instruction);
                        break;
                    case Code.Newarr:
                        Made(instruction);
                        break;
                    case >= Code.Ldelem_I1 and <= Code.Ldelem_Ref or Code.Ldelem_Any:
                        Element(instruction, nameof(Hooks.ReadElement), "reads", null);
                        break;
                    case Code.Ldelema:
                        Element(instruction, nameof(Hooks.WriteElement), "passes a reference to", null);
                        break;
                    case >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any:
                        Element(instruction, nameof(Hooks.WriteElement), "writes", StoredType(instruction));
                        break;
                    case Code.Call or Code.Callvirt:
                        Call(instruction);
                        break;
                }
            }

            private void Field(Instruction instruction, string hook, string what)
            {
                FieldReference field = (FieldReference)instruction.Operand;
                if (!_fields.TryGetNumber(field, out int number))
                {
                    return;
                }

                List<Instruction> before = new();
                bool isStatic = instruction.OpCode.Code is Code.Ldsfld or Code.Stsfld or Code.Ldsflda;
                bool hasValue = instruction.OpCode.Code == Code.Stfld;
                VariableDefinition value = hasValue ? Temporary(field.FieldType, "value") : null;
                if (hasValue)
                {
                    before.Add(_il.Create(OpCodes.Stloc, value));
                }

                before.Add(_il.Create(isStatic ? OpCodes.Ldnull : OpCodes.Dup));
                before.Add(_il.Create(OpCodes.Ldc_I4, number));
                before.Add(_il.Create(OpCodes.Ldc_I4, Site(what + Short(field))));
                before.Add(_il.Create(OpCodes.Call, Hook(hook)));
                if (hasValue)
                {
                    before.Add(_il.Create(OpCodes.Ldloc, value));
                }

                InsertBefore(instruction, before);
            }

            private void Word(Instruction instruction, Instruction[] original, int at)
            {
                switch (instruction.OpCode.Code)
                {
                    case Code.Ldflda or Code.Ldsflda when GateWords.IsExchange(instruction, 1):
                        Field(instruction, nameof(Hooks.Close), "enters ");
                        break;
                    case Code.Ldflda or Code.Ldsflda when GateWords.IsExchange(instruction, 0):
                        Field(instruction, nameof(Hooks.Open), "leaves ");
                        break;
                    case Code.Stfld or Code.Stsfld when GateWords.IsNumber(original[at - 1], 0):
                        Field(instruction, nameof(Hooks.Open), "leaves ");
                        break;
                    case Code.Stfld or Code.Stsfld:
                        Field(instruction, nameof(Hooks.WriteWord), "writes ");
                        break;
                    case Code.Ldfld or Code.Ldsfld:
                        Field(instruction, nameof(Hooks.ReadWord), "reads ");
                        break;
                    default:
                        throw new NotSupportedException(_method.FullName + " does something else with the lock " + instruction.Operand);
                }
            }

            private void Element(Instruction instruction, string hook, string what, TypeReference stored)
            {
                List<Instruction> before = new();
                VariableDefinition index = Temporary(_method.Module.TypeSystem.Int32, "index");
                VariableDefinition value = stored == null ? null : Temporary(stored, "element");
                if (value != null)
                {
                    before.Add(_il.Create(OpCodes.Stloc, value));
                }

                before.Add(_il.Create(OpCodes.Stloc, index));
                before.Add(_il.Create(OpCodes.Dup));
                before.Add(_il.Create(OpCodes.Ldloc, index));
                before.Add(_il.Create(OpCodes.Ldc_I4, Site(what + " an element")));
                before.Add(_il.Create(OpCodes.Call, Hook(hook)));
                before.Add(_il.Create(OpCodes.Ldloc, index));
                if (value != null)
                {
                    before.Add(_il.Create(OpCodes.Ldloc, value));
                }

                InsertBefore(instruction, before);
            }

            private void NewObject(Instruction instruction)
            {
                MethodReference constructor = (MethodReference)instruction.Operand;
                if (constructor.DeclaringType.FullName == "System.Threading.AutoResetEvent")
                {
                    Replace(instruction, Hook(nameof(Hooks.NewEvent)), "makes an event");
                    return;
                }

                if (constructor.DeclaringType.Namespace == "System.Threading")
                {
                    throw new NotSupportedException(_method.FullName + " makes a " + constructor.DeclaringType.FullName);
                }

                Made(instruction);
            }

            private void Made(Instruction instruction)
            {
                Instruction call = _il.Create(OpCodes.Call, Hook(nameof(Hooks.Made)));
                _il.InsertAfter(instruction, call);
                _il.InsertAfter(instruction, _il.Create(OpCodes.Dup));
            }

            private void Call(Instruction instruction)
            {
                MethodReference called = (MethodReference)instruction.Operand;
                if (called.DeclaringType.Namespace != "System.Threading")
                {
                    return;
                }

                switch (called.DeclaringType.Name + "." + called.Name)
                {
                    case "Interlocked.Exchange":
                    case "Interlocked.CompareExchange":
                    case "Interlocked.Increment":
                    case "Interlocked.Decrement":
                        if (_address == null && IsWord(instruction))
                        {
                            break;
                        }

                        if (_address == null)
                        {
                            throw new NotSupportedException(_method.FullName + ": an interlocked operation on something other than a field");
                        }

                        List<Instruction> before = new()
                        {
                            _il.Create(OpCodes.Ldc_I4, Site(called.Name + " of " + Short(_address))),
                            _il.Create(OpCodes.Call, Hook(nameof(Hooks.Atomic))),
                        };
                        _address = null;
                        InsertBefore(instruction, before);
                        break;
                    case "Monitor.Enter":
                        Replace(instruction, Hook(nameof(Hooks.Enter)), "enters a lock");
                        break;
                    case "Monitor.Exit":
                        Replace(instruction, Hook(nameof(Hooks.Exit)), "leaves a lock");
                        break;
                    case "Thread.Sleep":
                        Replace(instruction, Hook(nameof(Hooks.Sleep)), "gives way");
                        break;
                    case "Thread.get_CurrentThread":
                        break;
                    case "AutoResetEvent.Set":
                        Replace(instruction, Hook(nameof(Hooks.Set)), "sets an event");
                        break;
                    case "WaitHandle.WaitOne":
                        Replace(instruction, Hook(nameof(Hooks.WaitOne), called.Parameters.Count + 2), "waits for an event");
                        break;
                    default:
                        throw new NotSupportedException(_method.FullName + " calls " + called.FullName);
                }
            }

            // The exchange of a word that is a lock: the hook was called where its address was taken.
            private bool IsWord(Instruction exchange)
            {
                Instruction before = exchange.Previous;
                while (before.OpCode.Code is not (Code.Ldflda or Code.Ldsflda))
                {
                    before = before.Previous;
                }

                return _words.Contains((FieldReference)before.Operand);
            }

            // Whether the address taken there is an argument of an interlocked operation: the compiler puts nothing of that kind in between.
            private static bool FeedsInterlocked(Instruction[] original, int at)
            {
                for (int i = at + 1; i < original.Length; i++)
                {
                    Code code = original[i].OpCode.Code;
                    if (code is Code.Ldflda or Code.Ldsflda)
                    {
                        return false;
                    }

                    if (code == Code.Call && ((MethodReference)original[i].Operand).DeclaringType.FullName == "System.Threading.Interlocked")
                    {
                        // Of a type that has interlocked operations, and so meant by this one.
                        return ((FieldReference)original[at].Operand).FieldType.FullName == "System.Int32" && !EndsStatement(original, at, i);
                    }
                }

                return false;
            }

            // Whether what was on the stack at the first is gone before the second.
            private static bool EndsStatement(Instruction[] original, int first, int second)
            {
                for (int i = first + 1; i < second; i++)
                {
                    if (original[i].OpCode.Code is Code.Pop or Code.Ret or Code.Leave or Code.Throw or Code.Stfld)
                    {
                        return true;
                    }
                }

                return false;
            }

            private void Replace(Instruction instruction, MethodReference hook, string what)
            {
                InsertBefore(instruction, new List<Instruction> { _il.Create(OpCodes.Ldc_I4, Site(what)) });
                Instruction call = instruction.Next;
                call.OpCode = OpCodes.Call;
                call.Operand = hook;
            }

            // In its place, so that whatever led there leads to what is inserted; it comes as a new instruction after that.
            private void InsertBefore(Instruction instruction, List<Instruction> inserted)
            {
                Instruction copy = _il.Create(OpCodes.Nop);
                copy.OpCode = instruction.OpCode;
                copy.Operand = instruction.Operand;
                instruction.OpCode = inserted[0].OpCode;
                instruction.Operand = inserted[0].Operand;
                Instruction last = instruction;
                foreach (Instruction next in inserted.Skip(1).Append(copy))
                {
                    _il.InsertAfter(last, next);
                    last = next;
                }

                if (_method.DebugInformation.HasSequencePoints)
                {
                    _method.DebugInformation.SequencePoints.Clear();
                }
            }

            private VariableDefinition Temporary(TypeReference type, string use)
            {
                string key = use + type.FullName;
                if (!_temporaries.TryGetValue(key, out VariableDefinition variable))
                {
                    variable = new VariableDefinition(type);
                    _body.Variables.Add(variable);
                    _temporaries.Add(key, variable);
                }

                return variable;
            }

            private TypeReference StoredType(Instruction instruction)
            {
                TypeSystem types = _method.Module.TypeSystem;
                return instruction.OpCode.Code switch
                {
                    Code.Stelem_I => types.IntPtr,
                    Code.Stelem_I8 => types.Int64,
                    Code.Stelem_R4 => types.Single,
                    Code.Stelem_R8 => types.Double,
                    Code.Stelem_Ref => types.Object,
                    Code.Stelem_Any => (TypeReference)instruction.Operand,
                    _ => types.Int32,
                };
            }

            private int Site(string what) => Sites.Add(_method.DeclaringType.Name + "." + _method.Name + " " + what);

            private static string Short(FieldReference field) => field.DeclaringType.Name + "." + field.Name;

            private MethodReference Hook(string name, int parameters = -1)
            {
                return _method.Module.ImportReference(
                    typeof(Hooks).GetMethods().Single(method => method.Name == name && (parameters < 0 || method.GetParameters().Length == parameters)));
            }
        }
    }
}
