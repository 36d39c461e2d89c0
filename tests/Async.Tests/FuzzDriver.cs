namespace Maitake.Async.Tests
{
    /// <summary>The source that is compiled with the random bodies, for both faces: runs one after the other and keeps a trace.</summary>
    internal static class FuzzDriver
    {
        public const string Source = @"using System; using System.Collections; using Maitake;
namespace Fuzz {
public static class T {
    public static ArrayList Trace = new ArrayList();
    public static void Log(string text, int value) { Trace.Add(text + "" "" + value.ToString()); }
    public static Future Leaf(string name, int polls) { return new LeafFuture(name, polls, null); }
    public static Future Fail(string name, int polls) { return new LeafFuture(name, polls, new NotSupportedException(name)); }
    public static async Future<int> Value(int value) { if (value % 2 == 0) await Futures.YieldNow(); return value; }
}
public class LeafFuture : Future {
    private string _name; private int _polls; private Exception _exception;
    public LeafFuture(string name, int polls, Exception exception) { _name = name; _polls = polls; _exception = exception; }
    public override PollResult Poll(Waker waker) {
        if (_polls-- > 0) { T.Log(_name + "" pending"", _polls); waker.Wake(); return PollResult.Pending; }
        if (_exception != null) throw _exception;
        Complete(); return PollResult.Ready; }
    public override void Cancel() { T.Log(_name + "" canceled"", _polls); base.Cancel(); }
}
public class Resource : IDisposable {
    private string _name; public Resource(string name) { _name = name; }
    public void Dispose() { T.Log(_name + "" disposed"", 0); }
}
public static class Driver {
    private static void OnFault(Task task, Exception exception) { T.Log(""fault "" + exception.GetType().Name, 0); }
    public static string[] Run(int i, int x, int cancelAfter) {
        T.Trace = new ArrayList();
        Scheduler scheduler = new Scheduler(4);
        scheduler.FaultHandler = OnFault;
        Future<int> future = Bodies.Call(i, x);
        Task task = scheduler.Spawn(future);
        int rounds = 0;
        while (!task.IsCompleted && rounds < 400) { if (rounds == cancelAfter) task.Cancel(); scheduler.Tick(1); rounds++; }
        T.Log(""status"", (int)task.Status); T.Log(""rounds"", rounds);
        if (task.Status == TaskStatus.Completed) T.Log(""result"", future.Result);
        string[] trace = new string[T.Trace.Count];
        for (int j = 0; j < trace.Length; j++) trace[j] = (string)T.Trace[j];
        return trace;
    }
}
}";
    }
}
