using System;

namespace Maitake
{
    using Maitake.Time;

    /// <summary>
    /// Clock, timer wheel, scheduler, parker and executor, put together for one kind of machine. A program names its board in one line and is
    /// otherwise the same everywhere; each part can also be used alone.
    /// </summary>
    public abstract partial class Board
    {
        private readonly Executor _executor;

        /// <summary>Puts the parts together.</summary>
        /// <exception cref="ArgumentNullException">One of the parts is null.</exception>
        protected Board(Scheduler scheduler, TimerWheel timer, Parker parker)
        {
            _executor = new Executor(scheduler, timer, parker);
        }

        /// <summary>Runs the tasks.</summary>
        public Scheduler Scheduler
        {
            get { return _executor.Scheduler; }
        }

        /// <summary>Keeps the deadlines, and with <see cref="TimerWheel.Clock"/> the time.</summary>
        public TimerWheel Timer
        {
            get { return _executor.Timer; }
        }

        /// <summary>The run loop.</summary>
        public Executor Executor
        {
            get { return _executor; }
        }

        /// <summary>Spawns a task, see <see cref="Maitake.Scheduler.Spawn"/>. Any thread.</summary>
        public Task Spawn(Future future)
        {
            return _executor.Scheduler.Spawn(future);
        }

        /// <summary>Runs tasks on the calling thread until <see cref="Stop"/>, see <see cref="Maitake.Executor.Run()"/>.</summary>
        public virtual void Run()
        {
            _executor.Run();
        }

        /// <summary>Runs tasks on the calling thread until <paramref name="future"/> has finished, see <see cref="Maitake.Executor.Run(Future)"/>.</summary>
        public virtual Task Run(Future future)
        {
            return _executor.Run(future);
        }

        /// <summary>Ends the run. Any thread, any task, any interrupt callback; see <see cref="Maitake.Executor.Stop"/>.</summary>
        public void Stop()
        {
            _executor.Stop();
        }

        /// <summary>A future that is ready when <paramref name="milliseconds"/> have passed from now, see <see cref="TimerWheel.Sleep"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="milliseconds"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public Sleep Sleep(int milliseconds)
        {
            return _executor.Timer.Sleep(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond));
        }

        /// <summary>A future that is ready when <paramref name="duration"/> has passed from now, see <see cref="TimerWheel.Sleep"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public Sleep Sleep(TimeSpan duration)
        {
            return _executor.Timer.Sleep(duration);
        }

        /// <summary>
        /// A future that carries another one on for at most <paramref name="milliseconds"/> from now, see <see cref="TimerWheel.Timeout"/>:
        /// <c>if (await board.Timeout(100, sensor.Read()))</c>.
        /// </summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="milliseconds"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public TimeoutFuture Timeout(int milliseconds, Future future)
        {
            return _executor.Timer.Timeout(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond), future);
        }

        /// <summary>A future that carries another one on for at most <paramref name="duration"/> from now, see <see cref="TimerWheel.Timeout"/>.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
        /// <exception cref="TimerException">The deadline is past the end of the clock.</exception>
        public TimeoutFuture Timeout(TimeSpan duration, Future future)
        {
            return _executor.Timer.Timeout(duration, future);
        }

        /// <summary>A future that carries another one on until <paramref name="instant"/> at most, see <see cref="TimerWheel.TimeoutAt"/>.</summary>
        /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is negative.</exception>
        public TimeoutFuture TimeoutAt(TimeSpan instant, Future future)
        {
            return _executor.Timer.TimeoutAt(instant, future);
        }

        /// <summary>A future that is ready every <paramref name="milliseconds"/>, without drift, see <see cref="TimerWheel.Every"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="milliseconds"/> is less than 1.</exception>
        public Ticker Every(int milliseconds)
        {
            return _executor.Timer.Every(new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond));
        }

        /// <summary>A future that is ready every <paramref name="period"/>, without drift, see <see cref="TimerWheel.Every"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is zero or negative.</exception>
        public Ticker Every(TimeSpan period)
        {
            return _executor.Timer.Every(period);
        }
    }
}
