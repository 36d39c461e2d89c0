using System;
using System.Linq;
using CsCheck;
using Maitake.Sync;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Host.Tests.Sync
{
    /// <summary>The primitives against naive models, in random histories with cancels and closes at any moment.</summary>
    [TestClass]
    public class SyncPropertyTests
    {
        [TestMethod]
        public void ASemaphore()
        {
            Gen.Select(Gen.Int[0, 4], Histories()).Sample(
                (permits, steps) =>
                {
                    Semaphore semaphore = new Semaphore(permits);
                    Run(new PermitHistory(semaphore, permits, amount => amount, semaphore.Acquire, semaphore.TryAcquire), steps);
                },
                iter: PropertyCases.Of(10000),
                print: sample => sample.Item1 + " permits\n" + Text(sample.Item2));
        }

        [TestMethod]
        public void AMutex()
        {
            Histories().Sample(
                steps =>
                {
                    Mutex mutex = new Mutex();
                    Run(new PermitHistory(mutex, 1, amount => 1, amount => mutex.Lock(), amount => mutex.TryLock()), steps);
                },
                iter: PropertyCases.Of(10000),
                print: Text);
        }

        [TestMethod]
        public void AReaderWriterLock()
        {
            Histories().Sample(
                steps =>
                {
                    RwLock rwLock = new RwLock();
                    PermitHistory history = new PermitHistory(
                        rwLock,
                        PermitSource.MaxPermits,
                        amount => amount < 3 ? 1 : PermitSource.MaxPermits,
                        amount => amount == 1 ? rwLock.Read() : rwLock.Write(),
                        amount => amount == 1 ? rwLock.TryRead() : rwLock.TryWrite());
                    Run(history, steps);
                },
                iter: PropertyCases.Of(10000),
                print: Text);
        }

        [TestMethod]
        public void AWaitQueue()
        {
            Histories().Sample(
                steps =>
                {
                    WaitQueueHistory history = new WaitQueueHistory();
                    Array.ForEach(steps, history.Do);
                },
                iter: PropertyCases.Of(10000),
                print: Text);
        }

        [TestMethod]
        public void AWaitMap()
        {
            Histories().Sample(
                steps =>
                {
                    WaitMapHistory history = new WaitMapHistory();
                    Array.ForEach(steps, history.Do);
                },
                iter: PropertyCases.Of(10000),
                print: Text);
        }

        private static Gen<SyncStep[]> Histories()
        {
            Gen<SyncStep> step = Gen.Select(
                Gen.Frequency(
                    (6, Gen.Const(SyncAct.Make)),
                    (14, Gen.Const(SyncAct.Poll)),
                    (2, Gen.Const(SyncAct.Subscribe)),
                    (4, Gen.Const(SyncAct.Cancel)),
                    (4, Gen.Const(SyncAct.Reset)),
                    (8, Gen.Const(SyncAct.Dispose)),
                    (2, Gen.Const(SyncAct.TryTake)),
                    (1, Gen.Const(SyncAct.Forget)),
                    (4, Gen.Const(SyncAct.Add)),
                    (6, Gen.Const(SyncAct.Wake)),
                    (2, Gen.Const(SyncAct.WakeAll))),
                Gen.Int[0, 999],
                Gen.Int[0, 4],
                (act, index, amount) => new SyncStep(act, index, amount));

            // Half of the histories are closed somewhere; else everything after it would be about closed ones.
            Gen<int> close = Gen.Int[0, 119];
            return Gen.Select(step.Array[1, 60], close, (steps, at) => at >= steps.Length ? steps : steps.Take(at).Append(new SyncStep(SyncAct.Close, 0, 0)).Concat(steps.Skip(at)).ToArray());
        }

        private static void Run(PermitHistory history, SyncStep[] steps)
        {
            Array.ForEach(steps, history.Do);
            history.End();
        }

        private static string Text(SyncStep[] steps)
        {
            return string.Join("\n", steps.Select(step => step.Act + " " + step.Index + " " + step.Amount));
        }
    }
}
