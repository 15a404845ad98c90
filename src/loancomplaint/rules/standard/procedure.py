"""PRC: may it be sent now, or has a clock run out?"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import CaseFile, EvidenceKind, Request, RequestKind, ViolationKind
from loancomplaint.law import Law
from loancomplaint.law.calls import CallGround, call_ground
from loancomplaint.law.liability import FOR_PAYMENT, WHY_NOT, Court, Flaw, Right
from loancomplaint.law.time_limits import Clock, ClockKind, clocks
from loancomplaint.rules.rulebook import INFORMS, LEGAL, Doubt, Drop, Gap, Give, Obtain, Remedy, rule
from loancomplaint.words import Phrase, phrase


@rule("PRC-201", cites=("limitation-period", "limitation-defence"), guards=INFORMS)
def limitation_runs(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The claim is within the period of limitation.

    Expired, it is a defence that a court may not raise of its own motion, and acknowledgement revives the debt.
    """
    places = {violation.id: f"violations[{i}]" for i, violation in enumerate(case.violations)}
    loans = {case.name_of(loan): f"loans[{i}]" for i, loan in enumerate(case.loans)}
    for clock in _lapsed(case, law, ClockKind.LIMITATION):
        says = phrase("The period of limitation ended on {day}; the debtor may refuse to pay.", day=clock.ends_on)
        remedy = Give("a demand, payment or acknowledgement that the file does not have yet")
        path = places[clock.violation] if clock.violation else loans[clock.loan or ""]
        yield Doubt(path, remedy, violation=clock.violation, says=says)


