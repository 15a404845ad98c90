"""What the rows of one lane come to, as formulas: the same reading as that of the engine, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import z3

from loancomplaint.channels import Destination, Row
from loancomplaint.channels.engine import turned_away
from loancomplaint.facts import Ban, Channel, Desk
from loancomplaint.proofs.encoding.case import CaseAnswers
from loancomplaint.proofs.encoding.solver import NEVER, Formula
from loancomplaint.proofs.faults import is_mutual

Forbidden: TypeAlias = Ban | str | Desk
"""What a row may forbid: an act, one in the bank's own words, or telling a desk."""


class SymbolicRows:
    """Rows of a lane, in order, read against one case.

    Attributes:
        answers: What the case answers to everything that is asked.
    """

    def __init__(self, rows: Sequence[Row], answers: CaseAnswers) -> None:
        self.answers = answers
        self._rows = tuple(rows)
        self._applies = tuple(answers.says(row.when) for row in rows)
        once = (z3.And([answers.says(condition) for condition in row.once]) for row in rows)
        self._says = tuple(z3.And(applies, opens) for applies, opens in zip(self._applies, once, strict=True))
        self._turns = self._turning()
        self._places = {row.name: i for i, row in enumerate(rows)}

    def _turning(self) -> tuple[Formula, ...]:
        """For each row, whether it turns its desks away: one that is itself passed over, by a row above, does not."""
        turns: list[Formula] = []
        for i, row in enumerate(self._rows):
            before = [turns[j] for j in range(i) if row.route.desk in turned_away(self._rows[j])]
            turns.append(z3.And(self._says[i], z3.Not(z3.Or(before))) if turned_away(row) else NEVER)
        return tuple(turns)

    def passed_over(self, desk: Desk) -> Formula:
        """Whether *desk* is diverted or forbidden."""
        return z3.Or([self._turns[i] for i, row in enumerate(self._rows) if desk in turned_away(row)])

    def may_open(self, row: Row) -> Formula:
        """Whether *row* applies and what must also hold does."""
        return self._says[self._places[row.name]]

    def _writes(self, i: int) -> Formula:
        """Whether row *i* is the one that writes an open route."""
        desk = self._rows[i].route.desk
        earlier = [self._says[j] for j in range(i) if self._rows[j].route.desk is desk]
        return z3.And(self._says[i], z3.Not(self.passed_over(desk)), z3.Not(z3.Or(earlier)))

    def _withholds(self, i: int) -> Formula:
        """Whether row *i* is the one that writes a withheld route."""
        desk = self._rows[i].route.desk
        earlier = [self._applies[j] for j in range(i) if self._rows[j].route.desk is desk]
        opened = [say for say, row in zip(self._says, self._rows, strict=True) if row.route.desk is desk]
        return z3.And(self._applies[i], z3.Not(self.passed_over(desk)), z3.Not(z3.Or(earlier)), z3.Not(z3.Or(opened)))

    def has_a_way(self) -> Formula:
        """Whether there is any route, open or withheld."""
        ways = [
            z3.And(a, z3.Not(self.passed_over(row.route.desk)))
            for a, row in zip(self._applies, self._rows, strict=True)
        ]
        return z3.Or(ways)

    def ways(self, desk: Desk) -> Iterator[tuple[bool, Destination, Formula]]:
        """Each way in which *desk* may be told: whether it is open, as what and through whom, and when it is so."""
        ways: dict[tuple[bool, Destination], list[Formula]] = {}
        for i, row in enumerate(self._rows):
            if row.route.desk is desk:
                ways.setdefault((True, row.route), []).append(self._writes(i))
                ways.setdefault((False, row.route), []).append(self._withholds(i))
        return ((is_open, to, z3.Or(when)) for (is_open, to), when in ways.items())

    def first(self) -> Iterator[tuple[Desk | None, Formula]]:
        """Each desk that may come first of the open routes, and when it does; and that no route is open."""
        writes = [self._writes(i) for i in range(len(self._rows))]
        firsts: dict[Desk, list[Formula]] = {}
        for i, row in enumerate(self._rows):
            firsts.setdefault(row.route.desk, []).append(z3.And(writes[i], z3.Not(z3.Or(writes[:i]))))
        yield from ((desk, z3.Or(when)) for desk, when in firsts.items())
        yield None, z3.Not(z3.Or(writes))

    def opens(self, desk: Desk) -> Formula:
        """Whether the route to *desk* is open."""
        says = [say for say, row in zip(self._says, self._rows, strict=True) if row.route.desk is desk]
        return z3.And(z3.Or(says), z3.Not(self.passed_over(desk)))

    def opens_channel(self, channel: Channel) -> Formula:
        """Whether some row opens *channel*, diversions apart."""
        return z3.Or([s for s, row in zip(self._says, self._rows, strict=True) if row.route.desk.channel is channel])

    def adds(self, row: Row) -> Formula:
        """Whether *row* adds a route, a diversion or a ban."""
        i = self._places[row.name]
        return z3.Or(self._writes(i), self._withholds(i), self._diverts(i), self._bans(i))

    def _diverts(self, i: int) -> Formula:
        """Whether it is the first to turn away a desk that would be told."""
        first = []
        for desk in turned_away(self._rows[i]):
            earlier = [self._turns[j] for j in range(i) if desk in turned_away(self._rows[j])]
            told = [a for a, row in zip(self._applies, self._rows, strict=True) if row.route.desk is desk]
            first.append(z3.And(z3.Not(z3.Or(earlier)), z3.Or(told)))
        return z3.And(self._turns[i], z3.Or(first))

    def _bans(self, i: int) -> Formula:
        """Whether it is the first to forbid something."""
        row = self._rows[i]
        first = []
        for ban in (*row.bans, *row.own_bans):
            earlier = [self._is_effective(j) for j in range(i) if ban in (*self._rows[j].bans, *self._rows[j].own_bans)]
            first.append(z3.Not(z3.Or(earlier)))
        return z3.And(self._is_effective(i), z3.Or(first))

    def forbids(self, what: Forbidden) -> Formula:
        """Whether some row that has its say forbids *what*."""
        return z3.Or([self._is_effective(i) for i, row in enumerate(self._rows) if what in forbidden(row)])

    def _is_effective(self, i: int) -> Formula:
        return z3.And(self._says[i], z3.Not(self.passed_over(self._rows[i].route.desk)))

    def applies_to(self, desk: Desk) -> Formula:
        """Whether some row that leads to *desk* applies."""
        return z3.Or([a for a, row in zip(self._applies, self._rows, strict=True) if row.route.desk is desk])

    def contradicts(self, opener: Row, turner: Row) -> Formula:
        """Whether *opener* opens a desk that *turner* turns away in the same case, be the pair one that may or not."""
        i, j = self._places[opener.name], self._places[turner.name]
        return z3.And(self._says[i], self._says[j] if is_mutual(opener, turner) else self._turns[j])


def forbidden(row: Row) -> tuple[Forbidden, ...]:
    """Everything that *row* forbids."""
    return (*row.bans, *row.own_bans, *row.closes)


def touching(rows: Sequence[Row], row: Row) -> tuple[Row, ...]:
    """Those of *rows* on which it depends what *row* adds: no other says anything of its desks and bans."""
    desks, bans = {row.route.desk, *turned_away(row)}, {*row.bans, *row.own_bans}
    return tuple(
        other
        for other in rows
        if other.route.desk in desks or turned_away(other) or not bans.isdisjoint((*other.bans, *other.own_bans))
    )
