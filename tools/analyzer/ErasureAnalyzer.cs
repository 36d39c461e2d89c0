using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Maitake.Analyzers
{
    /// <summary>What becomes of Future&lt;T&gt; when T is erased for the device.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class ErasureAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            ImmutableArray.Create(Rules.NotErasable, Rules.SameSignature, Rules.TypeTest);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                KnownTypes known = KnownTypes.Find(start.Compilation);
                if (known == null || !known.IsDevice)
                {
                    return;
                }

                start.RegisterSyntaxNodeAction(node => CheckArgument(node, known), SyntaxKind.GenericName);
                start.RegisterSyntaxNodeAction(
                    node => CheckTest(node, known),
                    SyntaxKind.IsExpression,
                    SyntaxKind.AsExpression,
                    SyntaxKind.DeclarationPattern,
                    SyntaxKind.RecursivePattern,
                    SyntaxKind.TypePattern);
                start.RegisterSymbolAction(symbol => CheckOverloads(symbol, known), SymbolKind.NamedType);
            });
        }

        private static void CheckArgument(SyntaxNodeAnalysisContext context, KnownTypes known)
        {
            if (!(context.SemanticModel.GetSymbolInfo(context.Node).Symbol is INamedTypeSymbol type) || !known.IsFutureOfT(type))
            {
                return;
            }

            ITypeSymbol argument = type.TypeArguments[0];
            if (argument.TypeKind != TypeKind.Error && !CanCarry(argument, known))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NotErasable,
                    context.Node.GetLocation(),
                    argument.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    argument.ToDisplayString(),
                    argument.IsValueType ? "; make it a class" : string.Empty));
            }
        }

        private static bool CanCarry(ITypeSymbol type, KnownTypes known)
        {
            switch (type.SpecialType)
            {
                case SpecialType.System_Boolean:
                case SpecialType.System_Char:
                case SpecialType.System_SByte:
                case SpecialType.System_Byte:
                case SpecialType.System_Int16:
                case SpecialType.System_UInt16:
                case SpecialType.System_Int32:
                case SpecialType.System_UInt32:
                case SpecialType.System_Int64:
                case SpecialType.System_UInt64:
                case SpecialType.System_Single:
                case SpecialType.System_Double:
                case SpecialType.System_DateTime:
                    return true;
            }

            switch (type.TypeKind)
            {
                case TypeKind.Enum:
                case TypeKind.Array:
                case TypeKind.Dynamic:
                    return true;
                case TypeKind.Class:
                case TypeKind.Interface:
                case TypeKind.Delegate:
                    return known.IsFutureOfT(type) || !((INamedTypeSymbol)type).IsGenericType;
                default:
                    return type.ToDisplayString() == "System.TimeSpan";
            }
        }

        private static void CheckTest(SyntaxNodeAnalysisContext context, KnownTypes known)
        {
            SyntaxNode tested;
            switch (context.Node)
            {
                case BinaryExpressionSyntax binary:
                    tested = binary.Right;
                    break;
                case DeclarationPatternSyntax declaration:
                    tested = declaration.Type;
                    break;
                case RecursivePatternSyntax recursive:
                    tested = recursive.Type;
                    break;
                default:
                    tested = ((TypePatternSyntax)context.Node).Type;
                    break;
            }

            if (tested != null && context.SemanticModel.GetSymbolInfo(tested).Symbol is INamedTypeSymbol type && known.IsFutureOfT(type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.TypeTest, context.Node.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            }
        }

        private static void CheckOverloads(SymbolAnalysisContext context, KnownTypes known)
        {
            INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
            HashSet<string> seen = new HashSet<string>();
            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Parameters.Length > 0))
            {
                string signature = method.Name + "(" + string.Join(", ", method.Parameters.Select(p => (p.RefKind == RefKind.None ? string.Empty : "ref ") + Erase(p.Type, known))) + ")";
                string key = method.MethodKind == MethodKind.Conversion ? signature + Erase(method.ReturnType, known) : signature;
                if (!seen.Add(key))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.SameSignature, method.Locations[0], signature, type.ToDisplayString()));
                }
            }
        }

        private static string Erase(ITypeSymbol type, KnownTypes known)
        {
            if (type is IArrayTypeSymbol array)
            {
                return Erase(array.ElementType, known) + "[" + new string(',', array.Rank - 1) + "]";
            }

            return (known.IsFutureOfT(type) ? known.Future : type).ToDisplayString();
        }
    }
}
