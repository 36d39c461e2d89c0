using Maitake.Sync;

namespace Maitake.Cost.Scenarios
{
    /// <summary>An item shown to a subscriber that waits for it. The task that sends it yields each time, which is in.</summary>
    public sealed class Published : TaskLoop
    {
        private readonly bool _watch;

        public Published(string name, bool watch)
            : base(name)
        {
            _watch = watch;
        }

        protected override void Start(Scheduler scheduler, int operations)
        {
            Broadcast broadcast = _watch ? new Watch() : new Broadcast(4);
            scheduler.Spawn(Follows(broadcast.Subscribe(), operations));
            scheduler.Spawn(Sends(broadcast, this, operations));
        }

        private static async Future Follows(Subscriber items, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await items.Next();
            }
        }

        private static async Future Sends(Broadcast broadcast, object item, int count)
        {
            for (int i = 0; i < count; i++)
            {
                broadcast.Send(item);
                await Futures.YieldNow();
            }
        }
    }
}
