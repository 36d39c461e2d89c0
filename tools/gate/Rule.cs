namespace Maitake.Gate
{
    /// <summary>What the gate looks for.</summary>
    public enum Rule
    {
        /// <summary>A generic type or method, defined or used.</summary>
        Generic,

        /// <summary>An instruction that the interpreter does not have.</summary>
        Opcode,

        /// <summary>A method with a body in an interface.</summary>
        InterfaceBody,

        /// <summary>Arithmetic that should throw on overflow.</summary>
        Checked,

        /// <summary>A pointer or a function pointer.</summary>
        Pointer,

        /// <summary>An array of more than one dimension.</summary>
        MultiDimensionalArray,

        /// <summary>A volatile access, or a modifier in a signature.</summary>
        Modifier,

        /// <summary>More of something than fits into a byte.</summary>
        Limit,

        /// <summary>A virtual call that would end elsewhere than on .NET.</summary>
        Dispatch,

        /// <summary>Use of a type that is kept out of the device's file.</summary>
        Excluded,

        /// <summary>A Cold mark that gives no reason.</summary>
        ColdReason,

        /// <summary>On a hot path: a struct held or passed by value.</summary>
        Struct,

        /// <summary>On a hot path: a boxed value.</summary>
        Boxing,

        /// <summary>On a hot path: a string literal, which is a new object each time.</summary>
        StringLiteral,

        /// <summary>On a hot path: a delegate is made.</summary>
        Delegate,

        /// <summary>On a hot path: an object is made.</summary>
        Allocation,

        /// <summary>On a hot path: an array is made.</summary>
        Array,
    }
}
