using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Maitake.Weaver;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Async.Tests
{
    /// <summary>What a desktop program gains by being woven: awaits that allocate nothing. And what it does not lose: objects that somebody has.</summary>
    [TestClass]
    public class DesktopWeaverTests
    {
        private const int Times = 1000;

        private const string Source = @"
using System;
using Maitake;
using Maitake.Sync;
using Maitake.Time;

public static class Program
{
    public static long Run(string name, int times)
    {
        Scheduler scheduler = new Scheduler(4);
        Semaphore semaphore = new Semaphore(1);
        WaitQueue queue = new WaitQueue();
        ChannelInt32 channel = new ChannelInt32(1);
        TimerWheel wheel = new TimerWheel(new Now());
        for (int i = 0; i < 2; i++)
        {
            scheduler.Spawn(Make(name, times, semaphore, queue, channel, wheel, i));
        }

        // Warm: all objects that are used again are there.
        scheduler.Tick(20);
        long begin = GC.GetAllocatedBytesForCurrentThread();
        while (scheduler.Tick().HasRemaining)
        {
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - begin;
        if (scheduler.TaskCount != 0) throw new Exception(name + "" has not ended"");
        return bytes;
    }

    static Future Make(string name, int times, Semaphore semaphore, WaitQueue queue, ChannelInt32 channel, TimerWheel wheel, int i)
    {
        switch (name)
        {
            case ""yield"": return Yield(times);
            case ""guard"": return Guard(semaphore, times);
            case ""wait"": return Wait(queue, times);
            case ""channel"": return i == 0 ? Send(channel, times) : Receive(channel, times);
            case ""sleep"": return Sleep(wheel, times);
            case ""time-out"": return Timeout(wheel, times);
            case ""join"": return Join(times);
            case ""kept"": return Kept(semaphore, times);
            default: return Generic<int>(times);
        }
    }

    static async Future Yield(int times) { for (int i = 0; i < times; i++) await Futures.YieldNow(); }
    static async Future Guard(Semaphore s, int times) { for (int i = 0; i < times; i++) using (await s.Acquire()) { await Futures.YieldNow(); } }
    static async Future Wait(WaitQueue q, int times) { for (int i = 0; i < times; i++) { q.Wake(); await q.Wait(); await Futures.YieldNow(); } q.Wake(); }
    static async Future Send(ChannelInt32 c, int times) { for (int i = 0; i < times; i++) await c.Send(i); }
    static async Future Receive(ChannelInt32 c, int times) { for (int i = 0; i < times; i++) if (await c.Receive() != i) throw new Exception(""order""); }
    static async Future Sleep(TimerWheel w, int times) { for (int i = 0; i < times; i++) { await w.SleepTicks(0); await Futures.YieldNow(); } }
    static async Future Timeout(TimerWheel w, int times) { for (int i = 0; i < times; i++) await w.Timeout(TimeSpan.FromSeconds(1), Futures.YieldNow()); }
    static async Future Join(int times) { for (int i = 0; i < times; i++) await Futures.Join(Futures.YieldNow(), Futures.Yield(2)); }

    // Each is somebody else's.
    static async Future Kept(Semaphore s, int times)
    {
        Guard last = null;
        for (int i = 0; i < times; i++)
        {
            Guard guard = await s.Acquire();
            if (guard == last) throw new Exception(""the same guard"");
            guard.Dispose();
            last = guard;
            YieldFuture kept = Futures.YieldNow();
            await kept;
            await kept;
            if (!kept.IsCompleted) throw new Exception(""not completed"");
        }
    }

    static async Future Generic<T>(int times) { for (int i = 0; i < times; i++) await Futures.YieldNow(); }

    class Now : Clock
    {
        public Now() : base(""still"", TimeSpan.FromMilliseconds(1), 63) { }
        public override long Ticks { get { return 0; } }
    }
}";

        [TestMethod]
        [DataRow("yield")]
        [DataRow("guard")]
        [DataRow("wait")]
        [DataRow("channel")]
        [DataRow("sleep")]
        [DataRow("time-out")]
        [DataRow("join")]
        public void A_woven_await_allocates_nothing(string name)
        {
            foreach (bool optimize in new[] { true, false })
            {
                Assert.AreEqual(0, Run(name, optimize, true), "woven, " + (optimize ? "release" : "debug"));
                Assert.IsGreaterThanOrEqualTo(Times * 24, Run(name, optimize, false), "not woven");
            }
        }

        [TestMethod]
        [DataRow("kept")]
        [DataRow("generic")]
        public void What_somebody_keeps_is_made_anew(string name)
        {
            foreach (bool optimize in new[] { true, false })
            {
                Assert.AreEqual(Run(name, optimize, false), Run(name, optimize, true));
            }
        }

        [TestMethod]
        public void An_assembly_that_does_not_use_the_library_is_copied()
        {
            string folder = Outputs.NewFolder("desktop-other");
            string output = Path.Combine(folder, "woven.dll");
            AssemblyWeaver weaver = new AssemblyWeaver { IsForDesktop = true };
            string other = typeof(Mono.Cecil.ModuleDefinition).Assembly.Location;
            Assert.IsTrue(weaver.Weave(other, output, References()));
            Assert.IsTrue(weaver.IsUnchanged);
            CollectionAssert.AreEqual(File.ReadAllBytes(other), File.ReadAllBytes(output));
        }

        /// <summary>What desktop programs run with, and these, which come first.</summary>
        public static IEnumerable<string> References(params string[] first)
        {
            return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator).Concat(first);
        }

        private static long Run(string name, bool optimize, bool woven)
        {
            string folder = Outputs.NewFolder("desktop-" + name + (optimize ? "-release" : "-debug") + (woven ? "-woven" : ""));
            string program = Path.Combine(folder, "Program.dll");
            Diagnostic[] diagnostics = DeviceCompiler.Compile(Source, optimize, LoadedAssembly.DesktopReferences(), program);
            Assert.IsEmpty(diagnostics, string.Join("\n", diagnostics.Select(d => d.ToString())));
            if (woven)
            {
                AssemblyWeaver weaver = new AssemblyWeaver { IsForDesktop = true };
                program = Path.Combine(folder, "woven", "Program.dll");
                Assert.IsTrue(weaver.Weave(Path.Combine(folder, "Program.dll"), program, LoadedAssembly.DesktopReferences()), string.Join("\n", weaver.Errors));
            }

            return new LoadedAssembly(program, Outputs.Get("desktop-library")).Bind<Func<string, int, long>>("Program", "Run")(name, Times);
        }
    }
}
