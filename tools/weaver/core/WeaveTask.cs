using System;
using System.Collections.Generic;
using Microsoft.Build.Framework;

namespace Maitake.Weaver
{
    /// <summary>The weaver for MSBuild, see build/Maitake.Weaver.targets.</summary>
    public sealed class WeaveTask : ITask
    {
        public IBuildEngine BuildEngine { get; set; }

        public ITaskHost HostObject { get; set; }

        /// <summary>What the compiler wrote.</summary>
        [Required]
        public string Assembly { get; set; }

        /// <summary>Where to write what runs.</summary>
        [Required]
        public string Output { get; set; }

        /// <summary>What the compiler was given.</summary>
        public ITaskItem[] References { get; set; }

        /// <summary>Whether to make it smaller, too.</summary>
        public bool Shrink { get; set; }

        /// <summary>Whether the assembly is one for the desktop, see <see cref="AssemblyWeaver.IsForDesktop"/>; then the references are what it runs with.</summary>
        public bool ForDesktop { get; set; }

        public bool Execute()
        {
            List<string> references = new List<string>();
            foreach (ITaskItem reference in References ?? new ITaskItem[0])
            {
                references.Add(reference.ItemSpec);
            }

            AssemblyWeaver weaver = new AssemblyWeaver { Shrink = Shrink, IsForDesktop = ForDesktop };
            try
            {
                if (weaver.Weave(Assembly, Output, references))
                {
                    return true;
                }
            }
            catch (Exception exception)
            {
                LogError("MTK000", Assembly, 0, 0, exception.ToString());
                return false;
            }

            foreach (WeaverError error in weaver.Errors)
            {
                LogError(error.Code, error.File ?? Assembly, error.Line, error.Column, error.Message);
            }

            return false;
        }

        private void LogError(string code, string file, int line, int column, string message)
        {
            BuildEngine.LogErrorEvent(new BuildErrorEventArgs(null, code, file, line, column, 0, 0, message, null, "Maitake.Weaver"));
        }
    }
}
