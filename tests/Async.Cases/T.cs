using System;
using Maitake;
using Maitake.Time;

namespace AsyncCases
{
    /// <summary>A case makes the future that is run.</summary>
    internal delegate Future CaseFunction();

    /// <summary>What the cases print with, and the machinery that runs one.</summary>
    internal static class T
    {
        private const int MaxRounds = 2000;

        public static TimerWheel Wheel;
        public static Scheduler Scheduler;
        public static StepClock Clock;

        public static void Log(string text)
        {
            Console.WriteLine("  " + text);
        }

        public static void Log(string text, int value)
        {
            Console.WriteLine("  " + text + " " + value.ToString());
        }

        // A future that is pending a number of times and says what happens to it.
        public static Future Leaf(string name, int polls)
        {
            return new LoggingFuture(name, polls, null);
        }

        public static Future FailingLeaf(string name, int polls, Exception exception)
        {
            return new LoggingFuture(name, polls, exception);
        }

        /// <summary>Runs a case to its end, or cancels it after some rounds.</summary>
        public static void Run(string name, CaseFunction function, int cancelAfter)
        {
            Console.WriteLine(name);
            Clock = new StepClock();
            Wheel = new TimerWheel(Clock);
            Scheduler = new Scheduler(16);
            Scheduler.FaultHandler = OnFault;
            Task task;
            try
            {
                task = Scheduler.Spawn(function());
            }
            catch (Exception exception)
            {
                Console.WriteLine("  not spawned: " + Describe(exception));
                return;
            }

            int rounds = 0;
            while (Scheduler.TaskCount > 0 && rounds < MaxRounds)
            {
                if (rounds == cancelAfter)
                {
                    task.Cancel();
                }

                // One poll a round, so that the number of rounds is the number of polls.
                if (Scheduler.Tick(1).Polled == 0)
                {
                    Clock.Time++;
                    Wheel.Turn();
                }

                rounds++;
            }

            Console.WriteLine("  => " + ((int)task.Status).ToString() + " after " + rounds.ToString()
                + (task.Exception == null ? "" : " " + Describe(task.Exception)));
        }

        public static string Describe(Exception exception)
        {
            return exception.GetType().Name + ": " + exception.Message;
        }

        private static void OnFault(Task task, Exception exception)
        {
            Console.WriteLine("  fault " + Describe(exception));
        }
    }

    internal sealed class StepClock : Clock
    {
        public long Time;

        public StepClock()
            : base("step", new TimeSpan(TimeSpan.TicksPerMillisecond), 1)
        {
        }

        public override long Ticks
        {
            get { return Time; }
        }
    }

    // Hand-written, not sealed: the weaver cannot know what it is.
    internal class LoggingFuture : Future
    {
        private readonly string _name;
        private readonly Exception _exception;
        private int _polls;

        public LoggingFuture(string name, int polls, Exception exception)
        {
            _name = name;
            _polls = polls;
            _exception = exception;
        }

        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (_polls == 0)
            {
                if (_exception != null)
                {
                    T.Log(_name + " throws");
                    throw _exception;
                }

                T.Log(_name + " ready");
                Complete();
                return PollResult.Ready;
            }

            T.Log(_name + " pending");
            _polls--;
            waker.Wake();
            return PollResult.Pending;
        }

        public override void Cancel()
        {
            T.Log(_name + " canceled");
            base.Cancel();
        }
    }

    // Hand-written, with a value.
    internal sealed class Countdown : Future<int>
    {
        private int _left;

        public Countdown(int from)
        {
            _left = from;
        }

        public override PollResult Poll(Waker waker)
        {
            if (IsCompleted)
            {
                return PollResult.Ready;
            }

            if (_left == 0)
            {
                Complete(42);
                return PollResult.Ready;
            }

            _left--;
            waker.Wake();
            return PollResult.Pending;
        }
    }
}
