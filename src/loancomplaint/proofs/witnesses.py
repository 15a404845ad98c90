"""A case file that has given features: what makes a witness something that anyone can load, assess and route."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
from dateutil.relativedelta import relativedelta

from loancomplaint.channels import DeskAnswer, Filed, Matter, Situation, working_days
from loancomplaint.facts import (
    Acceleration,
    Approval,
    AuthorityFiling,
    Balance,
    Carrier,
    CaseFile,
    Channel,
    Citation,
    Clause,
    Customer,
    Declaration,
    Desk,
    DirectLoss,
    Evidence,
    EvidenceKind,
    Form,
    GuaranteeKind,
    Insolvency,
    Installment,
    Loan,
    Origin,
    Party,
    PartyRole,
    Payment,
    Pursuit,
    Reporter,
    Request,
    RequestKind,
    Security,
    SecurityKind,
    StaffMember,
    Verdict,
    Violation,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.law import Law, Need
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.rules.stand_ins import model_evidence, model_statement
from loancomplaint.values.money import Money

_LENT = "100000000000.00"
_LENT_ON = dt.date(1990, 1, 2)
_DAY = dt.timedelta(days=1)
_A_LITTLE = Money("0.01", "CNY")


@attrs.frozen(kw_only=True)
class Flaws:
    """What a violation lacks, so that its verdicts come out as wanted.

    Attributes:
        contradicted: The facts refute it.

        unstated: It says nothing, and goes nowhere.

        suggested: Nobody has confirmed it, and nowhere can it be judged.

        undated: Its evidence bears no day, and does not leave the bank.

        copies: Its evidence cannot stand alone in court.

        unasked: What a court only wonders about is not there.
    """

    contradicted: bool = False
    unstated: bool = False
    suggested: bool = False
    undated: bool = False
    copies: bool = False
    unasked: bool = False


def flaws(matter: Matter, law: Law) -> Flaws:
    """The flaws that lead to the verdicts of *matter*; channels for which its kind is no ground need none."""
    grounds = law.grounds(matter.kind)

    def is_(channel: Channel, verdict: Verdict) -> bool:
        return channel in grounds and matter.verdict(channel) is verdict

    inside, out, court = Channel.INTERNAL, Channel.EXTERNAL, Channel.LEGAL
    if Verdict.CONTRADICTED in matter.verdicts:
        return Flaws(contradicted=True)
    if is_(inside, Verdict.INSUFFICIENT):
        return Flaws(unstated=True)
    undated = is_(out, Verdict.INSUFFICIENT)
    return Flaws(
        suggested=is_(inside, Verdict.NOT_ASSESSABLE),
        undated=undated,
        copies=is_(court, Verdict.INSUFFICIENT) and not undated,
        unasked=is_(court, Verdict.NOT_ASSESSABLE) and not is_(inside, Verdict.NOT_ASSESSABLE),
    )


def case_file(situation: Situation, law: Law, *, undecided: bool = False) -> CaseFile:
    """A case file with the features of *situation*, on the day of *law*; each violation concerns a loan of its own.

    Args:
        situation: Its history is not in a case file, and is handed to the decision apart.

        law: Whose needs of evidence are met, and on whose day the file speaks.

        undecided: Whether nobody has decided on the staff who are implicated.
    """
    on = law.on
    return CaseFile(
        reference="WITNESS",
        as_of=on,
        jurisdiction=law.jurisdiction.name,
        reporter=Reporter(name="Author", declaration=Declaration(truthful=True, interests=(), signed_on=on)),
        customer=Customer(name="Customer", kind=situation.customer, total_exposure=situation.exposure),
        loans=tuple(loan for matter in situation.matters for loan in _loans(matter, law)),
        violations=tuple(_violation(matter, law) for matter in situation.matters),
        evidence=tuple(item for matter in situation.matters for item in _evidence(matter, law)),
        implicated_staff=tuple(_staff(situation)),
        approvals=(Approval(role="Head", decision="to be reported", on=on),) if not undecided else (),
        authority_filings=(AuthorityFiling(authority="Authority", filed_on=on),)
        if situation.authority_has_filed
        else (),
        requests=tuple(_request(matter, pursuit) for matter in situation.matters for pursuit in matter.pursued_by),
        parties=(_bankrupt(on),) if any(Pursuit.LODGING in matter.pursued_by for matter in situation.matters) else (),
    )


def _staff(situation: Situation) -> Iterator[StaffMember]:
    if situation.staff_implicated and not situation.implicated_desks:
        yield StaffMember(name="Staff")
    for number, desk in enumerate(situation.implicated_desks, start=1):
        yield StaffMember(name=f"Staff {number}", desk=desk)


# ---------------------------------------------------------------- what is asked


def _request(matter: Matter, pursuit: Pursuit) -> Request:
    """A measure that nothing keeps: by a clause of the loan, against the customer, or in another's bankruptcy.

    A rule keeps a suit on what is reported to the police as well; it has nothing against a payment order.
    """
    is_reported = Pursuit.REPORT_TO_POLICE in matter.pursued_by
    suit = RequestKind.APPLY_PAYMENT_ORDER if is_reported else RequestKind.PURSUE_LEGAL_RECOVERY
    asked = {
        Pursuit.SUIT: (suit, "Customer"),
        Pursuit.LODGING: (RequestKind.LODGE_CLAIM, "Bankrupt"),
        Pursuit.REPORT_TO_POLICE: (RequestKind.REPORT_TO_POLICE, "Customer"),
    }
    kind, against = asked[pursuit]
    return Request(
        kind=kind,
        violations=(matter.violation,),
        basis=(f"contract:C-{matter.violation}#1",),
        against=(against,),
    )


def _bankrupt(on: dt.date) -> Party:
    """Somebody who borrowed beside the customer, and whose bankruptcy a court has accepted."""
    return Party(id="P1", name="Bankrupt", role=PartyRole.CO_BORROWER, insolvency=Insolvency(accepted_on=on))


# ---------------------------------------------------------------- the loan


def _loans(matter: Matter, law: Law) -> Iterator[Loan]:
    """The notes of one contract: what the matter says need not be so of one of them."""
    currency = "CNY" if matter.overdue is None else matter.overdue.currency
    yield _late(matter, law, currency)
    until = matter.days_left(ClockKind.GUARANTEE_PERIOD)
    if matter.accelerated or until is not None:
        yield _repaid(matter, currency, None if until is None else law.on + until * _DAY)


def _late(matter: Matter, law: Law, currency: str) -> Loan:
    """A note as far behind as the matter says, whose limitation runs as it says.

    Nobody can say how far a loan is behind whose sums are in several currencies.
    """
    on = law.on
    return Loan(
        contract_no=f"C-{matter.violation}",
        principal=Money(_LENT, currency) if "." in Money.zero(currency).text else Money(_LENT[:-3], currency),
        signed_on=_LENT_ON - _DAY,
        disbursed_on=_LENT_ON,
        installments=tuple(_installments(matter, on, currency)),
        payments=() if matter.overdue is not None else (Payment(received_on=_LENT_ON, amount=Money("1.00", "USD")),),
        balance=_penalty(matter, law),
        clauses=(Clause(ref="1"),) if matter.pursued_by else (),
    )


def _repaid(matter: Matter, currency: str, until: dt.date | None) -> Loan:
    """A note of which nothing is owed: called as the matter says, so long ago that no limitation runs from the call.

    Its guarantor has promised to answer beyond its last day of payment, whatever day the matter says.
    """
    lent = Money("1.00", currency) if "." in Money.zero(currency).text else Money("1", currency)
    called = Acceleration(declared_on=_LENT_ON, delivered_on=_LENT_ON)
    return Loan(
        contract_no=f"C-{matter.violation}",
        note_no="2",
        principal=lent,
        signed_on=_LENT_ON - _DAY,
        disbursed_on=_LENT_ON,
        installments=(Installment(due_on=_LENT_ON, principal=lent, interest=Money.zero(currency)),),
        payments=(Payment(received_on=_LENT_ON, amount=lent),),
        acceleration=called if matter.accelerated else None,
        security=() if until is None else (_guaranteed(until),),
    )


def _penalty(matter: Matter, law: Law) -> Balance | None:
    """What is claimed of arrears beside what is overdue; more than the bank has booked may not be claimed."""
    claimed, overdue = _amount(matter, law), matter.overdue
    if claimed is None or overdue is None or claimed.currency != overdue.currency or claimed <= overdue:
        return None
    return Balance(penalty=claimed, on=law.on)


def _guaranteed(until: dt.date) -> Security:
    return Security(
        kind=SecurityKind.GUARANTEE,
        id="S1",
        provider="Guarantor",
        guarantee_kind=GuaranteeKind.JOINT,
        guarantee_period_ends_on=until,
    )


def _installments(matter: Matter, on: dt.date, currency: str) -> Iterator[Installment]:
    """One that is late by as much as the matter says, and a last one that sets the period of limitation."""
    nothing = Money.zero(currency)
    if matter.days_past_due and matter.overdue is not None:
        yield Installment(due_on=on - matter.days_past_due * _DAY, principal=matter.overdue, interest=nothing)
    left = matter.days_left(ClockKind.LIMITATION)
    if left is not None:
        last = on + left * _DAY - relativedelta(years=3)
        if not matter.days_past_due or last > on - matter.days_past_due * _DAY:
            yield Installment(due_on=last, principal=nothing, interest=nothing)
    elif matter.overdue is not None and not matter.days_past_due:
        # Without a schedule nobody could say that nothing is overdue; of what was due so long ago no clock runs.
        yield Installment(due_on=on - 4000 * _DAY, principal=nothing, interest=nothing)


# ---------------------------------------------------------------- the violation


def _violation(matter: Matter, law: Law) -> Violation:
    lacks, on = flaws(matter, law), law.on
    known = _known_on(matter, law)
    return Violation(
        id=matter.violation,
        kind=matter.kind,
        loan=f"C-{matter.violation}",
        began_on=known,
        ended_on=known - _DAY if lacks.contradicted else None,
        amount=_amount(matter, law),
        status=ViolationStatus.SUGGESTED if lacks.suggested else ViolationStatus.CONFIRMED,
        statement=None if lacks.unstated else model_statement(law),
        citations=tuple(Citation(evidence=item.id) for item in _evidence(matter, law)),
        customer_explanation="No objection.",
        direct_loss=DirectLoss(amount=matter.direct_loss, method="reckoned", on=on)
        if matter.direct_loss is not None
        else None,
    )


def _known_on(matter: Matter, law: Law) -> dt.date:
    """A day from which the clock on revocation has as long to run as the matter says."""
    years = law.parameter("revocation_known_years")
    left = matter.days_left(ClockKind.REVOCATION)
    if matter.kind is not ViolationKind.DEBT_EVASION or years is None:
        return law.on - max(matter.days_past_due, 1) * _DAY
    if left is None:
        return law.on - relativedelta(years=years) - _DAY
    day = law.on + left * _DAY - relativedelta(years=years)
    return day if day + relativedelta(years=years) == law.on + left * _DAY else day + _DAY


def _amount(matter: Matter, law: Law) -> Money | None:
    """What is claimed: of arrears what is overdue, else a little; but as much as makes the matter so serious."""
    usual = matter.overdue if matter.kind is ViolationKind.OVERDUE_PAYMENT else _A_LITTLE
    lines = (line for line, severity in law.jurisdiction.materiality if severity is matter.severity)
    for amount in (usual, _A_LITTLE, *lines):
        claimed = Violation(id="", kind=matter.kind, amount=amount)
        if law.severity(claimed, matter.days_past_due) is matter.severity:
            return amount
    return usual


# ---------------------------------------------------------------- the evidence


def _evidence(matter: Matter, law: Law) -> tuple[Evidence, ...]:
    """Items that meet every row of the law's table for the kind, less what the matter lacks."""
    lacks = flaws(matter, law)
    rows = [need for need in law.jurisdiction.profile(matter.kind).needs if not (lacks.unasked and need.doubt)]
    items = [
        _item(f"{matter.violation}-E{number}-{copy}", need, law)
        for number, need in enumerate(rows, start=1)
        for copy in range(1, need.independent + 1)
    ] or [_item(f"{matter.violation}-E1-1", None, law)]
    return tuple(
        attrs.evolve(
            item,
            obtained_on=None if lacks.undated else item.obtained_on,
            carrier=Carrier.COPY if lacks.copies else item.carrier,
        )
        for item in items
    )


def _item(id_: str, need: Need | None, law: Law) -> Evidence:
    """An item for a row of the table or for none; as proof of delivery it would start limitation again."""
    kind = need.kinds[0] if need and need.kinds else EvidenceKind.OTHER
    return attrs.evolve(model_evidence(id_, kind, law, origin=_maker(need)), delivered_on=None)


def _maker(need: Need | None) -> Origin:
    """Not the bank: a copy of its own record would stand alone in court."""
    allowed = need.origins if need and need.origins else tuple(Origin)
    return Origin.THIRD_PARTY if Origin.THIRD_PARTY in allowed else allowed[0]


# ---------------------------------------------------------------- the history


def filed_before(desk: Desk, answer: DeskAnswer | None, waited: int, *, on: dt.date, sealed: bool = False) -> Filed:
    """A report of another matter, handed in so many working days before *on*, or answered on that day."""
    day = on
    while working_days(day, on) < waited:
        day -= _DAY
    return Filed(
        desk=desk,
        form=Form.AML_REFERRAL if sealed else Form.INTERNAL_REPORT,
        on=day,
        violations=("V0",),
        answer=answer,
        answered_on=on if answer else None,
        waited=waited,
    )
