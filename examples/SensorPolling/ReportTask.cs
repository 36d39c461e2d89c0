using Maitake;
using Maitake.Time;

namespace SensorPolling
{
    /// <summary>Writes a line with all values once a second. Putting it together allocates.</summary>
    internal sealed class ReportTask : Future
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

        public override PollResult Poll(Waker waker)
        {
            while (_ticker.Poll(waker) == PollResult.Ready)
            {
                _ticker.Next();
                _log.Write(Compose());
            }

            return PollResult.Pending;
        }

        public override void Cancel()
        {
            _ticker.Cancel();
            base.Cancel();
        }

        private string Compose()
        {
            string text = string.Empty;
            int timeOuts = 0;
            for (int i = 0; i < _sensors.Length; i++)
            {
                SensorTask sensor = _sensors[i];
                text += sensor.Name + " " + sensor.Describe() + ", ";
                timeOuts += sensor.TimeOuts;
            }

            return text + "presses " + _button.Presses.ToString() + ", time-outs " + timeOuts.ToString();
        }
    }
}
