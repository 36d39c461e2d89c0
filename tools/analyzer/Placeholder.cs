namespace Maitake.Analyzers { internal static class Placeholder { } }
