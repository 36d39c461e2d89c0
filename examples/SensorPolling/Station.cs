using Maitake;

namespace SensorPolling
{
    /// <summary>Puts the tasks together. A machine says which sensors it has and where its button is.</summary>
    internal sealed class Station
    {
        private readonly Board _board;
        private readonly Log _log;
        private readonly SensorTask[] _sensors;
        private readonly ButtonTask _button;

        public Station(Board board, Log log, SensorTask[] sensors, ButtonTask button)
        {
            _board = board;
            _log = log;
            _sensors = sensors;
            _button = button;
        }

        public ButtonTask Button
        {
            get { return _button; }
        }

        /// <summary>Spawns the tasks, each with a name for the message about an exception that it did not catch.</summary>
        public void Start()
        {
            TaskBuilder builder = _board.Scheduler.BuildTask();
            for (int i = 0; i < _sensors.Length; i++)
            {
                builder.Name(_sensors[i].Reading.Name).Spawn(_sensors[i].Measure());
            }

            builder.Name("button").Spawn(_button.CountPresses());
            builder.Name("report").Spawn(new ReportTask(_board, _log, _sensors, _button).Report());
        }

        /// <summary>Cancels the tasks, so that they let go of pins and timers. After the board's run has ended.</summary>
        public void Stop()
        {
            _board.Scheduler.Shutdown();
            _log.Write("stopped");
        }
    }
}
