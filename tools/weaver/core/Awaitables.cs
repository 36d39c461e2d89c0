using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>What is known, when weaving, about that which an await awaits.</summary>
    internal enum Awaitable
    {
        /// <summary>Whether it is a frame is found out at run time.</summary>
        Unknown,

        /// <summary>Not the frame of an async method.</summary>
        Leaf,

        /// <summary>The frame of an async method that is called right there.</summary>
        Frame,

        /// <summary><c>await Futures.YieldNow()</c>: needs no object at all, since the frame itself can be pending once.</summary>
        Yield,
    }

    /// <summary>Looks at where an awaited future comes from.</summary>
    internal sealed class Awaitables
    {
        // Those of this module, whose bodies are being rewritten.
        private readonly HashSet<MethodDefinition> _kickoffs;

        private readonly WeaverSteps _steps;

        public Awaitables(IEnumerable<StateMachine> machines, WeaverSteps steps)
        {
            _steps = steps;
            _kickoffs = new HashSet<MethodDefinition>(machines.Select(m => m.Kickoff));
        }

        /// <summary>The call that the awaited future comes straight from, or null.</summary>
        public Instruction Source(AwaitSite site, BodyEditor editor)
        {
            Instruction source = site.IsPlain ? StackOrigin.Find(site.GetAwaiter, 0, editor, _steps) : site.GetAwaiter;
            return source?.Operand is MethodReference ? source : null;
        }

        public Awaitable Classify(Instruction source)
        {
            Awaitable awaitable = source == null ? Awaitable.Unknown : ClassifySource(source);
            switch (awaitable)
            {
                case Awaitable.Yield when !_steps.Has(WeaverStep.KnowYields):
                case Awaitable.Leaf when !_steps.Has(WeaverStep.KnowLeaves):
                case Awaitable.Frame when !_steps.Has(WeaverStep.KnowFrames):
                    return Awaitable.Unknown;
                case Awaitable.Unknown when !_steps.Has(WeaverStep.AskForFrames):
                    return Awaitable.Leaf;
                default:
                    return awaitable;
            }
        }

        private Awaitable ClassifySource(Instruction source)
        {

            MethodReference method = (MethodReference)source.Operand;
            if (method.DeclaringType.FullName == "Maitake.Futures" && method.Name == "YieldNow" && method.Parameters.Count == 0)
            {
                return Awaitable.Yield;
            }

            if (source.OpCode == OpCodes.Newobj)
            {
                return Awaitable.Leaf;
            }

            if (IsKickoffCall(source, method))
            {
                return Awaitable.Frame;
            }

            return IsLeaf(method.ReturnType) ? Awaitable.Leaf : Awaitable.Unknown;
        }

        /// <summary>Whether a leaf, polled though it has completed, is ready again: it is new, or of the library. Others need not be.</summary>
        public static bool IsReadyAgain(Instruction source)
        {
            return source.OpCode == OpCodes.Newobj
                || ((MethodReference)source.Operand).ReturnType.Resolve().Module.Assembly.Name.Name == KnownTypes.LibraryName;
        }

        /// <summary>Whether what is awaited is no more than ready when it is ready: no class that it can be of has a GetResult of its own that could throw.</summary>
        public static bool HasPlainResult(Instruction source)
        {
            MethodReference method = source?.Operand as MethodReference;
            if (method == null)
            {
                return false;
            }

            bool isNew = source.OpCode == OpCodes.Newobj;
            TypeReference type = isNew ? method.DeclaringType : method.ReturnType;
            if (type.IsGenericInstance || type.IsArray || !(type.Resolve() is TypeDefinition known) || !known.IsClass)
            {
                return false;
            }

            // Another module cannot derive from what has no constructor for it.
            bool hasHeirs = !isNew && !known.IsSealed;
            if (hasHeirs && known.Methods.Any(m => m.IsConstructor && !m.IsStatic && (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly)))
            {
                return false;
            }

            return IsPlain(known) && (!hasHeirs || known.Module.GetTypes().Where(t => DerivesFrom(t, known)).All(IsPlain));
        }

        private static bool IsPlain(TypeDefinition type)
        {
            while (type != null && type.FullName != KnownTypes.FutureName)
            {
                if (type.FullName != KnownTypes.FutureOfTName && type.Methods.Any(m => m.Name == "GetResult"))
                {
                    return false;
                }

                type = type.BaseType?.Resolve();
            }

            return type != null;
        }

        private static bool DerivesFrom(TypeDefinition type, TypeDefinition known)
        {
            while (type != null && type != known)
            {
                type = type.BaseType?.Resolve();
            }

            return type != null;
        }

        // A call that no override can answer.
        private bool IsKickoffCall(Instruction call, MethodReference method)
        {
            if (method.IsGenericInstance || method.DeclaringType.IsGenericInstance)
            {
                return false;
            }

            MethodDefinition definition = method.Resolve();
            return definition != null
                && (call.OpCode == OpCodes.Call || !Recycler.IsOverridable(definition))
                && (_kickoffs.Contains(definition) || StateMachine.IsKickoff(definition));
        }

        // Frames are of classes that the weaver derives from AsyncFuture, and that from Future: what derives from another class is none.
        private static bool IsLeaf(TypeReference type)
        {
            if (type.IsGenericInstance || type.IsArray)
            {
                return false;
            }

            TypeDefinition definition = type.Resolve();
            for (TypeReference at = definition?.BaseType; at != null; at = at.Resolve()?.BaseType)
            {
                string name = at.GetElementType().FullName;
                if (name == KnownTypes.AsyncFutureName)
                {
                    return false;
                }

                if (name == KnownTypes.FutureName)
                {
                    return definition.FullName != KnownTypes.FutureOfTName && definition.FullName != KnownTypes.AsyncFutureName;
                }
            }

            return false;
        }
    }
}
