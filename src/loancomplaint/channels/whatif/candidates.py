"""Candidate changes that would make a condition true or false, to be proved by making them.

A condition is walked leaf by leaf. What only inventing a fact could bring about (another kind of violation,
a violation that nobody reported, a fact that goes away) has no candidate.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import Final, TypeAlias, assert_never

import attrs

from loancomplaint.assessment.bounded import Bounded
from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    Condition,
    CustomerIs,
    DeskAnswer,
    Exposure,
    Matter,
    Not,
    Question,
    Route,
    Situation,
    Some,
    StaffImplicated,
    working_days,
)
from loancomplaint.channels.whatif.changes import (
    CaseFiled,
    Change,
    ClaimMade,
    CustomerKnown,
    DeskAnswered,
    DeskTold,
    ExposureEstablished,
    LoanCalled,
    LossEstablished,
    Paid,
    StaffFound,
    TimePassed,
    grain,
    in_order,
    weight,
)
from loancomplaint.debt import arrears
from loancomplaint.facts import CaseFile, Channel, Desk, Loan, Severity, Verdict, ViolationKind
from loancomplaint.law import Law
from loancomplaint.values.money import Money

Changes: TypeAlias = tuple[Change, ...]
Choices: TypeAlias = Bounded[Changes]
"""Alternatives; one of no changes says that it is so already, none at all that nothing can be done."""

SO_ALREADY: Final[Choices] = Bounded(((),))
NEVER: Final[Choices] = Bounded(())

WIDTH = 64
"""How many alternatives are followed at a time, the lightest."""

MOST_CHANGES = 8
"""Of how many changes an answer consists at most: of more than that nobody waits for all."""

HORIZON = 3653
"""How many days are waited at most: ten years."""


@attrs.frozen(kw_only=True)
class Candidates:
    """Finds what might make the conditions of a policy hold for a case.

    Attributes:
        case: The open case, as known on the day.

        law: The law of the day.

        situation: The features of the case.

        routes: The ways that are open now.

        repaired: The repairs after which a violation is sufficient for a channel.
    """

    case: CaseFile
    law: Law
    situation: Situation
    routes: tuple[Route, ...]
    repaired: Callable[[str, Channel], Choices]

    def of(self, condition: Condition, *, holds: bool = True) -> Choices:
        """What might make *condition* hold, or with *holds* False make it fail."""
        if condition.holds(self.situation) is holds:
            return SO_ALREADY
        if isinstance(condition, Not):
            return self.of(condition.that, holds=not holds)
        if isinstance(condition, AllOf | AnyOf):
            together = every if isinstance(condition, AllOf) is holds else either
            return together(self.of(part, holds=holds) for part in condition.of)
        return self._of_question(condition) if holds else self._against(condition)

    def answered(self, desk: Desk, *answers: DeskAnswer) -> Choices:
        """A desk that was told and has not answered answers in one of these ways."""
        waits = any(filed.desk is desk and filed.answer is None for filed in self.situation.history)
        return _each(DeskAnswered(desk=desk, answer=answer) for answer in answers) if waits else NEVER

    # ---------------------------------------------------------------- what is asked

    def _of_question(self, leaf: Question) -> Choices:
        match leaf:
            case Some():
                return either(map(partial(self._fitting, leaf), self.situation.matters))
            case StaffImplicated():
                return _each(StaffFound(desk=desk) for desk in leaf.desks or (None,))
            case AuthorityHasFiled():
                return _each((CaseFiled(),))
            case CustomerIs():
                unknown = self.situation.customer is None
                return _each(CustomerKnown(customer=kind) for kind in leaf.kinds) if unknown else NEVER
            case Exposure():
                stated = _may_reach(self.situation.exposure, leaf.reaches)
                return _each((ExposureEstablished(amount=leaf.reaches),)) if stated else NEVER
            case After():
                return self._after(leaf)
            case _:
                assert_never(leaf)

    def _against(self, leaf: Question) -> Choices:
        """Only debts go away, by being paid, and clocks, by running out."""
        match leaf:
            case Some():
                fitting = (matter for matter in self.situation.matters if leaf.fits(matter, self.situation))
                return every(either((self._payments(matter, leaf), self._run_out(matter))) for matter in fitting)
            case StaffImplicated() | AuthorityHasFiled() | CustomerIs() | Exposure() | After():
                return NEVER
            case _:
                assert_never(leaf)

    def _after(self, leaf: After) -> Choices:
        told = [filed for filed in self.situation.history if filed.desk is leaf.desk]
        first = SO_ALREADY if told else self._told(leaf.desk)
        if leaf.unanswered_for is None:
            answers = _each(DeskAnswered(desk=leaf.desk, answer=answer) for answer in leaf.answers)
            return every((first, answers or SO_ALREADY))
        since = [filed.on for filed in told if filed.answer is None] or ([] if told else [self.case.as_of])
        return every((first, either(self._unanswered(day, leaf.unanswered_for) for day in since)))

    def _told(self, desk: Desk) -> Choices:
        """What may be told now may be told; nothing else is."""
        return _each(
            DeskTold(desk=desk, form=route.form, violations=(*route.violations, *route.unverified))
            for route in self.routes
            if route.desk is desk
        )

    def _unanswered(self, since: dt.date, days: int) -> Choices:
        holidays = self.law.parameter("holidays") or ()
        waits = (
            wait for wait in range(1, HORIZON) if working_days(since, _later(self.case.as_of, wait), holidays) >= days
        )
        return self._waiting(next(waits, 0))

    # ---------------------------------------------------------------- one violation

    def _fitting(self, some: Some, matter: Matter) -> Choices:
        """What might give *matter* all the features."""
        if some.kinds and matter.kind not in some.kinds:
            return NEVER
        return every(self._feature(asked, matter) for asked in _features(some))

    def _feature(self, asked: Some, matter: Matter) -> Choices:
        """What might give *matter* the one feature that is asked."""
        if asked.fits(matter, self.situation):
            return SO_ALREADY
        return either(
            (
                self._more_serious(asked.severity, matter) if asked.severity else NEVER,
                self._sufficient(asked, matter),
                self._behind(asked.days_past_due, matter) if asked.days_past_due is not None else NEVER,
                self._more_overdue(asked.overdue, matter) if asked.overdue else NEVER,
                self._called(matter) if asked.accelerated else NEVER,
                self._near_the_end(asked, matter),
                self._lost(asked, matter),
                self._pursued(asked, matter),
            )
        )

    def _sufficient(self, asked: Some, matter: Matter) -> Choices:
        if asked.sufficient_for is not None:
            return self.repaired(matter.violation, asked.sufficient_for)
        if asked.judged is not None and Verdict.SUFFICIENT in asked.judged.verdicts:
            return self.repaired(matter.violation, asked.judged.channel)
        return NEVER

    def _more_serious(self, wanted: Severity, matter: Matter) -> Choices:
        """Arrears weigh more with time; what else a violation weighs is as it is."""
        if matter.kind is not ViolationKind.OVERDUE_PAYMENT:
            return NEVER
        days = (
            days
            for days, severity in self.law.jurisdiction.profile(matter.kind).by_days
            if severity.rank >= wanted.rank
        )
        return either(self._behind(more + 1, matter) for more in days)

    def _behind(self, days: int, matter: Matter) -> Choices:
        if matter.days_past_due:
            return self._waiting(days - matter.days_past_due)
        due = self._due_days(matter)
        return either(self._waiting((_later(day, days) - self.case.as_of).days) for day in due[:1])

    def _more_overdue(self, line: Money, matter: Matter) -> Choices:
        """By what falls due next, or by the call of the loan."""
        days = sorted({(day - self.case.as_of).days + 1 for day in self._due_days(matter)})
        # What is overdue only grows while nobody pays.
        first = bisect_left(days, True, key=lambda wait: self._overdue_after(wait, matter, line))  # noqa: FBT003 - what is looked for
        called = either((self._called(matter), every((self._called(matter), self._waiting(1)))))
        return either((*map(self._waiting, days[first : first + 1]), called))

    def _overdue_after(self, wait: int, matter: Matter, line: Money) -> bool:
        loan = self._loan(matter)
        if loan is None or loan.principal.currency != line.currency or wait > HORIZON:
            return False
        claim = self.law.debt(self.case).at(_later(self.case.as_of, wait)).of(loan)
        return claim is not None and claim.overdue >= line

    def _called(self, matter: Matter) -> Choices:
        loan = self._loan(matter)
        return _each((LoanCalled(loan=self.case.name_of(loan)),)) if loan else NEVER

    def _near_the_end(self, asked: Some, matter: Matter) -> Choices:
        left = matter.days_left(asked.clock)
        if asked.days_left is None or left is None:
            return NEVER
        return self._waiting(left - asked.days_left)

    def _lost(self, asked: Some, matter: Matter) -> Choices:
        lines = (asked.loss, dict(self.situation.thresholds).get(asked.loss_reaches or ""))
        return _each(
            LossEstablished(violation=matter.violation, amount=line)
            for line in lines
            if line is not None and _may_reach(matter.direct_loss, line)
        )

    def _pursued(self, asked: Some, matter: Matter) -> Choices:
        """A suit may be asked for; what keeps one that is asked for already is told by its findings."""
        if asked.pursued_by is None:
            return NEVER
        return _each((ClaimMade(violation=matter.violation, pursuit=asked.pursued_by),))

    # ---------------------------------------------------------------- what goes away

    def _payments(self, matter: Matter, some: Some) -> Choices:
        """The oldest debts are paid, one after the other; or so much that what is left stays below the line."""
        loan = self._loan(matter)
        if loan is None or not matter.overdue:
            return NEVER
        claim = self.law.debt(self.case).of(loan)
        debts = [arrear.total for arrear in arrears.arrears(claim)] if claim else []
        sums = list(accumulate(debts))
        if some.overdue is not None and some.overdue.currency == matter.overdue.currency:
            sums.append(matter.overdue - some.overdue + grain(some.overdue.currency))
        name = self.case.name_of(loan)
        return _each(Paid(loan=name, amount=sum_) for sum_ in sorted(set(sums)))

    def _run_out(self, matter: Matter) -> Choices:
        return either(self._waiting(left + 1) for _, left in matter.clocks)

    # ---------------------------------------------------------------- days and loans

    def _waiting(self, days: int) -> Choices:
        if not 0 < days <= HORIZON or days > (dt.date.max - self.case.as_of).days:
            return NEVER
        return _each((TimePassed(days=days, until=self.case.as_of + dt.timedelta(days=days)),))

    def _loan(self, matter: Matter) -> Loan | None:
        """Its loan, where what is due can be reckoned."""
        violation = self.case.violation(matter.violation)
        loan = self.case.loan(violation.loan) if violation else None
        return loan if loan and len(arrears.currencies(loan)) == 1 else None

    def _due_days(self, matter: Matter) -> tuple[dt.date, ...]:
        """The days on which what is unpaid was due or will be, oldest first."""
        loan = self._loan(matter)
        claim = self.law.debt(self.case).of(loan) if loan else None
        return claim.due_days if claim else ()


def every(parts: Iterable[Choices]) -> Choices:
    """What makes all of *parts* so: one alternative of each."""
    together = SO_ALREADY
    for part in parts:
        both = (in_order((*mine, *theirs)) for mine in together for theirs in part)
        together = _lightest(both, whole=together.whole and part.whole)
        if not together:
            break
    return together


def either(parts: Iterable[Choices]) -> Choices:
    """What makes one of *parts* so."""
    each = tuple(parts)
    return _lightest((choice for part in each for choice in part), whole=all(part.whole for part in each))


def _lightest(choices: Iterable[Changes], *, whole: bool) -> Choices:
    every_one = dict.fromkeys(choices)
    few = [changes for changes in every_one if len(changes) <= MOST_CHANGES]
    kept = sorted(few, key=weight)[:WIDTH]
    return Bounded(kept, whole=whole and len(kept) == len(every_one))


def _each(changes: Iterable[Change]) -> Choices:
    """Each of *changes* alone is an alternative."""
    return Bounded((change,) for change in changes)


_TOGETHER = frozenset({"kinds", "clock", "days_left"})
_ALONE = tuple(field.name for field in attrs.fields(Some) if field.name not in _TOGETHER)


def _features(some: Some) -> Iterator[Some]:
    """Each feature that *some* asks for, alone; the clock and its days are one, and what kind it is no change turns."""
    for name in _ALONE:
        if (value := getattr(some, name)) is not None and value is not False:
            yield Some(**{name: value})
    if some.clock is not None or some.days_left is not None:
        yield Some(clock=some.clock, days_left=some.days_left)


def _may_reach(stated: Money | None, line: Money) -> bool:
    """Whether a sum that the file states may turn out to be at the line."""
    return stated is None or stated.currency == line.currency


def _later(day: dt.date, days: int) -> dt.date:
    """So many days later; the last day there is where that is past it."""
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))
