"""What a new policy changes: for which cases, in few and wide regions, and proof that nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias, TypeVar

import attrs
import z3

from loancomplaint.channels import ChannelPolicy, Condition, Destination, Not, Row
from loancomplaint.channels.engine import turned_away
from loancomplaint.facts import Desk
from loancomplaint.law import Law
from loancomplaint.proofs.encoding.rows import Forbidden, SymbolicRows, forbidden
from loancomplaint.proofs.encoding.solver import Budget, Formula, is_true
from loancomplaint.proofs.encoding.space import CaseSpace
from loancomplaint.proofs.faults import Witness
from loancomplaint.proofs.prover import LaneProver, space_of

T = TypeVar("T")

MOST_REGIONS = 200
"""Two policies that have nothing in common differ in more regions than anybody reads."""


@attrs.frozen(kw_only=True)
class DeskStatus:
    """How a desk is told.

    Attributes:
        is_open: Whether it is told now; it is withheld otherwise.

        to: As what, and through whom.
    """

    is_open: bool
    to: Destination


@attrs.frozen(kw_only=True)
class RouteChange:
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
    before: DeskStatus | None
    after: DeskStatus | None
    where: tuple[Condition, ...]
    witness: Witness


@attrs.frozen(kw_only=True)
class Reordering:
    """A region of cases for which another desk comes first; where and witness as of a `RouteChange`."""

    sealed: bool
    before: Desk | None
    after: Desk | None
    where: tuple[Condition, ...]
    witness: Witness


@attrs.frozen(kw_only=True)
class Forbidding:
    """A region of cases for which one policy forbids what the other does not; where and witness as of a `RouteChange`.

    Attributes:
        what: An act, one in the bank's own words, or a desk that must not be told.

        after: Whether the new policy forbids it; else the old one did.
    """

    what: Forbidden
    sealed: bool
    after: bool
    where: tuple[Condition, ...]
    witness: Witness


@attrs.frozen(kw_only=True)
class Comparison:
    """What a new policy changes.

    Attributes:
        old: Name and version of the old policy; new likewise.

        changes: Where it is whole, they hold every case for which a desk is told otherwise, and no other case.

        reorderings: Likewise every case for which another open route comes first.

        forbidding: Likewise every case for which something else is forbidden.

        same_clearances: Whether both let the same people read the same.

        whole: Whether nothing is left out; False where there are more than `MOST_REGIONS` for one desk or one ban.

        questions: How often the solver was asked.
    """

    old: str
    new: str
    changes: tuple[RouteChange, ...]
    reorderings: tuple[Reordering, ...]
    forbidding: tuple[Forbidding, ...]
    same_clearances: bool
    whole: bool
    questions: int

    @property
    def regions(self) -> tuple[RouteChange | Reordering | Forbidding, ...]:
        """All of them."""
        return (*self.changes, *self.reorderings, *self.forbidding)


def compare(old: ChannelPolicy, new: ChannelPolicy, *, law: Law, limit: int) -> Comparison:
    """Compare two policies over every case that a file can hold under *law*.

    A desk is told otherwise where it is open, withheld or not told otherwise than before, as another document, or
    through another desk. The order of routes behind the first, and the reasons that rows give, are not compared.

    Args:
        old: The policy in use.

        new: The policy that is to take its place.

        law: The pack, read for the day.

        limit: Units of the solver's work that it may take, see `loancomplaint.proofs.LIMIT`.

    Raises:
        MissingExtra: The solver is not installed.

        SolverGaveUpError: It would take more than *limit*.
    """
    budget = Budget(limit)
    lanes = tuple(_LaneChanges(old, new, law, budget, sealed=sealed) for sealed in (False, True))
    changes = [_some(lane.changes(desk)) for lane in lanes for desk in lane.desks]
    orders = [_some(lane.reorderings()) for lane in lanes]
    bans = [_some(lane.forbidding(what)) for lane in lanes for what in lane.forbidden]
    return Comparison(
        old=f"{old.name} {old.version}",
        new=f"{new.name} {new.version}",
        changes=tuple(change for found, _ in changes for change in found),
        reorderings=tuple(order for found, _ in orders for order in found),
        forbidding=tuple(ban for found, _ in bans for ban in found),
        same_clearances=old.clearances == new.clearances,
        whole=all(whole for _, whole in (*changes, *orders, *bans)),
        questions=budget.questions,
    )


def _some(regions: Iterator[T]) -> tuple[tuple[T, ...], bool]:
    """As many regions as anybody reads, and whether these are all."""
    found = tuple(islice(regions, MOST_REGIONS + 1))
    return found[:MOST_REGIONS], len(found) <= MOST_REGIONS


Told: TypeAlias = tuple[DeskStatus | None, Formula]
"""A way of telling a desk, and when it is told so."""

Literal: TypeAlias = tuple[Condition, Formula]
"""Something that a case answers, as a condition and as the solver knows it."""


class _LaneChanges:
    """Compares the rows of one lane."""

    def __init__(self, old: ChannelPolicy, new: ChannelPolicy, law: Law, budget: Budget, *, sealed: bool) -> None:
        self._old, self._new = (tuple(row for row in p.rows if row.sealed is sealed) for p in (old, new))
        both = (*self._old, *self._new)
        self._sealed, self._budget = sealed, budget
        self._space = space_of((*old.rows, *new.rows), law, sealed=sealed)
        self.desks = tuple(dict.fromkeys(row.route.desk for row in both))
        self.forbidden = tuple(dict.fromkeys(what for row in both for what in forbidden(row)))

    def changes(self, desk: Desk) -> Iterator[RouteChange]:
        """The regions in which *desk* is told otherwise, one after the other, until no case is left."""
        pair = self._about(lambda row: row.route.desk is desk)
        for before, was in _told(pair.old, desk):
            for after, is_ in _told(pair.new, desk):
                if before != after:
                    for where, witness in pair.regions(z3.And(was, is_)):
                        yield RouteChange(
                            desk=desk, sealed=self._sealed, before=before, after=after, where=where, witness=witness
                        )

    def reorderings(self) -> Iterator[Reordering]:
        """The regions in which another desk comes first, one after the other, until no case is left."""
        pair = self._about(lambda _: True)
        for before, was in pair.old.first():
            for after, is_ in pair.new.first():
                if before is not after:
                    for where, witness in pair.regions(z3.And(was, is_)):
                        yield Reordering(sealed=self._sealed, before=before, after=after, where=where, witness=witness)

    def forbidding(self, what: Forbidden) -> Iterator[Forbidding]:
        """The regions in which *what* is forbidden by one policy alone, one after the other, until no case is left."""
        pair = self._about(lambda row: what in forbidden(row))
        before, after = pair.old.forbids(what), pair.new.forbids(what)
        for is_new, differs in ((True, z3.And(after, z3.Not(before))), (False, z3.And(before, z3.Not(after)))):
            for where, witness in pair.regions(differs):
                yield Forbidding(what=what, sealed=self._sealed, after=is_new, where=where, witness=witness)

    def _about(self, concerns: Callable[[Row], bool]) -> _Pair:
        """The rows that matter alone, which is quicker: with them those that turn desks away, theirs perhaps."""
        old, new = (tuple(row for row in rows if concerns(row) or turned_away(row)) for rows in (self._old, self._new))
        return _Pair(old, new, self._space, self._budget)


class _Pair:
    """Old and new rows, read against the same case.

    Attributes:
        old: The old rows; new likewise.
    """

    def __init__(self, old: tuple[Row, ...], new: tuple[Row, ...], space: CaseSpace, budget: Budget) -> None:
        self._budget = budget
        self._prover = LaneProver((*old, *new), space, budget)
        every, rows = self._prover.every
        self._answers = rows.answers
        self.old, self.new = (SymbolicRows(each, rows.answers) for each in (old, new))
        self._solver = z3.Solver()
        self._solver.add(every)

    def regions(self, changes: Formula) -> Iterator[tuple[tuple[Condition, ...], Witness]]:
        """Regions that together hold every case of which *changes* is true, and no other; each with a smallest case.

        None of them lies within the others.
        """
        regions = list(islice(self._covering(changes), MOST_REGIONS + 1))
        for region in tuple(regions):
            others = [other for other in regions if other is not region]
            if self._ensures([formula for _, formula in region], z3.Or([_within(other) for other in others])):
                regions = others
        for region in regions:
            conditions = tuple(condition for condition, _ in region)
            yield conditions, self._witness(conditions)

    def _covering(self, changes: Formula) -> Iterator[list[Literal]]:
        """Regions, each as wide as can be, one after the other until no case is left."""
        left = [changes]
        while (literals := self._one_of(left)) is not None:
            region = self._widest(changes, literals)
            left.append(z3.Not(_within(region)))
            yield region

    def _one_of(self, left: Sequence[Formula]) -> list[Literal] | None:
        """What one of the cases that are left answers to everything; None where none is left."""
        solver = self._solver
        solver.push()
        solver.add(*left)
        model = solver.model() if self._budget.allows(solver) else None
        solver.pop()
        if model is None:
            return None
        return [(leaf, a) if is_true(model, a) else (Not(leaf), z3.Not(a)) for leaf, a in self._answers.atoms]

    def _widest(self, changes: Formula, literals: list[Literal]) -> list[Literal]:
        """As few of *literals* as make sure that a case changes; what is not so goes first."""
        kept = sorted(literals, key=lambda literal: isinstance(literal[0], Not), reverse=True)
        for literal in tuple(kept):
            fewer = [other for other in kept if other is not literal]
            if self._ensures([formula for _, formula in fewer], changes):
                kept = fewer
        return kept[::-1]

    def _ensures(self, given: list[Formula], changes: Formula) -> bool:
        solver = self._solver
        solver.push()
        solver.add(*given, z3.Not(changes))
        ensured = not self._budget.allows(solver)
        solver.pop()
        return ensured

    def _witness(self, where: tuple[Condition, ...]) -> Witness:
        found = self._prover.smallest(lambda rows: z3.And([rows.answers.says(condition) for condition in where]))
        if found is None:
            raise AssertionError("a region has the case that it was found by")
        return self._prover.witness(found)


def _within(region: list[Literal]) -> Formula:
    return z3.And([formula for _, formula in region])


def _told(rows: SymbolicRows, desk: Desk) -> Iterator[Told]:
    """Every way in which *desk* may be told, and that it is not told at all."""
    ways = [(DeskStatus(is_open=is_open, to=to), when) for is_open, to, when in rows.ways(desk)]
    yield from ways
    yield None, z3.Not(z3.Or([when for _, when in ways]))
