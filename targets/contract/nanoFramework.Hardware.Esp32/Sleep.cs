using System;

namespace nanoFramework.Hardware.Esp32
{
    public class Sleep
    {
        public Sleep() { }

        public enum WakeupCause
        {
            Undefined = 0,
            Ext0 = 2,
            Ext1,
            Timer,
            TouchPad,
            Ulp,
            Gpio,
            Uart,
            Wifi,
            CoCpu,
            CoCpuTrapTrig,
            Bt,
        }

        public static EspNativeError EnableWakeupByTimer(TimeSpan time) => throw null;

        public static WakeupCause GetWakeupCause() => throw null;

        public static void StartDeepSleep() => throw null;

        public static EspNativeError StartLightSleep() => throw null;
    }
}
