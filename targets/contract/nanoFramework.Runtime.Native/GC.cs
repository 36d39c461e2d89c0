namespace nanoFramework.Runtime.Native
{
    // Left out of firmware that must also build for 2.x, where these moved to System.GC.
    public static class GC
    {
        public static void EnableGCMessages(bool enable) => throw null;

        public static uint Run(bool compactHeap) => throw null;
    }
}
