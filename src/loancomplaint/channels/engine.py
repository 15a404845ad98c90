"""Reading the rows of a policy against the features of a case: compiled once, read in microseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial, reduce
from operator import or_

import attrs

from loancomplaint.channels.conditions import AllOf, Question, Some, compiled, questions, settled
from loancomplaint.channels.features import Matter, Situation
from loancomplaint.channels.filings import DeskAnswer, Filed
from loancomplaint.channels.rows import Row
from loancomplaint.facts import Channel, Desk, Form, Verdict

SOMETHING = Some()
"""Some violation is reported."""


@attrs.frozen(kw_only=True)
class Cell:
    """What became of one thing that a row asks.

    Attributes:
        asks: The thing.

        once: Whether it stands in what must also hold before the route is open.

        holds: Whether it was so.
    """

    asks: Question
    once: bool
    holds: bool


@attrs.frozen(kw_only=True)
class RowTrace:
    """What became of one row.

    Attributes:
        row: The row.

        applies: Whether it applies.

        cells: Everything that the row asks, one by one, whether or not it was needed.

        passed_over_by: The row that diverts or forbids its desk, where one does.
    """

    row: Row
    applies: bool
    cells: tuple[Cell, ...]
    passed_over_by: Row | None = None


@attrs.frozen(kw_only=True)
class Evaluation:
    """What the rows make of a case.

    Attributes:
        effective: The rows that apply, whose `once` holds, and whose desk no other row diverts or forbids. What they
            forbid is forbidden, also where their desk was told before.

        opened: The row that writes each open route, by desk, in the order of the rows.

        withheld: The first row that applies to each desk that is not open; likewise.

        told_before: For each desk that would be told again of the same: what was handed in.

        passed_over: The row that diverts or forbids each desk that is not to be told.
    """

    situation: Situation
    rows: tuple[Row, ...]
    effective: tuple[Row, ...]
    opened: Mapping[Desk, Row]
    withheld: Mapping[Desk, Row]
    told_before: Mapping[Desk, Filed]
    passed_over: Mapping[Desk, Row]
    _traced: Callable[[], tuple[RowTrace, ...]] = attrs.field(repr=False, eq=False)

    @property
    def trace(self) -> tuple[RowTrace, ...]:
        """Every row, and every thing that it asks, whether or not it was needed; put together when it is read."""
        return self._traced()


class _Compiled:
    """A row, and what it makes of the answers."""

    def __init__(self, row: Row, bits: Mapping[Question, int]) -> None:
        self.row = row
        self.desk = row.route.desk
        # Where nothing is reported nobody is told, whatever a row says of the rest of the case.
        self.applies = settled(AllOf((SOMETHING, row.when)), bits)
        self.may_open = settled(AllOf(row.once), bits)
        self.turns_away = turned_away(row)
        self._asked = tuple((bits[leaf], leaf, once) for leaf, once in _asked(row))
        self._bits = reduce(or_, (bit for bit, _, _ in self._asked), bits[SOMETHING])
        # A row asks a few things, so that it can be read in a few ways: each is made once, and is never changed.
        self._reading = lru_cache(maxsize=_READINGS_KEPT)(self._read)

    def reading(self, answers: int, passed_over_by: Row | None) -> RowTrace:
        """What became of it, and of every thing that it asks."""
        reading = self._reading(answers & self._bits)
        return attrs.evolve(reading, passed_over_by=passed_over_by) if passed_over_by else reading

    def _read(self, answers: int) -> RowTrace:
        cells = (Cell(asks=leaf, once=once, holds=answers & bit != 0) for bit, leaf, once in self._asked)
        return RowTrace(row=self.row, applies=self.applies(answers), cells=tuple(cells))


_READINGS_KEPT = 256


def _asked(row: Row) -> Iterator[tuple[Question, bool]]:
    """What *row* asks, from left to right, and whether it asks it of what must also hold."""
    yield from ((leaf, False) for leaf in questions(row.when))
    yield from ((leaf, True) for condition in row.once for leaf in questions(condition))


class Evaluator:
    """The rows of one lane, ready to be read: what several of them ask, a case is asked once."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        asked = dict.fromkeys((SOMETHING, *(leaf for row in rows for leaf, _ in _asked(row))))
        bits = {leaf: 1 << place for place, leaf in enumerate(asked)}
        self._questions = tuple((compiled(leaf), bit) for leaf, bit in bits.items())
        self._rows = rows
        self._compiled = tuple(_Compiled(row, bits) for row in rows)

    def evaluate(self, situation: Situation) -> Evaluation:
        """Read every row."""
        answers = 0
        for holds, bit in self._questions:
            if holds(situation):
                answers |= bit
        applying = [(row, row.may_open(answers)) for row in self._compiled if row.applies(answers)]
        passed_over = self._passed_over(applying)
        opened: dict[Desk, Row] = {}
        withheld: dict[Desk, Row] = {}
        for row, may_open in applying:
            if row.desk not in passed_over:
                (opened if may_open else withheld).setdefault(row.desk, row.row)
        told = _told_before({**withheld, **opened}, situation) if situation.history else {}
        return Evaluation(
            situation=situation,
            rows=self._rows,
            effective=tuple([row.row for row, may_open in applying if may_open and row.desk not in passed_over]),
            opened={desk: row for desk, row in opened.items() if desk not in told},
            withheld={desk: row for desk, row in withheld.items() if desk not in opened and desk not in told},
            told_before=told,
            passed_over=passed_over,
            traced=partial(self._trace, answers, passed_over),
        )

    def _trace(self, answers: int, passed_over: Mapping[Desk, Row]) -> tuple[RowTrace, ...]:
        return tuple([row.reading(answers, passed_over.get(row.desk)) for row in self._compiled])

    @staticmethod
    def _passed_over(applying: list[tuple[_Compiled, bool]]) -> Mapping[Desk, Row]:
        """The desks that open rows divert or forbid; a row that is itself passed over turns nobody away."""
        passed_over: dict[Desk, Row] = {}
        for row, may_open in applying:
            if row.turns_away and may_open and row.desk not in passed_over:
                for desk in row.turns_away:
                    passed_over.setdefault(desk, row.row)
        return passed_over


