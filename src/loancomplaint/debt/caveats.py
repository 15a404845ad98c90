"""The open points of a claim: choices made where the file is silent, and what a person should look up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from loancomplaint.debt import arrears
from loancomplaint.debt.accrual import BASE
from loancomplaint.debt.schedule import call_day, cut_short
from loancomplaint.debt.waterfall import LAW_ORDER, Walk
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, labels, phrase


def open_points(walk: Walk) -> Iterator[Phrase]:
    """Every open point of the claim that *walk* led to."""
    if not walk.accounts:
        yield phrase("The file holds no schedule of installments; nothing can be calculated.")
    yield from _unstated_terms(walk)
    yield from _readings(walk)
    yield from _points_of_the_call(walk)
    yield from _points_of_payment(walk)


def _unstated_terms(walk: Walk) -> Iterator[Phrase]:
    """What the file does not state, where it matters to this claim."""
    loan = walk.loan
    if loan.penalty_rate is None and walk.stood_late:
        yield phrase("The file states no penalty rate; neither penalty nor compound interest is claimed.")
    elif loan.compound is None and Allocation.COMPOUND in walk.stood_late:
        yield phrase("The file does not say whether overdue interest bears compound interest; none is claimed.")
    if loan.day_count is None and walk.bore:
        yield phrase("The file states no day count; actual days over 365 are used, which yield less than over 360.")


def _readings(walk: Walk) -> Iterator[Phrase]:
    """How the contract was read where it can be read in two ways."""
    if walk.loan.grace_days and Allocation.PENALTY in walk.bore:
        yield phrase(
            "Penalty interest is calculated from the end of the {days} days of grace; whether the contract lets it run "
            "from the due day once they have passed is to be checked.",
            days=walk.loan.grace_days,
        )
    if Allocation.COMPOUND in walk.bore:
        yield phrase(
            "Compound interest is calculated on overdue interest alone, at the penalty rate; whether the contract "
            "grants more is to be checked."
        )


def _points_of_the_call(walk: Walk) -> Iterator[Phrase]:
    loan = walk.loan
    if loan.acceleration and loan.acceleration.delivered_on is None:
        yield phrase("The call is not shown to have arrived; only what is due by the schedule is claimed.")
    called_on = call_day(loan, walk.on)
    if called_on and cut_short(loan, called_on) is None and _bears_later(loan, called_on):
        yield phrase(
            "Interest of the period in which the call arrived, on {day}, is not claimed: the yearly rate, the day "
            "count or the day on which the period began is not stated.",
            day=called_on,
        )


def _bears_later(loan: Loan, called_on: dt.date) -> bool:
    """Whether the schedule has interest after the call, some of which may have been earned by then."""
    return any(installment.interest for installment in loan.installments if installment.due_on > called_on)


def _points_of_payment(walk: Walk) -> Iterator[Phrase]:
    met = walk.met(*BASE)
    if met and not walk.loan.allocation:
        yield phrase("The file states no order of set-off; the order of law is used: {order}.", order=labels(LAW_ORDER))
    schedule, here = _by_the_schedule(walk), walk.left(walk.overdue, Allocation.PRINCIPAL, Allocation.INTEREST)
    if met and schedule != here:
        yield phrase(
            "Payments met {met} of penalty and compound interest; the schedule alone would show {schedule} of "
            "principal and interest overdue, this calculation shows {here}.",
            met=met,
            schedule=schedule,
            here=here,
        )
    if walk.surplus:
        yield phrase(
            "Payments exceed everything scheduled by {sum}, which is set off against nothing.", sum=walk.surplus
        )


def _by_the_schedule(walk: Walk) -> Money:
    behind = arrears.arrears(walk.loan, walk.on)
    return Money.total((arrear.total for arrear in behind), walk.nothing.currency)
