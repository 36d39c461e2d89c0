using System;
using Maitake;
using Maitake.Patterns;
using Maitake.Sync;
using Maitake.Time;

namespace Telemetry
{
    /// <summary>
    /// Sends what is in the channel to the server, in batches, and tries several times. While it does, nothing is taken from the channel, and when that is
    /// full the sensors wait.
    /// </summary>
    internal sealed class Uploader
    {
        private const int Attempts = 6;

        private readonly ChannelInt64 _readings;
        private readonly Liveness _liveness;
        private readonly Server _server;
        private readonly Log _log;
        private readonly Batch _batch = new Batch(8);
        private readonly Retry _upload;

        public Uploader(Board board, ChannelInt64 readings, Liveness liveness, Server server, Log log)
        {
            _readings = readings;
            _liveness = liveness;
            _server = server;
            _log = log;
            Backoff pauses = new Backoff(new TimeSpan(100 * TimeSpan.TicksPerMillisecond), 2, new TimeSpan(TimeSpan.TicksPerSecond), 0.5, 1);
            _upload = new Retry(board.Timer, Post, Attempts, pauses);
            _upload.AttemptTimeout = new TimeSpan(500 * TimeSpan.TicksPerMillisecond);
            _upload.Filter = Judge;
        }

        /// <summary>How many readings have arrived at the server.</summary>
        public int Sent { get; private set; }

        /// <summary>How many readings were given up.</summary>
        public int Dropped { get; private set; }

        /// <summary>How many attempts failed.</summary>
        public int Failures { get; private set; }

        public async Future Run()
        {
            // What was left when it failed is not sent again: nobody knows whether it has arrived.
            _batch.Clear();
            while (true)
            {
                // It may take as long as it likes until there is something to send.
                _liveness.Pause();
                long reading = await _readings.Receive();
                _liveness.Feed();
                _batch.Add(reading);
                while (!_batch.IsFull && _readings.TryReceive(out reading))
                {
                    _batch.Add(reading);
                }

                try
                {
                    await _upload.Run();
                    Sent += _batch.Count;
                }
                catch (ServerException exception)
                {
                    Drop(exception);
                }
                catch (ElapsedException exception)
                {
                    Drop(exception);
                }

                _batch.Clear();
            }
        }

        // An attempt: the server uses its future again.
        private Future Post()
        {
            return _server.Post(_batch);
        }

        [Cold("an attempt failed, and text for people")]
        private bool Judge(Exception failure)
        {
            Failures++;
            _liveness.Feed();
            _log.Write("attempt " + _upload.Attempts.ToString() + " for a batch of " + _batch.Count.ToString() + " failed: " + failure.Message);
            return true;
        }

        [Cold("all attempts failed, and text for people")]
        private void Drop(Exception failure)
        {
            Failures++;
            Dropped += _batch.Count;
            _log.Write("gave up a batch of " + _batch.Count.ToString() + ": " + failure.Message);
        }
    }
}
