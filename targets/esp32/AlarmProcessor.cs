using System;
using nanoFramework.Runtime.Events;

namespace Maitake.Esp32
{
    // Stands in for the platform's own processor of timer events, which makes an object of each.
    internal sealed class AlarmProcessor : IEventProcessor
    {
        private readonly Parker _parker;

        internal AlarmProcessor(Parker parker)
        {
            _parker = parker;
        }

        // On the platform's interrupt thread: some timer has run out. Null tells the listener that there is nothing for it.
        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
        {
            _parker.Unpark();
            return null;
        }
    }
}
