using System;

namespace nanoFramework.Runtime.Events
{
    // As on a board: one processor and one listener per category. An event is delivered on the thread that posts it, where a board has an
    // interrupt thread; tests choose the thread by posting from it.
    public class EventSink
    {
        private static readonly IEventProcessor[] s_processors = new IEventProcessor[256];
        private static readonly IEventListener[] s_listeners = new IEventListener[256];

        private EventSink()
        {
        }

        public static void AddEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            s_listeners[(int)eventCategory] = eventListener;
            eventListener.InitializeForEventSource();
        }

        public static void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            s_processors[(int)eventCategory] = eventProcessor;
        }

        public static void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener)
        {
            if (s_listeners[(int)eventCategory] == eventListener)
            {
                s_listeners[(int)eventCategory] = null;
            }
        }

        public static void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
        {
            if (s_processors[(int)eventCategory] == eventProcessor)
            {
                s_processors[(int)eventCategory] = null;
            }
        }

        public static void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2)
        {
            uint packed = ((uint)data1 << 16) | ((uint)category << 8) | subCategory;
            IEventProcessor processor = s_processors[category];
            BaseEvent ev = processor == null
                ? new GenericEvent { Category = category, Data = data1, Message = subCategory }
                : processor.ProcessEvent(packed, data2, DateTime.UnixEpoch);
            IEventListener listener = s_listeners[category];
            if (listener != null)
            {
                listener.OnEvent(ev);
            }
        }
    }
}
