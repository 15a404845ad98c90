"""The schedule as it fell due: with extensions, days of grace, and what a call changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from loancomplaint.debt import arrears
from loancomplaint.debt.accrual import Rate, segment
from loancomplaint.debt.values import Segment
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Installment, Loan
from loancomplaint.values.money import Money


@attrs.frozen(kw_only=True)
class Line:
    """An installment as it fell due.

    Attributes:
        agreed_on: The contract's own day.

        due_on: The last day to pay in time.

        cut_short: How its interest was reckoned, where a call cut its period short.
    """

    number: int
    agreed_on: dt.date
    due_on: dt.date
    principal: Money
    interest: Money
    cut_short: Segment | None = None


def _schedule(loan: Loan) -> tuple[Line, ...]:
    """The installments as agreed and extended, oldest first."""
    by_due_day = sorted(loan.installments, key=lambda installment: installment.due_on)
    return tuple(_line(loan, number, installment) for number, installment in enumerate(by_due_day, start=1))


def _line(loan: Loan, number: int, installment: Installment) -> Line:
    return Line(
        number=number,
        agreed_on=installment.due_on,
        due_on=arrears.due_day(loan, installment.due_on),
        principal=installment.principal,
        interest=installment.interest,
    )


def call_day(loan: Loan, on: dt.date) -> dt.date | None:
    """The day a call arrived, if it did by *on*."""
    return loan.acceleration.delivered_on if loan.acceleration and arrears.is_accelerated(loan, on) else None


def lines(loan: Loan, on: dt.date) -> Iterator[Line]:
    """The schedule, oldest first, with what a call that arrived by *on* changed."""
    called_on = call_day(loan, on)
    if called_on is None:
        yield from _schedule(loan)
        return
    running = cut_short(loan, called_on)
    for line in _schedule(loan):
        yield line if line.due_on <= called_on else _called(line, called_on, running)


def _called(line: Line, called_on: dt.date, running: Segment | None) -> Line:
    """A line that a call made due: all of its principal, and its interest as far as it was earned by then."""
    due = attrs.evolve(line, due_on=called_on)
    if line.agreed_on <= called_on:
        return due
    if running is None or running.installment != line.number:
        return attrs.evolve(due, interest=Money.zero(line.interest.currency))
    if running.amount >= line.interest:
        return due  # never more than the schedule gives for the whole period
    return attrs.evolve(due, interest=running.amount, cut_short=running if running.days else None)


def cut_short(loan: Loan, called_on: dt.date) -> Segment | None:
    """The interest of the period in which the call arrived, to that day; None where it cannot be known.

    Its base is the principal scheduled for later: principal that is overdue bears penalty interest instead,
    and what was paid in advance does not lower the schedule's own interest either.
    """
    later = [line for line in _schedule(loan) if line.agreed_on > called_on]
    started_on = _period_start(loan, called_on)
    if not later or loan.annual_rate is None or loan.day_count is None or started_on is None:
        return None
    return segment(
        Allocation.INTEREST,
        later[0].number,
        Money.total((line.principal for line in later), loan.principal.currency),
        Rate(loan.annual_rate, loan.day_count),
        (started_on, called_on),
    )


def _period_start(loan: Loan, called_on: dt.date) -> dt.date | None:
    """The day from which interest ran when the call arrived: the last agreed due day, else the payout."""
    days = (loan.disbursed_on, *(installment.due_on for installment in loan.installments))
    return max((day for day in days if day and day <= called_on), default=None)
