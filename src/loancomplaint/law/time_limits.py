"""The short clocks of a claim: when it lapses, and why.

Every clock names the law that set it; one that the law of the day does not know is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs
from dateutil.relativedelta import relativedelta

from loancomplaint.debt import arrears
from loancomplaint.facts import CaseFile, EvidenceKind, Loan, Security, SecurityKind, Violation, ViolationKind
from loancomplaint.law import Law


class ClockKind(StrEnum):
    """What runs out."""

    LIMITATION = "limitation"
    GUARANTEE_PERIOD = "guarantee_period"
    REVOCATION = "revocation"

    @property
    def cites(self) -> str:
        """The country-neutral key of the law behind it."""
        return {"limitation": "limitation-period", "guarantee_period": "guarantee-period"}.get(
            self, "revocation-period"
        )


@attrs.frozen(kw_only=True)
class Clock:
    """One period that runs.

    Attributes:
        kind: What runs out.

        violation: The id of the violation whose claim it ends.

        ends_on: The last local calendar day, inclusive; weekends and holidays are not skipped.

        against: For a guarantee, the guarantor's contract or name as the file gives it.
    """

    kind: ClockKind
    violation: str
    ends_on: dt.date
    against: str | None = None

    def days_left(self, on: dt.date) -> int:
        """Calendar days until the last day; negative once it has passed."""
        return (self.ends_on - on).days


def clocks(case: CaseFile, law: Law) -> tuple[Clock, ...]:
    """Every clock that runs in *case*, in the order of its violations."""
    return tuple(clock for violation in case.violations for clock in _clocks_of(case, violation, law))


def _clocks_of(case: CaseFile, violation: Violation, law: Law) -> Iterator[Clock]:
    loan = case.loan(violation.loan)
    if violation.kind is ViolationKind.OVERDUE_PAYMENT and loan is not None:
        if ends_on := limitation_ends(loan, _demands(case, violation), case.as_of, law):
            yield Clock(kind=ClockKind.LIMITATION, violation=violation.id, ends_on=ends_on)
        for security in loan.security:
            if ends_on := guarantee_ends(loan, security, law):
                against = security.contract_no or security.id
                yield Clock(kind=ClockKind.GUARANTEE_PERIOD, violation=violation.id, ends_on=ends_on, against=against)
    if violation.kind is ViolationKind.DEBT_EVASION and (ends_on := revocation_ends(violation, law)):
        yield Clock(kind=ClockKind.REVOCATION, violation=violation.id, ends_on=ends_on)


def limitation_ends(loan: Loan, demands: Iterable[dt.date], on: dt.date, law: Law) -> dt.date | None:
    """The last day on which the debt may be claimed without the defence of limitation.

    It runs from the due day of the last installment.
    A demand that arrived, and a part payment, start it again if it was still running.

    Args:
        loan: Whose schedule and payments count.

        demands: The days on which demands arrived.

        on: Only what happened up to this day counts.

        law: Whose period.
    """
    years = law.parameter("limitation_years")
    if years is None or not loan.installments:
        return None
    ends_on = max(arrears.due_day(loan, i.due_on) for i in loan.installments) + relativedelta(years=years)
    for day in sorted({*demands, *(payment.received_on for payment in loan.payments)}):
        if day <= min(on, ends_on):
            ends_on = max(ends_on, day + relativedelta(years=years))
    return ends_on


def guarantee_ends(loan: Loan, security: Security, law: Law) -> dt.date | None:
    """The last day to call on a guarantor; None once he was called, or where no day can be known.

    The agreed day; without one, the months that the law gives from the last due day.
    """
    if security.kind is not SecurityKind.GUARANTEE or security.demanded_on is not None:
        return None
    if security.guarantee_period_ends_on is not None:
        return security.guarantee_period_ends_on
    months = law.parameter("guarantee_months")
    last_due = max((arrears.due_day(loan, i.due_on) for i in loan.installments), default=loan.matures_on)
    return None if months is None or last_due is None else last_due + relativedelta(months=months)


def revocation_ends(violation: Violation, law: Law) -> dt.date | None:
    """The last day to have a transfer revoked: so long from knowing, and never later than so long from the act."""
    from_knowing, from_act = law.parameter("revocation_known_years"), law.parameter("revocation_act_years")
    if violation.began_on is None or violation.known_on is None or from_knowing is None or from_act is None:
        return None
    known = violation.known_on + relativedelta(years=from_knowing)
    return min(known, violation.began_on + relativedelta(years=from_act))


def _demands(case: CaseFile, violation: Violation) -> list[dt.date]:
    proofs = (item for item in case.cited_by(violation) if item.kind is EvidenceKind.DELIVERY_PROOF)
    return [item.delivered_on for item in proofs if item.delivered_on is not None]
