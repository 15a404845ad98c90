"""A decision table over declared inputs, and what it decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from enum import Enum

import attrs

from loancomplaint.errors import Fault, InputError, ValueRefusedError
from loancomplaint.tables.feel import Anything, Test, Value, same, type_of
from loancomplaint.words import Phrase

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""A sum keeps every digit."""


class HitPolicy(Enum):
    """What becomes of several rules that match, by the words of DMN."""

    UNIQUE = "UNIQUE"
    FIRST = "FIRST"
    PRIORITY = "PRIORITY"
    ANY = "ANY"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"

    @property
    def is_single(self) -> bool:
        """Whether one rule at most decides."""
        return self in {HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.PRIORITY, HitPolicy.ANY}

    @property
    def is_ranked(self) -> bool:
        """Whether the outputs' own order decides."""
        return self in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}


class Aggregator(Enum):
    """What COLLECT makes of the one output of several rules."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@attrs.frozen(kw_only=True)
class Input:
    """A column of tests.

    Attributes:
        name: What the column tests: ``Age``, ``Applicant.Age``.

        type: ``number``, ``string``, ``boolean`` or ``date``; None where the table does not say.

        allowed: What the input may be; anything, where the table does not say.
    """

    name: str
    type: str | None = None
    allowed: Test = attrs.field(factory=Anything)


@attrs.frozen(kw_only=True)
class Output:
    """A column of what is decided.

    Attributes:
        name: Empty where the table has one output without a name.

        type: As of an `Input`.

        allowed: The values it may take, the most important first; empty where the table does not say.

        default: What it is where no rule matches; None where the table does not say.
    """

    name: str = ""
    type: str | None = None
    allowed: tuple[Value, ...] = ()
    default: Value = None


@attrs.frozen(kw_only=True)
class TableRule:
    """A row: a test per input, a value per output."""

    when: tuple[Test, ...]
    then: tuple[Value, ...]
    name: str = ""


@attrs.frozen(kw_only=True)
class Outcome:
    """What a table decides on one set of inputs.

    Attributes:
        matched: The numbers of the rules that match, the first being 1.

        rows: The outputs decided on, one row per deciding rule; empty where nothing is decided.

        total: What an aggregator makes of the rows; None without one, and where it has nothing to go by.

        fault: How the rules break the hit policy; None where they keep it. Then nothing is decided.
    """

    matched: tuple[int, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    total: Value = None
    fault: Phrase | None = None


@attrs.frozen(kw_only=True)
class DecisionTable:
    """Rules over inputs, and the policy by which they decide.

    Raises:
        ValueRefusedError: A row does not fit the columns; an output that ranks rows is not among its allowed values;
            a literal is of another type than its column; an aggregator has not exactly one output to go by.
    """

    name: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rows: tuple[TableRule, ...]
    policy: HitPolicy = HitPolicy.UNIQUE
    aggregator: Aggregator | None = None

    def __attrs_post_init__(self) -> None:
        if (flaw := next(self._flaws(), None)) is not None:
            raise ValueRefusedError(flaw)

    def _flaws(self) -> Iterator[str]:
        if self.aggregator and (self.policy is not HitPolicy.COLLECT or len(self.outputs) != 1):
            yield "an aggregator goes with COLLECT and one output"
        if not self.outputs or len({column.name for column in self.inputs}) < len(self.inputs):
            yield "a table has an output, and inputs of different names"
        if self.policy.is_ranked and not any(output.allowed for output in self.outputs):
            yield f"{self.policy.value} ranks by the allowed values of the outputs, and there are none"
        for number, row in enumerate(self.rows, 1):
            if (len(row.when), len(row.then)) != (len(self.inputs), len(self.outputs)):
                yield f"rule {number} has not one entry per column"
            else:
                yield from (f"rule {number}: {flaw}" for flaw in self._misfits(row))

    def _misfits(self, row: TableRule) -> Iterator[str]:
        for column, test in zip(self.inputs, row.when, strict=True):
            if any(not _fits(literal, column.type) for literal in test.literals):
                yield f"a test is not on values of type {column.type}"
        for output, value in zip(self.outputs, row.then, strict=True):
            if not _fits(value, output.type):
                yield f"an output is not of type {output.type}"
            if output.allowed and not any(same(value, allowed) for allowed in output.allowed):
                yield "an output is not among the allowed values"
            if self._adds_up and not isinstance(value, Decimal):
                yield f"{self.aggregator and self.aggregator.value} goes by numbers"

    @property
    def _adds_up(self) -> bool:
        return self.aggregator not in {None, Aggregator.COUNT}

    def decide(self, values: Mapping[str, Value]) -> Outcome:
        """Decide on one set of inputs.

        Args:
            values: By the name of the input; None where an input is not known.

        Raises:
            InputError: An input is missing, unknown to the table, of another type, or not allowed; all at once.
        """
        if faults := tuple(self._unfit(values)):
            raise InputError(faults)
        given = tuple(values[column.name] for column in self.inputs)
        matched = tuple(
            number
            for number, row in enumerate(self.rows, 1)
            if all(test.of(value) for test, value in zip(row.when, given, strict=True))
        )
        return self._by_policy(matched)

    def _unfit(self, values: Mapping[str, Value]) -> Iterator[Fault]:
        for column in self.inputs:
            if column.name not in values:
                yield Fault(column.name, "this input is missing")
            elif not _fits(values[column.name], column.type):
                yield Fault(column.name, f"this input is of type {column.type}")
            elif not column.allowed.of(values[column.name]) and values[column.name] is not None:
                yield Fault(column.name, f"this input is not allowed; allowed: {column.allowed}")
        known = {column.name for column in self.inputs}
        yield from (Fault(name, "the table has no such input") for name in values if name not in known)

    def _by_policy(self, matched: tuple[int, ...]) -> Outcome:
        found = tuple(self.rows[number - 1].then for number in matched)
        if (fault := self._broken(found)) is not None:
            return Outcome(matched=matched, fault=fault)
        if not found:
            return Outcome(matched=(), rows=self._defaults, total=self._total(()))
        if self.policy.is_ranked:
            found = tuple(sorted(found, key=self.rank))
        return Outcome(matched=matched, rows=found[:1] if self.policy.is_single else found, total=self._total(found))

    def _broken(self, found: tuple[tuple[Value, ...], ...]) -> Phrase | None:
        if self.policy is HitPolicy.UNIQUE and len(found) > 1:
            return Phrase("several rules match, and the hit policy is UNIQUE")
        if self.policy is HitPolicy.ANY and any(not alike(found[0], row) for row in found):
            return Phrase("rules with different outputs match, and the hit policy is ANY")
        return None

    @property
    def has_default(self) -> bool:
        """Whether something is decided where no rule matches."""
        return any(output.default is not None for output in self.outputs)

    @property
    def _defaults(self) -> tuple[tuple[Value, ...], ...]:
        return (tuple(output.default for output in self.outputs),) if self.has_default else ()

    def rank(self, then: tuple[Value, ...]) -> tuple[int, ...]:
        """Where a row of outputs stands by the order of their allowed values; the smaller goes first.

        An output without allowed values does not count.
        """
        return tuple(
            next(i for i, allowed in enumerate(output.allowed) if same(value, allowed))
            for output, value in zip(self.outputs, then, strict=True)
            if output.allowed
        )

    def _total(self, found: tuple[tuple[Value, ...], ...]) -> Value:
        if self.aggregator is None or (not found and self.has_default):
            return None
        if self.aggregator is Aggregator.COUNT:
            return Decimal(len(found))
        numbers = [value for (value,) in found if isinstance(value, Decimal)]
        return _aggregate(self.aggregator, numbers) if numbers else None


def _aggregate(aggregator: Aggregator, numbers: list[Decimal]) -> Decimal:
    if aggregator is Aggregator.SUM:
        total = Decimal(0)
        for number in numbers:
            total = _EXACT.add(total, number)
        return total
    return min(numbers) if aggregator is Aggregator.MIN else max(numbers)


def alike(a: tuple[Value, ...], b: tuple[Value, ...]) -> bool:
    """Whether two rows of outputs say the same."""
    return all(same(x, y) for x, y in zip(a, b, strict=True))


def _fits(value: Value, kind: str | None) -> bool:
    return type_of(value) in {"null", kind} or kind is None
