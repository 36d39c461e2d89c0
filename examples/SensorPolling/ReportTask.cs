using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Writes a line with all values once a second. Putting it together allocates.</summary>
    internal sealed class ReportTask
    {
        private readonly Log _log;
        private readonly SensorTask[] _sensors;
        private readonly ButtonTask _button;
        private readonly Ticker _ticker;

        public ReportTask(Board board, Log log, SensorTask[] sensors, ButtonTask button)
        {
            _log = log;
            _sensors = sensors;
            _button = button;
            _ticker = board.Every(1000);
            _ticker.Policy = MissedTicks.Skip;
        }

        /// <summary>The task, once per object.</summary>
        public async Future Report()
        {
            while (true)
            {
                await _ticker.Next();
                _log.Write(Compose());
            }
        }

        [Cold("once a second, and text for people")]
        private string Compose()
        {
            string text = string.Empty;
            int timeOuts = 0;
            for (int i = 0; i < _sensors.Length; i++)
            {
                Reading reading = _sensors[i].Reading;
                text += reading.Name + " " + reading.Describe() + ", ";
                timeOuts += reading.TimeOuts;
            }

            return text + "presses " + _button.Presses.ToString() + ", time-outs " + timeOuts.ToString();
        }
    }
}
