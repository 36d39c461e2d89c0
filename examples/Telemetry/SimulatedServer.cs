using System;
using Maitake;
using Maitake.Time;

namespace Telemetry
{
    /// <summary>
    /// Answers in 60 ms; refuses each request whose number is in the list, and does not answer at all for a while in every twenty seconds.
    /// </summary>
    internal sealed class SimulatedServer : Server
    {
        private const int AnswerMilliseconds = 60;
        private const int CycleMilliseconds = 20000;

        private readonly Clock _clock;
        private readonly Request _request;
        private readonly int _refuseEvery;
        private readonly int _silentFrom;
        private readonly int _silentUntil;
        private int _requests;

        /// <param name="board">The board.</param>
        /// <param name="refuseEvery">Which requests it refuses: every n-th; 0 for none.</param>
        /// <param name="silentFrom">From when on it does not answer, in milliseconds of each twenty seconds.</param>
        /// <param name="silentUntil">Until when.</param>
        public SimulatedServer(Board board, int refuseEvery, int silentFrom, int silentUntil)
        {
            _clock = board.Timer.Clock;
            _request = new Request(this, board.Sleep(AnswerMilliseconds));
            _refuseEvery = refuseEvery;
            _silentFrom = silentFrom;
            _silentUntil = silentUntil;
        }

        /// <summary>How many requests there were.</summary>
        public int Requests
        {
            get { return _requests; }
        }

        /// <summary>How many readings have arrived.</summary>
        public int Received { get; private set; }

        /// <summary>All that has arrived, to compare it with what was sent.</summary>
        public long Sum { get; private set; }

        public override Future Post(Batch batch)
        {
            _requests++;
            _request.Begin(batch);
            return _request;
        }

        private bool IsSilent()
        {
            int time = (int)(_clock.Now.Ticks / TimeSpan.TicksPerMillisecond % CycleMilliseconds);
            return time >= _silentFrom && time < _silentUntil;
        }

        private void Answer(Batch batch)
        {
            if (_refuseEvery != 0 && _requests % _refuseEvery == 0)
            {
                throw new ServerException("503 try later");
            }

            Received += batch.Count;
            for (int i = 0; i < batch.Count; i++)
            {
                Sum += Reading.Value(batch[i]);
            }
        }

        // Used again for each request.
        private sealed class Request : Future
        {
            private readonly SimulatedServer _server;
            private readonly Sleep _answer;
            private Batch _batch;

            public Request(SimulatedServer server, Sleep answer)
            {
                _server = server;
                _answer = answer;
            }

            public void Begin(Batch batch)
            {
                _batch = batch;
                _answer.Reset(new TimeSpan(AnswerMilliseconds * TimeSpan.TicksPerMillisecond));
                Renew();
            }

            public override PollResult Poll(Waker waker)
            {
                if (!IsCompleted)
                {
                    // What is silent when it should answer does not answer this request any more.
                    if (_answer.Poll(waker) == PollResult.Pending || _server.IsSilent())
                    {
                        return PollResult.Pending;
                    }

                    _server.Answer(_batch);
                    Complete();
                }

                return PollResult.Ready;
            }

            public override void Cancel()
            {
                _answer.Cancel();
                base.Cancel();
            }
        }
    }
}
