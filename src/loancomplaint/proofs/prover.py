"""Asking the solver: is there a case for which the policy goes wrong, and which is the smallest?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

import attrs
import z3

from loancomplaint.channels import Row, Situation, questions
from loancomplaint.facts import Channel, ViolationKind
from loancomplaint.law import Law
from loancomplaint.proofs.encoding.case import AskedOf, CaseAnswers, HowMany, SymbolicCase, SymbolicWhole
from loancomplaint.proofs.encoding.rows import SymbolicRows
from loancomplaint.proofs.encoding.solver import ALWAYS, Budget, Formula, is_true, number
from loancomplaint.proofs.encoding.space import CaseSpace
from loancomplaint.proofs.encoding.violation import SymbolicMatter
from loancomplaint.proofs.faults import Witness
from loancomplaint.proofs.witnesses import case_file
from loancomplaint.values.money import CURRENCIES

AboutRows: TypeAlias = Callable[[SymbolicRows], Formula]


@attrs.frozen(kw_only=True)
class FoundCase:
    """A case that the solver has found.

    Attributes:
        undecided: Whether nobody has decided on the staff who are implicated.
    """

    situation: Situation
    undecided: bool


class LaneProver:
    """Asks about the rows of one lane; the answer is exact, over every case that the law allows.

    Args:
        rows: In their order; those of the other lane are left out.

        space: Which cases there are; every currency of the rows is one of its.

        budget: What the solver may take, together with whoever else shares it.
    """

    def __init__(self, rows: Iterable[Row], space: CaseSpace, budget: Budget) -> None:
        self.rows = tuple(row for row in rows if row.sealed is space.sealed)
        self._asked = _asked_by(self.rows)
        self._space, self._budget = space, budget

    def about(self, rows: Iterable[Row]) -> LaneProver:
        """Asks about these rows alone, which is quicker; what the others ask has no bearing on the answer."""
        return LaneProver(rows, self._space, self._budget)

    def witness(self, found: FoundCase) -> Witness:
        """The case file of what the solver has found."""
        case = case_file(found.situation, self._space.law, undecided=found.undecided)
        return Witness(case=case, history=found.situation.history)

    # ------------------------------------------------------------ one case

    @cached_property
    def every(self) -> tuple[Formula, SymbolicRows]:
        """Every case of one violation or more."""
        whole = SymbolicWhole("w", self._space, self._asked)
        case = SymbolicCase("w", whole, self._asked, HowMany.ONE_OR_MORE)
        return z3.And(*whole.allowed(), *case.allowed()), SymbolicRows(self.rows, case.answers)

    def can_be(self, question: AboutRows) -> bool:
        """Whether there is a case for which *question* is true, of however many violations."""
        every, rows = self.every
        return self._holds(every, question(rows))

    def _holds(self, *formulas: Formula) -> bool:
        solver = z3.Solver()
        solver.add(*formulas)
        return self._budget.allows(solver)

    def smallest(self, question: AboutRows) -> FoundCase | None:
        """The smallest case for which *question* is true: of the fewest violations, then the mildest; None if none."""
        if not self.can_be(question):
            return None
        for violations in range(1, len(self._asked.some) + 2):
            whole = SymbolicWhole("s", self._space, self._asked)
            case = SymbolicCase("s", whole, self._asked, violations)
            rows = SymbolicRows(self.rows, case.answers)
            sizes = (*whole.sizes, *(size for matter in case.matters for size in matter.sizes))
            if model := self._least((*whole.allowed(), *case.allowed(), question(rows)), sizes):
                return _found(model, whole, case.matters)
        raise AssertionError("a case of enough violations stands for every case")

    def _least(self, formulas: Iterable[Formula], sizes: Iterable[Formula]) -> Formula | None:
        """A model in which each of *sizes* in turn is as small as can be; None where there is none."""
        solver = z3.Solver()
        solver.add(*formulas)
        if not self._budget.allows(solver):
            return None
        model = solver.model()
        for size in sizes:
            model = self._shrunk(solver, model, size)
        return model

    def _shrunk(self, solver: z3.Solver, model: Formula, size: Formula) -> Formula:
        """A model in which *size* is as small as can be, which it is from now on; found by halving."""
        least, most = -1, number(model, size)
        while least < most:
            middle = (least + most) // 2
            solver.push()
            solver.add(size <= middle)
            if self._budget.allows(solver):
                model = solver.model()
                most = number(model, size)
            else:
                least = middle + 1
            solver.pop()
        solver.add(size == most)
        return model

    # ------------------------------------------------------------ two cases

    def loses(self, channel: Channel) -> tuple[FoundCase, FoundCase] | None:
        """The smallest case that *channel* is open to, and the same with worse facts, that it is not; None if none."""
        if not any(self._can_lose(channel, rest=rest, present=present) for rest, present in _PAIRS):
            return None
        for rest in range(len(self._asked.some) + 2):
            if pair := self._smallest_loss(channel, rest):
                return pair
        raise AssertionError("a case of enough violations stands for every case")

    def _can_lose(self, channel: Channel, *, rest: HowMany, present: bool) -> bool:
        two = _Two(self._space, self._asked, self.rows, rest, present=present)
        return self._holds(*two.allowed(), two.loses(channel))

    def _smallest_loss(self, channel: Channel, rest: int) -> tuple[FoundCase, FoundCase] | None:
        for present in (True, False):
            if present or rest:
                two = _Two(self._space, self._asked, self.rows, rest, present=present)
                if model := self._least((*two.allowed(), two.loses(channel)), two.sizes):
                    return two.read(model)
        return None


_PAIRS = ((HowMany.ANY, True), (HowMany.ONE_OR_MORE, False))
"""A violation gets worse, beside any number of others; or one more is found, beside one or more."""


class _Two:
    """Two cases, of which the second has the same facts or worse: in one violation, or in one that is new."""

    def __init__(
        self, space: CaseSpace, asked: AskedOf, rows: tuple[Row, ...], rest: int | HowMany, *, present: bool
    ) -> None:
        self._present = present
        self._before, self._after = SymbolicWhole("a", space, asked), SymbolicWhole("b", space, asked)
        self._rest = SymbolicCase("r", self._before, asked, rest)
        self._mild = SymbolicMatter("m", space, self._before.undecided)
        self._grave = SymbolicMatter("n", space, self._before.undecided)
        rested = self._rest.answers.some
        before = {some: z3.Or(r, present and self._mild.fits(some)) for some, r in rested.items()}
        after = {some: z3.Or(r, self._grave.fits(some)) for some, r in rested.items()}
        self._rows = (
            SymbolicRows(rows, CaseAnswers(self._before, before)),
            SymbolicRows(rows, CaseAnswers(self._after, after)),
        )

    def allowed(self) -> Iterator[Formula]:
        """What holds of every such pair."""
        yield from (*self._before.allowed(), *self._after.allowed(), *self._rest.allowed())
        yield from (self._mild.allowed(), self._grave.allowed())
        yield self._before.is_no_worse_than(self._after)
        if self._present:
            yield self._mild.is_no_worse_than(self._grave)

    def loses(self, channel: Channel) -> Formula:
        """The first case opens *channel*, and the second does not."""
        before, after = self._rows
        return z3.And(before.opens_channel(channel), z3.Not(after.opens_channel(channel)))

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest pair."""
        matters = (*((self._mild,) if self._present else ()), self._grave, *self._rest.matters)
        return (*self._before.sizes, *self._after.sizes, *(size for matter in matters for size in matter.sizes))

    def read(self, model: Formula) -> tuple[FoundCase, FoundCase]:
        """The pair that the solver has found."""
        mild = (self._mild,) if self._present else ()
        return (
            _found(model, self._before, (*self._rest.matters, *mild)),
            _found(model, self._after, (*self._rest.matters, self._grave)),
        )


