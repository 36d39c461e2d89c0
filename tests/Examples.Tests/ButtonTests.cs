using Microsoft.VisualStudio.TestTools.UnitTesting;
using SensorPolling;

namespace Examples.Tests
{
    [TestClass]
    public class ButtonTests
    {
        private readonly Bench _bench = new Bench();
        private readonly ButtonTask _button;

        public ButtonTests()
        {
            _button = new ButtonTask(_bench.Board, _bench.Log, _bench.OpenPin());
            _bench.Board.Spawn(_button.CountPresses());
            _bench.Advance(100);
        }

        [TestMethod]
        public void ABurstOfBounces_IsOnePress()
        {
            _bench.Toggle(1, 2, 1, 3, 1, 2);
            _bench.Advance(200);
            _bench.Toggle(1, 1, 2, 1);
            _bench.Advance(200);

            Assert.AreEqual(1, _button.Presses);
            CollectionAssert.AreEqual(new[] { "    0.130  button pressed" }, _bench.Lines);
        }

        [TestMethod]
        public void TwoPressesWithBounces_AreTwo()
        {
            for (int press = 0; press < 2; press++)
            {
                _bench.Toggle(1, 1, 4, 1);
                _bench.Advance(60);
                _bench.Toggle(2, 1);
                _bench.Advance(60);
            }

            Assert.AreEqual(2, _button.Presses);
        }

        [TestMethod]
        public void AShortGlitch_IsNoPress()
        {
            _bench.Toggle(3);
            _bench.Advance(200);

            Assert.AreEqual(0, _button.Presses);
            Assert.IsEmpty(_bench.Lines);
        }

        [TestMethod]
        public void AButtonHeldDown_IsOnePress()
        {
            _bench.Toggle();
            _bench.Advance(60_000);

            Assert.AreEqual(1, _button.Presses);
        }
    }
}
