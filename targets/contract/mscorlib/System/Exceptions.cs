namespace System
{
    public class Exception
    {
        public Exception() { }

        public Exception(string message) { }

        public Exception(string message, Exception innerException) { }

        public Exception InnerException => throw null;

        public virtual string Message => throw null;

        public virtual string StackTrace => throw null;

        public override string ToString() => throw null;
    }

    public class SystemException : Exception
    {
        public SystemException() { }

        public SystemException(string message) { }

        public SystemException(string message, Exception innerException) { }
    }

    public class ApplicationException : Exception
    {
        public ApplicationException() { }

        public ApplicationException(string message) { }

        public ApplicationException(string message, Exception innerException) { }
    }

    public class ArgumentException : SystemException
    {
        public ArgumentException() { }

        public ArgumentException(string message) { }

        public ArgumentException(string message, Exception innerException) { }

        public ArgumentException(string message, string paramName) { }

        public override string Message => throw null;

        public virtual string ParamName => throw null;
    }

    public class ArgumentNullException : ArgumentException
    {
        public ArgumentNullException() { }

        public ArgumentNullException(string paramName) { }

        public ArgumentNullException(string message, Exception innerException) { }

        public ArgumentNullException(string paramName, string message) { }
    }

    public class ArgumentOutOfRangeException : ArgumentException
    {
        public ArgumentOutOfRangeException() { }

        public ArgumentOutOfRangeException(string paramName) { }

        public ArgumentOutOfRangeException(string paramName, string message) { }
    }

    public class FormatException : SystemException
    {
        public FormatException() { }

        public FormatException(string message) { }

        public FormatException(string message, Exception innerException) { }
    }

    public class IndexOutOfRangeException : SystemException
    {
        public IndexOutOfRangeException() { }

        public IndexOutOfRangeException(string message) { }

        public IndexOutOfRangeException(string message, Exception innerException) { }
    }

    public class InvalidCastException : SystemException
    {
        public InvalidCastException() { }

        public InvalidCastException(string message) { }

        public InvalidCastException(string message, Exception innerException) { }
    }

    public class InvalidOperationException : SystemException
    {
        public InvalidOperationException() { }

        public InvalidOperationException(string message) { }

        public InvalidOperationException(string message, Exception innerException) { }
    }

    public class NotImplementedException : SystemException
    {
        public NotImplementedException() { }

        public NotImplementedException(string message) { }

        public NotImplementedException(string message, Exception innerException) { }
    }

    public class NotSupportedException : SystemException
    {
        public NotSupportedException() { }

        public NotSupportedException(string message) { }

        public NotSupportedException(string message, Exception innerException) { }
    }

    public class NullReferenceException : SystemException
    {
        public NullReferenceException() { }

        public NullReferenceException(string message) { }

        public NullReferenceException(string message, Exception innerException) { }
    }

    public class ObjectDisposedException : SystemException
    {
        public ObjectDisposedException() { }

        public ObjectDisposedException(string message) { }

        public ObjectDisposedException(string message, Exception innerException) { }
    }

    public class OutOfMemoryException : SystemException
    {
        public OutOfMemoryException() { }

        public OutOfMemoryException(string message) { }

        public OutOfMemoryException(string message, Exception innerException) { }
    }

    public class TimeoutException : SystemException
    {
        public TimeoutException() { }

        public TimeoutException(string message) { }

        public TimeoutException(string message, Exception innerException) { }
    }

    public class PlatformNotSupportedException : NotSupportedException
    {
        public PlatformNotSupportedException() { }
    }
}
