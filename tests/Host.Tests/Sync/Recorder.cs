using System.Collections.Generic;

namespace Maitake.Host.Tests.Synchronization
{
    /// <summary>A waker that writes its number down.</summary>
    internal sealed class Recorder : Waker
    {
        private readonly List<int> _woken;
        private readonly int _id;

        public Recorder(List<int> woken, int id)
        {
            _woken = woken;
            _id = id;
        }

        public override void Wake()
        {
            _woken.Add(_id);
        }
    }
}
