using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace SensorPolling
{
    /// <summary>A small text file that the operating system writes anew at every read. Reading its numbers allocates nothing.</summary>
    internal sealed class SystemFile
    {
        private readonly SafeFileHandle _file;
        private readonly byte[] _buffer = new byte[4096];
        private int _length;
        private int _at;

        private SystemFile(SafeFileHandle file)
        {
            _file = file;
        }

        /// <summary>Opens the file; null where there is none or it must not be read.</summary>
        public static SystemFile TryOpen(string path)
        {
            try
            {
                return File.Exists(path) ? new SystemFile(File.OpenHandle(path)) : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        /// <summary>Reads the file anew, up to the size of the buffer. False if that fails, as it may for a sensor that went to sleep.</summary>
        public bool TryRead()
        {
            _at = 0;
            _length = 0;
            try
            {
                _length = RandomAccess.Read(_file, _buffer, 0);
            }
            catch (IOException)
            {
            }

            return _length > 0;
        }

        /// <summary>Goes to just after a word, wherever it is next. False if it does not come.</summary>
        public bool TrySkipPast(ReadOnlySpan<byte> word)
        {
            int found = _buffer.AsSpan(_at, _length - _at).IndexOf(word);
            if (found < 0)
            {
                return false;
            }

            _at += found + word.Length;
            return true;
        }

        /// <summary>The next number in the same line. False if there is none.</summary>
        public bool TryReadNumber(out long number)
        {
            while (_at < _length && _buffer[_at] == ' ')
            {
                _at++;
            }

            bool negative = _at < _length && _buffer[_at] == '-';
            if (negative)
            {
                _at++;
            }

            int start = _at;
            number = 0;
            while (_at < _length && _buffer[_at] >= '0' && _buffer[_at] <= '9')
            {
                number = (number * 10) + (_buffer[_at] - '0');
                _at++;
            }

            if (negative)
            {
                number = -number;
            }

            return _at > start;
        }
    }
}
