using Maitake;

namespace Telemetry
{
    /// <summary>Where the readings go. On a board of your own: what speaks HTTP or MQTT over its radio.</summary>
    internal abstract class Server
    {
        /// <summary>Sends a batch.</summary>
        /// <returns>
        /// A future that is ready when the batch has arrived, throws if it was refused, and sends nothing more once it is cancelled. There is one at a time,
        /// and it may be the same object each time.
        /// </returns>
        public abstract Future Post(Batch batch);
    }
}
