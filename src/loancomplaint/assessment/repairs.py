"""What is missing: the smallest repairs after which a verdict becomes sufficient, each proved by making it.

A remedy says what a person should do. Here it is done to a copy of the file, with a value of the right kind in place,
and the copy is assessed again. What does not make the verdict sufficient is no repair.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Protocol, TypeAlias, assert_never

import attrs

from loancomplaint.assessment.bounded import Bounded, SearchEndedError, gathered, limited
from loancomplaint.debt import arrears
from loancomplaint.errors import LoanComplaintError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Citation,
    Declaration,
    Evidence,
    EvidenceKind,
    Installment,
    Origin,
    Person,
    Verdict,
    Violation,
    ViolationStatus,
    paths,
)
from loancomplaint.facts.claims import DirectLoss
from loancomplaint.law import Law
from loancomplaint.rules import Drop, Finding, Give, Obtain, Remedy, Reword, Send
from loancomplaint.rules.stand_ins import NAME, model_evidence
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money


class SupportsVerdicts(Protocol):
    """What this module needs to know of an assessment."""

    def verdict(self, violation: str, channel: Channel) -> Verdict | None:
        """What a violation amounts to in a channel; None where the file does not have it, or it is not known."""

    def why(self, violation: str, channel: Channel) -> tuple[Finding, ...]:
        """The findings that decide it."""


Assesses: TypeAlias = Callable[[CaseFile], SupportsVerdicts]
"""Assesses another version of the same file on the same days, under the same law and rulebook."""

STATES = 128
"""How many half-repaired files are looked at before the search ends."""

FileEdit: TypeAlias = Callable[[CaseFile], CaseFile]
"""Makes another version of a file."""


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Repair:
    """One thing to do.

    Attributes:
        code: The rule that asks for it.

        path: Where in the file as written.

        remedy: What to do there.

        change: It, done to a file, with a stand-in for what a person would fill in.

        evidence: For evidence to be obtained, of which kind; one of those that the remedy names.
    """

    code: str
    path: str
    remedy: Remedy
    change: FileEdit = attrs.field(eq=False, repr=False)
    evidence: EvidenceKind | None = None

    @property
    def effort(self) -> int:
        """How much work it is, in the remedy's own measure."""
        return self.remedy.effort


@attrs.frozen(kw_only=True)
class Way:
    """A set of repairs after which the verdict is sufficient, and of which none can be left out.

    Attributes:
        repaired: The proof: the file with all of them made, with stand-ins for what a person would fill in.

        short: For each repair the file with all but that one made.
    """

    repairs: tuple[Repair, ...]
    repaired: CaseFile = attrs.field(eq=False, repr=False)
    short: tuple[CaseFile, ...] = attrs.field(eq=False, repr=False)

    @property
    def effort(self) -> int:
        """The sum of the efforts."""
        return sum(repair.effort for repair in self.repairs)


@attrs.frozen(kw_only=True)
class _State:
    """A half-repaired file: what was done to it, and what still decides against it."""

    file: CaseFile
    repairs: tuple[Repair, ...]
    deciding: tuple[Finding, ...]

    @property
    def promise(self) -> int:
        """The effort made, and the least that the findings still ask for."""
        done = sum(repair.effort for repair in self.repairs)
        return done + sum(finding.remedy.effort for finding in self.deciding)


def missing(
    read: Assesses, file: CaseFile, violation: str, channel: Channel, *, law: Law, states: int = STATES
) -> Bounded[Way]:
    """The ways to make a verdict sufficient, least effort first.

    Args:
        read: How the file is assessed; one that is `Limited` already is not limited again.

        file: As written.

        violation: The id of the violation.

        channel: Where it is to go.

        law: Whose words would be found in evidence that nothing is wrong with.

        states: How many half-repaired files are looked at before the search ends.

    Returns:
        One way of no repairs where the verdict is sufficient already. None where the violation is not known on the
        day, where its kind is no ground for the channel, or where no repair that can be made to a file leads there.
    """
    reading = limited(read, file)

    def decide(state: CaseFile) -> tuple[Finding, ...] | None:
        assessment = reading(state)
        return None if assessment.verdict(violation, channel) is None else assessment.why(violation, channel)

    found = gathered(_way(decide, file, state.repairs) for state in _repaired(decide, file, violation, law, states))
    ways: dict[frozenset[object], Way] = {}
    for way in found:
        ways.setdefault(frozenset((repair.path, repair.evidence or repair.code) for repair in way.repairs), way)
    return Bounded(sorted(ways.values(), key=lambda way: way.effort), whole=found.whole)


