using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Maitake.Interpreter
{
    /// <summary>What an assembly of device tests holds, read without loading it.</summary>
    public static class DeviceTests
    {
        private const string Namespace = "nanoFramework.TestFramework";

        /// <summary>How many tests a launcher has to report: one for each row of a method with rows, one for every other test method.</summary>
        public static int Count(string assemblyPath)
        {
            using FileStream stream = File.OpenRead(assemblyPath);
            using PEReader pe = new PEReader(stream);
            MetadataReader metadata = pe.GetMetadataReader();
            int count = 0;
            foreach (TypeDefinitionHandle typeHandle in metadata.TypeDefinitions)
            {
                TypeDefinition type = metadata.GetTypeDefinition(typeHandle);
                if (CountAttributes(metadata, type.GetCustomAttributes(), "TestClassAttribute") == 0)
                {
                    continue;
                }

                foreach (MethodDefinitionHandle methodHandle in type.GetMethods())
                {
                    MethodDefinition method = metadata.GetMethodDefinition(methodHandle);
                    int rows = CountAttributes(metadata, method.GetCustomAttributes(), "DataRowAttribute");
                    count += rows > 0 ? rows : CountAttributes(metadata, method.GetCustomAttributes(), "TestMethodAttribute");
                }
            }

            return count;
        }

        private static int CountAttributes(MetadataReader metadata, CustomAttributeHandleCollection attributes, string name)
        {
            int count = 0;
            foreach (CustomAttributeHandle handle in attributes)
            {
                EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
                if (constructor.Kind != HandleKind.MemberReference)
                {
                    continue;
                }

                EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
                if (parent.Kind == HandleKind.TypeReference)
                {
                    TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
                    if (metadata.StringComparer.Equals(type.Name, name) && metadata.StringComparer.Equals(type.Namespace, Namespace))
                    {
                        count++;
                    }
                }
            }

            return count;
        }
    }
}
