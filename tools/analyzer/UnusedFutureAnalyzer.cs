using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Maitake.Analyzers
{
    /// <summary>A statement that makes a future and drops it, where the compiler does not warn (CS4014).</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class UnusedFutureAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnusedFuture);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                KnownTypes known = KnownTypes.Find(start.Compilation);
                if (known != null)
                {
                    start.RegisterOperationAction(operation => Check(operation, known), OperationKind.ExpressionStatement);
                }
            });
        }

        private static void Check(OperationAnalysisContext context, KnownTypes known)
        {
            IOperation operation = ((IExpressionStatementOperation)context.Operation).Operation;
            IOperation made = operation is IConditionalAccessOperation conditional ? conditional.WhenNotNull : operation;
            switch (made)
            {
                case IObjectCreationOperation creation when known.IsFuture(creation.Type):
                    break;
                case IInvocationOperation call when known.IsFuture(call.Type) && !IsFluent(call.TargetMethod) && !CompilerWarns(call):
                    break;
                default:
                    return;
            }

            context.ReportDiagnostic(Diagnostic.Create(Rules.UnusedFuture, operation.Syntax.GetLocation()));
        }

        // "ticker.Next();" makes nothing: it returns the ticker.
        private static bool IsFluent(IMethodSymbol method)
        {
            return !method.IsStatic && KnownTypes.Same(method.ReturnType, method.ContainingType);
        }

        // In an async method of every call of something that can be awaited; elsewhere of a call of an async method that it compiles.
        private static bool CompilerWarns(IInvocationOperation call)
        {
            if (call.TargetMethod.IsAsync)
            {
                return true;
            }

            SyntaxNode function = call.Syntax.Ancestors().FirstOrDefault(
                node => node is BaseMethodDeclarationSyntax || node is LocalFunctionStatementSyntax || node is AnonymousFunctionExpressionSyntax);
            switch (function)
            {
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case null:
                    // Top-level statements may always await.
                    return call.Syntax.Ancestors().Any(node => node is GlobalStatementSyntax);
                default:
                    return false;
            }
        }
    }
}
