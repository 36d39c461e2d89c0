using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Maitake.Interpreter.Tests
{
    [TestClass]
    public class TestReportTests
    {
        [TestMethod]
        public void AWholeRunWithoutFailures_IsGood()
        {
            TestReport report = Parse("banner\r\nReady.\r\nTest passed,A.B\r\nTest skipped,A.C,not here\r\nTests finished,1,0,1\r\nDone.\r\n", 2);

            Assert.IsTrue(report.IsGood);
            Assert.IsTrue(report.HasTotals);
            CollectionAssert.AreEqual(new[] { "A.B" }, report.Passed);
            CollectionAssert.AreEqual(new[] { "A.C,not here" }, report.Skipped);
        }

        [TestMethod]
        public void AFailedTest_IsNotGood()
        {
            TestReport report = Parse("Test passed,A.B\nTest failed,A.C,Exception: a, b\nTests finished,1,1,0\n", 2);

            Assert.IsFalse(report.IsGood);
            CollectionAssert.AreEqual(new[] { "A.C,Exception: a, b" }, report.Failed);
            Assert.IsEmpty(report.Problems);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("\r\n  \n")]
        public void NoOutput_IsAProblem(string output)
        {
            TestReport report = Parse(output, 2);

            Assert.IsFalse(report.IsGood);
            Assert.Contains("there was no output", report.Problems);
        }

        [TestMethod]
        public void ABannerAlone_IsAProblem()
        {
            TestReport report = Parse("Loading\r\nReady.\r\nDone.\r\n", 2);

            Assert.IsFalse(report.IsGood);
            Assert.Contains("no test was reported", report.Problems);
        }

        [TestMethod]
        public void OutputCutOffBetweenTwoTests_IsAProblem()
        {
            Assert.IsFalse(Parse("Test passed,A.B\n", 2).IsGood);
        }

        [TestMethod]
        public void OutputCutOffBeforeTheTotals_IsAProblem()
        {
            TestReport report = Parse("Test passed,A.B\nTest passed,A.C\nTests fin", 2);

            Assert.IsFalse(report.IsGood);
            Assert.IsFalse(report.HasTotals);
            Assert.HasCount(1, report.Problems);
        }

        [TestMethod]
        public void TotalsThatDoNotFitTheLines_AreAProblem()
        {
            Assert.IsFalse(Parse("Test passed,A.B\nTest passed,A.C\nTests finished,2,1,0\n", 2).IsGood);
            Assert.IsFalse(Parse("Test passed,A.B\nTest passed,A.C\nTests finished,x\n", 2).IsGood);
        }

        [TestMethod]
        public void TwoLinesOfTotals_AreAProblem()
        {
            Assert.IsFalse(Parse("Test passed,A.B\nTests finished,1,0,0\nTests finished,1,0,0\n", 1).IsGood);
        }

        [TestMethod]
        public void FewerTestsThanThereAre_IsAProblemThoughTheTotalsFit()
        {
            Assert.IsFalse(Parse("Test passed,A.B\nTests finished,1,0,0\n", 2).IsGood);
            Assert.IsFalse(Parse("Tests finished,0,0,0\n", 0).IsGood);
        }

        [TestMethod]
        public void ALauncherWithoutTotals_IsGoodIfEveryTestIsThere()
        {
            const string Output = "Test passed,A.B.0,12345\nTest passed,A.C.0,1\n";

            Assert.IsTrue(TestReport.Parse(Output, 2, false).IsGood);
            Assert.IsFalse(TestReport.Parse(Output, 3, false).IsGood);
        }

        [TestMethod]
        public void WhatTestsPrint_IsNotTakenForResults()
        {
            TestReport report = Parse("task 7 failed: Test failed,no\nTest passed,A.B\nTests finished,1,0,0\n", 1);

            Assert.IsTrue(report.IsGood);
        }

        private static TestReport Parse(string output, int tests)
        {
            return TestReport.Parse(output, tests, true);
        }
    }
}
