namespace Maitake.Esp32
{
    /// <summary>
    /// What to do about the 10 ms that a parked CLR takes to notice an alarm or a pin: it looks at its events once per system tick.
    /// </summary>
    public enum WakePolicy
    {
        /// <summary>
        /// Deadlines are met as exactly as the clock goes: parks until 10 ms before one and spends the rest yielding to other threads. Costs
        /// processor time, and power, for up to 10 ms per deadline; all the time where deadlines are nearer than that.
        /// </summary>
        Precise,

        /// <summary>Always parks. A deadline is met up to 10 ms late, and the processor idles until then.</summary>
        Frugal,
    }
}
