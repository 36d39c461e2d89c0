using System;

namespace Telemetry
{
    /// <summary>The server refused what was sent.</summary>
    internal sealed class ServerException : Exception
    {
        public ServerException(string message)
            : base(message)
        {
        }
    }
}
