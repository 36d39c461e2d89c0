using System;
using Mono.Cecil;

namespace Maitake.Cost.Counting
{
    /// <summary>How many heap blocks nanoCLR takes for an object. A block is 12 bytes on a 32-bit device.</summary>
    internal static class HeapRules
    {
        /// <summary>Bytes of a block on a 32-bit device.</summary>
        public const int BlockBytes = 12;

        // A 64-bit interpreter's.
        private const int WideBlockBytes = 24;

        // An array begins with a block and these: the length, and what its elements are.
        private const int ArrayHeaderBytes = 8;

        /// <summary>An object: a block for itself, and one for each field.</summary>
        public static Tally Object(int fields) => Blocks(1 + fields);

        /// <summary>A string literal: a block that points into the assembly.</summary>
        public static Tally Literal => Blocks(1);

        /// <summary>A delegate: what it calls, and on which object.</summary>
        public static Tally Delegate => Blocks(3);

        /// <summary>A boxed number or enum.</summary>
        public static Tally Box => Blocks(2);

        /// <summary>An array.</summary>
        /// <param name="length">How many elements.</param>
        /// <param name="elementSize">Bytes of each, or -1 for one that takes a block.</param>
        public static Tally Array(int length, int elementSize)
        {
            return new Tally(0, 0, 0, 0, 0, 1, ArrayBlocks(length, elementSize, BlockBytes), ArrayBlocks(length, elementSize, WideBlockBytes));
        }

        /// <summary>Bytes of an array's element, or -1 where that takes a block.</summary>
        public static int ElementSize(TypeReference element)
        {
            return Underlying(element).MetadataType switch
            {
                MetadataType.Boolean or MetadataType.SByte or MetadataType.Byte => 1,
                MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
                MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
                MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double => 8,
                _ => -1,
            };
        }

        /// <summary>Whether a value of the type is an object of its own on the heap, made anew when it is copied.</summary>
        public static bool IsStruct(TypeReference type)
        {
            // The core library has no struct that a program of the device uses, but those which the interpreter keeps in a block. A name alone
            // does not tell whether it is a struct's.
            return Definition(type) is { IsValueType: true, IsEnum: false };
        }

        /// <summary>What a struct takes: as an object, and structs inside of it too.</summary>
        public static Tally Struct(TypeDefinition type) => Fields(type) + Object(FieldCount(type));

        /// <summary>What an object of a class takes, with structs among its fields.</summary>
        /// <exception cref="NotSupportedException">A base class is of the core library, and unknown.</exception>
        public static Tally Class(TypeDefinition type)
        {
            Tally cost = default;
            int count = 0;
            TypeReference at = type;
            while (at != null)
            {
                if (PlatformCosts.IsPlatform(at))
                {
                    count += PlatformCosts.Fields(at.FullName);
                    break;
                }

                TypeDefinition definition = at.Resolve();
                count += FieldCount(definition);
                cost += Fields(definition);
                at = definition.BaseType;
            }

            return cost + Object(count);
        }

        private static int FieldCount(TypeDefinition type)
        {
            int count = 0;
            foreach (FieldDefinition field in type.Fields)
            {
                count += field.IsStatic ? 0 : 1;
            }

            return count;
        }

        // Structs among the fields.
        private static Tally Fields(TypeDefinition type)
        {
            Tally cost = default;
            foreach (FieldDefinition field in type.Fields)
            {
                if (!field.IsStatic && IsStruct(field.FieldType))
                {
                    cost += Struct(field.FieldType.Resolve());
                }
            }

            return cost;
        }

        private static TypeReference Underlying(TypeReference type)
        {
            if (Definition(type) is { IsEnum: true } definition)
            {
                foreach (FieldDefinition field in definition.Fields)
                {
                    if (!field.IsStatic)
                    {
                        return field.FieldType;
                    }
                }
            }

            return type;
        }

        // Null for what is of the core library, and for arrays and references.
        private static TypeDefinition Definition(TypeReference type)
        {
            return type is TypeSpecification or GenericParameter || type.IsPrimitive || PlatformCosts.IsPlatform(type) ? null : type.Resolve();
        }

        private static Tally Blocks(int blocks) => new(0, 0, 0, 0, 0, 1, blocks, blocks);

        private static int ArrayBlocks(int length, int elementSize, int block)
        {
            int bytes = block + ArrayHeaderBytes + (length * (elementSize < 0 ? block : elementSize));
            return (bytes + block - 1) / block;
        }
    }
}
