"""A whole case of which nothing is known but what the law allows, as formulas for a solver.

What a policy asks of some violation is true if *some* violation has the features.
So a case with however many violations answers as a case in which everything that is true has one violation to show for
it, and no violation shows anything else: one violation for each thing that is asked is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import assert_never

import attrs
import z3

from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    Condition,
    CustomerIs,
    DeskAnswer,
    Exposure,
    Filed,
    Matter,
    Not,
    OfCase,
    Question,
    Situation,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import CustomerKind, Desk
from loancomplaint.proofs.encoding.solver import ALWAYS, Formula, is_true, number
from loancomplaint.proofs.encoding.space import CaseSpace
from loancomplaint.proofs.encoding.violation import SymbolicMatter, SymbolicSum
from loancomplaint.proofs.witnesses import filed_before
from loancomplaint.values.money import Money

_ANSWERS = (None, *DeskAnswer)
_CUSTOMERS = (None, *CustomerKind)
_DESKS = tuple(Desk)


@attrs.frozen(kw_only=True)
class AskedOf:
    """Everything that the rows of one lane ask, each thing once."""

    some: tuple[Some, ...]
    after: tuple[After, ...]
    desks: tuple[Desk, ...]
    sums: tuple[Money, ...]
    of_case: tuple[OfCase, ...]

    @classmethod
    def by(cls, asked: Iterable[Question]) -> AskedOf:
        """What *asked* holds."""
        each = tuple(dict.fromkeys(asked))
        after: list[After] = []
        desks: list[Desk] = []
        sums: list[Money | None] = []
        for leaf in each:
            match leaf:
                case Some():
                    sums += (leaf.overdue, leaf.loss)
                case StaffImplicated():
                    desks += leaf.desks
                case Exposure():
                    sums.append(leaf.reaches)
                case After():
                    after.append(leaf)
                case AuthorityHasFiled() | CustomerIs():
                    pass
                case _:
                    assert_never(leaf)
        return cls(
            some=tuple(leaf for leaf in each if isinstance(leaf, Some)),
            after=tuple(after),
            desks=tuple(dict.fromkeys(desks)),
            sums=tuple(sum_ for sum_ in dict.fromkeys(sums) if sum_ is not None),
            of_case=tuple(leaf for leaf in each if not isinstance(leaf, Some)),
        )


class SymbolicFiling:
    """One report handed in before, of which nothing else is known."""

    def __init__(self, name: str) -> None:
        self.desk, self.answer, self.waited = (z3.Int(f"{name}.{field}") for field in ("desk", "answer", "waited"))

    def allowed(self) -> Iterator[Formula]:
        """What holds of every filing: what was answered waits no more."""
        yield z3.And(self.desk >= 0, self.desk < len(_DESKS))
        yield z3.And(self.answer >= 0, self.answer < len(_ANSWERS))
        yield z3.And(self.waited >= 0, z3.Implies(self.answer != 0, self.waited == 0))

    def fits(self, after: After) -> Formula:
        """It is what *after* asks for."""
        asked = [self.desk == _DESKS.index(after.desk)]
        if after.answers:
            asked.append(z3.Or([self.answer == _ANSWERS.index(answer) for answer in after.answers]))
        if after.unanswered_for is not None:
            asked += [self.answer == 0, self.waited >= after.unanswered_for]
        return z3.And(asked)


class SymbolicWhole:
    """What is true of a case as a whole, and of what was handed in before."""

    def __init__(self, name: str, space: CaseSpace, asked: AskedOf) -> None:
        self.staff, self.undecided, self.filed = (z3.Bool(f"{name}.{f}") for f in ("staff", "undecided", "filed"))
        self.desks = {desk: z3.Bool(f"{name}.staff.{desk.value}") for desk in asked.desks}
        self.customer = z3.Int(f"{name}.customer")
        self.exposure = SymbolicSum(f"{name}.exposure", space)
        self.after = {after: z3.Bool(f"{name}.after{i}") for i, after in enumerate(asked.after)}
        self.space, self.asked = space, asked
        self._filings = tuple(SymbolicFiling(f"{name}.filing{i}") for i in range(len(asked.after)))

    def allowed(self) -> Iterator[Formula]:
        """What holds of every case."""
        yield from (z3.Implies(seated, self.staff) for seated in self.desks.values())
        yield z3.Implies(self.undecided, self.staff)
        yield z3.And(self.customer >= 0, self.customer < len(_CUSTOMERS))
        yield from self.exposure.allowed()
        for filing in self._filings:
            yield from filing.allowed()
        for (after, holds), shows in zip(self.after.items(), self._filings, strict=True):
            yield z3.Implies(holds, shows.fits(after))
            # A filing that shows what does not hold would make it hold; one is needed only where something does.
            yield from (z3.Implies(z3.And(holds, shows.fits(other)), so) for other, so in self.after.items())

    def says(self, leaf: OfCase) -> Formula:
        """Whether *leaf* holds."""
        match leaf:
            case StaffImplicated():
                return z3.Or([self.desks[desk] for desk in leaf.desks]) if leaf.desks else self.staff
            case AuthorityHasFiled():
                return self.filed
            case CustomerIs():
                return z3.Or([self.customer == _CUSTOMERS.index(kind) for kind in leaf.kinds])
            case Exposure():
                return self.exposure.reaches(leaf.reaches)
            case After():
                return self.after[leaf]
            case _:
                assert_never(leaf)

    def is_no_worse_than(self, other: SymbolicWhole) -> Formula:
        """The other is the same or worse in everything but history, which is the same."""
        return z3.And(
            z3.Implies(self.staff, other.staff),
            z3.Implies(self.filed, other.filed),
            self.undecided == other.undecided,
            self.customer == other.customer,
            self.exposure.is_at_most(other.exposure),
            *(z3.Implies(seated, other.desks[desk]) for desk, seated in self.desks.items()),
            *(holds == other.after[after] for after, holds in self.after.items()),
        )

    def read(self, model: Formula, matters: Iterable[Matter]) -> Situation:
        """The case that the solver has found, with *matters* for its violations."""
        return Situation(
            matters=tuple(matters),
            staff_implicated=is_true(model, self.staff),
            implicated_desks=tuple(desk for desk, seated in self.desks.items() if is_true(model, seated)),
            authority_has_filed=is_true(model, self.filed),
            customer=_CUSTOMERS[number(model, self.customer)],
            exposure=self.exposure.read(model),
            history=tuple(self._history(model)),
            thresholds=self.space.law.thresholds,
        )

    def _history(self, model: Formula) -> Iterator[Filed]:
        """What was handed in before, each report once."""
        shown = (
            filing for filing, holds in zip(self._filings, self.after.values(), strict=True) if is_true(model, holds)
        )
        found = {(number(model, f.desk), number(model, f.answer), number(model, f.waited)) for f in shown}
        for desk, answer, waited in sorted(found):
            yield filed_before(_DESKS[desk], _ANSWERS[answer], waited, on=self.space.law.on, sealed=self.space.sealed)

    @property
    def sizes(self) -> tuple[Formula, ...]:
        """What is to be small in a smallest witness."""
        flags = (self.staff, self.undecided, self.filed, *self.desks.values(), *self.after.values())
        return (*(z3.If(flag, 1, 0) for flag in flags), self.customer, *self.exposure.sizes)


@attrs.frozen
class CaseAnswers:
    """What a case answers to everything that is asked.

    Attributes:
        whole: Of the case as a whole.

        some: Of its violations.
    """

    whole: SymbolicWhole
    some: Mapping[Some, Formula]

    @property
    def atoms(self) -> tuple[tuple[Question, Formula], ...]:
        """Everything that is asked, with its answer."""
        return (*self.some.items(), *((leaf, self.whole.says(leaf)) for leaf in self.whole.asked.of_case))

    def says(self, condition: Condition) -> Formula:
        """Whether *condition* holds."""
        match condition:
            case AllOf():
                return z3.And([self.says(part) for part in condition.of])
            case AnyOf():
                return z3.Or([self.says(part) for part in condition.of])
            case Not():
                return z3.Not(self.says(condition.that))
            case Some():
                return self.some[condition]
            case StaffImplicated() | AuthorityHasFiled() | CustomerIs() | Exposure() | After():
                return self.whole.says(condition)
            case _:
                assert_never(condition)


class HowMany(StrEnum):
    """How many violations a case may have, where they are not counted."""

    ANY = "any"
    """None, or any number."""
    ONE_OR_MORE = "one or more"


class SymbolicCase:
    """A case, with what the rows ask of it.

    Args:
        name: Tells its unknowns from those of other cases.

        whole: What is true of the case as a whole.

        asked: What the rows ask.

        violations: How many it has; a case of a number that is not counted is stood for by one of enough.
    """

    def __init__(self, name: str, whole: SymbolicWhole, asked: AskedOf, violations: int | HowMany) -> None:
        self._name, self._whole, self._violations = name, whole, violations
        self.answers = CaseAnswers(whole, {some: z3.Bool(f"{name}.some{i}") for i, some in enumerate(asked.some)})
        counted = 0 if isinstance(violations, HowMany) else violations
        self.matters = tuple(SymbolicMatter(f"{name}.v{i}", whole.space, whole.undecided) for i in range(counted))

    def allowed(self) -> Iterator[Formula]:
        """What holds of the violations of every case."""
        if isinstance(self._violations, HowMany):
            yield from self._shown_by_one_each()
            return
        for matter in self.matters:
            yield matter.allowed()
        yield from self._shown_by_all()

    def _shown_by_all(self) -> Iterator[Formula]:
        for some, holds in self.answers.some.items():
            yield holds == z3.Or([matter.fits(some) for matter in self.matters])

    def _shown_by_one_each(self) -> Iterator[Formula]:
        """Each thing that holds has a violation to show for it, which shows nothing that does not hold.

        Of one or more, there is one in any case.
        What holds of one of them is written once, and copied.
        """
        model, there = SymbolicMatter(f"{self._name}.v", self._whole.space, self._whole.undecided), z3.Bool("there")
        fits = {some: model.fits(some) for some in self.answers.some}
        shows = [z3.Implies(fit, self.answers.some[some]) for some, fit in fits.items()]
        holds = z3.And(model.allowed(), z3.Implies(there, z3.And(shows)))
        for i, (some, shown) in enumerate(self.answers.some.items()):
            yield _copied(z3.And(holds, z3.Implies(there, fits[some])), model, i, (there, shown))
        if self._violations is HowMany.ONE_OR_MORE:
            yield _copied(holds, model, len(fits), (there, ALWAYS))


def _copied(formula: Formula, model: SymbolicMatter, number: int, *others: tuple[Formula, Formula]) -> Formula:
    """*formula*, said of another violation than of *model*."""
    names = ((v, z3.Const(f"{v.decl().name()}#{number}", v.sort())) for v in model.unknowns)
    return z3.substitute(formula, *names, *others)
