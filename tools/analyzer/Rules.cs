using Maitake.Weaver;
using Microsoft.CodeAnalysis;

namespace Maitake.Analyzers
{
    /// <summary>What is reported. Those that the weaver reports too have its code and its words; docs/async.md has the cure for each.</summary>
    internal static class Rules
    {
        public static readonly DiagnosticDescriptor ForeignAwait = Error(
            ErrorCodes.ForeignAwait, "Only a Maitake.Future can be awaited", "On the device only a Maitake.Future can be awaited, and {0} is none");

        public static readonly DiagnosticDescriptor NotErasable = Error(
            ErrorCodes.NotErasable, "A future cannot carry this type", "Future<{0}> cannot run on the device: {1} is no type that a future can carry there{2}");

        public static readonly DiagnosticDescriptor GenericAsync = Error(
            ErrorCodes.GenericAsync,
            "An async method cannot be generic",
            "An async method cannot be generic, nor be in a generic type: the device has no generics");

        public static readonly DiagnosticDescriptor ForeignBuilder = Error(
            ErrorCodes.ForeignBuilder,
            "An async method returns Future or Future<T>",
            "An async method returns Future or Future<T> on the device, and nothing else");

        // The same on the desktop, where such a method compiles and fails when it waits.
        public static readonly DiagnosticDescriptor ForeignBuilderWithAwait = Error(
            ErrorCodes.ForeignBuilder,
            "An async method that awaits a future returns Future or Future<T>",
            "A future can be awaited by an async method that returns Future or Future<T>, and by no other: this one returns {0}");

        public static readonly DiagnosticDescriptor SameSignature = Error(
            ErrorCodes.SameSignature,
            "Two methods differ only in the T of a Future<T>",
            "On the device Future<T> is Future, so there would be two methods {0} in {1}; rename one");

        public static readonly DiagnosticDescriptor TypeTest = Error(
            ErrorCodes.TypeTest, "T of a Future<T> is not known at run time", "The device cannot tell whether something is a {0}: only that it is a Future");

        public static readonly DiagnosticDescriptor UnusedFuture = new DiagnosticDescriptor(
            "MTK014",
            "A future does nothing until it is polled",
            "This future is neither awaited nor spawned, so it never runs: a future does nothing until it is polled",
            "Maitake",
            DiagnosticSeverity.Warning,
            true);

        private static DiagnosticDescriptor Error(string code, string title, string message)
        {
            return new DiagnosticDescriptor(code, title, message, "Maitake", DiagnosticSeverity.Error, true);
        }
    }
}
