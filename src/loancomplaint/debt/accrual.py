"""What bears interest, at which rate, over how many days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from loancomplaint.debt.values import ONE_DAY, Segment
from loancomplaint.facts.kinds import Allocation, DayCount
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money

ASSUMED_DAY_COUNT: Final = DayCount.ACTUAL_365
"""Where the file states none: of the two ways to count actual days, the one that yields less."""

_YEAR: Final = {DayCount.ACTUAL_360: 360, DayCount.ACTUAL_365: 365, DayCount.THIRTY_360: 360}
BASE: Final = {Allocation.PENALTY: Allocation.PRINCIPAL, Allocation.COMPOUND: Allocation.INTEREST}
"""Which part each kind of default interest is borne by, once it is overdue."""


def days_counted(day_count: DayCount, after: dt.date, to: dt.date) -> int:
    """How many days a day count makes of those after *after*, up to and with *to*.

    Splitting the run at any day changes nothing: the parts add up.

    Args:
        day_count: ``30/360`` is the European way: the 31st counts as the 30th, and February ends when it ends.
            The American way does not add up.

        after: The day before the first one counted.

        to: The last one.
    """
    if day_count is DayCount.THIRTY_360:
        return _thirty_days_a_month(to) - _thirty_days_a_month(after)
    return (to - after).days


def _thirty_days_a_month(day: dt.date) -> int:
    return 360 * day.year + 30 * day.month + min(day.day, 30)


@attrs.frozen
class Rate:
    """A fraction of a year, and how its days are counted."""

    yearly: Decimal
    day_count: DayCount

    def over(self, days: int) -> Fraction:
        """The fraction for so many days."""
        return Fraction(self.yearly) * Fraction(days, _YEAR[self.day_count])


def segment(kind: Allocation, installment: int, base: Money, rate: Rate, run: tuple[dt.date, dt.date]) -> Segment:
    """A segment over the days after the first of *run*, up to and with the second."""
    after, to = run
    days = days_counted(rate.day_count, after, to)
    return Segment(
        kind=kind,
        installment=installment,
        base=base,
        rate=rate.yearly,
        day_count=rate.day_count,
        from_=after + ONE_DAY,
        to=to,
        days=days,
        amount=base.times(rate.over(days)),
    )


def rates(loan: Loan) -> Iterator[tuple[Allocation, Rate]]:
    """At what rate each kind that bears at all does."""
    if loan.penalty_rate:
        rate = Rate(loan.penalty_rate, loan.day_count or ASSUMED_DAY_COUNT)
        yield Allocation.PENALTY, rate
        if loan.compound:
            yield Allocation.COMPOUND, rate
