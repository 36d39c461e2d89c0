// Linked into every .nfproj: Visual Studio's nanoFramework projects write no assembly attributes of their own. The .csproj files get theirs
// from the SDK. Only the version: any other attribute is a string that takes flash.
[assembly: System.Reflection.AssemblyVersion("0.1.0.0")]