def anything(_: SymbolicRows) -> Formula:
    """It is so of every case."""
    return ALWAYS


def no(formula: Formula) -> Formula:
    """It is not so."""
    return z3.Not(formula)


def _found(model: Formula, whole: SymbolicWhole, matters: Iterable[SymbolicMatter]) -> FoundCase:
    read = tuple(matter.read(model, f"V{i}") for i, matter in enumerate(matters, start=1))
    return FoundCase(situation=whole.read(model, read), undecided=is_true(model, whole.undecided))


def space_of(rows: Iterable[Row], law: Law, *, sealed: bool) -> CaseSpace:
    """The cases of one lane under *law*, with sums in the currencies of which *rows* speak, and in another."""
    return CaseSpace(
        law=law,
        kinds=tuple(kind for kind in ViolationKind if law.is_sealed(kind) is sealed),
        currencies=_currencies(rows, law),
        sealed=sealed,
    )


def _asked_by(rows: Iterable[Row]) -> AskedOf:
    return AskedOf.by(leaf for row in rows for condition in (row.when, *row.once) for leaf in questions(condition))


def _currencies(rows: Iterable[Row], law: Law) -> tuple[str, ...]:
    """The currencies of every sum that is asked about, and one that is not: a sum in it reaches no line."""
    lines = (line for line, _ in law.jurisdiction.materiality)
    sums = (*_asked_by(rows).sums, *lines, *dict(law.thresholds).values())
    asked = tuple(dict.fromkeys(sum_.currency for sum_ in sums))
    return (*asked, next(currency for currency in ("CNY", "USD", *CURRENCIES) if currency not in asked))
