"""What holds of a table for every input it can be given, decided exactly and without trying them one by one.

No test can tell two inputs apart that lie between the same neighbouring literals of a column.
So each column falls into finitely many cells, a rule is a box of cells, and a proof is about boxes.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Iterator
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from enum import Enum
from itertools import combinations, pairwise
from typing import Final, TypeAlias

import attrs

from loancomplaint.errors import LoanComplaintError
from loancomplaint.tables.feel import Test, Value, type_of
from loancomplaint.tables.table import DecisionTable, HitPolicy, Input, alike

MAX_STEPS: Final = 1_000_000
"""How many boxes are looked at for one table before the proof is given up."""

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)

Box: TypeAlias = tuple[int, ...]
"""Per column the cells that belong to it, as the bits of a number."""


class TooWideError(LoanComplaintError):
    """The proof was given up; nothing is said of the table."""


class FlawKind(Enum):
    """What can be wrong with a table."""

    GAP = "gap"
    OVERLAP = "overlap"
    DEAD = "dead"


@attrs.frozen(kw_only=True)
class Flaw:
    """Something that is wrong with a table.

    Attributes:
        kind: *gap*: no rule matches, and there is no default. *overlap*: rules match together that the hit policy
            does not let match together. *dead*: the rule never decides.

        rules: The numbers of the rules concerned; none for a gap.

        witness: Inputs that show it, in the order of the table; empty for a dead rule, which nothing shows.
    """

    kind: FlawKind
    rules: tuple[int, ...] = ()
    witness: tuple[tuple[str, Value], ...] = ()


def prove(table: DecisionTable, *, whole: Collection[str] = ()) -> tuple[Flaw, ...]:
    """Find every overlap of two rules and every dead rule, and a gap if there is one; none means there is none.

    An input that is not known (null) is looked at where a test of its column speaks of null, and only there.

    Args:
        table: The table; its inputs are held to their allowed values.

        whole: The names of inputs that are whole numbers, so that nothing lies between 21 and 22.

    Raises:
        TooWideError: More than `MAX_STEPS` boxes would have to be looked at.
    """
    return tuple(_Proof(table, whole).flaws())


class _Proof:
    """The cells of a table's columns, and its rules as boxes of them."""

    def __init__(self, table: DecisionTable, whole: Collection[str]) -> None:
        self._table, self._steps = table, 0
        columns = tuple(zip(*(row.when for row in table.rows), strict=True)) or ((),) * len(table.inputs)
        self._cells = tuple(
            cells(column, tests, whole=column.name in whole)
            for column, tests in zip(table.inputs, columns, strict=True)
        )
        self._space: Box = tuple((1 << len(column)) - 1 for column in self._cells)
        self._boxes = tuple(
            tuple(_mask(test, column) for test, column in zip(row.when, self._cells, strict=True)) for row in table.rows
        )

    def flaws(self) -> Iterator[Flaw]:
        if not self._table.has_default and (gap := self._outside(self._boxes, self._space)) is not None:
            yield Flaw(kind=FlawKind.GAP, witness=self._witness(gap))
        if self._table.policy in {HitPolicy.UNIQUE, HitPolicy.ANY}:
            yield from self._overlaps()
        for i, box in enumerate(self._boxes):
            if self._outside([self._boxes[j] for j in self._before(i)], box) is None:
                yield Flaw(kind=FlawKind.DEAD, rules=(i + 1,))

    def _overlaps(self) -> Iterator[Flaw]:
        may_agree = self._table.policy is HitPolicy.ANY
        for (i, a), (j, b) in combinations(enumerate(self._boxes), 2):
            common = _meet(a, b)
            if all(common) and not (may_agree and alike(self._table.rows[i].then, self._table.rows[j].then)):
                yield Flaw(kind=FlawKind.OVERLAP, rules=(i + 1, j + 1), witness=self._witness(common))

    def _before(self, i: int) -> Iterable[int]:
        """The rules that decide instead of rule *i* wherever they match too."""
        if self._table.policy is HitPolicy.FIRST:
            return range(i)
        if self._table.policy is not HitPolicy.PRIORITY:
            return ()
        ranks = [(self._table.rank(row.then), number) for number, row in enumerate(self._table.rows)]
        return (j for j, rank in enumerate(ranks) if rank < ranks[i])

    def _outside(self, boxes: Iterable[Box], space: Box) -> Box | None:
        """A box within *space* that meets none of *boxes*; None where they cover it."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise TooWideError("the rules cut the inputs into too many pieces to prove anything of them")
        if not all(space):
            return None
        near = [met for box in boxes if all(met := _meet(box, space))]
        if not near:
            return space
        widest = min(near, key=lambda box: sum(map(int.__ne__, box, space)))
        # What lies beside the widest rule, column by column: the parts are disjoint, and leave nothing out.
        for i, (own, whole) in enumerate(zip(widest, space, strict=True)):
            if own != whole:
                beside = (*widest[:i], whole & ~own, *space[i + 1 :])
                if (found := self._outside(near, beside)) is not None:
                    return found
        return None

    def _witness(self, box: Box) -> tuple[tuple[str, Value], ...]:
        """The first cell of every column of *box*."""
        firsts = ((bits & -bits).bit_length() - 1 for bits in box)
        names = (column.name for column in self._table.inputs)
        return tuple((name, column[i]) for name, column, i in zip(names, self._cells, firsts, strict=True))


def _meet(a: Box, b: Box) -> Box:
    return tuple(x & y for x, y in zip(a, b, strict=True))


def _mask(test: Test, column: tuple[Value, ...]) -> int:
    return sum(1 << i for i, value in enumerate(column) if test.of(value))


# ---------------------------------------------------------------- cells


def cells(column: Input, tests: Iterable[Test], *, whole: bool = False) -> tuple[Value, ...]:
    """One value for every way in which *tests* can come out on an allowed value of *column*.

    Literals come first, then what lies between and beyond them.
    """
    told = tuple(dict.fromkeys(tests))
    literals = [literal for test in (*told, column.allowed) for literal in test.literals]
    kinds = {column.type} if column.type else {type_of(literal) for literal in literals} - {"null"}
    tried: list[Value] = [value for kind in sorted(kinds) for value in _of_kind(kind, literals, whole=whole)]
    tried = [value for value in tried or ["other"] if column.allowed.of(value)]
    tried += [None] if None in literals else []
    by_answers: dict[tuple[bool, ...], Value] = {}
    for value in tried:
        by_answers.setdefault(tuple(bool(test.of(value)) for test in told), value)
    return tuple(by_answers.values())


def _of_kind(kind: str, literals: Iterable[Value], *, whole: bool) -> list[Value]:
    """At least one value of that type from each piece into which the literals cut it."""
    if kind == "boolean":
        return [True, False]
    if kind == "number":
        numbers = sorted({x for x in literals if isinstance(x, Decimal)}) or [Decimal(0)]
        return list(_whole_numbers(numbers) if whole else _numbers(numbers))
    if kind == "date":
        return list(_days(sorted({x for x in literals if isinstance(x, dt.date)}) or [dt.date(2000, 1, 1)]))
    return list(_texts(sorted({x for x in literals if isinstance(x, str)})))


def _numbers(numbers: list[Decimal]) -> Iterator[Decimal]:
    yield from numbers
    yield from (_EXACT.multiply(_EXACT.add(a, b), Decimal("0.5")) for a, b in pairwise(numbers))
    yield _EXACT.subtract(numbers[0], Decimal(1))
    yield _EXACT.add(numbers[-1], Decimal(1))


def _whole_numbers(numbers: list[Decimal]) -> Iterator[Decimal]:
    yield from (x for x in numbers if x == math.floor(x))
    yield from (Decimal(math.floor(x) + 1) for x in numbers)
    yield from (Decimal(math.ceil(x) - 1) for x in numbers)


def _days(days: list[dt.date]) -> Iterator[dt.date]:
    yield from days
    yield from (day + dt.timedelta(days=1) for day in days if day < dt.date.max)
    yield from (day - dt.timedelta(days=1) for day in days if day > dt.date.min)


def _texts(texts: list[str]) -> Iterator[str]:
    yield from (*texts, "other", "")
    # The last is the very next text; the one before it is easier to read, and may lie too far.
    yield from (text + behind for text in texts for behind in ("-", "\0"))
