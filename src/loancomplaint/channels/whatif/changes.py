"""The changes that may move a case to another desk: a closed set, each said as a condition and made to a file.

None is advice. A fact of the world is a condition that may come to hold, never one to be brought about;
what stands in a changed file for something a person would have to find out is a stand-in, and proves the condition.
"""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Final, Self, TypeAlias, assert_never, get_args

import attrs

from loancomplaint.assessment.repairs import Repair
from loancomplaint.channels import DeskAnswer, Filed
from loancomplaint.facts import (
    Acceleration,
    AuthorityFiling,
    CaseFile,
    Clause,
    CustomerKind,
    Desk,
    DirectLoss,
    EvidenceKind,
    Form,
    Loan,
    Payment,
    Pursuit,
    Request,
    RequestKind,
    StaffMember,
    Violation,
)
from loancomplaint.rules import Drop, Give, Obtain, Reword, Send
from loancomplaint.rules.stand_ins import NAME
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label, phrase, plural, verbatim


@attrs.frozen(kw_only=True)
class World:
    """What a change is made to.

    Attributes:
        case: The open case.

        history: What was handed in before.

        day: A day on which something happens that the file is to know of at once.

        passed: By how many days all days have moved on.
    """

    case: CaseFile
    history: tuple[Filed, ...]
    day: dt.date
    passed: int = 0


@attrs.frozen(kw_only=True)
class _Change(ABC):
    """What every change is.

    Attributes:
        beyond: Whether it lies beyond what the bank can do or wait for.
    """

    beyond: ClassVar[bool] = False

    @property
    @abstractmethod
    def says(self) -> Phrase:
        """It as a condition, to stand after “if”."""

    @abstractmethod
    def made(self, world: World) -> World:
        """The world in which it is so."""

    @property
    def kind(self) -> str:
        """Its name in the closed set: ``time_passed``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    @property
    def effort(self) -> int:
        """How much it takes, in the measure of a remedy; a day that must pass counts as one."""
        return 1

    def less(self) -> Self | None:
        """The next smaller change of its kind; None where there is none."""
        return None


@attrs.frozen(kw_only=True)
class _OfSum(_Change):
    """A change by a sum of money, which the bank does not set."""

    amount: Money
    beyond: ClassVar[bool] = True

    def less(self) -> Self | None:
        """A minor unit less."""
        amount = self.amount - grain(self.amount.currency)
        return attrs.evolve(self, amount=amount) if amount else None


@attrs.frozen(kw_only=True)
class Repaired(_Change):
    """What a finding asks for is there."""

    violation: str
    repair: Repair

    @property
    def effort(self) -> int:
        """The repair's own."""
        return self.repair.effort

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        remedy, of = self.repair.remedy, verbatim(self.violation)
        match remedy:
            case Obtain():
                kind, what = label(self.repair.evidence or EvidenceKind.OTHER), Phrase(remedy.what)
                said = "{what} ({kind}) is obtained and cited for {violation}"
                return phrase(said, what=what, kind=kind, violation=of)
            case Give():
                what = Phrase(remedy.what)
                return phrase("{what} is established and stated for {violation}", what=what, violation=of)
            case Reword() | Drop() | Send():
                code = verbatim(self.repair.code)
                return phrase("what {code} finds of {violation} is put right", code=code, violation=of)
            case _:
                assert_never(remedy)

    def made(self, world: World) -> World:
        """The world in which it is so."""
        return attrs.evolve(world, case=self.repair.change(world.case))


@attrs.frozen(kw_only=True)
class LoanCalled(_Change):
    """The loan is called, and the notice has arrived."""

    loan: str

    @property
    def effort(self) -> int:
        """That of sending a notice."""
        return Send.effort

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("the loan {loan} is called and the notice has arrived", loan=verbatim(self.loan))

    def made(self, world: World) -> World:
        """The world in which it is so."""

        def called(loan: Loan) -> Loan:
            before = loan.acceleration or Acceleration(declared_on=world.day)
            return attrs.evolve(loan, acceleration=attrs.evolve(before, delivered_on=world.day))

        return _with_loan(world, self.loan, called)


