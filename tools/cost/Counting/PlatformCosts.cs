using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace Maitake.Cost.Counting
{
    /// <summary>
    /// What members of nanoFramework's core library cost, 1.17. Most are native and cost no instructions; the others cost those of their own
    /// bodies. A member that is not here stops a count that comes by it.
    /// </summary>
    internal static class PlatformCosts
    {
        private const string Core = "mscorlib";

        // Instance fields of its classes, those of base classes included.
        private static readonly Dictionary<string, int> s_fields = new()
        {
            ["System.Object"] = 0,
            ["System.ValueType"] = 0,
            ["System.Attribute"] = 0,
            ["System.Exception"] = 4,
            ["System.SystemException"] = 4,
            ["System.ApplicationException"] = 4,
            ["System.InvalidOperationException"] = 4,
            ["System.Threading.AutoResetEvent"] = 0,
            ["System.Threading.ManualResetEvent"] = 0,
        };

        // Instructions of their bodies, with all that these call.
        private static readonly Dictionary<string, int> s_instructions = new()
        {
            ["System.Object::.ctor()"] = 1,

            // What the class does for it is counted there.
            ["System.IDisposable::Dispose()"] = 0,
            ["System.Attribute::.ctor()"] = 4,
            ["System.Exception::.ctor()"] = 4,
            ["System.SystemException::.ctor()"] = 7,
            ["System.InvalidOperationException::.ctor()"] = 10,
            ["System.TimeSpan::.ctor(System.Int64)"] = 4,
            ["System.TimeSpan::get_Ticks()"] = 3,
            ["System.Threading.WaitHandle::WaitOne()"] = 5,
            ["System.Threading.WaitHandle::WaitOne(System.Int32,System.Boolean)"] = 0,
            ["System.Threading.AutoResetEvent::.ctor(System.Boolean)"] = 0,
            ["System.Threading.AutoResetEvent::Set()"] = 0,
            ["System.Threading.Interlocked::Increment(System.Int32&)"] = 0,
            ["System.Threading.Interlocked::Decrement(System.Int32&)"] = 0,
            ["System.Threading.Interlocked::Exchange(System.Int32&,System.Int32)"] = 0,
            ["System.Threading.Interlocked::CompareExchange(System.Int32&,System.Int32,System.Int32)"] = 0,
            ["System.Threading.Monitor::Enter(System.Object)"] = 0,
            ["System.Threading.Monitor::Exit(System.Object)"] = 0,
            ["System.Threading.Thread::get_CurrentThread()"] = 0,
        };

        private static readonly HashSet<string> s_delegates = new()
        {
            "System.Action", "System.EventHandler", "System.Threading.ThreadStart", "System.Threading.TimerCallback",
        };

        private static readonly HashSet<string> s_virtual = new()
        {
            "System.IDisposable::Dispose()", "System.Threading.WaitHandle::WaitOne()", "System.Threading.WaitHandle::WaitOne(System.Int32,System.Boolean)",
        };

        /// <summary>The members whose cost is known, for a comparison with the real library.</summary>
        public static IReadOnlyDictionary<string, int> Instructions => s_instructions;

        /// <summary>The classes whose size is known, likewise.</summary>
        public static IReadOnlyDictionary<string, int> FieldCounts => s_fields;

        /// <summary>Whether it is one of the core library's delegates.</summary>
        public static bool IsDelegate(TypeReference type) => s_delegates.Contains(type.FullName);

        /// <summary>Whether the type is the core library's.</summary>
        public static bool IsPlatform(TypeReference type)
        {
            return type.GetElementType().Scope is AssemblyNameReference { Name: Core };
        }

        /// <summary>Whether the interpreter looks the method up.</summary>
        public static bool IsVirtual(MethodReference method) => s_virtual.Contains(Key(method));

        /// <summary>What a call of the member costs inside.</summary>
        /// <exception cref="NotSupportedException">It is not known.</exception>
        public static Tally Of(MethodReference method)
        {
            if (IsDelegate(method.DeclaringType) && method.Name == "Invoke")
            {
                return default;
            }

            return s_instructions.TryGetValue(Key(method), out int instructions)
                ? new Tally(instructions, 0, 0, 0, 0, 0, 0, 0)
                : throw new NotSupportedException("It is not known what " + Key(method) + " costs");
        }

        /// <summary>What it costs to make an object with the constructor.</summary>
        /// <exception cref="NotSupportedException">It is not known.</exception>
        public static Tally OfNew(MethodReference constructor)
        {
            Tally cost = Of(constructor);
            return constructor.DeclaringType.IsValueType ? cost : cost + HeapRules.Object(Fields(constructor.DeclaringType.FullName));
        }

        /// <summary>The instance fields of a class, its bases included.</summary>
        /// <exception cref="NotSupportedException">They are not known.</exception>
        public static int Fields(string type)
        {
            return s_fields.TryGetValue(type, out int count) ? count : throw new NotSupportedException("It is not known how large " + type + " is");
        }

        /// <summary>A member's name with its parameters.</summary>
        public static string Key(MethodReference method)
        {
            List<string> parameters = new List<string>();
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                parameters.Add(parameter.ParameterType.FullName);
            }

            return method.DeclaringType.FullName + "::" + method.Name + "(" + string.Join(",", parameters) + ")";
        }
    }
}
