using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Maitake.Cost.Sizes
{
    /// <summary>How large an assembly is.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Types">Types it defines.</param>
    /// <param name="Methods">Methods it defines.</param>
    /// <param name="Fields">Fields it defines.</param>
    /// <param name="Rows">Rows of all its metadata tables.</param>
    /// <param name="Il">Bytes of instructions.</param>
    internal sealed record AssemblySize(string Name, int Types, int Methods, int Fields, int Rows, int Il)
    {
        public static AssemblySize Of(string file)
        {
            using PEReader image = new PEReader(File.OpenRead(file));
            MetadataReader metadata = image.GetMetadataReader();
            int il = metadata.MethodDefinitions
                .Select(method => metadata.GetMethodDefinition(method).RelativeVirtualAddress)
                .Where(address => address != 0)
                .Sum(address => image.GetMethodBody(address).GetILBytes().Length);

            // Symbols have tables of their own, from this one on.
            int rows = Enum.GetValues<TableIndex>().Where(table => table < TableIndex.Document).Sum(metadata.GetTableRowCount);
            return new AssemblySize(
                Path.GetFileNameWithoutExtension(file), metadata.TypeDefinitions.Count, metadata.MethodDefinitions.Count, metadata.FieldDefinitions.Count, rows, il);
        }
    }
}