@attrs.frozen(kw_only=True)
class ClaimMade(_Change):
    """A claim is made because of a violation, on the customer, by a clause that allows it."""

    violation: str
    pursuit: Pursuit

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        of = verbatim(self.violation)
        return phrase("a claim is made by {pursuit} because of {violation}", pursuit=label(self.pursuit), violation=of)

    def made(self, world: World) -> World:
        """The world in which it is so; what the contract says of it is for a person to find out."""
        violation = world.case.violation(self.violation)
        loan = world.case.loan(violation.loan) if violation else None
        if loan is None:
            return world
        clause = f"{NAME}{len(loan.clauses)}"
        asked = Request(
            kind=_MEASURES[self.pursuit],
            violations=(self.violation,),
            basis=(f"contract:{loan.contract_no}#{clause}",),
            against=(world.case.customer.name,) if world.case.customer.name else (),
        )
        allowed = attrs.evolve(loan, clauses=(*loan.clauses, Clause(ref=clause)))
        loans = tuple(allowed if each is loan else each for each in world.case.loans)
        return _with_case(world, loans=loans, requests=(*world.case.requests, asked))


_MEASURES: Final = {
    Pursuit.SUIT: RequestKind.PURSUE_LEGAL_RECOVERY,
    Pursuit.LODGING: RequestKind.LODGE_CLAIM,
    Pursuit.REPORT_TO_POLICE: RequestKind.REPORT_TO_POLICE,
}
"""The measure by which a claim is made in each way."""


@attrs.frozen(kw_only=True)
class Paid(_OfSum):
    """So much more is paid under a loan."""

    loan: str

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("{sum} more is paid under the loan {loan}", sum=self.amount, loan=verbatim(self.loan))

    def made(self, world: World) -> World:
        """The world in which it is so."""
        payment = Payment(received_on=world.day, amount=self.amount)
        return _with_loan(world, self.loan, lambda loan: attrs.evolve(loan, payments=(*loan.payments, payment)))


@attrs.frozen(kw_only=True)
class LossEstablished(_OfSum):
    """The direct loss from a violation is so much, or more."""

    violation: str

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        of = verbatim(self.violation)
        return phrase("a direct loss of {sum} or more from {violation} is established", sum=self.amount, violation=of)

    def made(self, world: World) -> World:
        """The world in which it is so."""

        def lost(violation: Violation) -> Violation:
            before = violation.direct_loss or DirectLoss(method=NAME, on=world.day)
            return attrs.evolve(violation, direct_loss=attrs.evolve(before, amount=self.amount))

        violations = tuple(lost(v) if v.id == self.violation else v for v in world.case.violations)
        return _with_case(world, violations=violations)


@attrs.frozen(kw_only=True)
class ExposureEstablished(_OfSum):
    """All that the customer owes the bank is so much, or more."""

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("a total exposure of {sum} or more to the customer is established", sum=self.amount)

    def made(self, world: World) -> World:
        """The world in which it is so."""
        return _with_case(world, customer=attrs.evolve(world.case.customer, total_exposure=self.amount))


@attrs.frozen(kw_only=True)
class CustomerKnown(_Change):
    """The borrower, of whom the file does not say, is of this kind."""

    customer: CustomerKind
    beyond: ClassVar[bool] = True

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("it is established that the customer is: {kind}", kind=label(self.customer))

    def made(self, world: World) -> World:
        """The world in which it is so."""
        return _with_case(world, customer=attrs.evolve(world.case.customer, kind=self.customer))


@attrs.frozen(kw_only=True)
class StaffFound(_Change):
    """The bank's own staff are implicated: of this desk, where one is named."""

    desk: Desk | None = None
    beyond: ClassVar[bool] = True

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        if self.desk is None:
            return Phrase("it is established that staff of the bank are implicated")
        return phrase("it is established that staff of {desk} are implicated", desk=label(self.desk))

    def made(self, world: World) -> World:
        """The world in which it is so."""
        member = StaffMember(name=NAME, desk=self.desk)
        return _with_case(world, implicated_staff=(*world.case.implicated_staff, member))


@attrs.frozen(kw_only=True)
class CaseFiled(_Change):
    """An authority has filed the case."""

    beyond: ClassVar[bool] = True

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return Phrase("it is established that an authority has filed the case")

    def made(self, world: World) -> World:
        """The world in which it is so."""
        filing = AuthorityFiling(filed_on=world.day)
        return _with_case(world, authority_filings=(*world.case.authority_filings, filing))


