using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>Weaves one assembly: the compiler's in, the device's out.</summary>
    public sealed class AssemblyWeaver
    {
        private readonly List<WeaverError> _errors = new List<WeaverError>();
        private readonly WeaverSteps _steps;
        private readonly ShrinkStep[] _withoutShrinking;
        private Shrinker _shrinker;

        /// <summary>A weaver for one assembly.</summary>
        public AssemblyWeaver()
            : this(new WeaverSteps())
        {
        }

        internal AssemblyWeaver(WeaverSteps steps, params ShrinkStep[] withoutShrinking)
        {
            _steps = steps;
            _withoutShrinking = withoutShrinking;
        }

        /// <summary>Whether what is woven is made smaller, too, and a map of its new names is written beside it.</summary>
        public bool Shrink { get; set; }

        /// <summary>What stands in the way; empty if the assembly was written.</summary>
        public IReadOnlyList<WeaverError> Errors
        {
            get { return _errors; }
        }

        /// <summary>Whether the assembly is one for the desktop: then async methods stay what they are, and use objects again as they do on the device.</summary>
        public bool IsForDesktop { get; set; }

        /// <summary>Async methods that were rewritten.</summary>
        public int MachineCount { get; private set; }

        /// <summary>Whether there was nothing to do, so that the output is a copy of the input.</summary>
        public bool IsUnchanged { get; private set; }

        /// <summary>Reads, weaves and writes. With errors nothing is written.</summary>
        /// <param name="input">The compiler's assembly; its .pdb, if there is one, lies beside it.</param>
        /// <param name="output">Where to write the woven one and its .pdb.</param>
        /// <param name="references">Paths of the assemblies that the compiler was given.</param>
        /// <returns>Whether there were no errors.</returns>
        public bool Weave(string input, string output, IEnumerable<string> references)
        {
            try
            {
                using (ReferenceResolver resolver = new ReferenceResolver(references))
                using (ModuleDefinition module = Read(input, resolver))
                {
                    bool changed = Weave(module);
                    if (_errors.Count > 0)
                    {
                        return false;
                    }

                    Write(module, input, new OutputFiles(output), changed);
                }
            }
            catch (WeaverException exception)
            {
                Report(null, null, exception);
            }
            catch (Exception exception) when (exception is IOException || exception is UnauthorizedAccessException)
            {
                Report(null, null, new WeaverException(ErrorCodes.Unusable, exception.Message));
            }

            return _errors.Count == 0;
        }

        private static ModuleDefinition Read(string input, ReferenceResolver resolver)
        {
            string symbols = Path.ChangeExtension(input, ".pdb");
            bool hasSymbols = File.Exists(symbols) && IsPortable(symbols);
            try
            {
                return ModuleDefinition.ReadModule(input, new ReaderParameters
                {
                    AssemblyResolver = resolver,
                    InMemory = true,
                    ReadSymbols = hasSymbols,
                    SymbolReaderProvider = hasSymbols ? new PortablePdbReaderProvider() : null,

                    // An older build's may still lie there.
                    ThrowIfSymbolsAreNotMatching = false,
                });
            }
            catch (BadImageFormatException exception)
            {
                throw new WeaverException(ErrorCodes.Unusable, input + " is no .NET assembly, or its .pdb is damaged: " + exception.Message);
            }
        }

        private void Write(ModuleDefinition module, string input, OutputFiles output, bool changed)
        {
            if (!changed)
            {
                IsUnchanged = true;
                if (Path.GetFullPath(input) != output.Assembly)
                {
                    output.Write(path =>
                    {
                        File.Copy(input, path, true);
                        string symbols = Path.ChangeExtension(input, ".pdb");
                        if (File.Exists(symbols))
                        {
                            File.Copy(symbols, Path.ChangeExtension(path, ".pdb"), true);
                        }
                    });
                }

                return;
            }

            if (_steps.Has(WeaverStep.ChangeIdentity))
            {
                module.Mvid = WovenIdentity(module.Mvid);
            }

            output.Write(path =>
            {
                // By way of a stream: into the assembly goes the name of the .pdb alone, and so the same assembly comes out in every folder.
                using (MemoryStream symbols = module.HasSymbols ? new MemoryStream() : null)
                {
                    module.Write(path, new WriterParameters
                    {
                        WriteSymbols = module.HasSymbols,
                        SymbolStream = symbols,
                        SymbolWriterProvider = module.HasSymbols ? new PortablePdbWriterProvider() : null,
                    });
                    if (symbols != null)
                    {
                        File.WriteAllBytes(Path.ChangeExtension(path, ".pdb"), symbols.ToArray());
                    }

                    if (_shrinker != null)
                    {
                        File.WriteAllLines(Path.ChangeExtension(path, ".map"), _shrinker.Map);
                    }
                }
            });
        }

        private bool Weave(ModuleDefinition module)
        {
            if (IsForDesktop)
            {
                MachineCount = DesktopWeaver.Run(module, _steps);
                return MachineCount > 0;
            }

            KnownTypes known = KnownTypes.Find(module);
            if (known == null || known.AsyncFuture == null)
            {
                return false;
            }

            List<StateMachine> machines = StateMachine.FindAll(module, (method, exception) => Report(method, null, exception));
            TypeEraser eraser = new TypeEraser(module, known, Report);
            Awaitables awaitables = new Awaitables(machines, _steps);
            Recycler recycler = new Recycler(module, known, machines);
            if (_steps.Has(WeaverStep.DeclareVisibleTwins))
            {
                recycler.DeclareVisibleTwins();
            }

            List<MachineBuilder> builders = new List<MachineBuilder>();
            foreach (StateMachine machine in machines)
            {
                try
                {
                    builders.Add(WeaveMachine(machine, known, eraser, awaitables, recycler));
                }
                catch (WeaverException exception)
                {
                    Report(machine.MoveNext, null, exception);
                }
            }

            // Last, since only now all twins that are called are known.
            foreach (MachineBuilder builder in builders.Where(b => _steps.Has(WeaverStep.RewriteKickoff)))
            {
                builder.RewriteKickoff(recycler.TwinOf(builder.Kickoff));
            }

            if (_errors.Count > 0)
            {
                return false;
            }

            MachineCount = machines.Count;
            _shrinker = Shrink ? new Shrinker(module, _withoutShrinking) : null;
            Stripper stripper = new Stripper(module, _steps);
            stripper.Strip();
            if (_steps.Has(WeaverStep.Erase))
            {
                eraser.EraseModule();
            }

            if (_steps.Has(WeaverStep.EraseAttributes))
            {
                new AttributeEraser(module, eraser, (method, exception) => Report(method, null, exception)).EraseModule();
            }

            bool inlined = _steps.Has(WeaverStep.Inline) && Inliner.Run(module);
            _shrinker?.Run();
            bool separated = _steps.Has(WeaverStep.SeparateTries) && TrySeparator.Run(module);
            if (_steps.Has(WeaverStep.CheckSurvivors))
            {
                new SurvivorCheck(module, Report).Run();
            }

            return machines.Count > 0 || stripper.Changed || eraser.Changed || inlined || Shrink || separated;
        }

        private MachineBuilder WeaveMachine(
            StateMachine machine, KnownTypes known, TypeEraser eraser, Awaitables awaitables, Recycler recycler)
        {
            MachineBuilder builder = new MachineBuilder(machine, known);
            if (machine.ResultType != null && _steps.Has(WeaverStep.AddResult))
            {
                builder.AddResult(ResultKind.Of(machine.ResultType), eraser.Erase(machine.ResultType));
            }

            ResumeBuilder resume = new ResumeBuilder(machine, known, awaitables, recycler, _steps);
            resume.Build();
            if (_steps.Has(WeaverStep.Rebase))
            {
                builder.Rebase(resume.Flags);
            }

            return builder;
        }

        private void Report(MethodDefinition method, Instruction instruction, WeaverException exception)
        {
            SequencePoint point = method == null ? null : PointBefore(method, instruction);
            string message = exception.Message;
            if (point == null && method != null)
            {
                message = method.DeclaringType.FullName + "." + method.Name + ": " + message;
            }

            WeaverError error = new WeaverError(
                exception.Code, message, point?.Document.Url, point == null ? 0 : point.StartLine, point == null ? 0 : point.StartColumn);
            if (!_errors.Any(e => e.ToString() == error.ToString()))
            {
                _errors.Add(error);
            }
        }

        private static SequencePoint PointBefore(MethodDefinition method, Instruction instruction)
        {
            IEnumerable<SequencePoint> visible = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden);
            SequencePoint first = visible.FirstOrDefault();
            if (instruction == null)
            {
                return first;
            }

            for (Instruction i = instruction; i != null; i = i.Previous)
            {
                SequencePoint point = visible.FirstOrDefault(p => p.Offset == i.Offset);
                if (point != null)
                {
                    return point;
                }
            }

            return first;
        }

        // Another assembly than the compiler's, and the same one each time.
        private static Guid WovenIdentity(Guid input)
        {
            byte[] both = new byte[32];
            input.ToByteArray().CopyTo(both, 0);
            typeof(AssemblyWeaver).Module.ModuleVersionId.ToByteArray().CopyTo(both, 16);
            using (System.Security.Cryptography.SHA256 hash = System.Security.Cryptography.SHA256.Create())
            {
                byte[] identity = new byte[16];
                Array.Copy(hash.ComputeHash(both), identity, identity.Length);
                return new Guid(identity);
            }
        }

        private static bool IsPortable(string symbols)
        {
            using (FileStream stream = File.OpenRead(symbols))
            {
                return stream.ReadByte() == 'B' && stream.ReadByte() == 'S' && stream.ReadByte() == 'J' && stream.ReadByte() == 'B';
            }
        }
    }
}
