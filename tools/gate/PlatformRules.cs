using Mono.Cecil;

namespace Maitake.Gate
{
    /// <summary>What the interpreter cannot run, wherever it stands.</summary>
    internal sealed class PlatformRules
    {
        private readonly Report _report;
        private readonly TypeRules _types;
        private readonly InstructionRules _instructions;

        public PlatformRules(Report report)
        {
            _report = report;
            _types = new TypeRules(report);
            _instructions = new InstructionRules(report, _types);
        }

        public void Visit(ModuleDefinition module)
        {
            foreach (var type in module.DeviceTypes())
            {
                _types.Visit(type);
                LimitRules.Visit(type, _report);
                DispatchRules.Visit(type, _report);
                foreach (var method in type.Methods)
                {
                    Visit(type, method);
                }
            }
        }

        private void Visit(TypeDefinition type, MethodDefinition method)
        {
            _types.Visit(method);
            LimitRules.Visit(method, _report);
            if (type.IsInterface && !method.IsAbstract)
            {
                _report.Add(Rule.InterfaceBody, method, "a method with a body in an interface throws when it is called");
            }

            if (method.HasBody)
            {
                _instructions.Visit(method);
            }

            ColdMark.CheckReason(method, _report);
        }
    }
}
