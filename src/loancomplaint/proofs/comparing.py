"""What a new policy changes: for which cases, in few and wide regions, and proof that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TypeAlias

import attrs
import z3

from loancomplaint.channels import ChannelPolicy, Condition, Destination, Not
from loancomplaint.facts import Desk
from loancomplaint.law import Law
from loancomplaint.proofs.faults import Witness
from loancomplaint.proofs.lanes import Rows
from loancomplaint.proofs.prover import LaneProver, lane_of
from loancomplaint.proofs.violations import Formula, is_true

MOST_REGIONS = 200
"""Two policies that have nothing in common differ in more regions than anybody reads."""


@attrs.frozen(kw_only=True)
class Way:
    """How a desk is told.

    Attributes:
        is_open: Whether it is told now; it is withheld otherwise.

        to: As what, and through whom.
    """

    is_open: bool
    to: Destination


@attrs.frozen(kw_only=True)
class Change:
    """A region of cases for which a new policy decides otherwise about a desk.

    Attributes:
        sealed: Whether they are cases of the sealed lane.

        before: How the desk is told under the old policy, and after, under the new; None where it is not told.

        where: What all these cases have in common, and no more than they must: with any of it left out there would be
            cases among them that do not change so.

        witness: A smallest of them.
    """

    desk: Desk
    sealed: bool
    before: Way | None
    after: Way | None
    where: tuple[Condition, ...]
    witness: Witness


@attrs.frozen(kw_only=True)
class Reordering:
    """A region of cases for which another desk comes first; where and witness as of a `Change`."""

    sealed: bool
    before: Desk | None
    after: Desk | None
    where: tuple[Condition, ...]
    witness: Witness


@attrs.frozen(kw_only=True)
class Comparison:
    """What a new policy changes.

    Attributes:
        old: Name and version of the old policy; new likewise.

        changes: Where it is whole, they hold every case for which a desk is told otherwise, and no other case.

        reorderings: Likewise every case for which another open route comes first.

        whole: Whether nothing is left out; False where there are more than `MOST_REGIONS` for one desk.

        questions: How often the solver was asked.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    reorderings: tuple[Reordering, ...]
    whole: bool
    questions: int


def compare(old: ChannelPolicy, new: ChannelPolicy, *, law: Law) -> Comparison:
    """Compare two policies over every case that a file can hold under *law*.

    A desk is told otherwise where it is open, withheld or not told otherwise than before, as another document, or
    through another desk. What rows forbid, and why they lead where they do, is not compared: whoever reads the two
    tables side by side sees it.

    Raises:
        MissingExtra: The solver is not installed.
    """
    lanes = tuple(_Lane(old, new, law, sealed=sealed) for sealed in (False, True))
    changes = [tuple(islice(lane.changes(desk), MOST_REGIONS + 1)) for lane in lanes for desk in lane.desks]
    orders = [tuple(islice(lane.reorderings(), MOST_REGIONS + 1)) for lane in lanes]
    return Comparison(
        old=f"{old.name} {old.version}",
        new=f"{new.name} {new.version}",
        changes=tuple(change for of_desk in changes for change in of_desk[:MOST_REGIONS]),
        reorderings=tuple(order for of_lane in orders for order in of_lane[:MOST_REGIONS]),
        whole=all(len(found) <= MOST_REGIONS for found in (*changes, *orders)),
        questions=sum(lane.questions for lane in lanes),
    )


Told: TypeAlias = tuple[Way | None, Formula]
"""A way of telling a desk, and when it is told so."""

Literal: TypeAlias = tuple[Condition, Formula]
"""Something that a case answers, as a condition and as the solver knows it."""