@rule("PRC-210", cites=("guarantee-period", "guarantee-period-lapse", "guarantee-each-for-itself"), guards=INFORMS)
def guarantor_can_still_be_called(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A guarantor is held within the guarantee period.

    A joint one by a demand, a general one by a suit against the debtor. The period is never interrupted, what holds one
    guarantor holds no other, and whoever it did not hold is free: the suit goes on against the rest.
    """
    court = Court.of(case, law)
    guarantees = [r for r in court.rights if r.lapsed and r.given.is_guarantee]
    for i, request in court.suits:
        for k, name in enumerate(request.against if request.kind in FOR_PAYMENT else ()):
            for right in guarantees:
                lapsed = [place for place in right.lapsed if place in court.places(request)]
                if right.given.provider is case.party(name) and lapsed:
                    yield _released(court, right, lapsed[0], (i, k))


def _released(court: Court, right: Right, place: int, at: tuple[int, int]) -> Gap:
    i, k = at
    clock = court.docket.guarantee_period(right.given, place)
    says = None
    if clock is not None and right.given.number is not None:
        says = phrase(
            "The guarantee period under {guarantee} ended on {day}, and nothing on file held the guarantor by then.",
            guarantee=right.given.number,
            day=clock.ends_on,
        )
    remedy = Drop("the guarantor, or show what held him in time")
    return Gap(f"requests[{i}].against[{k}]", remedy, request=court.case.requests[i].name_at(i), says=says)


@rule("PRC-212", cites=("mortgage-period", "mortgage-period-lapse"), guards=INFORMS)
def security_is_still_protected(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A mortgage is enforced within the limitation of the claim that it secures.

    Afterwards a court protects it no longer.
    """
    for right in Court.of(case, law).rights:
        if Flaw.CLAIM_LAPSED in right.flaws:
            remedy = Give("what began the limitation of the claim anew in time")
            yield Gap(right.given.path, remedy, says=WHY_NOT[Flaw.CLAIM_LAPSED])


@rule("PRC-211", cites=("revocation-period",), guards=LEGAL)
def transfer_can_still_be_revoked(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A transfer is attacked within a year of knowing it, and five of the act.

    The right is extinguished with the period; nothing interrupts it.
    """
    lapsed = {clock.violation: clock for clock in _lapsed(case, law, ClockKind.REVOCATION)}
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


@rule("PRC-222", cites=("rescission-notice",), guards=LEGAL)
def call_has_arrived(case: CaseFile, law: Law) -> Iterator[Gap]:
    """A loan that was called says when the notice arrived.

    Calling takes effect on arrival; what was not yet due before is not due until then. A suit that itself calls the
    loan takes the notice's place: the call then takes effect when the complaint is served.
    """
    calling = {
        place
        for request in case.requests
        if request.kind is RequestKind.ACCELERATE_LOAN
        for place in Court.of(case, law).places(request)
    }
    for violation in case.violations:
        if violation.kind is not ViolationKind.OVERDUE_PAYMENT:
            continue
        for i in case.places_of(violation.loan):
            called = case.loans[i].acceleration
            if called is not None and called.delivered_on is None:
                remedy = Give("the day the notice arrived")
                blocks = INFORMS if i in calling else LEGAL
                yield Gap(f"loans[{i}].acceleration.delivered_on", remedy, violation=violation.id, blocks=blocks)


@rule("PRC-224", cites=("rescission-notice",), guards=LEGAL)
def call_waits_for_the_cure(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A loan is called once the days that the contract gives to cure the breach are over.

    A call before its time calls nothing. Where the clause wants a notice the days run from its arrival, else from the
    first day of the breach.
    """
    for i, request in _requests(case, RequestKind.ACCELERATE_LOAN):
        for says, remedy in dict.fromkeys(_uncured(ground) for ground in _grounds(case, law, request)):
            yield Doubt(f"requests[{i}]", remedy, request=request.name_at(i), says=says)


def _grounds(case: CaseFile, law: Law, request: Request) -> Iterator[CallGround]:
    """What lets the lender call the loans that *request* is about, where a cure period still stands in the way."""
    for id_ in dict.fromkeys(request.violations):
        if (violation := case.violation(id_)) is not None:
            for loan in case.loans_of(violation.loan):
                ground = call_ground(case, law, loan, violation)
                if ground.is_granted and not ground.may_call_on(case.as_of):
                    yield ground


def _uncured(ground: CallGround) -> tuple[Phrase, Remedy]:
    """What the first cure period to end still wants: its last day to pass, or a notice from which it runs."""
    last = min((day for clause in ground.clauses if (day := ground.cure_ends(clause))), default=None)
    days = min(clause.cure_days for clause in ground.clauses if clause.cure_days)
    if last is None:
        says = phrase(
            "The contract gives {days:days} to cure from a written notice, and none is shown to have arrived.",
            days=days,
        )
        return says, Obtain("the proof that a notice to cure arrived", (EvidenceKind.DELIVERY_PROOF,))
    says = phrase(
        "The {days:days} that the contract gives to cure end on {day}; the loan may be called from the day after.",
        days=days,
        day=last,
    )
    return says, Drop("the call, until that day is past")


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
            says = phrase("A preservation before suit is lifted unless a suit follows within {days:days}.", days=days)
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


@rule("PRC-232", cites=("payment-order", "payment-order-security"), guards=INFORMS)
def order_reaches_the_debtor_alone(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """A payment order is asked for against the debtor, of a sum that is due and not in dispute.

    It binds no guarantor and no owner of collateral, and a separate suit on the security ends it.
    """
    court = Court.of(case, law)
    suing = {
        place for _, r in court.suits if r.kind is not RequestKind.APPLY_PAYMENT_ORDER for place in court.places(r)
    }
    for i, request in _requests(case, RequestKind.APPLY_PAYMENT_ORDER):
        for k, name in enumerate(request.against):
            if case.party(name) is not court.borrower:
                remedy = Drop("whoever is not the debtor, and sue")
                yield Doubt(f"requests[{i}].against[{k}]", remedy, request=request.name_at(i))
        if not suing.isdisjoint(court.places(request)):
            says = phrase("A suit on the same loan ends the payment order.")
            yield Doubt(f"requests[{i}]", Drop("one of the two"), request=request.name_at(i), says=says)


@rule("PRC-240", cites=("civil-and-criminal-overlap", "civil-and-criminal-apart"), guards=LEGAL)
def crime_and_suit_do_not_meet(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The same facts are not sued for and reported as a crime without a lawyer's word.

    What is no civil matter but a crime a court dismisses and hands to the police; other facts about the same loan are
    tried apart, and somebody will ask whether they are other facts.
    """
    reports = [request for _, request in _requests(case, RequestKind.REPORT_TO_POLICE)]
    reported = {id_ for request in reports for id_ in request.violations}
    court = Court.of(case, law)
    loans = {place for request in reports for place in court.places(request)}
    for i, request in _requests(case, RequestKind.PURSUE_LEGAL_RECOVERY):
        remedy = Obtain("a lawyer's opinion", (EvidenceKind.THIRD_PARTY_ASSESSMENT,))
        if reported.intersection(request.violations):
            yield Doubt(f"requests[{i}].violations", remedy, request=request.name_at(i))
        elif not loans.isdisjoint(court.places(request)):
            says = phrase("The suit and a report to the police are about the same loan.")
            path = f"requests[{i}].violations"
            yield Doubt(path, remedy, request=request.name_at(i), says=says, blocks=INFORMS)


def _requests(case: CaseFile, kind: RequestKind) -> Iterator[tuple[int, Request]]:
    return ((i, request) for i, request in enumerate(case.requests) if request.kind is kind)


def _lapsed(case: CaseFile, law: Law, kind: ClockKind) -> Iterator[Clock]:
    return (clock for clock in clocks(case, law) if clock.kind is kind and clock.is_lapsed)


PROCEDURE = (
    limitation_runs,
    guarantor_can_still_be_called,
    security_is_still_protected,
    transfer_can_still_be_revoked,
    extension_is_shown,
    call_has_arrived,
    call_waits_for_the_cure,
    order_or_preservation,
    order_reaches_the_debtor_alone,
    preservation_is_followed_by_a_suit,
    crime_and_suit_do_not_meet,
)
