using System;
using Maitake;

namespace Telemetry
{
    /// <summary>What a board has in hardware: ends the run if it is not fed for two seconds.</summary>
    internal sealed class HardwareWatchdog
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

        private readonly Board _board;
        private readonly Log _log;
        private bool _fed;

        public HardwareWatchdog(Board board, Log log)
        {
            _board = board;
            _log = log;
        }

        /// <summary>Whether it has had to reset the board.</summary>
        public bool HasReset { get; private set; }

        public void Feed()
        {
            _fed = true;
        }

        public async Future Run()
        {
            TimeSpan last = _board.Timer.Clock.Now;
            while (true)
            {
                await _board.Sleep(100);
                if (_fed)
                {
                    _fed = false;
                    last = _board.Timer.Clock.Now;
                }
                else if (_board.Timer.Clock.Now - last >= s_patience)
                {
                    _log.Write("hardware watchdog: reset");
                    HasReset = true;
                    _board.Stop();
                    return;
                }
            }
        }
    }
}
