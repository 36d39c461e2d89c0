#if NANOFRAMEWORK_1_0
using System;
using System.Runtime.CompilerServices;

namespace Maitake
{
    // What the weaver puts in the place of Future<T> as the base of a hand-written future.

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for bool, char and the integers up to 32 bits. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class Int32Future : Future
    {
        private int _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override int GetInt32()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(int result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for the 64-bit integers. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class Int64Future : Future
    {
        private long _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override long GetInt64()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(long result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for float. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class SingleFuture : Future
    {
        private float _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override float GetSingle()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(float result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for double. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class DoubleFuture : Future
    {
        private double _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override double GetDouble()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(double result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for TimeSpan. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class TimeSpanFuture : Future
    {
        private TimeSpan _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override TimeSpan GetTimeSpan()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(TimeSpan result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for DateTime. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class DateTimeFuture : Future
    {
        private DateTime _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override DateTime GetDateTime()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        internal void Complete(DateTime result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for all classes. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    [ForWovenCode]
    internal abstract class ObjectFuture : Future
    {
        private object _result;

        /// <inheritdoc/>
        [ForWovenCode]
        internal override object GetObject()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        [ForWovenCode]
        [MethodImpl(Inlining.Always)]
        internal void Complete(object result)
        {
            _result = result;
            Complete();
        }
    }
}
#endif
