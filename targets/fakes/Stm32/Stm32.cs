using System;
using Maitake.Fakes;

namespace nanoFramework.Hardware.Stm32
{
    public static class RTC
    {
        private static DateTime s_alarm;

        public static DateTime GetAlarm()
        {
            return s_alarm;
        }

        public static void SetAlarm(DateTime time)
        {
            s_alarm = time;
        }
    }

    public static class Power
    {
        // A board would not come back from here.
        public static void EnterStandbyMode()
        {
            FakeStandby.Count++;
        }
    }
}
