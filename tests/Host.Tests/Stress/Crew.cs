using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Stress
{
    /// <summary>The threads of one stress test. A failure on one of them is the test's failure, and so is a hang.</summary>
    /// <remarks>
    /// The tests themselves know no time: what must not be lost is waited for without end, and the watchdog here only turns
    /// that into a message. Its limit is far beyond what the slowest machine needs.
    /// </remarks>
    internal sealed class Crew
    {
        private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

        private readonly List<Thread> _threads = new List<Thread>();
        private Exception _failure;
        private bool _over;

        public void Start(string name, Action body)
        {
            Thread thread = new Thread(() => Guard(body));
            thread.Name = name;
            thread.IsBackground = true;
            _threads.Add(thread);
            thread.Start();
        }

        /// <summary>Throws if the test is over because of another thread; for the inside of loops that wait.</summary>
        public void Check()
        {
            if (Volatile.Read(ref _over))
            {
                throw new OperationCanceledException();
            }
        }

        /// <summary>Waits for a condition that another thread of the crew makes true.</summary>
        public void Until(Func<bool> condition)
        {
            SpinWait spin = default;
            while (!condition())
            {
                Check();
                spin.SpinOnce(-1);
            }
        }

        /// <summary>Waits until every thread has ended.</summary>
        /// <param name="state">Describes how far the test got, for the message in case of a hang.</param>
        public void Join(Func<string> state)
        {
            DateTime end = DateTime.UtcNow + s_limit;
            foreach (Thread thread in _threads)
            {
                while (!thread.Join(100))
                {
                    if (_failure == null && DateTime.UtcNow > end)
                    {
                        Volatile.Write(ref _over, true);
                        Assert.Fail("Hangs, so something was lost: " + thread.Name + "; " + state());
                    }
                    else if (_failure != null && DateTime.UtcNow > end)
                    {
                        break;
                    }
                }
            }

            if (_failure != null)
            {
                throw new AssertFailedException(_failure.Message, _failure);
            }
        }

        private void Guard(Action body)
        {
            try
            {
                body();
            }
            catch (OperationCanceledException)
            {
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, exception, null);
                Volatile.Write(ref _over, true);
            }
        }
    }
}
