using System;

namespace nanoFramework.Runtime.Events
{
    public enum EventCategory
    {
        Unknown = 0,
        Custom = 10,
        Gpio = 20,
        HighResolutionTimer = 90,
    }

    public class BaseEvent
    {
        public ushort Source;
        public byte Message;
    }

    public class GenericEvent : BaseEvent
    {
        public byte Category;
        public uint Data;
        public DateTime Time;
    }

    public interface IEventListener
    {
        void InitializeForEventSource();

        bool OnEvent(BaseEvent ev);
    }

    public interface IEventProcessor
    {
        BaseEvent ProcessEvent(uint data1, uint data2, DateTime time);
    }
}
