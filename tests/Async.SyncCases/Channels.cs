using System;
using Maitake;
using Maitake.Sync;

namespace AsyncCases
{
    /// <summary>Async methods that hand things to one another.</summary>
    public static class Channels
    {
        public static void Run()
        {
            T.Run("a full channel holds its producer up", BackPressure, -1);
            T.Run("a channel of int", Int32s, -1);
            T.Run("a channel of long", Int64s, -1);
            T.Run("close, and the consumer drains", Drain, -1);
            T.Run("close under a producer that waits", CloseUnderProducer, -1);
            T.Run("the oldest are dropped", Drops, -1);
            T.Run("receive with a time limit", TimeLimit, -1);
            for (int i = 0; i < 5; i++)
            {
                T.Run("consumer canceled after " + i.ToString(), CanceledConsumer, i);
            }

            T.Run("a receive that is kept", Kept, -1);
            T.Run("signal", Signals, -1);
            T.Run("event", Events, -1);
            T.Run("barrier", Barriers, -1);
            T.Run("watch", Watches, -1);
            T.Run("broadcast to one who lags", Lagging, -1);
        }

        private static async Future Produce(Channel channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send("item " + i.ToString());
                T.Log("sent", i);
            }

            channel.Close();
        }

        private static async Future BackPressure()
        {
            Channel channel = new Channel(2);
            T.Scheduler.Spawn(Produce(channel, 6));
            for (int i = 0; i < 6; i++)
            {
                await T.Wheel.SleepTicks(2);
                T.Log((string)await channel.Receive());
            }
        }

        private static async Future SendInts(ChannelInt32 channel, int count)
        {
            for (int i = 0; i < count; i++)
            {
                await channel.Send(i * i);
            }

            channel.Close();
        }

        private static async Future Int32s()
        {
            ChannelInt32 channel = new ChannelInt32(1);
            T.Scheduler.Spawn(SendInts(channel, 8));
            int sum = 0;
            try
            {
                while (true)
                {
                    sum += await channel.Receive();
                }
            }
            catch (ClosedException)
            {
                T.Log("sum", sum);
            }
        }

        private static async Future SendLongs(ChannelInt64 channel, int count)
        {
            for (long i = 0; i < count; i++)
            {
                await channel.Send(i << 40);
            }
        }

        private static async Future Int64s()
        {
            ChannelInt64 channel = new ChannelInt64(2);
            T.Scheduler.Spawn(SendLongs(channel, 5));
            for (int i = 0; i < 5; i++)
            {
                long value = await channel.Receive();
                T.Log("high", (int)(value >> 40));
            }
        }

        private static async Future Drain()
        {
            Channel channel = new Channel(4);
            T.Scheduler.Spawn(Produce(channel, 4));
            await T.Wheel.SleepTicks(3);
            T.Log(channel.IsClosed ? "closed" : "open");
            try
            {
                while (true)
                {
                    T.Log((string)await channel.Receive());
                }
            }
            catch (ClosedException)
            {
                T.Log("drained");
            }
        }

        private static async Future Stubborn(Channel channel)
        {
            try
            {
                await channel.Send("one");
                await channel.Send("two");
                T.Log("not reached");
            }
            catch (ClosedException e)
            {
                T.Log(T.Describe(e));
            }
        }

        private static async Future CloseUnderProducer()
        {
            Channel channel = new Channel(1);
            Task producer = T.Scheduler.Spawn(Stubborn(channel));
            await T.Wheel.SleepTicks(1);
            channel.Close();
            await producer.Join();
            object item;
            T.Log(channel.TryReceive(out item) ? (string)item : "nothing");
        }

        private static async Future Drops()
        {
            ChannelInt32 channel = new ChannelInt32(3, ChannelFullMode.DropOldest);
            await SendInts(channel, 6);
            T.Log("dropped", channel.DroppedCount);
            for (int i = 0; i < 3; i++)
            {
                T.Log("got", await channel.Receive());
            }
        }

