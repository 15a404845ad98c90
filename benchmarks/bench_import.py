"""`import loancomplaint` against a bare interpreter: whole processes, in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 40
WAYS = {
    "a bare interpreter": "pass",
    "import loancomplaint": "import loancomplaint",
    "import attrs": "import attrs",
    "import loancomplaint, and load a case": (
        "import loancomplaint as lc; from importlib.resources import files;"
        "lc.loads((files('loancomplaint') / 'demo' / 'case.json').read_bytes())"
    ),
}


def main() -> None:
    """Print the median of each, and what it takes more than a bare interpreter."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, code in WAYS.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times[name].append((time.perf_counter() - begun) * 1000)
    bare = times["a bare interpreter"]
    for name, measured in times.items():
        more = statistics.median(a - b for a, b in zip(measured, bare, strict=True))
        print(f"{name:<44} {statistics.median(measured):7.1f} ms   + {more:6.1f} ms")


if __name__ == "__main__":
    main()
