using System;

namespace nanoFramework.Runtime.Events
{
    // As on a board: one processor and one listener per category. An event is delivered on the thread that posts it, where a board has an
    // interrupt thread; tests choose the thread by posting from it.
    public class EventSink
    {
        // Made at the first use: the other fakes come here from their static constructors, which on a device may run before this one's.
        private static IEventProcessor[] s_processors;
        private static IEventListener[] s_listeners;

        private EventSink()
        {
        }

        private static IEventProcessor[] Processors
        {
            get { return s_processors ?? (s_processors = new IEventProcessor[256]); }
        }

        private static IEventListener[] Listeners
        {
            get { return s_listeners ?? (s_listeners = new IEventListener[256]); }
        }

        public static void AddEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            Listeners[(int)eventCategory] = eventListener;
            eventListener.InitializeForEventSource();
        }

        public static void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            Processors[(int)eventCategory] = eventProcessor;
        }

        public static void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            if (Listeners[(int)eventCategory] == eventListener)
            {
                Listeners[(int)eventCategory] = null;
            }
        }

        public static void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            if (Processors[(int)eventCategory] == eventProcessor)
            {
                Processors[(int)eventCategory] = null;
            }
        }

        public static void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2)
        {
            uint packed = ((uint)data1 << 16) | ((uint)category << 8) | subCategory;
            IEventProcessor processor = Processors[category];
            BaseEvent ev = processor == null
                ? new GenericEvent { Category = category, Data = data1, Message = subCategory }
                : processor.ProcessEvent(packed, data2, DateTime.UnixEpoch);
            IEventListener listener = Listeners[category];
            if (listener != null)
            {
                listener.OnEvent(ev);
            }
        }
    }
}
