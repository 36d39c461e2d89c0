using System;

namespace Maitake
{
    // How it is made, or made to combine other futures.
    public sealed partial class CombinedFuture
    {
        // Where the next fair one begins.
        private static int s_seed;

        private CombinedFuture(int kind)
        {
            _flags = kind;
            if (kind == RotatingFlag)
            {
                // A loop may make a new one each time round. A counter might be in step with it; so nothing but chance is fair.
                s_seed = (s_seed * 1103515245) + 12345;
                _at = (s_seed >> 16) & short.MaxValue;
            }
        }

        internal static CombinedFuture Start(int kind, Future a, Future b, Future c, Future d, CombinedFuture used)
        {
            int count = d != null ? 4 : c != null ? 3 : 2;
            CombinedFuture combined = Prepare(kind, count, used);
            Future[] children = combined._children;
            children[0] = a;
            children[1] = b;
            if (count > 2)
            {
                children[2] = c;
                if (count > 3)
                {
                    children[3] = d;
                }
            }

            combined.Begin();
            return combined;
        }

        internal static CombinedFuture Start(int kind, Future[] futures, CombinedFuture used)
        {
            if (futures == null)
            {
                ThrowNull();
            }

            CombinedFuture combined = Prepare(kind, futures.Length, used);
            Future[] children = combined._children;
            for (int i = 0; i < children.Length; i++)
            {
                children[i] = futures[i];
            }

            combined.Begin();
            return combined;
        }

        private static CombinedFuture Prepare(int kind, int count, CombinedFuture used)
        {
            if (used == null)
            {
                used = new CombinedFuture(kind);
            }

            if (used._children == null || used._children.Length != count)
            {
                used._children = new Future[count];
            }

            return used;
        }

        private void Begin()
        {
            Future[] children = _children;
            for (int i = 0; i < children.Length; i++)
            {
                Future child = children[i];
                if (child == null)
                {
                    ThrowNull();
                }

                for (int j = 0; j < i; j++)
                {
                    if (children[j] == child)
                    {
                        ThrowBad();
                    }
                }
            }

            if ((_flags & JoinFlag) == 0)
            {
                if (children.Length == 0)
                {
                    ThrowBad();
                }

                if (_at >= children.Length)
                {
                    _at %= children.Length;
                }
            }

            Reset();
        }

        [Cold("misuse")]
        private static void ThrowNull()
        {
            throw new ArgumentNullException("future");
        }

        [Cold("misuse")]
        private static void ThrowBad()
        {
            throw new ArgumentException("The same future twice, or none to select");
        }
    }
}
