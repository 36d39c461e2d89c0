using System;

namespace Maitake.Weaver
{
    /// <summary>Something in the assembly that cannot run on the device. The build fails with it.</summary>
    public sealed class WeaverError
    {
        public WeaverError(string code, string message, string file, int line, int column)
        {
            Code = code;
            Message = message;
            File = file;
            Line = line;
            Column = column;
        }

        public string Code { get; }

        public string Message { get; }

        /// <summary>The source file, or null where there are no symbols.</summary>
        public string File { get; }

        public int Line { get; }

        public int Column { get; }

        /// <summary>In the form that MSBuild and editors recognise.</summary>
        public override string ToString()
        {
            string where = File == null ? "weaver" : File + "(" + Line + "," + Column + ")";
            return where + ": error " + Code + ": " + Message;
        }
    }

    /// <summary>Ends the weaving of one method; the error is in the list already or is made from this.</summary>
    internal sealed class WeaverException : Exception
    {
        public WeaverException(string code, string message)
            : base(message)
        {
            Code = code;
        }

        public string Code { get; }
    }
}
