namespace Maitake.Fakes
{
    /// <summary>What tests see of the STM32's standby.</summary>
    public static class FakeStandby
    {
        /// <summary>How often it was entered.</summary>
        public static int Count { get; set; }
    }
}
