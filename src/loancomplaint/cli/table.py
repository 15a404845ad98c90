"""``loancomplaint table``: a bank's own DMN decision tables, proved and run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from loancomplaint.cli.as_json import Object, present
from loancomplaint.cli.options import Options, common, naming, tell, tell_json
from loancomplaint.cli.text import Speaker
from loancomplaint.errors import Fault, InputError
from loancomplaint.jsontext import JsonValue, parse_json
from loancomplaint.tables import DecisionTable, Flaw, Input, Outcome, Value, prove, read
from loancomplaint.tables.feel import Anything, written
from loancomplaint.tables.proof import FlawKind
from loancomplaint.words import Phrase, verbatim

FILE = click.Path(path_type=Path)
"""The path of a DMN file, or of a table's inputs."""


@click.group()
def table() -> None:
    """Prove and run the decision tables of a DMN file."""


@table.command()
@click.argument("file", type=FILE)
@click.option("--whole", multiple=True, metavar="NAME", help="An input that is a whole number; may be repeated.")
@common
def check(*, file: Path, whole: tuple[str, ...], options: Options) -> int:
    """Prove that no input falls through, that no rules contradict each other, and that none is dead.

    Exit status 1: something was found.
    """
    tables = _tables(file)
    known = {column.name for one in tables for column in one.inputs}
    if unknown := [name for name in whole if name not in known]:
        raise InputError(Fault("--whole", f"no table has an input {name}") for name in unknown)
    found = [(one, prove(one, whole=whole)) for one in tables]
    if options.as_json:
        tell_json({"tables": [_proved(one, flaws) for one, flaws in found]})
    else:
        tell("\n".join(line for one, flaws in found for line in _told(one, flaws, Speaker(options.locale))))
    return int(any(flaws for _, flaws in found))


@table.command()
@click.argument("file", type=FILE)
@click.option("--input", "given", type=FILE, required=True, metavar="JSON", help="One object: a value per input.")
@click.option("--table", "name", metavar="NAME", help="Which table; needed where the file holds several.")
@common
def run(*, file: Path, given: Path, name: str | None, options: Options) -> int:
    """Decide on one set of inputs: numbers as text or whole numbers, days as 2024-09-17.

    Exit status 1: no rule matches, or the rules break the hit policy.
    """
    chosen = _chosen(_tables(file), name)
    with naming("--input"):
        value = parse_json(given.read_bytes())
    outcome = chosen.decide(_inputs(chosen, value))
    if options.as_json:
        tell_json(_decided(chosen, outcome, options.locale))
    else:
        tell("\n".join(_answered(chosen, outcome, Speaker(options.locale))))
    return int(outcome.fault is not None or not (outcome.rows or outcome.total is not None))


def _tables(file: Path) -> tuple[DecisionTable, ...]:
    with naming("FILE"):
        data = file.read_bytes()
    return read(data)


def _chosen(tables: tuple[DecisionTable, ...], name: str | None) -> DecisionTable:
    found = [one for one in tables if name in {None, one.name}]
    if len(found) != 1:
        raise InputError([Fault("--table", f"name one table of {', '.join(one.name for one in tables)}")])
    return found[0]


def _inputs(chosen: DecisionTable, given: JsonValue) -> dict[str, Value]:
    """The inputs as values; a number with a fraction is written as text, for a float is not exact."""
    if not isinstance(given, dict):
        raise InputError([Fault("--input", "one object is expected, with a value per input")])
    columns = {column.name: column for column in chosen.inputs}
    values: dict[str, Value] = {}
    faults = []
    for name, value in given.items():
        try:
            values[name] = _value(columns.get(name, Input(name=name)), value)
        except ValueError as error:
            faults.append(Fault(name, str(error)))
    if faults:
        raise InputError(faults)
    return values


def _value(column: Input, given: JsonValue) -> Value:
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, int):
        return Decimal(given)
    if not isinstance(given, str):
        raise ValueError("a text, a whole number, true, false or null is expected; write 0.5 as text")  # noqa: TRY004 - a fault of the file, not of the program
    if column.type == "date":
        return dt.date.fromisoformat(given)
    return _number(given) if column.type == "number" else given


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError("a number is expected, such as 90 or 0.5")
    return number


# ---------------------------------------------------------------- as JSON


def _plain(value: Value) -> JsonValue:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def _proved(one: DecisionTable, flaws: tuple[Flaw, ...]) -> Object:
    return {"table": one.name, "rules": len(one.rows), "flaws": [_flaw(flaw) for flaw in flaws]}


def _flaw(flaw: Flaw) -> Object:
    witness = {name: _plain(value) for name, value in flaw.witness} or None
    return present({"kind": flaw.kind.value, "rules": list(flaw.rules), "witness": witness})


def _decided(one: DecisionTable, outcome: Outcome, locale: str) -> Object:
    names = [output.name or one.name for output in one.outputs]
    return present(
        {
            "table": one.name,
            "matched": list(outcome.matched),
            "rows": [dict(zip(names, map(_plain, row), strict=True)) for row in outcome.rows],
            "total": _plain(outcome.total),
            "fault": outcome.fault and outcome.fault.message(locale),
        }
    )


# ---------------------------------------------------------------- as text


def _told(one: DecisionTable, flaws: tuple[Flaw, ...], say: Speaker) -> Iterator[str]:
    yield say("{table}: {rules} rules, hit policy {policy}", table=one.name, rules=len(one.rows), policy=_policy(one))
    if not flaws:
        yield "  " + say("It holds: no gap, no overlap, no dead rule.")
    for flaw in flaws:
        yield "  " + say(_FOUND[flaw.kind], rules=_listed(flaw.rules), witness=_inputs_told(flaw.witness))


def _answered(one: DecisionTable, outcome: Outcome, say: Speaker) -> Iterator[str]:
    yield say("{table}: {rules} rules, hit policy {policy}", table=one.name, rules=len(one.rows), policy=_policy(one))
    yield from (f"  {line}" for number in outcome.matched for line in _matched(one, number, say))
    if not outcome.matched:
        yield "  " + say("No rule matches.")
    if outcome.fault is not None:
        yield "  " + outcome.fault.message(say.locale)
    names = [output.name or one.name for output in one.outputs]
    shown = () if one.aggregator and outcome.matched else outcome.rows
    yield from (f"  → {_inputs_told(tuple(zip(names, row, strict=True)))}" for row in shown)
    if outcome.total is not None:
        yield f"  → {one.name} = {written(outcome.total)}"


def _matched(one: DecisionTable, number: int, say: Speaker) -> Iterator[str]:
    yield say("Rule {number} matches:", number=number)
    for column, test in zip(one.inputs, one.rows[number - 1].when, strict=True):
        if not isinstance(test, Anything):
            yield "  " + say("{input} is {test}", input=column.name, test=test.says)


def _policy(one: DecisionTable) -> str:
    return one.policy.value + (f" {one.aggregator.value}" if one.aggregator else "")


def _listed(rules: tuple[int, ...]) -> tuple[Phrase, ...]:
    return tuple(verbatim(str(number)) for number in rules)


def _inputs_told(pairs: tuple[tuple[str, Value], ...]) -> str:
    return ", ".join(f"{name} = {written(value)}" for name, value in pairs)


_FOUND: Final = MappingProxyType(
    {
        FlawKind.GAP: "Gap: no rule matches `{witness}`",
        FlawKind.OVERLAP: "Overlap: the rules {rules} match together `{witness}`",
        FlawKind.DEAD: "Dead: rule {rules} never decides",
    }
)
