using System.Collections.Generic;
using Maitake.Interleaving.Exploring;
using Maitake.Interleaving.Instrumenting;

namespace Maitake.Interleaving.Mutants
{
    /// <summary>The mistakes that have to be found.</summary>
    internal static class MutantList
    {
        public static IReadOnlyList<Mutant> All { get; } = new[]
        {
            // Tasks and the run queue.
            new Mutant("a wake reads the phase, then writes it", "WakeDuringPollBy2", m => m.Split("Task.Wake", 0)),
            new Mutant("no look at the phase after the task was marked idle", "WakeDuringPollBy2", m => m.Pretend("Scheduler.RunTasks", "CompareExchange", 0, 1)),
            new Mutant("a wake takes the lock in two steps", "WakeWhileTaken", m => m.Split("Task.Wake", 1)),
            new Mutant("the list is looked at without the lock", "WakeWhileTaken", m => m.Force("Scheduler.RunTasks", 0)),
            new Mutant("a task that has ended is taken off without the lock", "WakeWhileTaken", m => m.Force("Scheduler.RunTasks", 1)),
            new Mutant("a task that was woken goes to the end without the lock", "WakeWhileMoved", m => m.Force("Scheduler.RunTasks", 2)),
            new Mutant("a task that waits is taken off without the lock", "WakeWhileIdling", m => m.Force("Scheduler.RunTasks", 3)),
            new Mutant("the run loop takes the lock in two steps", "WakeWhileMoved", m => m.SplitEntry("Scheduler.RunTasks", 2)),
            new Mutant("a stealer takes the lock in two steps", "StealTwice", m => m.Split("Scheduler.Enter", 0)),
            new Mutant("a stealer takes tasks off without the lock", "StealWhileTicking", m => m.Unlock("Scheduler.TryGive")),
            new Mutant("a stealer brings tasks without the lock", "StealAndSpawn", m => m.Unlock("Scheduler.Receive")),
            new Mutant("two may steal", "StealTwice", m => m.Split("Scheduler.TrySteal", 0)),
            new Mutant("a block of numbers is taken in two steps", "SpawnOnTwo", m => m.Split("Scheduler.TakeBlock", 0)),
            new Mutant("a task is canceled without the lock", "CancelTwice", m => m.Unlock("Task.Cancel")),
            new Mutant("a task begins without the lock", "SpawnWhileTicking", m => m.Unlock("Scheduler.Start")),
            new Mutant("a task ends without the lock", "JoinWhileEnding", m => m.Force("Scheduler.RunTasks", 1)),
            new Mutant("a canceled task ends without the lock", "JoinWhileCanceled", m => m.Unlock("Scheduler.Finish")),
            new Mutant("a task is joined without the lock", "JoinWhileEnding", m => m.Unlock("Task.Join")),
            new Mutant("a join is polled without the lock", "JoinWhileEnding", m => m.Unlock("JoinHandle.Poll")),
            new Mutant("a join is given up without the lock", "JoinAndDetach", m => m.Unlock("JoinHandle.Cancel")),
            new Mutant("a future is marked as the scheduler's in two steps", "SpawnAgain", m => m.Split("Scheduler.Start", 1)),
            new Mutant("a future is not marked as spent", "SpawnAgain", m => m.Drop("Scheduler.RunTasks", "_flags")),
            new Mutant("a future is marked as spent after its task has ended", "SpawnAgain", m => m.MoveWrite("Scheduler.RunTasks", "_state", "_flags")),
            new Mutant("a joined future is not marked as spent", "SpawnAgainJoined", m => m.Drop("Scheduler.FinishEntered", "_flags")),
            new Mutant("a joined future is marked as spent after its task has ended", "SpawnAgainJoined", m => m.MoveWrite("Scheduler.FinishEntered", "_state", "_flags")),
            new Mutant("tasks are added to a source without its gate", "CancelAll", m => m.Unlock("CancellationSource.Add")),
            new Mutant("a request is taken back before the tasks have it", "CancelAndReset", m => m.PretendRead("CancellationSource.Reset", "_count", 0, 0)),
            new Mutant("a request is taken back after a look without the gate", "CancelAmongResets", m => m.Unlock("CancellationSource.Reset")),
            new Mutant("a group that is canceled while a task begins does not hear of that", "GroupDisposed", m => m.Skip("TaskGroup.Spawn", "CancelTasks")),

            // Parking.
            new Mutant("no look at the run queue before parking", "ParkAndWake", m => m.Pretend("Executor.Park", "get_HasQueued", 0, 0)),
            new Mutant("an executor does not say that it parks", "ParkAndWake", m => m.Skip("Executor.Park", "SetParked")),
            new Mutant("a wake unparks nobody", "ParkAndWake", m => m.Skip("Task.Wake", "UnparkOwner")),
            new Mutant("a spawn unparks nobody", "ParkAndSpawn", m => m.Skip("Scheduler.Start", "UnparkOwner")),
            new Mutant("an unpark reads the state, then writes it", "ParkAndSpawn", m => m.Split("Parker.Unpark", 0)),
            new Mutant("a park reads the state, then writes it", "ParkAndSpawn", m => m.Split("Parker.Park", 0)),

            // Timers.
            new Mutant("timers are taken out without the gate", "SleepAndTurn", m => m.Unlock("TimerWheel.TurnTo")),
            new Mutant("a timer is unlinked before it is completed", "CancelWhileFiring", m => m.WriteBefore("TimerWheel.TakeDue", "_next", "_flags")),
            new Mutant("a timer is removed without the gate", "TurnAndCancel", m => m.Unlock("TimerWheel.Remove")),

            // Permits.
            new Mutant("a poll takes permits in two steps", "SemaphoreHandOff", m => m.Split("Guard.Poll", 0)),
            new Mutant("permits are given back in two steps", "PermitsCome", m => m.Split("PermitSource.Give", 0)),
            new Mutant("permits are seized in two steps", "PermitsGoAndCome", m => m.Split("PermitSource.Seize", 0)),
            new Mutant("a close does not seize the permits", "CloseWhileTaking", m => m.Skip("PermitSource.Close", "Seize")),
            new Mutant("no second look for a grant under the gate", "GrantAndClose", m => m.PretendRead("PermitSource.PollPermits", "_state", 1, 0)),
            new Mutant("a guard gives back in two steps", "GiveBackTwice", m => m.Split("Guard.Dispose", 0)),
            new Mutant("what was granted to one who gives up goes to nobody", "SemaphoreCancel", m => m.Skip("Waitable.Withdraw", "Settle")),

            // Lines.
            new Mutant("a grant is written once more after it may have been noticed", "QueueWakeAndReuse", m => m.WriteFirst("Waitable.Grant", "_state")),
            new Mutant("a wait stands in line without the gate", "QueueWakeAndCancel", m => m.Unlock("Waitable.PollWait")),
            new Mutant("a wait takes the gate in two steps", "QueueWakeAndCancel", m => m.SplitEntry("Waitable.PollWait", 0)),
            new Mutant("a signal takes the gate in two steps", "SignalSetAndCancel", m => m.SplitEntry("Signal.Set", 0)),
            new Mutant("a wake does not help those who wake all", "QueueHelp", m => m.Skip("WaitQueue.Wake", "Settle")),
            new Mutant("a queue is woken without the gate", "QueueWakeAndCancel", m => m.Unlock("WaitQueue.Wake")),
            new Mutant("a wake of one who gives up goes to nobody", "QueueWakeAndCancel", m => m.Skip("Waitable.Withdraw", "TakeBack")),
            new Mutant("a cell is woken without its lock", "CellWakeAndClose", m => m.Unlock("WaitCell.Set")),
            new Mutant("a cell is waited for without its lock", "CellWakeAndClose", m => m.Unlock("WaitCell.Poll")),
            new Mutant("a key is woken without the gate", "MapWakeAndCancel", m => m.Unlock("WaitMap.Wake")),
            new Mutant("a signal is set without the gate", "SignalSetAndCancel", m => m.Unlock("Signal.Set")),
            new Mutant("a signal is waited for without the gate", "SignalSetAndCancel", m => m.Unlock("Signal.PollWait")),
            new Mutant("an interrupt sends without the gate", "ChannelTryBoth", m => m.Unlock("BoundedChannel.TrySend")),
            new Mutant("an item is dropped without the gate", "ChannelDropsNewest", m => m.Unlock("BoundedChannel.TrySend")),
            new Mutant("an item is taken without the gate", "ChannelTryBoth", m => m.Unlock("BoundedChannel.TryReceive")),
            new Mutant("an item is shown without the gate", "BroadcastAndPoll", m => m.Unlock("Broadcast.Send")),
            new Mutant("a value is set once without the gate", "InitTwice", m => m.Unlock("InitOnce.Set")),
            new Mutant("a value is made without a lock", "LazyTwice", m => m.Unlock("Lazy.Make")),

            // Atomics.
            new Mutant("64 bits are added to without a lock", "Atomics64", m => m.Unlock("AtomicInt64.Add")),
            new Mutant("a reference is exchanged without a lock", "AtomicsOfReference", m => m.Unlock("AtomicReference.CompareExchange")),
            new Mutant("bits are set in two steps", "Atomics32", m => m.Split("AtomicInt32.Or", 0)),
            new Mutant("a critical section lets everybody in", "Section", m =>
            {
                m.Unlock("CriticalSection.Enter");
                m.Unlock("CriticalSection.Exit");
            }),
        };

        /// <summary>The scenario that has to notice, with the mistake made.</summary>
        public static LoadedScenario Load(Mutant mutant)
        {
            return new ExploredAssemblies(library => mutant.Make(new Mutation(library))).Scenario(mutant.Scenario);
        }
    }
}
