using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Maitake.Async.Tests
{
    /// <summary>
    /// A guard is used again where the async method cannot have kept it, and nowhere else: each shape as the compiler writes it for debug and for release
    /// builds.
    /// </summary>
    [TestClass]
    public class EscapeTests
    {
        [TestMethod]
        [DataRow("using (await m.Lock()) { }")]
        [DataRow("using (await m.Lock()) { await Futures.YieldNow(); }")]
        [DataRow("using (Guard g = await m.Lock()) { await Futures.YieldNow(); }")]
        [DataRow("using (Guard g = await m.Lock()) { await Futures.YieldNow(); Sink(g.HeldPermits); }")]
        [DataRow("using (var g = await m.Lock()) { }")]
        [DataRow("using var g = await m.Lock(); await Futures.YieldNow();")]
        [DataRow("using var g = await m.Lock(); Sink(1);")]
        [DataRow("using (IDisposable g = await m.Lock()) { await Futures.YieldNow(); }")]
        [DataRow("using ((IDisposable)await m.Lock()) { }")]
        [DataRow("using (await m.Lock()) { try { await Futures.YieldNow(); } catch (Exception) { await Futures.YieldNow(); } finally { await Futures.YieldNow(); } }")]
        [DataRow("try { using (await m.Lock()) { await Futures.YieldNow(); } } catch (Exception) { Sink(1); }")]
        [DataRow("Guard g = await m.Lock(); try { await Futures.YieldNow(); } finally { g.Dispose(); }")]
        [DataRow("Guard g = null; try { g = await m.Lock(); await Futures.YieldNow(); } finally { if (g != null) g.Dispose(); }")]
        [DataRow("Guard g = null; try { g = await m.Lock(); Sink(1); } finally { g?.Dispose(); }")]
        [DataRow("Guard g = null; try { g = await m.Lock(); await Futures.YieldNow(); } finally { g?.Dispose(); await Futures.YieldNow(); }")]
        [DataRow("Guard g = null; while (true) { g = await m.Lock(); await Futures.YieldNow(); if (g == null || g is null) continue; g.Dispose(); }")]
        [DataRow("Guard g = await m.Lock(); g.Dispose(); await Futures.YieldNow(); g.Dispose();")]
        [DataRow("Guard g = await m.Lock(); ((IDisposable)g).Dispose(); await Futures.YieldNow(); (g as IDisposable).Dispose();")]
        [DataRow("Sink((await s.Acquire(2)).Forget());")]
        [DataRow("(await s.Acquire()).Forget();")]
        [DataRow("(await m.Lock()).Dispose();")]
        [DataRow("await m.Lock();")]
        [DataRow("_ = await m.Lock();")]
        [DataRow("if (await m.Lock() != null) { await Futures.YieldNow(); }")]
        [DataRow("using (await w.Read()) { using (await w.Write()) { await Futures.YieldNow(); } }", 2)]
        [DataRow("using (await m.Lock()) { await Futures.YieldNow(); } using (await m.Lock()) { await Futures.YieldNow(); }", 2)]
        [DataRow("Guard g = await m.Lock(); await Futures.YieldNow(); g.Dispose(); g = await s.Acquire(); await Futures.YieldNow(); g.Dispose();", 2)]
        [DataRow("for (int i = 0; i < 3; i++) { switch (i) { case 0: using (await m.Lock()) { } break; default: using (await s.Acquire(i)) { } break; } }", 2)]
        [DataRow("await Futures.Join(m.Lock(), s.Acquire());", 2)]
        [DataRow("await Futures.Select(m.Lock(), s.Acquire());", 2)]
        public void Used_again(string body, int count = 1)
        {
            Assert.AreEqual(count, CountTwins("async Future Run() { " + body + " }", true), "release");
            Assert.AreEqual(count, CountTwins("async Future Run() { " + body + " }", false), "debug");
        }

        [TestMethod]
        [DataRow("async Future Run() { Guard g = await m.Lock(); f = g; }")]
        [DataRow("async Future Run() { f = await m.Lock(); }")]
        [DataRow("async Future Run() { o.f = await m.Lock(); }")]
        [DataRow("async Future Run() { t = await m.Lock(); await Futures.YieldNow(); }")]
        [DataRow("async Future Run() { Guard[] a = new Guard[1]; a[0] = await m.Lock(); }")]
        [DataRow("async Future Run() { Keep(await m.Lock()); }")]
        [DataRow("async Future Run() { using (Guard g = await m.Lock()) { await Futures.YieldNow(); Keep(g); } }")]
        [DataRow("async Future Run() { using (Guard g = await m.Lock()) { KeepAny(g); } }")]
        [DataRow("async Future Run() { using (Guard g = await m.Lock()) { KeepAny(g as IDisposable); await Futures.YieldNow(); } }")]
        [DataRow("async Future Run() { using (Guard g = await m.Lock()) { await Later(g); } }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); Change(ref g); await Futures.YieldNow(); g.Dispose(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); Action a = () => g.Dispose(); a(); await Futures.YieldNow(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); Action a = g.Dispose; a(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); void Local() { g.Dispose(); } Local(); await Futures.YieldNow(); }")]
        [DataRow("async Future<Guard> Run() { return await m.Lock(); }")]
        [DataRow("async Future<Guard> Run() { Guard g = await m.Lock(); await Futures.YieldNow(); return g; }")]
        [DataRow("async Future<object> Run() { return await m.Lock(); }")]
        [DataRow("async Future<Guard> Run() { Guard g = await m.Lock(); try { await Futures.YieldNow(); return g; } catch (Exception) { g.Dispose(); throw; } }")]
        [DataRow("async Future Run() { Guard kept = null; for (;;) { Guard g = await m.Lock(); kept?.Dispose(); kept = g; await Futures.YieldNow(); g.Dispose(); } }")]
        [DataRow("async Future Run() { Guard a, b; b = a = await m.Lock(); await Futures.YieldNow(); a.Dispose(); b.Dispose(); }")]
        [DataRow("async Future Run(Guard g) { g = await m.Lock(); await Futures.YieldNow(); g.Dispose(); }")]
        [DataRow("async Future Run(bool b) { Guard g = b ? await m.Lock() : f; Keep(g); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); g.Dispose(); await g; }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); g.Dispose(); g.Reset(); g.Poll(null); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); g.Dispose(); Sink(g.TryTake() ? 1 : 0); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); Keep(g.Result); g.Dispose(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); KeepAny(g.ToString()); g.Dispose(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); if (g == f) await Futures.YieldNow(); g.Dispose(); }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); try { throw new Kept(g); } catch (Kept k) { k.Guard.Dispose(); } }")]
        [DataRow("async Future Run() { Guard g = await m.Lock(); new Program { f = g }.f.Dispose(); }")]
        [DataRow("async Future Run() { if (await m.Lock() is Guard g) { Keep(g); } }")]
        [DataRow("async Future Run() { Two(await m.Lock(), await s.Acquire()); }")]
        [DataRow("async Future Run() { Guard g = m.Lock(); await g; g.Dispose(); }")]
        [DataRow("async Future Run() { foreach (Guard g in new Guard[] { await m.Lock() }) { g.Dispose(); } }")]
        public void Not_used_again(string method)
        {
            Assert.AreEqual(0, CountTwins(method, true), "release");
            Assert.AreEqual(0, CountTwins(method, false), "debug");
        }

        // How many calls go to a twin, in all bodies.
        private static int CountTwins(string method, bool optimize)
        {
            string source = @"using System; using Maitake; using Maitake.Sync;
public class Kept : Exception { public Guard Guard; public Kept(Guard guard) { Guard = guard; } }
public class Program {
    private Mutex m = new Mutex(); private Semaphore s = new Semaphore(3); private RwLock w = new RwLock(); private Guard f; private Program o; private static Guard t;
    private void Keep(Guard guard) { f = guard; }
    private void KeepAny(object any) { }
    private void Two(Guard a, Guard b) { f = a; t = b; }
    private static void Change(ref Guard guard) { guard = null; }
    private static void Sink(int value) { }
    private static Future Later(Guard guard) { return null; }
    private " + method + " }";
            DeviceCompiler compiler = new DeviceCompiler(Outputs.NewFolder("escape")).Compile(source, optimize).Weave();
            Assert.IsEmpty(compiler.Errors, string.Join("\n", compiler.Errors));
            using ModuleDefinition module = ModuleDefinition.ReadModule(compiler.Woven);
            return module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
                .Count(i => i.Operand is MethodReference called && called.Parameters.LastOrDefault()?.ParameterType.FullName == "Maitake.Sync.Guard" && called.DeclaringType.Namespace == "Maitake.Sync");
        }
    }
}
