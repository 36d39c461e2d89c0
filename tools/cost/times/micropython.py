# What tools/cost times of MicroPython's asyncio: says when each begins and ends, and does nothing for a while at either, in which the time that
# the program has spent can be read.
import asyncio
import gc
import time

TURNS = 3
PAUSE_MS = 20


async def yield_often(operations):
    for _ in range(operations):
        await asyncio.sleep_ms(0)


async def play(mine, other, operations):
    for _ in range(operations):
        await mine.wait()
        mine.clear()
        other.set()


async def hand_over(operations):
    one = asyncio.Event()
    two = asyncio.Event()
    one.set()
    await asyncio.gather(play(one, two, operations), play(two, one, operations))


def sample(operations, name, operation):
    # An allocation takes the longer the more garbage lies before the first free block: begins with none.
    gc.collect()
    print("begin", operations, name)
    time.sleep_ms(PAUSE_MS)
    asyncio.run(operation(operations))
    print("end")
    time.sleep_ms(PAUSE_MS)


# So many round trips that the collector runs a few times.
for _ in range(TURNS):
    sample(200000, "yield", yield_often)
    sample(25000, "roundTrip", hand_over)
print("all measured")
