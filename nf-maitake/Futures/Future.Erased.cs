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
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for the 64-bit integers. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual long GetInt64()
        {
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for float. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual float GetSingle()
        {
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for double. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual double GetDouble()
        {
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for TimeSpan. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual TimeSpan GetTimeSpan()
        {
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for DateTime. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual DateTime GetDateTime()
        {
            throw new InvalidOperationException();
        }

        /// <summary>The result of a <c>Future&lt;T&gt;</c>, for all classes; null for other types. For the weaver: a program uses <c>Result</c>.</summary>
        [ForWovenCode]
        internal virtual object GetObject()
        {
            return null;
        }
    }
}
#endif
