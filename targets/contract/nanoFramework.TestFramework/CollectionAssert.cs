using System.Collections;

namespace nanoFramework.TestFramework
{
    public sealed class CollectionAssert
    {
        private CollectionAssert()
        {
        }

        public static void Empty(ICollection collection, string message = "")
        {
            Assert.AreEqual(0, collection.Count, message);
        }

        public static void NotEmpty(ICollection collection, string message = "")
        {
            Assert.AreNotEqual(0, collection.Count, message);
        }

        public static void AreEqual(ICollection expected, ICollection actual, string message = "")
        {
            if (!SameElements(expected, actual))
            {
                Assert.Fail("CollectionAreEqual", message);
            }
        }

        public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
        {
            if (SameElements(notExpected, actual))
            {
                Assert.Fail("CollectionAreNotEqual", message);
            }
        }

        private static bool SameElements(ICollection a, ICollection b)
        {
            if (a == null || b == null)
            {
                return a == b;
            }

            if (a.Count != b.Count)
            {
                return false;
            }

            IEnumerator other = b.GetEnumerator();
            foreach (object element in a)
            {
                other.MoveNext();
                if (!Equals(element, other.Current))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