        private static async Future TimeLimit()
        {
            Channel channel = new Channel(1);
            Wait receive = channel.Receive();
            Maitake.Time.TimeoutFuture limit = T.Wheel.Timeout(new TimeSpan(3 * TimeSpan.TicksPerMillisecond), receive);
            await limit;
            T.Log(limit.InTime ? "in time" : "too late");

            // It has left the line: the item is for the next one.
            channel.TrySend("x");
            Wait next = channel.Receive();
            limit = T.Wheel.Timeout(new TimeSpan(3 * TimeSpan.TicksPerMillisecond), next);
            await limit;
            T.Log(limit.InTime ? (string)next.Result : "too late");
        }

        private static async Future Consume(Channel channel)
        {
            try
            {
                while (true)
                {
                    T.Log((string)await channel.Receive());
                }
            }
            finally
            {
                T.Log("left", channel.Count);
            }
        }

        private static async Future CanceledConsumer()
        {
            Channel channel = new Channel(2);
            T.Scheduler.Spawn(Produce(channel, 2));
            await Consume(channel);
        }

        private static async Future Kept()
        {
            ChannelInt32 channel = new ChannelInt32(2);
            Future<int> first = channel.Receive();
            Future<int> second = channel.Receive();
            await channel.Send(3);
            await channel.Send(4);
            T.Log("second first", await second);
            T.Log("then the first", await first);
            second = channel.Receive(second);
            channel.TrySend(5);
            T.Log("again", await second);
        }

        private static async Future SetLater(Signal signal)
        {
            for (int i = 0; i < 3; i++)
            {
                await T.Wheel.SleepTicks(2);
                signal.Set("lost");
                signal.Set(i == 1 ? null : "value");
            }
        }

        private static async Future Signals()
        {
            Signal signal = new Signal();
            T.Scheduler.Spawn(SetLater(signal));
            for (int i = 0; i < 3; i++)
            {
                T.Log((string)await signal.Wait() ?? "null");
            }
        }

        private static async Future Through(Event online, string name)
        {
            await online.Wait();
            T.Log(name);
        }

        private static async Future Events()
        {
            Event online = new Event();
            T.Scheduler.Spawn(Through(online, "a"));
            T.Scheduler.Spawn(Through(online, "b"));
            await T.Wheel.SleepTicks(1);
            online.Set();
            online.Reset();
            T.Scheduler.Spawn(Through(online, "c"));
            await T.Wheel.SleepTicks(3);
            T.Log("set again");
            online.Set();
        }

        private static async Future Meet(Barrier barrier, string name, int pause)
        {
            for (int i = 0; i < 3; i++)
            {
                await T.Wheel.SleepTicks(pause);
                bool last = await barrier.Wait();
                T.Log(name + (last ? " last" : " waited"), i);
            }
        }

        private static async Future Barriers()
        {
            Barrier barrier = new Barrier(2);
            T.Scheduler.Spawn(Meet(barrier, "slow", 5));
            await Meet(barrier, "fast", 1);
        }

        private static async Future Follow(Watch watch, string name)
        {
            Subscriber changes = watch.Subscribe();
            try
            {
                while (true)
                {
                    T.Log(name + (string)await changes.Next());
                }
            }
            catch (ClosedException)
            {
                T.Log(name + "end");
            }
        }

        private static async Future Watches()
        {
            Watch watch = new Watch("first");
            T.Scheduler.Spawn(Follow(watch, "a "));
            await T.Wheel.SleepTicks(1);
            T.Scheduler.Spawn(Follow(watch, "b "));
            await T.Wheel.SleepTicks(1);
            watch.Send("second");
            watch.Send("third");
            await T.Wheel.SleepTicks(1);
            watch.Send("last");
            watch.Close();
        }

        private static async Future Lagging()
        {
            Broadcast broadcast = new Broadcast(2);
            Subscriber items = broadcast.Subscribe();
            for (int i = 0; i < 5; i++)
            {
                broadcast.Send("item " + i.ToString());
            }

            broadcast.Close();
            try
            {
                while (true)
                {
                    T.Log((string)await items.Next(), (int)items.Missed);
                }
            }
            catch (ClosedException)
            {
                T.Log("end");
            }
        }
    }
}
