#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    // Future<T> on the device, which has no generics: the weaver turns Future<T>.Result into one of these calls.
    public abstract partial class Future
    {
        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for bool, char and the integers up to 32 bits. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual int GetInt32()
        {
            ThrowNoResult();
            return 0;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for the 64-bit integers. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual long GetInt64()
        {
            ThrowNoResult();
            return 0;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for float. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual float GetSingle()
        {
            ThrowNoResult();
            return 0;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for double. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual double GetDouble()
        {
            ThrowNoResult();
            return 0;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for TimeSpan. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual TimeSpan GetTimeSpan()
        {
            ThrowNoResult();
            return TimeSpan.Zero;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for DateTime. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual DateTime GetDateTime()
        {
            ThrowNoResult();
            return DateTime.MinValue;
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for all classes; null for other types. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual object GetObject()
        {
            return null;
        }

        [Cold("misuse: what the compiler checks was got round by a cast")]
        private static void ThrowNoResult()
        {
            throw new InvalidOperationException("The future has no result of this type");
        }
    }
}
#endif
