"""How much of the public DMN conformance kit the table reader runs: ``python benchmarks/tck.py FOLDER``.

FOLDER is the kit's ``TestCases``, taken from https://github.com/dmn-tck/tck. Every model with a decision table in it is
tried. A model that is refused counts with what was refused; a wrong answer is an exit status of 1.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from loancomplaint.errors import InputError
from loancomplaint.tables import DecisionTable, Outcome, Value, read
from loancomplaint.tables.xmltree import Element, parse_xml

XSI = "http://www.w3.org/2001/XMLSchema-instance\n"


def scalar(value: Element) -> Value:
    """Read one value as the kit writes it.

    Raises:
        ValueError: It is of a type that no table of ours holds.
    """
    kind, text = value.attributes.get(XSI + "type", "").rpartition(":")[2], value.text
    if value.attributes.get(XSI + "nil") == "true":
        return None
    if kind in {"decimal", "double", "integer", "int"}:
        return Decimal(text)
    if kind in {"boolean", "date"}:
        return text == "true" if kind == "boolean" else dt.date.fromisoformat(text)
    if kind in {"string", ""}:
        return text
    raise ValueError(f"an input of type {kind}")


def leaves(node: Element, path: str) -> Iterator[tuple[str, Value]]:
    """Yield every value of an input by its path."""
    for part in node.all("component"):
        yield from leaves(part, f"{path}.{part.attributes['name']}")
    value = node.first("value")
    if value is not None:
        yield path, scalar(value)


def expected(node: Element) -> object:
    """Return what the kit expects: a value, names with values, or a list of either."""
    listed, parts, value = node.first("list"), node.all("component"), node.first("value")
    if listed is not None:
        return [expected(item) for item in listed.all("item")]
    if parts:
        return {part.attributes["name"]: expected(part) for part in parts}
    return None if value is None else scalar(value)


def answer(table: DecisionTable, outcome: Outcome) -> object:
    """Return an outcome in the same shapes."""
    names = [output.name for output in table.outputs]
    rows = [row[0] if len(names) == 1 else dict(zip(names, row, strict=True)) for row in outcome.rows]
    if table.aggregator:
        return outcome.total
    return rows if not table.policy.is_single else rows[0] if rows else None


def equal(a: object, b: object) -> bool:
    """Whether two answers are the same; a boolean is no number."""
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def run(model: Path) -> Counter[str]:
    """Run every case of *model*; what became of each decision that a case asks for."""
    try:
        tables = {table.name: table for table in read(model.read_bytes())}
    except InputError as error:
        reasons = {fault.message for fault in error.faults}
        print(f"refused  {model.stem}: {'; '.join(sorted(reasons))}")
        return Counter(models_refused=1, **{f"  {reason}": 1 for reason in reasons})
    found = Counter(models_read=1)
    for cases in sorted(model.parent.glob("*-test-*.xml")):
        for case in parse_xml(cases.read_bytes()).all("testCase"):
            found += tried(model, case, tables)
    return found


def tried(model: Path, case: Element, tables: dict[str, DecisionTable]) -> Counter[str]:
    """Run one case."""
    found: Counter[str] = Counter()
    for wanted in case.all("resultNode"):
        table = tables[wanted.attributes["name"]]
        try:
            given = dict(leaf for node in case.all("inputNode") for leaf in leaves(node, node.attributes["name"]))
            got = table.decide({column.name: given[column.name] for column in table.inputs})
        except (InputError, KeyError, ValueError) as error:
            print(f"not run  {model.stem} {case.attributes['id']}: {error!r}")
            found["cases_not_run"] += 1
            continue
        shown = answer(table, got)
        right = equal(expected(wanted.all("expected")[0]), shown)
        found["cases_passed" if right else "cases_WRONG"] += 1
        if not right:
            print(f"WRONG    {model.stem} {case.attributes['id']}: {shown}")
    return found


def main() -> int:
    """Run the kit in the folder named on the command line."""
    models = [path for path in sorted(Path(sys.argv[1]).rglob("*.dmn")) if b"decisionTable" in path.read_bytes()]
    total: Counter[str] = Counter(models=len(models))
    for model in models:
        total += run(model)
    for what, count in total.items():
        print(f"{count:5} {what}")
    return int(total["cases_WRONG"] > 0)


if __name__ == "__main__":
    sys.exit(main())