def _told_before(writing: Mapping[Desk, Row], situation: Situation) -> dict[Desk, Filed]:
    before = ((desk, told_before(row, situation)) for desk, row in writing.items())
    return {desk: filed for desk, filed in before if filed is not None}


def turned_away(row: Row) -> tuple[Desk, ...]:
    """The desks that a row diverts or forbids while its route is open."""
    return (*((row.instead_of,) if row.instead_of else ()), *row.closes)


def told_before(row: Row, situation: Situation) -> Filed | None:
    """What was handed in to the desk of *row* already, of all that it would be told now.

    What was returned is to be handed in again, and a warning is not the report that follows it.
    """
    told = _told(row, situation)
    for filed in situation.history:
        only_warned = filed.form is Form.EARLY_WARNING and row.route.form is not Form.EARLY_WARNING
        stands = filed.answer is not DeskAnswer.RETURNED and not only_warned
        if filed.desk is row.route.desk and stands and filed.told(told):
            return filed
    return None


def _told(row: Row, situation: Situation) -> tuple[str, ...]:
    return rests_on(row, situation) if not row.route.takes_unverified else _ids(situation.matters)


def rests_on(row: Row, situation: Situation) -> tuple[str, ...]:
    """The violations that a route of *row* rests on: those sufficient for its channel, or all where none is."""
    channel: Channel = row.route.desk.channel
    shown = tuple(m for m in situation.matters if m.verdict(channel) is Verdict.SUFFICIENT)
    return _ids(situation.matters if row.sealed or not shown else shown)


def _ids(matters: tuple[Matter, ...]) -> tuple[str, ...]:
    return tuple(matter.violation for matter in matters)
