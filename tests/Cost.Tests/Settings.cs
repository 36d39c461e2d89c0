using Microsoft.VisualStudio.TestTools.UnitTesting;

// What counts is one for the process.
[assembly: DoNotParallelize]
