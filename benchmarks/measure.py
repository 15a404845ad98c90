"""Fair timings: two or more ways of doing a thing, in turn, in one process; ratios are what counts.

Absolute times mean little on a shared machine, so each round times every way once, and ratios are taken by round.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def race(ways: Mapping[str, Callable[[], object]], *, rounds: int = 40, loops: int = 5, holds: int = 1) -> None:
    """Print the median time of each way, and its ratio to the first, round by round: least, median, most.

    Args:
        ways: By name, each a thing to do.

        rounds: How often each has its turn.

        loops: How often it is done in one turn.

        holds: How many of what is being counted one doing holds; the time printed is that of one.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    gc.collect()
    gc.disable()
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            for _ in range(loops):
                way()
            times[name].append((time.perf_counter() - begun) / loops / holds)
    gc.enable()
    first = next(iter(ways))
    for name, measured in times.items():
        ratios = sorted(a / b for a, b in zip(measured, times[first], strict=True))
        print(
            f"{name:<44} {statistics.median(measured) * 1e6:10.1f} µs   x {statistics.median(ratios):6.2f}"
            f"   ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        )
