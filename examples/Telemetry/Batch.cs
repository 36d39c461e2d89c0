namespace Telemetry
{
    /// <summary>Readings that are sent together.</summary>
    internal sealed class Batch
    {
        private readonly long[] _readings;
        private int _count;

        public Batch(int size)
        {
            _readings = new long[size];
        }

        public int Count
        {
            get { return _count; }
        }

        public bool IsFull
        {
            get { return _count == _readings.Length; }
        }

        public long this[int index]
        {
            get { return _readings[index]; }
        }

        public void Add(long reading)
        {
            _readings[_count++] = reading;
        }

        public void Clear()
        {
            _count = 0;
        }
    }
}
