using System;
using Maitake;

namespace AsyncLibrary
{
    /// <summary>What a library has that was written, woven and shipped before its callers.</summary>
    public interface ISensor
    {
        Future<int> Read();
    }

    /// <summary>Programs implement it, and call it through the library alone.</summary>
    public interface IGauge
    {
        Future<int> ReadGauge();
    }

    public delegate Future<int> Reader(int channel);

    public class Sensor : ISensor
    {
        private readonly int _offset;

        // Kept and given to whoever asks: it must not be used again for another call.
        private Future<int> _pending;

        public Sensor(int offset)
        {
            _offset = offset;
        }

        public Future<string> Label;

        public virtual async Future<int> Read()
        {
            await Futures.YieldNow();
            return _offset + 1;
        }

        public Future<int> ReadOnce()
        {
            if (_pending == null)
            {
                _pending = ReadChannel(7);
            }

            return _pending;
        }

        public async Future<int> ReadChannel(int channel)
        {
            await Futures.Yield(channel % 3);
            return _offset + channel;
        }

        public static async Future<string> Name(string prefix)
        {
            await Futures.YieldNow();
            return prefix + "-sensor";
        }

        public static async Future<int> Sum(Future<int> a, Future<int> b)
        {
            return await a + await b;
        }

        public static async Future<int> ReadTwice(IGauge gauge)
        {
            return await gauge.ReadGauge() + await gauge.ReadGauge();
        }

        public static async Future Fail(string message)
        {
            await Futures.YieldNow();
            throw new InvalidOperationException(message);
        }

        protected async Future<long> Protected(long value)
        {
            await Futures.YieldNow();
            return value * 2;
        }
    }
}
