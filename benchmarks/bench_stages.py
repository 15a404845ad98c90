"""Every stage of the flow, in several trees of the source by turns: how much faster one is than the other.

A tree is timed in a process of its own, the trees one after the other in each round, and the least time of all rounds
counts, because the machine is shared. What a process pays but once is printed as ``first assess``.

    python benchmarks/bench_stages.py BEFORE/src AFTER/src [--rounds 5] [--size 100]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

SEED = "seed"
LONG = 20
"""More characters than a name or a number has."""


def timed(size: int) -> dict[str, float]:
    """Seconds that each stage takes in this process, with the seed case and with a file *size* times as large."""
    begun = time.perf_counter()
    import loancomplaint as lc

    text = (files("loancomplaint") / "demo" / "case.json").read_bytes()
    lc.assess(lc.loads(text))
    found = {"import, load and first assess": time.perf_counter() - begun}
    for name, written, repeats in ((SEED, text, 15), (f"x {size}", multiplied(text, size), 2)):
        found |= {f"{stage}, {name}": taken for stage, taken in stages(written, repeats).items()}
    return found


def multiplied(text: bytes, size: int) -> bytes:
    """A case file with so many times the violations, evidence and requests, each copy speaking of its own."""
    case = json.loads(text)
    kinds = ("violations", "evidence", "requests")
    copies = [_copy({kind: case[kind] for kind in kinds}, f".{n}") for n in range(size)]
    whole = {kind: [each for copy in copies for each in copy[kind]] for kind in kinds}
    return json.dumps({**case, **whole}, ensure_ascii=False).encode()


def _copy(part: Any, mark: str) -> Any:  # noqa: ANN401 - any JSON
    """The part with every id in it marked."""
    ids = {each["id"] for kind in part.values() for each in kind if "id" in each}

    def marked(value: object) -> object:
        if isinstance(value, dict):
            return {key: marked(each) for key, each in value.items()}
        if isinstance(value, list):
            return [marked(each) for each in value]
        return f"{value}{mark}" if value in ids else value

    return marked(part)


def stages(text: bytes, repeats: int) -> dict[str, float]:
    """The least of so many times, stage by stage."""
    import loancomplaint as lc

    find_improper = _tone()
    case = lc.loads(text)
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    if decision.primary is None:
        raise SystemExit("the seed case has a primary route")
    route = decision.primary
    report = lc.compose(assessment, route)
    prose = list(_long_texts(json.loads(text)))
    ways: dict[str, Callable[[], object]] = {
        "load": lambda: lc.loads(text),
        "assess": lambda: lc.assess(lc.loads(text)),
        "decide": lambda: lc.decide(assessment),
        "compose": lambda: lc.compose(assessment, route),
        "tone": lambda: [find_improper(each) for each in prose],
        "html": lambda: lc.render(report, "html"),
        "txt": lambda: lc.render(report, "txt"),
    }
    return {name: min(_once(way) for _ in range(repeats)) for name, way in ways.items()}


def _tone() -> Callable[[str], object]:
    """What finds an improper tone; an older tree has it among the rules."""
    try:
        module = import_module("loancomplaint.lexicon.matcher")
    except ModuleNotFoundError:
        module = import_module("loancomplaint.rules.tone")
    found: Callable[[str], object] = module.find_improper
    return found


def _long_texts(value: object) -> Iterator[str]:
    """What a person may have written, whatever the fields are called."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _long_texts(each)
    elif isinstance(value, str) and len(value) > LONG:
        yield value


def _once(way: Callable[[], object]) -> float:
    begun = time.perf_counter()
    way()
    return time.perf_counter() - begun


def main() -> None:
    """Print one line for each stage: the least time in each tree, and the ratio of the last to the first."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("trees", nargs="*", help="folders to import from; without any, times what is installed")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--size", type=int, default=100)
    asked.add_argument("--one", action="store_true", help="time this process and print JSON")
    given = asked.parse_args()
    if given.one:
        print(json.dumps(timed(given.size)))
        return
    trees = given.trees or [str(Path(__file__).resolve().parent.parent / "src")]
    best: dict[str, dict[str, float]] = {tree: {} for tree in trees}
    for _ in range(given.rounds):
        for tree in trees:
            ran = subprocess.run(
                [sys.executable, __file__, "--one", "--size", str(given.size)],
                env={**os.environ, "PYTHONPATH": tree},
                stdout=subprocess.PIPE,
                check=True,
            )
            for stage, taken in json.loads(ran.stdout).items():
                best[tree][stage] = min(taken, best[tree].get(stage, taken))
    first, last = best[trees[0]], best[trees[-1]]
    for stage, taken in first.items():
        columns = "".join(f"{best[tree][stage] * 1000:12.2f} ms" for tree in trees)
        print(f"{stage:32}{columns}   x {last[stage] / taken:5.2f}")


if __name__ == "__main__":
    main()
