"""PRC: may it be sent now, or has a clock run out?"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import CaseFile, EvidenceKind, Request, RequestKind, SecurityKind, ViolationKind
from loancomplaint.law import Law
from loancomplaint.law.time_limits import Clock, ClockKind, clocks
from loancomplaint.rules.rulebook import INFORMS, LEGAL, Doubt, Drop, Gap, Give, Obtain, rule
from loancomplaint.words import phrase


@rule("PRC-201", cites=("limitation-period", "limitation-defence"), guards=INFORMS)
def limitation_runs(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The claim is within the period of limitation.

    Expired, it is a defence that a court may not raise of its own motion, and acknowledgement revives the debt.
    """
    places = {violation.id: i for i, violation in enumerate(case.violations)}
    for clock in _expired(case, law, ClockKind.LIMITATION):
        says = phrase("The period of limitation ended on {day}; the debtor may refuse to pay.", day=clock.ends_on)
        remedy = Give("a demand, payment or acknowledgement that the file does not have yet")
        yield Doubt(f"violations[{places[clock.violation]}]", remedy, violation=clock.violation, says=says)


@rule("PRC-210", cites=("guarantee-period", "guarantee-period-lapse"), guards=LEGAL)
def guarantor_can_still_be_called(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A guarantor is called on within the guarantee period.

    The period is never interrupted; once it has passed, he is free.
    """
    lapsed = {clock.against for clock in _expired(case, law, ClockKind.GUARANTEE_PERIOD)}
    free = {
        security.provider
        for loan in case.loans
        for security in loan.security
        if security.kind is SecurityKind.GUARANTEE and (security.contract_no or security.id) in lapsed
    }
    for i, request in _requests(case, RequestKind.PURSUE_LEGAL_RECOVERY):
        for k, name in enumerate(request.against):
            if name in free:
                remedy = Drop("the guarantor, or show that he was called in time")
                yield Gap(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i))


@rule("PRC-211", cites=("revocation-period",), guards=LEGAL)
def transfer_can_still_be_revoked(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A transfer is attacked within a year of knowing it, and five of the act.

    The right is extinguished with the period; nothing interrupts it.
    """
    lapsed = {clock.violation: clock for clock in _expired(case, law, ClockKind.REVOCATION)}
    for i, request in _requests(case, RequestKind.REVOKE_TRANSFER):
        for clock in (lapsed[id_] for id_ in request.violations if id_ in lapsed):
            says = phrase("The right to revoke the transfer ended on {day}.", day=clock.ends_on)
            yield Gap(f"requests[{i}]", Drop("the request"), request=request.name_at(i), says=says)


@rule("PRC-221", cites=("extension-needs-consent",), guards=INFORMS)
def extension_is_shown(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """An extension that the file counts is shown by evidence.

    It moves the day on which the borrower is late, so somebody will ask who agreed to it.
    """
    for i, loan in enumerate(case.loans):
        for k, extension in enumerate(loan.extensions):
            if extension.evidence is None and any(v.kind is ViolationKind.OVERDUE_PAYMENT for v in case.violations):
                yield Doubt(f"loans[{i}].extensions[{k}].evidence", Give("the id of the agreement"))


@rule("PRC-222", guards=LEGAL)
def call_has_arrived(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A loan that was called says when the notice arrived.

    Calling takes effect on arrival; what was not yet due before is not due until then.
    """
    for i, loan in enumerate(case.loans):
        if loan.acceleration is not None and loan.acceleration.delivered_on is None:
            for violation in case.violations:
                if violation.kind is ViolationKind.OVERDUE_PAYMENT and case.loan(violation.loan) is loan:
                    remedy = Give("the day the notice arrived")
                    yield Gap(f"loans[{i}].acceleration.delivered_on", remedy, violation=violation.id)


@rule("PRC-231", cites=("preservation-before-suit",), guards=INFORMS)
def preservation_is_followed_by_a_suit(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Who asks for preservation asks for a suit too.

    A preservation before suit is lifted where no suit follows in time.
    """
    if any(_requests(case, RequestKind.PURSUE_LEGAL_RECOVERY)):
        return
    for i, request in _requests(case, RequestKind.PRESERVE_ASSETS):
        days = law.parameter("suit_after_preservation_days")
        if days is not None:
            says = phrase("A preservation before suit is lifted unless a suit follows within {days} days.", days=days)
            remedy = Give("a request to sue")
            yield Doubt(f"requests[{i}]", remedy, request=request.name_at(i), says=says)


@rule("PRC-230", cites=("payment-order-exclusion",), guards=LEGAL)
def order_or_preservation(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A payment order is not asked for beside preservation.

    After preservation before suit the court refuses the order; whether it comes before suit, a lawyer says.
    """
    if not any(_requests(case, RequestKind.PRESERVE_ASSETS)):
        return
    for i, request in _requests(case, RequestKind.APPLY_PAYMENT_ORDER):
        yield Doubt(f"requests[{i}]", Drop("the payment order, and sue"), request=request.name_at(i))


@rule("PRC-240", cites=("civil-and-criminal-overlap",), guards=LEGAL)
def crime_and_suit_do_not_meet(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The same facts are not sued for and reported as a crime without a lawyer's word.

    A court may dismiss the suit and send the file to the police.
    """
    reported = {id_ for _, request in _requests(case, RequestKind.REPORT_TO_POLICE) for id_ in request.violations}
    for i, request in _requests(case, RequestKind.PURSUE_LEGAL_RECOVERY):
        if reported.intersection(request.violations):
            remedy = Obtain("a lawyer's opinion", (EvidenceKind.THIRD_PARTY_ASSESSMENT,))
            yield Doubt(f"requests[{i}].violations", remedy, request=request.name_at(i))


def _requests(case: CaseFile, kind: RequestKind) -> Iterator[tuple[int, Request]]:
    return ((i, request) for i, request in enumerate(case.requests) if request.kind is kind)


def _expired(case: CaseFile, law: Law, kind: ClockKind) -> Iterator[Clock]:
    return (clock for clock in clocks(case, law) if clock.kind is kind and clock.days_left(case.as_of) < 0)


PROCEDURE = (
    limitation_runs,
    guarantor_can_still_be_called,
    transfer_can_still_be_revoked,
    extension_is_shown,
    call_has_arrived,
    order_or_preservation,
    preservation_is_followed_by_a_suit,
    crime_and_suit_do_not_meet,
)
