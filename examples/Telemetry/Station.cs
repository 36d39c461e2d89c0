using System;
using Maitake;
using Maitake.Patterns;
using Maitake.Sync;

namespace Telemetry
{
    /// <summary>
    /// Puts the tasks together: sensors fill a channel, an uploader empties it, supervisors start again what fails, and a watchdog watches all of them.
    /// </summary>
    internal sealed class Station
    {
        private const int ChannelCapacity = 8;

        // Longer than everything that a task does between two feedings when it is well.
        private const int BudgetMilliseconds = 3000;

        private readonly Board _board;
        private readonly Log _log;
        private readonly Server _server;
        private readonly Watchdog _watchdog;
        private readonly ChannelInt64 _readings = new ChannelInt64(ChannelCapacity);
        private readonly Uploader _uploader;
        private readonly SensorTask[] _sensors;

        /// <param name="board">The board.</param>
        /// <param name="log">Where it says what happens.</param>
        /// <param name="chips">Its sensors.</param>
        /// <param name="periods">How often each measures, in milliseconds.</param>
        /// <param name="server">Where the readings go.</param>
        /// <param name="feeder">Feeds the hardware's watchdog, which has to wait for more than a second.</param>
        public Station(Board board, Log log, Chip[] chips, int[] periods, Server server, WatchdogFeeder feeder)
        {
            _board = board;
            _log = log;
            _server = server;
            _watchdog = new Watchdog(board.Timer, new TimeSpan(500 * TimeSpan.TicksPerMillisecond), feeder, NameCulprit);
            _uploader = new Uploader(board, _readings, Watch("uploader"), _server, log);
            _sensors = new SensorTask[chips.Length];
            for (int i = 0; i < chips.Length; i++)
            {
                _sensors[i] = new SensorTask(board, _readings, Watch(chips[i].Name), chips[i], i, periods[i]);
            }
        }

        public Uploader Uploader
        {
            get { return _uploader; }
        }

        public SensorTask[] Sensors
        {
            get { return _sensors; }
        }

        public ChannelInt64 Readings
        {
            get { return _readings; }
        }

        /// <summary>Spawns the tasks.</summary>
        /// <param name="withReport">Whether a line is written every second.</param>
        public void Start(bool withReport)
        {
            for (int i = 0; i < _sensors.Length; i++)
            {
                Supervise(_sensors[i].Name, _sensors[i].Run);
            }

            Supervise("uploader", _uploader.Run);
            _board.Scheduler.BuildTask().Name("watchdog").Spawn(_watchdog);
            if (withReport)
            {
                _board.Scheduler.BuildTask().Name("report").Spawn(new Report(_board, _log, _readings, _sensors, _uploader).Run());
            }
        }

        /// <summary>Cancels the tasks, so that they let go of timers and of what they wait for. After the board's run has ended.</summary>
        public void Stop()
        {
            _board.Scheduler.Shutdown();
            _log.Write("stopped");
        }

        private void Supervise(string name, FutureFactory run)
        {
            Backoff pauses = new Backoff(new TimeSpan(200 * TimeSpan.TicksPerMillisecond), 2, new TimeSpan(2 * TimeSpan.TicksPerSecond));
            Supervisor supervisor = new Supervisor(_board.Timer, run, RestartPolicy.Always, pauses);
            supervisor.Limit(20, new TimeSpan(TimeSpan.TicksPerMinute));
            supervisor.Restarting = new Restarts(_log, name).Handle;
            _board.Scheduler.BuildTask().Name(name).Spawn(supervisor);
        }

        private Liveness Watch(string name)
        {
            return _watchdog.Watch(name, new TimeSpan(BudgetMilliseconds * TimeSpan.TicksPerMillisecond));
        }

        // On a board this is the moment to write the name to flash: the reset follows.
        private void NameCulprit(Liveness starved)
        {
            _log.Write("watchdog: " + starved.Name + " has not shown for " + (starved.Budget.Ticks / TimeSpan.TicksPerSecond).ToString() + " s that it is alive");
        }

        private sealed class Restarts
        {
            private readonly Log _log;
            private readonly string _name;

            public Restarts(Log log, string name)
            {
                _log = log;
                _name = name;
            }

            [Cold("a task failed, and text for people")]
            public void Handle(Supervisor supervisor, Exception failure, TimeSpan pause)
            {
                _log.Write(
                    _name + " failed: " + (failure == null ? "it ended" : failure.Message) + "; starts again in "
                        + (pause.Ticks / TimeSpan.TicksPerMillisecond).ToString() + " ms");
            }
        }
    }
}
