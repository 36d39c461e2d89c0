using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Maitake.Weaver
{
    /// <summary>
    /// The local variables that a method gets while others are put into it. Each costs 12 bytes of every frame on the device, so calls may share them: code
    /// that took the place of one call has ended before that of the next begins.
    /// </summary>
    internal sealed class NewVariables
    {
        private readonly MethodBody _body;
        private readonly bool _share;
        private readonly List<VariableDefinition> _added = new List<VariableDefinition>();
        private readonly HashSet<VariableDefinition> _taken = new HashSet<VariableDefinition>();

        /// <param name="body">Whose variables they become.</param>
        /// <param name="share">Whether several calls share them. None of these may lie in what was put in the place of another one.</param>
        public NewVariables(MethodBody body, bool share = false)
        {
            _body = body;
            _share = share;
        }

        /// <summary>Goes on with the next call.</summary>
        /// <param name="loads">Of variables that are still needed within it.</param>
        public void Begin(IEnumerable<Instruction> loads)
        {
            _taken.Clear();
            _taken.UnionWith(loads.Select(l => l.Operand).OfType<VariableDefinition>());
        }

        /// <summary>One that nothing else within the call uses.</summary>
        public VariableDefinition Take(TypeReference type)
        {
            VariableDefinition variable = _share ? _added.FirstOrDefault(v => v.VariableType.FullName == type.FullName && !_taken.Contains(v)) : null;
            if (variable == null)
            {
                variable = new VariableDefinition(type);
                _body.Variables.Add(variable);
                _added.Add(variable);
            }

            _taken.Add(variable);
            return variable;
        }
    }
}