def _way(decide: _Decide, file: CaseFile, repairs: tuple[Repair, ...]) -> Way:
    needed = _needed(decide, file, repairs)
    short = tuple(_made(file, _others(needed, repair)) for repair in needed)
    return Way(repairs=needed, repaired=_made(file, needed), short=short)


def carrying(read: Assesses, file: CaseFile, violation: str, channel: Channel) -> Bounded[str]:
    """The ids of the evidence without which the verdict would be another, in the order of mention."""
    named = file.violation(violation)
    reading = limited(read, file)
    as_it_is = reading(file).verdict(violation, channel)
    return gathered(
        id_
        for id_ in dict.fromkeys(named.cites if named else ())
        if reading(file.without_evidence(id_)).verdict(violation, channel) is not as_it_is
    )


_Decide: TypeAlias = Callable[[CaseFile], tuple[Finding, ...] | None]
"""The findings that decide against a version of the file; none where it is sufficient, None where it is not judged."""


def _repaired(decide: _Decide, file: CaseFile, violation: str, law: Law, states: int) -> Iterator[_State]:
    """Files in which nothing decides against the violation any more, the most promising looked at first.

    Of equal promise the one nearest to its end comes first, so that a bounded search ends with an answer.

    Raises:
        SearchEndedError: As many were looked at as may be, and others wait.
    """
    waiting: list[tuple[int, int, int, _State]] = []
    ticket = count()

    def wait(state: _State) -> None:
        heapq.heappush(waiting, (state.promise, len(state.deciding), next(ticket), state))

    if (deciding := decide(file)) is not None:
        wait(_State(file=file, repairs=(), deciding=deciding))
    for _ in range(states):
        if not waiting:
            return
        *_, state = heapq.heappop(waiting)
        if not state.deciding:
            yield state
        else:
            for after in _after(decide, state, violation, law):
                wait(after)
    if waiting:
        raise SearchEndedError


def _after(decide: _Decide, state: _State, violation: str, law: Law) -> Iterator[_State]:
    """The states after each way to be rid of the first finding, if only the file were so."""
    first = state.deciding[0]
    for kind in _wanted(first.remedy):
        for change in _candidates(state.file, first, kind, violation, law):
            if (after := _tried(decide, state.file, change)) is None or _still_there(first, after[1]):
                continue
            repair = Repair(code=first.code, path=first.path, remedy=first.remedy, change=change, evidence=kind)
            yield _State(file=after[0], repairs=(*state.repairs, repair), deciding=after[1])
            break


def _tried(decide: _Decide, file: CaseFile, change: FileEdit) -> tuple[CaseFile, tuple[Finding, ...]] | None:
    try:
        changed = change(file)
        deciding = decide(changed)
    except (LoanComplaintError, LookupError, TypeError):
        return None  # a value that cannot stand there
    return None if deciding is None else (changed, deciding)


def _still_there(finding: Finding, deciding: tuple[Finding, ...]) -> bool:
    return any((f.code, f.path, f.says) == (finding.code, finding.path, finding.says) for f in deciding)