class _Lane:
    """Compares the rows of one lane."""

    def __init__(self, old: ChannelPolicy, new: ChannelPolicy, law: Law, *, sealed: bool) -> None:
        both = (*old.rows, *new.rows)
        self._sealed = sealed
        self._old, self._new = (tuple(row for row in p.rows if row.sealed is sealed) for p in (old, new))
        self._prover = LaneProver(both, lane_of(both, law, sealed=sealed))
        self.desks = tuple(dict.fromkeys(row.route.desk for row in (*self._old, *self._new)))
        self._asked = 0

    @property
    def questions(self) -> int:
        """How often the solver was asked."""
        return self._prover.questions + self._asked

    def changes(self, desk: Desk) -> Iterator[Change]:
        """The regions in which *desk* is told otherwise, one after the other, until no case is left."""
        old, new = self._both
        for before, was in _told(old, desk):
            for after, is_ in _told(new, desk):
                if before != after:
                    for where, witness in self._regions(z3.And(was, is_)):
                        yield Change(
                            desk=desk, sealed=self._sealed, before=before, after=after, where=where, witness=witness
                        )

    def reorderings(self) -> Iterator[Reordering]:
        """The regions in which another desk comes first, one after the other, until no case is left."""
        old, new = self._both
        for before, was in old.first():
            for after, is_ in new.first():
                if before is not after:
                    for where, witness in self._regions(z3.And(was, is_)):
                        yield Reordering(sealed=self._sealed, before=before, after=after, where=where, witness=witness)

    @cached_property
    def _solver(self) -> z3.Solver:
        solver = z3.Solver()
        solver.add(self._prover.every[0])
        return solver

    @cached_property
    def _both(self) -> tuple[Rows, Rows]:
        answers = self._prover.every[1].answers
        return Rows(self._old, answers), Rows(self._new, answers)

    def _regions(self, changes: Formula) -> Iterator[tuple[tuple[Condition, ...], Witness]]:
        """Regions that together hold every case of which *changes* is true, and no other; each with a smallest case."""
        left = [changes]
        while (literals := self._one_of(left)) is not None:
            where = self._widest(changes, literals)
            left.append(z3.Not(z3.And([formula for _, formula in where])))
            conditions = tuple(condition for condition, _ in where)
            yield conditions, self._witness(conditions)

    def _one_of(self, left: Sequence[Formula]) -> list[Literal] | None:
        """What one of the cases that are left answers to everything; None where none is left."""
        self._asked += 1
        solver = self._solver
        solver.push()
        solver.add(*left)
        model = solver.model() if solver.check() == z3.sat else None
        solver.pop()
        if model is None:
            return None
        return [(leaf, a) if is_true(model, a) else (Not(leaf), z3.Not(a)) for leaf, a in self._both[0].answers.atoms]

    def _widest(self, changes: Formula, literals: list[Literal]) -> list[Literal]:
        """As few of *literals* as make sure that a case changes; what is not so goes first."""
        kept = sorted(literals, key=lambda literal: isinstance(literal[0], Not), reverse=True)
        for literal in tuple(kept):
            fewer = [other for other in kept if other is not literal]
            if self._ensures([formula for _, formula in fewer], changes):
                kept = fewer
        return kept[::-1]

    def _ensures(self, given: list[Formula], changes: Formula) -> bool:
        self._asked += 1
        solver = self._solver
        solver.push()
        solver.add(*given, z3.Not(changes))
        ensured = solver.check() == z3.unsat
        solver.pop()
        return bool(ensured)

    def _witness(self, where: tuple[Condition, ...]) -> Witness:
        found = self._prover.smallest(lambda rows: z3.And([rows.answers.says(condition) for condition in where]))
        if found is None:
            raise AssertionError("a region has the case that it was found by")
        return self._prover.witness(found)


def _told(rows: Rows, desk: Desk) -> Iterator[Told]:
    """Every way in which *desk* may be told, and that it is not told at all."""
    ways = [(Way(is_open=is_open, to=to), when) for is_open, to, when in rows.ways(desk)]
    yield from ways
    yield None, z3.Not(z3.Or([when for _, when in ways]))
