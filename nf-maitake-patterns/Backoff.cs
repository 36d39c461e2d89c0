using System;

namespace Maitake.Patterns
{
    /// <summary>How long to wait before the next attempt: each time longer, up to a maximum.</summary>
    /// <remarks>
    /// <para>With jitter, a part of each wait is left to chance, so that devices that failed together do not all come back together. The generator is its
    /// own: the same seed gives the same waits. It is G. Marsaglia's "Xorshift RNGs" (2003), 32 bits, with shifts of 13, 17 and 5.</para>
    /// <para>It belongs to one user, on one thread. Nothing here allocates, apart from making it.</para>
    /// </remarks>
    public sealed class Backoff
    {
        private const double IntegersToOne = 1.0 / 2147483648.0;

        private readonly long _initial;
        private readonly long _maximum;
        private readonly double _factor;
        private readonly double _jitter;
        private long _next;
        private uint _random;

        /// <summary>Makes one without jitter.</summary>
        /// <param name="initial">The first wait; zero or more. From zero it does not grow.</param>
        /// <param name="factor">By how much each wait is longer than the one before: 1 or more.</param>
        /// <param name="maximum">The longest wait; <paramref name="initial"/> or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
        public Backoff(TimeSpan initial, double factor, TimeSpan maximum)
            : this(initial, factor, maximum, 0, 1)
        {
        }

        /// <summary>Makes one with jitter.</summary>
        /// <param name="initial">The first wait; zero or more. From zero it does not grow.</param>
        /// <param name="factor">By how much each wait is longer than the one before: 1 or more.</param>
        /// <param name="maximum">The longest wait; <paramref name="initial"/> or more.</param>
        /// <param name="jitter">Which part of a wait is left to chance: from 0, none, to 1, all. It only makes waits shorter.</param>
        /// <param name="seed">What chance begins with: another on each device, such as a hash of its serial number.</param>
        /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
        public Backoff(TimeSpan initial, double factor, TimeSpan maximum, double jitter, int seed)
        {
            if (initial.Ticks < 0)
            {
                throw new ArgumentOutOfRangeException("initial");
            }

            // Asked for, since on nanoCLR a comparison with not-a-number may say anything.
            if (double.IsNaN(factor) || factor < 1)
            {
                throw new ArgumentOutOfRangeException("factor");
            }

            if (maximum.Ticks < initial.Ticks)
            {
                throw new ArgumentOutOfRangeException("maximum");
            }

            if (double.IsNaN(jitter) || jitter < 0 || jitter > 1)
            {
                throw new ArgumentOutOfRangeException("jitter");
            }

            _initial = initial.Ticks;
            _maximum = maximum.Ticks;
            _factor = factor;
            _jitter = jitter;
            _next = _initial;

            // From zero the generator would not get away.
            _random = seed == 0 ? 0x9E3779B9u : (uint)seed;
        }

        /// <summary>The longest wait.</summary>
        public TimeSpan Maximum
        {
            get { return new TimeSpan(_maximum); }
        }

        /// <summary>The next wait.</summary>
        /// <returns>The wait before the last one times the factor, less what chance takes off; never more than the maximum.</returns>
        public TimeSpan Next()
        {
            long wait = _next;
            double longer = wait * _factor;
            _next = longer < _maximum ? (long)longer : _maximum;
            if (_jitter > 0)
            {
                uint random = _random;
                random ^= random << 13;
                random ^= random >> 17;
                random ^= random << 5;
                _random = random;
                wait -= (long)(wait * _jitter * ((int)(random >> 1) * IntegersToOne));
            }

            return new TimeSpan(wait);
        }

        /// <summary>Begins again with the first wait: after a success. Chance goes on where it was.</summary>
        public void Reset()
        {
            _next = _initial;
        }
    }
}
