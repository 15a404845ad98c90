"""One assessment against an if-chain doing the same checks by hand, and how it grows with the file."""

from __future__ import annotations

import statistics
import time
from importlib.resources import files

import attrs
from bench_path import by_hand_gaps
from measure import race

import loancomplaint as lc
from loancomplaint.facts import CaseFile

SEED = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
SIZES = (1, 10, 100, 1000)


def grown(times: int) -> CaseFile:
    """The seed with so many times its violations and evidence, each copy citing its own."""
    violations, evidence = [], []
    for n in range(times):
        evidence += [attrs.evolve(item, id=f"{item.id}.{n}") for item in SEED.evidence]
        for violation in SEED.violations:
            cited = tuple(attrs.evolve(c, evidence=f"{c.evidence}.{n}") for c in violation.citations)
            violations.append(attrs.evolve(violation, id=f"{violation.id}.{n}", citations=cited))
    return attrs.evolve(SEED, violations=tuple(violations), evidence=tuple(evidence))


def main() -> None:
    """Race the seed, then grow it."""
    race({"an if-chain by hand, a dozen checks": by_hand_gaps, "lc.assess, the standard book": lambda: lc.assess(SEED)})
    first = 0.0
    for size in SIZES:
        case = grown(size)
        measured = []
        for _ in range(3 if size < SIZES[-1] else 1):
            begun = time.perf_counter()
            lc.assess(case)
            measured.append(time.perf_counter() - begun)
        taken = statistics.median(measured)
        first = first or taken
        print(f"x {size:<5} {taken * 1000:10.1f} ms   {taken / first / size:6.2f} of linear")


if __name__ == "__main__":
    main()
