#if NANOFRAMEWORK_1_0
using System;

namespace Maitake
{
    // What the weaver puts in the place of Future<T> as the base of a hand-written future.

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for bool, char and the integers up to 32 bits. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class Int32Future : Future
    {
        private int _result;

        /// <inheritdoc/>
        public override int GetInt32()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(int result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for the 64-bit integers. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class Int64Future : Future
    {
        private long _result;

        /// <inheritdoc/>
        public override long GetInt64()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(long result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for float. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class SingleFuture : Future
    {
        private float _result;

        /// <inheritdoc/>
        public override float GetSingle()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(float result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for double. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class DoubleFuture : Future
    {
        private double _result;

        /// <inheritdoc/>
        public override double GetDouble()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(double result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for TimeSpan. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class TimeSpanFuture : Future
    {
        private TimeSpan _result;

        /// <inheritdoc/>
        public override TimeSpan GetTimeSpan()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(TimeSpan result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for DateTime. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class DateTimeFuture : Future
    {
        private DateTime _result;

        /// <inheritdoc/>
        public override DateTime GetDateTime()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(DateTime result)
        {
            _result = result;
            Complete();
        }
    }

    /// <summary>The base of a hand-written <c>Future&lt;T&gt;</c> on the device, for all classes. For the weaver: a program derives from <c>Future&lt;T&gt;</c>.</summary>
    public abstract class ObjectFuture : Future
    {
        private object _result;

        /// <inheritdoc/>
        public override object GetObject()
        {
            return _result;
        }

        /// <summary>Completes the future.</summary>
        protected void Complete(object result)
        {
            _result = result;
            Complete();
        }
    }
}
#endif
