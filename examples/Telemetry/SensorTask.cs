using System;
using Maitake;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;

namespace Telemetry
{
    /// <summary>Measures with one sensor, again and again, and puts what it finds into the channel. It knows nothing of errors: its supervisor does.</summary>
    internal sealed class SensorTask
    {
        private readonly Board _board;
        private readonly ChannelInt64 _readings;
        private readonly Liveness _liveness;
        private readonly Chip _chip;
        private readonly int _number;
        private readonly Ticker _ticker;
        private int _measured;

        public SensorTask(Board board, ChannelInt64 readings, Liveness liveness, Chip chip, int number, int periodMilliseconds)
        {
            _board = board;
            _readings = readings;
            _liveness = liveness;
            _chip = chip;
            _number = number;
            _ticker = board.Every(periodMilliseconds);

            // A measurement that comes too late is left out, not made up for.
            _ticker.Policy = MissedTicks.Skip;
        }

        public string Name
        {
            get { return _chip.Name; }
        }

        /// <summary>How many readings it has put into the channel.</summary>
        public int Measured
        {
            get { return _measured; }
        }

        /// <summary>All that it has put into the channel, to compare it with what arrives.</summary>
        public long Sum { get; private set; }

        public async Future Run()
        {
            // Also after a failure, however it left the ticker.
            _ticker.Reset();
            while (true)
            {
                await _ticker.Next();
                int value = await Measure();

                // The channel is full while the server is away, which is not this task's fault.
                _liveness.Pause();
                await _readings.Send(Reading.Pack(_number, value));
                _liveness.Feed();
                _measured++;
                Sum += value;
            }
        }

        private async Future<int> Measure()
        {
            _chip.Start();
            do
            {
                await _board.Sleep(_chip.ConversionMilliseconds);
            }
            while (!_chip.IsReady());
            return _chip.Read();
        }
    }
}
