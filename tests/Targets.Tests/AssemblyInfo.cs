using Microsoft.VisualStudio.TestTools.UnitTesting;

// The fakes are one board, as the platform's static classes are.
[assembly: DoNotParallelize]
