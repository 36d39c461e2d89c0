// One test at a time: some count what the whole process does, such as handing out task numbers.
[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.DoNotParallelize]
