using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Maitake.Analyzers
{
    /// <summary>What async methods return, what they await, and that they are not generic.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class AsyncMethodAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            ImmutableArray.Create(Rules.ForeignAwait, Rules.GenericAsync, Rules.ForeignBuilder, Rules.ForeignBuilderWithAwait);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                KnownTypes known = KnownTypes.Find(start.Compilation);
                if (known == null)
                {
                    return;
                }

                start.RegisterSyntaxNodeAction(node => CheckAwait(node, known), SyntaxKind.AwaitExpression);
                if (known.IsDevice)
                {
                    start.RegisterSyntaxNodeAction(
                        node => CheckMethod(node, known),
                        SyntaxKind.MethodDeclaration,
                        SyntaxKind.LocalFunctionStatement,
                        SyntaxKind.AnonymousMethodExpression,
                        SyntaxKind.SimpleLambdaExpression,
                        SyntaxKind.ParenthesizedLambdaExpression);
                }
            });
        }

        private static void CheckMethod(SyntaxNodeAnalysisContext context, KnownTypes known)
        {
            IMethodSymbol method = MethodOf(context.SemanticModel, context.Node);
            if (method == null || !method.IsAsync || method.ReturnType.TypeKind == TypeKind.Error)
            {
                return;
            }

            // Of async void the compiler says that the core library lacks what it needs.
            if (!known.IsTasklike(method.ReturnType))
            {
                if (!method.ReturnsVoid)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.ForeignBuilder, Head(context.Node)));
                }
            }
            else if (IsInGeneric(method))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.GenericAsync, Head(context.Node)));
            }
        }

        private static void CheckAwait(SyntaxNodeAnalysisContext context, KnownTypes known)
        {
            AwaitExpressionSyntax await = (AwaitExpressionSyntax)context.Node;
            SyntaxNode function = await.Ancestors().FirstOrDefault(IsFunction);
            IMethodSymbol method = function == null ? context.ContainingSymbol as IMethodSymbol : MethodOf(context.SemanticModel, function);
            ITypeSymbol awaiter = context.SemanticModel.GetAwaitExpressionInfo(await).GetAwaiterMethod?.ReturnType;
            if (method == null || awaiter == null)
            {
                return;
            }

            if (known.IsTasklike(method.ReturnType))
            {
                if (!known.IsTasklike(awaiter))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.ForeignAwait, await.GetLocation(), awaiter.ToDisplayString()));
                }
            }
            else if (known.IsTasklike(awaiter) && !known.IsDevice && method.ReturnType.TypeKind != TypeKind.Error)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.ForeignBuilderWithAwait, await.GetLocation(), method.ReturnType.ToDisplayString()));
            }
        }

        private static bool IsFunction(SyntaxNode node)
        {
            return node is MethodDeclarationSyntax || node is LocalFunctionStatementSyntax || node is AnonymousFunctionExpressionSyntax;
        }

        private static IMethodSymbol MethodOf(SemanticModel model, SyntaxNode node)
        {
            return (node is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(node).Symbol : model.GetDeclaredSymbol(node)) as IMethodSymbol;
        }

        private static bool IsInGeneric(IMethodSymbol method)
        {
            for (ISymbol symbol = method; symbol != null; symbol = symbol.ContainingSymbol)
            {
                if ((symbol is IMethodSymbol generic && generic.TypeParameters.Length > 0) || (symbol is INamedTypeSymbol type && type.TypeParameters.Length > 0))
                {
                    return true;
                }
            }

            return false;
        }

        private static Location Head(SyntaxNode node)
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.GetLocation();
                case LocalFunctionStatementSyntax local:
                    return local.Identifier.GetLocation();
                default:
                    return ((AnonymousFunctionExpressionSyntax)node).AsyncKeyword.GetLocation();
            }
        }
    }
}
