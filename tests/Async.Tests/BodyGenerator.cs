using System;
using System.Text;

namespace Maitake.Async.Tests
{
    /// <summary>Writes random async methods: every kind of statement around awaits, in every kind of block.</summary>
    internal sealed class BodyGenerator
    {
        private const int MaxDepth = 4;
        private const int MaxStatements = 9;

        // A method calls methods of lower levels only, and not in loops, or what they do together would grow without bounds.
        private const int Levels = 4;

        private readonly Random _random;
        private readonly StringBuilder _text = new StringBuilder();
        private int _method;
        private int _names;

        // Loops that a jump can leave, and loops at all.
        private int _loops;
        private int _nesting;
        private int _budget;

        public BodyGenerator(int seed)
        {
            _random = new Random(seed);
        }

        /// <summary>A class with so many methods M0, M1 … and a table of them.</summary>
        public string Write(int methods)
        {
            _text.Append("using System; using Maitake;\nnamespace Fuzz {\npublic static partial class Bodies {\n");
            for (_method = 0; _method < methods; _method++)
            {
                _names = 0;
                _loops = 0;
                _budget = MaxStatements;
                _text.Append("static async Future<int> M").Append(_method).Append("(int x) {\n");
                Block(0, 2 + _random.Next(4));
                _text.Append("return x; }\n");
            }

            _text.Append("public static int Count { get { return ").Append(methods).Append("; } }\n");
            _text.Append("public static Future<int> Call(int i, int x) { switch (i) {\n");
            for (int i = 0; i < methods; i++)
            {
                _text.Append("case ").Append(i).Append(": return M").Append(i).Append("(x);\n");
            }

            _text.Append("default: return null; } }\n} }\n");
            return _text.ToString();
        }

        private void Block(int depth, int statements)
        {
            for (int i = 0; i < statements; i++)
            {
                Statement(depth);
            }
        }

        private void Statement(int depth)
        {
            switch (_random.Next(depth < MaxDepth && --_budget > 0 ? 18 : 8))
            {
                case 0:
                    Line("T.Log(\"" + Name() + "\", x);");
                    break;
                case 1:
                    Line("await Futures.YieldNow();");
                    break;
                case 2:
                    Line("await T.Leaf(\"" + Name() + "\", " + _random.Next(3) + ");");
                    break;
                case 3:
                    Line("x += await T.Value(" + _random.Next(5) + ");");
                    break;
                case 4:
                    Line("x = " + Value(0) + ";");
                    break;
                case 5:
                    Line("if (" + Condition() + ") { " + Jump() + " }");
                    break;
                case 6:
                    Line(_random.Next(3) == 0 ? "await T.Fail(\"" + Name() + "\", " + _random.Next(2) + ");" : "await Futures.Yield(" + _random.Next(3) + ");");
                    break;
                case 7:
                    Line(_method % Levels == 0 || _nesting > 0 ? "x--;" : "x = await M" + Lower() + "(x % 5);");
                    break;
                case 8:
                case 9:
                    Line("if (" + Condition() + ") {");
                    Block(depth + 1, 1 + _random.Next(3));
                    if (_random.Next(2) == 0)
                    {
                        Line("} else {");
                        Block(depth + 1, 1 + _random.Next(2));
                    }

                    Line("}");
                    break;
                case 10:
                case 11:
                    Loop(depth);
                    break;
                case 12:
                case 13:
                case 14:
                    Try(depth);
                    break;
                case 15:
                    Line("using (new Resource(\"" + Name() + "\")) {");
                    Block(depth + 1, 1 + _random.Next(3));
                    Line("}");
                    break;
                case 16:
                    Line("switch (x % 3) { case 0:");
                    Block(depth + 1, 1 + _random.Next(2));
                    Line("break; case 1: x++; break; default:");
                    Block(depth + 1, 1);
                    Line("break; }");
                    break;
                default:
                    string name = "v" + _names++;
                    Line("{ int " + name + " = " + Value(0) + ";");
                    Block(depth + 1, 1 + _random.Next(3));
                    Line("x ^= " + name + "; }");
                    break;
            }
        }

        private void Loop(int depth)
        {
            string name = "i" + _names++;
            Line("for (int " + name + " = 0; " + name + " < " + (1 + _random.Next(3)) + "; " + name + "++) {");
            _loops++;
            _nesting++;
            Block(depth + 1, 1 + _random.Next(3));
            _nesting--;
            _loops--;
            Line("}");
        }

        private void Try(int depth)
        {
            Line("try {");
            Block(depth + 1, 1 + _random.Next(3));
            int kind = _random.Next(4);
            if (kind != 0)
            {
                string name = "e" + _names++;
                Line("} catch (" + (_random.Next(2) == 0 ? "Exception " : "InvalidOperationException ") + name + ")"
                    + (_random.Next(4) == 0 ? " when (x % 2 == 0)" : "") + " { T.Log(" + name + ".GetType().Name, x);");
                Block(depth + 1, 1 + _random.Next(2));
                if (_random.Next(5) == 0)
                {
                    Line("throw;");
                }
            }

            if (kind == 0 || kind == 3)
            {
                // No jump may leave a finally block.
                Line("} finally {");
                int loops = _loops;
                _loops = -100;
                Block(depth + 1, 1 + _random.Next(2));
                _loops = loops;
            }

            Line("}");
        }

        private string Jump()
        {
            switch (_random.Next(4))
            {
                case 0 when _loops > 0:
                    return "break;";
                case 1 when _loops > 0:
                    return "continue;";
                case 2 when _loops >= 0:
                    return "return x + " + _random.Next(10) + ";";
                case 3:
                    return "throw new InvalidOperationException(\"" + Name() + "\");";
                default:
                    return "x += 2;";
            }
        }

        private string Condition()
        {
            return "x % " + (2 + _random.Next(3)) + (_random.Next(2) == 0 ? " == " : " != ") + (_random.Next(3) == 0 ? "await T.Value(1)" : "0");
        }

        private string Value(int depth)
        {
            switch (_random.Next(depth > 2 ? 2 : 5))
            {
                case 0:
                    return _random.Next(10).ToString();
                case 1:
                    return "x";
                case 2:
                    return "await T.Value(" + Value(depth + 1) + " % 7)";
                case 3:
                    return "(" + Value(depth + 1) + " + " + Value(depth + 1) + ")";
                default:
                    return "(" + Value(depth + 1) + " * " + (1 + _random.Next(3)) + ")";
            }
        }

        private int Lower()
        {
            return (_method / Levels * Levels) + _random.Next(_method % Levels);
        }

        private string Name()
        {
            return "n" + _names++;
        }

        private void Line(string text)
        {
            _text.Append(text).Append('\n');
        }
    }
}