@attrs.frozen(kw_only=True)
class DeskTold(_Change):
    """The report that may go to a desk now is handed in there."""

    desk: Desk
    form: Form
    violations: tuple[str, ...]

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("the {form} is handed in to {desk}", form=label(self.form), desk=label(self.desk))

    def made(self, world: World) -> World:
        """The world in which it is so."""
        filed = Filed(desk=self.desk, form=self.form, on=world.day, violations=self.violations)
        return attrs.evolve(world, history=(*world.history, filed))


@attrs.frozen(kw_only=True)
class DeskAnswered(_Change):
    """A desk that was told answers."""

    desk: Desk
    answer: DeskAnswer
    beyond: ClassVar[bool] = True

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return phrase("{desk} answers: {answer}", desk=label(self.desk), answer=label(self.answer))

    def made(self, world: World) -> World:
        """The world in which everything that waits at the desk is answered so."""

        def answered(filed: Filed) -> Filed:
            waits = (
                filed.desk is self.desk and (known := filed.known_by(world.day)) is not None and known.answer is None
            )
            return attrs.evolve(filed, answer=self.answer, answered_on=world.day) if waits else filed

        return attrs.evolve(world, history=tuple(map(answered, world.history)))


@attrs.frozen(kw_only=True)
class TimePassed(_Change):
    """So many calendar days pass, and nothing else happens.

    Attributes:
        until: The day on which the file speaks then.
    """

    days: int
    until: dt.date

    @property
    def effort(self) -> int:
        """A day counts as one."""
        return self.days

    @property
    def says(self) -> Phrase:
        """It as a condition."""
        return plural(
            "one more day passes (to {day})", "{count} more days pass (to {day})", count=self.days, day=self.until
        )

    def made(self, world: World) -> World:
        """The world in which it is so; what the bank knows by then, and the law, move on with the file."""
        later = dt.timedelta(days=self.days)
        moved = _with_case(world, as_of=world.case.as_of + later)
        return attrs.evolve(moved, day=world.day + later, passed=world.passed + self.days)

    def of(self, days: int) -> Self:
        """The same with another number of days."""
        return attrs.evolve(self, days=days, until=self.until + dt.timedelta(days=days - self.days))

    def less(self) -> Self | None:
        """A day less."""
        return self.of(self.days - 1) if self.days > 1 else None


Change: TypeAlias = (
    Repaired
    | LoanCalled
    | ClaimMade
    | Paid
    | LossEstablished
    | ExposureEstablished
    | CustomerKnown
    | StaffFound
    | CaseFiled
    | DeskTold
    | DeskAnswered
    | TimePassed
)
"""Closed: what is not here is never suggested.

Changes are made and said in this order: a desk answers once it was told, and time passes last.
"""

_ORDER: Final = get_args(Change)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """*changes*, each once, in the order in which they are made and said; of several waits the longest."""
    once = tuple(dict.fromkeys(changes))
    waits = sorted((change for change in once if isinstance(change, TimePassed)), key=lambda wait: wait.days)
    others = (change for change in once if not isinstance(change, TimePassed))
    # Two repairs of one violation stay as they were found: the second may lean on the first.
    ordered = sorted(others, key=lambda change: (_ORDER.index(type(change)), _whose(change)))
    return (*ordered, *waits[-1:])


def _whose(change: Change) -> str:
    return change.violation if isinstance(change, Repaired) else str(change.says)


def weight(changes: tuple[Change, ...]) -> tuple[int, int, int, tuple[str, ...]]:
    """What comes first: what the bank can do or wait for, then the least effort; nothing hangs on the file's order."""
    beyond = sum(change.beyond for change in changes)
    return beyond, sum(change.effort for change in changes), len(changes), tuple(str(c.says) for c in changes)


def made(changes: Iterable[Change], world: World) -> World:
    """The world in which all of *changes* are so."""
    for change in changes:
        world = change.made(world)
    return world


def grain(currency: str) -> Money:
    """The minor unit of *currency*."""
    return Money.least(currency)


def _with_case(world: World, **fields: Any) -> World:  # noqa: ANN401 - fields of CaseFile, checked by attrs
    return attrs.evolve(world, case=attrs.evolve(world.case, **fields))


def _with_loan(world: World, name: str, change: Callable[[Loan], Loan]) -> World:
    named = world.case.loan(name)
    return _with_case(world, loans=tuple(change(loan) if loan is named else loan for loan in world.case.loans))
