"""The open points of a claim: choices made where the file is silent, and what a person should look up."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.debt.schedule import call_day
from loancomplaint.debt.waterfall import Waterfall
from loancomplaint.facts.kinds import Allocation
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, labels, phrase

_INTEREST_ON_ARREARS = (Allocation.PENALTY, Allocation.COMPOUND)


def open_points(fall: Waterfall) -> Iterator[Phrase]:
    """Every open point of the claim that a waterfall led to."""
    if not fall.accounts:
        yield phrase("The file holds no schedule of installments; nothing can be calculated.")
    yield from _unstated_terms(fall)
    yield from _readings(fall)
    yield from _points_of_the_call(fall)
    yield from _points_of_payment(fall)


def _unstated_terms(fall: Waterfall) -> Iterator[Phrase]:
    """What the file does not state, where it matters to this claim."""
    loan, late = fall.loan, _stood_late(fall)
    if loan.penalty_rate is None and loan.penalty_surcharge is None and late:
        yield phrase("The file states no penalty rate; neither penalty nor compound interest is claimed.")
    elif loan.compound is None and Allocation.COMPOUND in late:
        yield phrase("The file does not say whether overdue interest bears compound interest; none is claimed.")
    if loan.day_count is None and _counts_days(fall):
        yield phrase("The file states no day count; actual days over 365 are used, which yield less than over 360.")


def _readings(fall: Waterfall) -> Iterator[Phrase]:
    """How the contract was read where it can be read in two ways."""
    bore = _bore(fall)
    if fall.loan.grace_days and Allocation.PENALTY in bore:
        yield phrase(
            "Penalty interest is calculated from the end of the {days:days} of grace; whether the contract lets it run "
            "from the due day once they have passed is to be checked.",
            days=fall.loan.grace_days,
        )
    if Allocation.COMPOUND in bore:
        yield phrase(
            "Compound interest is calculated on overdue interest alone, at the penalty rate; whether the contract "
            "grants more is to be checked."
        )
    if fall.loan.penalty_rate is not None and fall.loan.penalty_surcharge is not None and bore:
        yield phrase("The file states a penalty rate and a surcharge; the surcharge is used.")
    if fall.has_diverted:
        yield phrase(
            "What was diverted bears the misuse rate in place of the contract's; what was paid back since is taken "
            "from it first."
        )


def _points_of_the_call(fall: Waterfall) -> Iterator[Phrase]:
    loan = fall.loan
    if loan.acceleration and loan.acceleration.delivered_on is None:
        yield phrase("The call is not shown to have arrived; only what is due by the schedule is claimed.")
    called_on = call_day(loan, fall.on)
    if called_on and fall.has_unknown_interest:
        yield phrase(
            "Interest of the period in which the call arrived, on {day}, is not claimed: the yearly rate or the day on "
            "which the period began is not stated.",
            day=called_on,
        )


def _points_of_payment(fall: Waterfall) -> Iterator[Phrase]:
    met = (met.amount for met in fall.set_off if met.against in _INTEREST_ON_ARREARS)
    if not fall.loan.allocation and Money.total(met, fall.nothing.currency):
        yield phrase(
            "The file states no order of set-off; the order of law is used: {order}.", order=labels(fall.order)
        )
    if fall.surplus:
        yield phrase(
            "Payments exceed everything scheduled by {sum}, which is set off against nothing.", sum=fall.surplus
        )


def _stood_late(fall: Waterfall) -> set[Allocation]:
    """The kinds of interest that would have been borne at any rate."""
    accruals = (accrual for account in fall.accounts for accrual in account.accruals)
    return {accrual.bearing.kind for accrual in accruals if accrual.stood(fall.on)}


def _bore(fall: Waterfall) -> set[Allocation]:
    return {segment.kind for account in fall.accounts for segment in account.borne(fall.on)}


def _counts_days(fall: Waterfall) -> bool:
    running = fall.interest.running
    return bool(
        _bore(fall)
        or any(fall.interest.segments(account.line) for account in fall.accounts)
        or (running and not fall.ended and fall.interest.is_known(running))
    )
