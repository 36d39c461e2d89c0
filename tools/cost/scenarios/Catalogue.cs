namespace Maitake.Cost.Scenarios
{
    /// <summary>All scenarios, in the order of the table.</summary>
    public static class Catalogue
    {
        /// <summary>What the library does.</summary>
        public static Scenario[] Library()
        {
            return new Scenario[]
            {
                new YieldPoll("yield, 1 task", 1),
                new YieldPoll("yield, 8 tasks", 8),
                new YieldPoll("yield, 64 tasks", 64),
                new YieldPoll("yield, 256 tasks", 256),
                new YieldPoll("yield, 1,024 tasks", 1024),
                new AsyncLoop("await of a yield", AsyncLoop.Yield, 1),
                new AsyncLoop("await of a yield, 8 frames deep", AsyncLoop.Yield, 8),
                new AsyncLoop("await of a call with a value", AsyncLoop.Value, 1),
                new AsyncLoop("await of a call with a value, 8 frames deep", AsyncLoop.Value, 8),
                new AsyncLoop("await of a call with a value that yields", AsyncLoop.ValueThatYields, 1),
                new AsyncLoop("await of a library call that is ready", AsyncLoop.LibraryCall, 1),
                new ForeignWake(),
                new RoundTrip("round trip of two tasks over two signals", false),
                new RoundTrip("round trip of two async tasks over two signals", true),
                new SpawnAndComplete(),
                new RestartAndComplete(),
                new SpawnAsync(),
                new IdlePass("idle pass of the executor", 0),
                new IdlePass("idle pass of the executor, 10 pending", 10),
                new IdlePass("idle pass of the executor, 1,000 pending", 1000),
                new IdlePass("idle pass of the executor, 10,000 pending", 10000),
                new ArmSleep("arm a sleep, 10 pending", 10),
                new ArmSleep("arm a sleep, 100 pending", 100),
                new ArmSleep("arm a sleep, 1,000 pending", 1000),
                new ArmSleep("arm a sleep, 10,000 pending", 10000),
                new CancelSleep("cancel a sleep, 10 pending", 10),
                new CancelSleep("cancel a sleep, 100 pending", 100),
                new CancelSleep("cancel a sleep, 1,000 pending", 1000),
                new CancelSleep("cancel a sleep, 10,000 pending", 10000),
                new ArmAndCancel("arm and cancel, 10 pending", 10),
                new ArmAndCancel("arm and cancel, 100 pending", 100),
                new ArmAndCancel("arm and cancel, 1,000 pending", 1000),
                new ArmAndCancel("arm and cancel, 10,000 pending", 10000),
                new AsyncSleep("async sleep, alone", 0),
                new AsyncSleep("async sleep, 10 pending", 10),
                new AsyncSleep("async sleep, 100 pending", 100),
                new AsyncSleep("async sleep, 1,000 pending", 1000),
                new AsyncSleep("async sleep, 10,000 pending", 10000),
                new ManySleepers("async sleep, 10 tasks in turn", 10),
                new ManySleepers("async sleep, 100 tasks in turn", 100),
                new ManySleepers("async sleep, 1,000 tasks in turn", 1000),
                new ManySleepers("async sleep, 10,000 tasks in turn", 10000),
                new TickerPeriod(),
                new TimeoutInTime(),
                new PermitLoop("mutex, await", PermitLoop.MutexKind, true, false),
                new PermitLoop("mutex, by hand", PermitLoop.MutexKind, false, false),
                new PermitLoop("mutex contended by two tasks that yield, await", PermitLoop.MutexKind, true, true),
                new PermitLoop("mutex contended by two tasks that yield, by hand", PermitLoop.MutexKind, false, true),
                new PermitLoop("semaphore, await", PermitLoop.SemaphoreKind, true, false),
                new PermitLoop("semaphore, by hand", PermitLoop.SemaphoreKind, false, false),
                new PermitLoop("semaphore contended by two tasks that yield, await", PermitLoop.SemaphoreKind, true, true),
                new PermitLoop("semaphore contended by two tasks that yield, by hand", PermitLoop.SemaphoreKind, false, true),
                new PermitLoop("lock for reading, await", PermitLoop.ReaderKind, true, false),
                new PermitLoop("lock for reading, by hand", PermitLoop.ReaderKind, false, false),
                new PermitLoop("reader-writer lock contended by a reader and a writer, await", PermitLoop.ReaderKind, true, true),
                new PermitLoop("reader-writer lock contended by a reader and a writer, by hand", PermitLoop.ReaderKind, false, true),
                new PermitLoop("lock for writing, await", PermitLoop.WriterKind, true, false),
                new PermitLoop("lock for writing, by hand", PermitLoop.WriterKind, false, false),
                new SyncRoundTrip("round trip of two tasks over two wait queues", false, false),
                new SyncRoundTrip("round trip of two async tasks over two wait queues", false, true),
                new SyncRoundTrip("round trip of two tasks over two events", true, false),
                new SyncRoundTrip("round trip of two async tasks over two events", true, true),
                new ChannelTry("channel of objects, TrySend and TryReceive", ChannelItem.Object),
                new ChannelItem("channel of objects, await, nobody waits", ChannelItem.Object, false),
                new ChannelItem("channel of objects, await, both wait", ChannelItem.Object, true),
                new ChannelTry("channel of int, TrySend and TryReceive", ChannelItem.Int32),
                new ChannelItem("channel of int, await, nobody waits", ChannelItem.Int32, false),
                new ChannelItem("channel of int, await, both wait", ChannelItem.Int32, true),
                new ChannelTry("channel of long, TrySend and TryReceive", ChannelItem.Int64),
                new ChannelItem("channel of long, await, nobody waits", ChannelItem.Int64, false),
                new ChannelItem("channel of long, await, both wait", ChannelItem.Int64, true),
                new Published("watch, item to one who waits, and a yield", true),
                new Published("broadcast, item to one who waits, and a yield", false),
                new JoinLoop(),
                new Race("await of a select of two sleeps", false),
                new AwaitedTimeout(),
                new Race("await of a time-out that fires, around a sleep", true),
                new GroupRound(),
            };
        }

        /// <summary>What objects take.</summary>
        public static Scenario[] Memory()
        {
            return new Scenario[]
            {
                new Made("scheduler of 16, wheel of 4 levels, executor", Made.Runtime),
                new Made("scheduler of 16, wheel of 4 levels", Made.SchedulerAndWheel),
                new Made("scheduler of 1, wheel of 4 levels, executor", Made.RuntimeOfOne),
                new Made("wheel of 4 levels", Made.WheelOnly),
                new Made("async task of one parameter that sleeps", Made.AsyncTask),
                new Made("task, without its future", Made.HandWrittenTask),
                new Made("task, without its future, joined", Made.Join),
                new Made("Sleep", Made.SleepFuture),
                new Made("Ticker", Made.TickerFuture),
                new Made("TimeoutFuture", Made.TimeoutOfSleep),
            };
        }

        /// <summary>What threads and the platform's timers do: for the interpreter alone, since the tool counts on one thread.</summary>
        public static Scenario[] Threads()
        {
            return new Scenario[]
            {
                new EventRoundTrip(),
                new ThreadYield(),
                new ThreadMade(),
                new PlatformTimer("Timer started and stopped, alone", 0),
                new PlatformTimer("Timer started and stopped, 100 pending", 100),
            };
        }

        /// <summary>What the platform does: the rules by which the tool counts, each on its own.</summary>
        public static Scenario[] Platform()
        {
            return new Scenario[]
            {
                new Rule("empty loop", Rule.Empty),
                new Rule("static call", Rule.StaticCall),
                new Rule("instance call", Rule.InstanceCall),
                new Rule("virtual call", Rule.VirtualCall),
                new Rule("interface call", Rule.InterfaceCall),
                new Rule("delegate call", Rule.DelegateCall),
                new Rule("property", Rule.Property),
                new Rule("new object", Rule.NewObject),
                new Rule("new object of 3 fields", Rule.NewWithFields),
                new Rule("new object of a derived class", Rule.NewDerived),
                new Rule("object array of 5", Rule.ObjectArray),
                new Rule("int array of 5", Rule.IntArray),
                new Rule("byte array of 5", Rule.ByteArray),
                new Rule("long array of 5", Rule.LongArray),
                new Rule("boxed int", Rule.BoxInt),
                new Rule("boxed enum", Rule.BoxEnum),
                new Rule("string literal", Rule.Literal),
                new Rule("delegate of an instance method", Rule.NewDelegate),
                new Rule("delegate of a static method", Rule.NewStaticDelegate),
                new Rule("struct local in a callee", Rule.StructLocal),
                new Rule("struct returned", Rule.StructReturned),
                new Rule("struct passed", Rule.StructPassed),
                new Rule("struct by reference", Rule.StructByReference),
                new Rule("new struct", Rule.StructNew),
                new Rule("boxed struct", Rule.BoxStruct),
                new Rule("struct field in place", Rule.StructField),
                new Rule("struct field copied", Rule.StructFieldCopied),
                new Rule("time span", Rule.Span),
                new Rule("interlocked", Rule.Atomic),
                new Rule("lock", Rule.Lock),
                new Rule("try and finally", Rule.Finally),
                new Rule("exception thrown and caught", Rule.Throw),
                new Rule("exception thrown by a callee", Rule.ThrowInCallee),
                new Rule("current thread", Rule.ThisThread),
                new Rule("event set and waited for", Rule.Event),
                new Rule("struct in a static field copied", Rule.StaticStruct),
                new Rule("struct array of 5", Rule.StructArray),
                new Rule("struct in an array copied", Rule.StructElement),
                new Rule("struct in an array in place", Rule.StructElementInPlace),
                new Rule("struct loaded through a reference", Rule.StructLoaded),
                new Rule("struct unboxed", Rule.StructUnboxed),
                new Rule("struct unboxed in place", Rule.StructUnboxedInPlace),
                new Rule("time span array of 5", Rule.SpanArray),
                new Rule("enum array of 5", Rule.EnumArray),
            };
        }
    }
}
