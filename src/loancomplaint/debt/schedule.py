"""The schedule as it fell due: with extensions, days of grace, a call, and insolvency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

import attrs

from loancomplaint.debt.values import ONE_DAY
from loancomplaint.facts.loans import Installment, Loan
from loancomplaint.values.money import Money


@attrs.frozen(kw_only=True)
class Line:
    """An installment as it fell due.

    Attributes:
        number: From 1 in the order of the contract's due days.

        through: The number of the last installment that it stands for: what a call makes due is one sum.

        agreed_on: The contract's own day.

        falls_on: The day on which it is due, with extensions, a call and insolvency.

        due_on: The last day to pay in time: with days of grace too.

        interest: As scheduled.
    """

    number: int
    through: int
    agreed_on: dt.date
    falls_on: dt.date
    due_on: dt.date
    principal: Money
    interest: Money


@attrs.frozen(kw_only=True)
class Cut:
    """What ended the schedule early.

    Attributes:
        due_on: The day on which all principal is due.

        earned_to: The last day for which the contract's interest is earned.
    """

    due_on: dt.date
    earned_to: dt.date


@attrs.frozen(kw_only=True)
class Period:
    """A period of interest: what falls due at its end, and the principal that is outstanding in it by the schedule.

    Attributes:
        after: The day from which interest runs, not counted; None where nobody knows.

        to: The last day for which it is earned.

        outstanding: The principal scheduled for its end and later.

        cut: Whether something ended the schedule before the agreed day.

        unearned: Whether the schedule had ended before it began.
    """

    lines: tuple[Line, ...]
    after: dt.date | None
    to: dt.date
    outstanding: Money
    cut: bool = False
    unearned: bool = False


def due_day(loan: Loan, due_on: dt.date) -> dt.date:
    """The last day on which what the contract makes due on *due_on* can be paid in time.

    Extensions move it, one after the other, in the order of the file; days of grace are added at the end.
    A due day on a day of rest does not move; that a payment on the next other day is in time is for `accrual` to say.
    """
    return _later(extended_day(loan, due_on), loan.grace_days or 0)


def extended_day(loan: Loan, due_on: dt.date) -> dt.date:
    """The day on which what the contract makes due on *due_on* is due, with extensions."""
    for extension in loan.extensions:
        if extension.from_ and extension.to and extension.from_ <= due_on < extension.to:
            due_on = extension.to
    return due_on


def call_day(loan: Loan, on: dt.date) -> dt.date | None:
    """The day a call arrived, if it did by *on*."""
    called_on = loan.acceleration.delivered_on if loan.acceleration else None
    return called_on if called_on and called_on <= on else None


def cut(loan: Loan, on: dt.date, insolvent_on: dt.date | None) -> Cut | None:
    """What ended the schedule by *on*: a call, or insolvency, which makes everything due; whichever came first.

    A call earns interest through the day on which it arrived, insolvency through the eve.
    """
    called_on = call_day(loan, on)
    cuts = [Cut(due_on=called_on, earned_to=called_on)] if called_on else []
    if insolvent_on and insolvent_on <= on:
        cuts.append(Cut(due_on=insolvent_on, earned_to=insolvent_on - ONE_DAY))
    return min(cuts, key=lambda cut: cut.earned_to, default=None)


def lines(loan: Loan, ended: Cut | None) -> tuple[Line, ...]:
    """The installments as they fell due, oldest first; of two due on one day, the one with less principal first."""
    by_due_day = sorted(loan.installments, key=lambda i: (i.due_on, i.principal.amount, i.interest.amount))
    scheduled = [_line(loan, number, installment, ended) for number, installment in enumerate(by_due_day, start=1)]
    if ended is None:
        return tuple(scheduled)
    early = [line for line in scheduled if line.agreed_on > ended.earned_to]
    return (*scheduled[: len(scheduled) - len(early)], *_called(early, ended))


def _line(loan: Loan, number: int, installment: Installment, ended: Cut | None) -> Line:
    return Line(
        number=number,
        through=number,
        agreed_on=installment.due_on,
        falls_on=_not_after(extended_day(loan, installment.due_on), ended),
        due_on=_not_after(due_day(loan, installment.due_on), ended),
        principal=installment.principal,
        interest=installment.interest,
    )


def _called(early: list[Line], ended: Cut) -> Iterator[Line]:
    """What became due before its time, as the one sum that it is; of its interest only that of the running period."""
    if early:
        first, currency = early[0], early[0].principal.currency
        running = (line.interest for line in early if line.agreed_on == first.agreed_on)
        yield attrs.evolve(
            first,
            through=early[-1].number,
            falls_on=ended.due_on,
            due_on=ended.due_on,
            principal=Money.total((line.principal for line in early), currency),
            interest=Money.total(running, currency),
        )


def periods(loan: Loan, lines: tuple[Line, ...], ended: Cut | None) -> Iterator[Period]:
    """The periods of interest, oldest first."""
    outstanding = Money.total((line.principal for line in lines), loan.principal.currency)
    after = None
    for agreed_on, group in groupby(lines, key=lambda line: line.agreed_on):
        ending = tuple(group)
        to = min(agreed_on, ended.earned_to) if ended else agreed_on
        yield Period(
            lines=ending,
            after=_last_before(agreed_on, after, loan.disbursed_on),
            to=to,
            outstanding=outstanding,
            cut=to < agreed_on,
            unearned=bool(ended and after and after >= ended.earned_to),
        )
        outstanding -= Money.total((line.principal for line in ending), outstanding.currency)
        after = agreed_on


def _last_before(day: dt.date, *days: dt.date | None) -> dt.date | None:
    return max((each for each in days if each and each < day), default=None)


def _not_after(day: dt.date, ended: Cut | None) -> dt.date:
    return min(day, ended.due_on) if ended else day


def _later(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))
