using System.IO;
using System.Text;

namespace Maitake.Weaver
{
    /// <summary>The entry in an assembly that names its .pdb: the name alone, so that the same assembly comes out in every folder.</summary>
    internal static class DebugDirectory
    {
        // "RSDS", a GUID, an age, and then the path, ended by a zero.
        private static readonly byte[] s_signature = Encoding.ASCII.GetBytes("RSDS");
        private const int PathOffset = 24;

        public static void RemoveFolder(string assembly)
        {
            string path = Path.ChangeExtension(assembly, ".pdb");
            byte[] image = File.ReadAllBytes(assembly);
            byte[] full = Encoding.UTF8.GetBytes(path);
            byte[] name = Encoding.UTF8.GetBytes(Path.GetFileName(path));
            for (int i = 0; i + PathOffset + full.Length < image.Length; i++)
            {
                if (Matches(image, i, s_signature) && Matches(image, i + PathOffset, full))
                {
                    for (int j = 0; j < full.Length; j++)
                    {
                        image[i + PathOffset + j] = j < name.Length ? name[j] : (byte)0;
                    }

                    File.WriteAllBytes(assembly, image);
                    return;
                }
            }
        }

        private static bool Matches(byte[] image, int at, byte[] text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (image[at + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