def _needed(decide: _Decide, file: CaseFile, repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """The repairs without those that turn out not to matter; of what is left, none can be left out."""
    for repair in repairs:
        others = _others(repairs, repair)
        if decide(_made(file, others)) == ():
            return _needed(decide, file, others)
    return repairs


def _others(repairs: tuple[Repair, ...], repair: Repair) -> tuple[Repair, ...]:
    return tuple(other for other in repairs if other is not repair)


def _made(file: CaseFile, repairs: tuple[Repair, ...]) -> CaseFile:
    for repair in repairs:
        file = repair.change(file)
    return file


def _wanted(remedy: Remedy) -> tuple[EvidenceKind | None, ...]:
    if isinstance(remedy, Obtain):
        return remedy.kinds or (EvidenceKind.OTHER,)
    return (None,)


def _candidates(
    state: CaseFile, finding: Finding, kind: EvidenceKind | None, violation: str, law: Law
) -> Iterator[FileEdit]:
    remedy = finding.remedy
    match remedy:
        case Obtain():
            for origin in remedy.origins or (None,):
                item = model_evidence(_fresh(state), kind or EvidenceKind.OTHER, law, on=state.as_of, origin=origin)
                yield _obtained(item, finding.violation or violation)
        case Give() | Reword():
            for value in _values(state, finding, violation, remedy.example):
                yield _written(finding.path, value)
        case Drop() | Send():
            return  # a fact does not go away, and a notice is a step of its own: see whatif
        case _:
            assert_never(remedy)


def _written(path: str, value: object) -> FileEdit:
    return lambda case: paths.put(case, path, value)


def _obtained(item: Evidence, violation: str) -> FileEdit:
    def change(case: CaseFile) -> CaseFile:
        # Repairs of two violations, found apart and made together, may have hit upon one id.
        new = item if case.item(item.id) is None else attrs.evolve(item, id=(id_ := _fresh(case)), issuer=id_)
        cited = tuple(_citing(v, new.id) if v.id == violation else v for v in case.violations)
        return attrs.evolve(case, evidence=(*case.evidence, new), violations=cited)

    return change


def _fresh(case: CaseFile) -> str:
    return next(name for number in count(1) if case.item(name := f"E+{number}") is None)


def _citing(violation: Violation, evidence: str) -> Violation:
    return attrs.evolve(violation, citations=(*violation.citations, Citation(evidence=evidence)))


def _values(case: CaseFile, finding: Finding, violation: str, example: str | None) -> Iterator[object]:
    """Values that might stand where a finding points, likely ones first; of texts the one that the remedy brings."""
    try:
        kind = paths.at(case, finding.path).kind
    except (LookupError, TypeError):
        return
    if kind is bool:
        yield True
    elif kind is str:
        yield from (example or NAME, *(loan.contract_no for loan in case.loans), *(item.id for item in case.evidence))
    elif kind is dt.date:
        yield from _days(case)
    elif kind is Money:
        yield from _sums(case, finding, violation)
    elif kind is ViolationStatus:
        yield ViolationStatus.CONFIRMED
    elif kind is Origin:
        yield from Origin
    else:
        yield from _wholes(case, kind)


def _wholes(case: CaseFile, kind: Any) -> Iterator[object]:  # noqa: ANN401 - the type of a field
    """Whole facts that might be missing."""
    if kind is Declaration:
        yield Declaration(truthful=True, interests=(), signed_on=case.as_of)
    elif kind is Person:
        yield Person(name=NAME)
    elif kind is DirectLoss:
        yield DirectLoss(amount=Money.zero("CNY"), method=NAME, on=case.as_of)
    elif kind == tuple[Installment, ...]:
        yield from _schedules(case)
    elif kind == tuple[str, ...]:
        yield ()


def _schedules(case: CaseFile) -> Iterator[tuple[Installment, ...]]:
    """Schedules that bear out what is claimed: one installment of the sum claimed and of all that was paid."""
    for violation in case.violations:
        loan = case.loan(violation.loan)
        claimed = violation.amount
        if loan and claimed and violation.began_on and arrears.currencies(loan) == {claimed.currency}:
            paid = Money.total((payment.amount for payment in loan.payments), loan.principal.currency)
            nothing = Money.zero(loan.principal.currency)
            yield (Installment(due_on=violation.began_on, principal=claimed + paid, interest=nothing),)


def _days(case: CaseFile) -> Iterator[dt.date]:
    """Days of the file itself: what is due, what began, what was signed, and the day it speaks."""
    due = (arrears.due_day(loan, i.due_on) for loan in case.loans for i in loan.installments)
    known = [day for violation in case.violations for day in (violation.began_on, violation.ended_on) if day]
    signed = [day for loan in case.loans for day in (loan.signed_on, loan.disbursed_on) if day]
    yield from sorted({*due, *known, *signed, case.as_of, case.as_of - dt.timedelta(days=1)})


def _sums(case: CaseFile, finding: Finding, violation: str) -> Iterator[Money]:
    """Sums that the file bears out: those that the finding names, the least of all, and what was lent."""
    named = case.violation(violation)
    yield from (value for _, value in finding.says.params if isinstance(value, Money)) if finding.says else ()
    for loan in case.loans_of(named.loan) if named else ():
        yield Money.least(loan.principal.currency)
        yield loan.principal
