using System;
using AsyncLibrary;
using Maitake;

namespace AsyncCases
{
    /// <summary>Leaves that a library makes, and uses again.</summary>
    internal static class LibraryLeaves
    {
        public static void Run()
        {
            T.Run("leaves of a library", Leaves, -1);
            T.Run("a leaf of another owner", TwoOwners, -1);
            T.Run("a leaf that failed is used again", FailingLeaf, -1);
        }

        private static async Future Leaves()
        {
            Mailbox box = new Mailbox();
            IMailbox same = box;
            for (int i = 0; i < 3; i++)
            {
                T.Log((await box.Receive(i)).Text);
                T.Log((await same.Receive(1)).Text);
                T.Log(((Mail)await box.ReceiveObject()).Text);
                T.Log("count", await box.Count(100));
                T.Log("total", (int)(await box.Total() / 1_000_000_000));
                T.Log("first", await Race.Between(box.Receive(2), box.Receive(i)));
                T.Log(await T.Wheel.Timeout(new TimeSpan(TimeSpan.TicksPerMillisecond), box.Count(0)) ? "in time" : "elapsed");
            }
        }

        private static async Future TwoOwners()
        {
            Mailbox[] boxes = { new Mailbox(), new Mailbox() };
            for (int i = 0; i < 6; i++)
            {
                await boxes[i % 3 == 0 ? 0 : 1].Receive(1);
            }

            T.Log("count", await boxes[0].Count(0));
            T.Log("count", await boxes[1].Count(0));
        }

        private static async Future FailingLeaf()
        {
            Mailbox box = new Mailbox();
            for (int i = -2; i < 2; i++)
            {
                try
                {
                    T.Log("count", await box.Count(i));
                }
                catch (InvalidOperationException exception)
                {
                    T.Log(exception.Message);
                }
            }
        }
    }
}
