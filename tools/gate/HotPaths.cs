using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Gate
{
    /// <summary>
    /// The methods that run again and again: what polls, wakes, turns and parks, what a delegate calls, and all that these reach, except
    /// where a Cold mark says that a way is seldom gone.
    /// </summary>
    internal static class HotPaths
    {
        private const string Future = "Maitake.Future";
        private const string Waker = "Maitake.Waker";

        private static readonly HashSet<string> s_rootNames = new()
        {
            "Tick", "Turn", "TryTurn", "Run", "RunOnce", "Park", "Unpark",
        };

        /// <summary>Finds every hot method with the shortest way to it, root first and the method last.</summary>
        public static IEnumerable<KeyValuePair<MethodDefinition, IReadOnlyList<string>>> Find(
            IEnumerable<ModuleDefinition> modules, CallGraph graph)
        {
            // Breadth first: the way by which a method is met first is a shortest one.
            var cameFrom = new Dictionary<MethodDefinition, MethodDefinition>();
            var queue = new Queue<MethodDefinition>();

            void Enqueue(MethodDefinition method, MethodDefinition from)
            {
                if (!cameFrom.ContainsKey(method) && !ColdMark.IsOn(method) && !method.DeclaringType.IsExcluded())
                {
                    cameFrom.Add(method, from);
                    queue.Enqueue(method);
                }
            }

            foreach (var module in modules)
            {
                foreach (var type in module.DeviceTypes())
                {
                    foreach (var method in type.Methods)
                    {
                        if (method.HasBody && IsRoot(type, method))
                        {
                            Enqueue(method, null);
                        }

                        foreach (var target in DelegateTargets(method))
                        {
                            Enqueue(target, null);
                        }
                    }
                }
            }

            while (queue.Count > 0)
            {
                var method = queue.Dequeue();
                yield return new(method, Chain(method, cameFrom));
                foreach (var instruction in method.Body.Instructions)
                {
                    foreach (var callee in graph.Callees(instruction))
                    {
                        Enqueue(callee, method);
                    }
                }
            }
        }

        // Calls through delegates cannot be followed, and a platform calls its handlers once per interrupt: whatever a delegate is made of is
        // a root itself.
        private static IEnumerable<MethodDefinition> DelegateTargets(MethodDefinition method)
        {
            if (!method.HasBody)
            {
                yield break;
            }

            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn
                    && instruction.Operand is MethodReference reference
                    && reference.Resolve() is { HasBody: true } target)
                {
                    yield return target;
                }
            }
        }

        private static bool IsRoot(TypeDefinition type, MethodDefinition method)
        {
            return method.Name switch
            {
                "Poll" => type.DerivesFrom(Future),
                "Wake" => type.DerivesFrom(Waker),
                _ => s_rootNames.Contains(method.Name),
            };
        }

        private static IReadOnlyList<string> Chain(MethodDefinition method, Dictionary<MethodDefinition, MethodDefinition> cameFrom)
        {
            var chain = new List<string>();
            for (var m = method; m != null; m = cameFrom[m])
            {
                chain.Insert(0, m.DeclaringType.FullName + "." + m.Name);
            }

            return chain;
        }
    }
}
