using Microsoft.CodeAnalysis;

namespace Maitake.Analyzers
{
    /// <summary>The library as a compilation sees it.</summary>
    internal sealed class KnownTypes
    {
        private KnownTypes(INamedTypeSymbol future, INamedTypeSymbol futureOfT, bool isDevice)
        {
            Future = future;
            FutureOfT = futureOfT;
            IsDevice = isDevice;
        }

        public INamedTypeSymbol Future { get; }

        public INamedTypeSymbol FutureOfT { get; }

        /// <summary>Whether this compiles for a board: only there does the library bring along what async methods need of the core library.</summary>
        public bool IsDevice { get; }

        /// <summary>Null where the library is not referenced, and in the library itself.</summary>
        public static KnownTypes Find(Compilation compilation)
        {
            INamedTypeSymbol future = compilation.GetTypeByMetadataName("Maitake.Future");
            INamedTypeSymbol futureOfT = compilation.GetTypeByMetadataName("Maitake.Future`1");
            if (future == null || futureOfT == null || Same(future.ContainingAssembly, compilation.Assembly))
            {
                return null;
            }

            INamedTypeSymbol machine = compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.IAsyncStateMachine");
            return new KnownTypes(future, futureOfT, machine != null && Same(machine.ContainingAssembly, future.ContainingAssembly));
        }

        /// <summary>Whether a type is Future or Future&lt;T&gt; itself: what an async method may return.</summary>
        public bool IsTasklike(ITypeSymbol type)
        {
            return Same(type, Future) || IsFutureOfT(type);
        }

        public bool IsFutureOfT(ITypeSymbol type)
        {
            return type != null && Same(type.OriginalDefinition, FutureOfT);
        }

        /// <summary>Whether a type is a future of any kind.</summary>
        public bool IsFuture(ITypeSymbol type)
        {
            for (; type != null; type = type.BaseType)
            {
                if (Same(type, Future))
                {
                    return true;
                }
            }

            return false;
        }

        public static bool Same(ISymbol left, ISymbol right)
        {
            return SymbolEqualityComparer.Default.Equals(left, right);
        }
    }
}
