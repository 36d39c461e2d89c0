namespace Maitake.Weaver
{
    /// <summary>The weaver's error codes; docs/async.md has the cure for each.</summary>
    public static class ErrorCodes
    {
        /// <summary>An await of something that is not a Maitake.Future.</summary>
        public const string ForeignAwait = "MTK001";

        /// <summary>A Future&lt;T&gt; whose T cannot be erased: a struct or a type parameter.</summary>
        public const string NotErasable = "MTK002";

        /// <summary>A generic async method, or one in a generic type.</summary>
        public const string GenericAsync = "MTK003";

        /// <summary>An async method that returns something other than a future.</summary>
        public const string ForeignBuilder = "MTK004";

        /// <summary>Something generic would survive.</summary>
        public const string GenericSurvives = "MTK005";

        /// <summary>Two methods become one when Future&lt;T&gt; is erased.</summary>
        public const string SameSignature = "MTK006";

        /// <summary>An IL instruction that the device does not have.</summary>
        public const string UnsupportedOpcode = "MTK007";

        /// <summary>A test for Future&lt;T&gt;: T is not known at run time.</summary>
        public const string TypeTest = "MTK008";

        /// <summary>A use of something that exists for the compiler only.</summary>
        public const string CompileTimeOnly = "MTK009";

        /// <summary>The compiler wrote something that the weaver does not know.</summary>
        public const string UnknownShape = "MTK010";

        /// <summary>A referenced assembly was not found.</summary>
        public const string MissingReference = "MTK011";

        /// <summary>A file that cannot be read or written, or is no assembly.</summary>
        public const string Unusable = "MTK015";
    }
}
