"""Interest accrual: base, rate and day count."""

from __future__ import annotations

import datetime as dt
import decimal
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from loancomplaint.debt.values import ONE_DAY, Segment, day_after
from loancomplaint.facts.kinds import Allocation, DayCount
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money

ASSUMED_DAY_COUNT: Final = DayCount.ACTUAL_365
"""Where the file states none: of the two ways to count actual days, the one that yields less."""

_YEAR: Final = {DayCount.ACTUAL_360: 360, DayCount.ACTUAL_365: 365, DayCount.THIRTY_360: 360}

# Products of two rates of a case file are exact in it, whatever context the host has set.
_RATES: Final = decimal.Context(prec=64)

Steps: TypeAlias = tuple[tuple[dt.date, Decimal | None], ...]
"""A rate through time: what applies from a day on, that day included; in order of time, the first from ever."""

NO_RATE: Final[Steps] = ((dt.date.min, None),)


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


def day_count_of(loan: Loan) -> DayCount:
    """How the days and the year of *loan* are counted."""
    return loan.day_count or ASSUMED_DAY_COUNT


def yearly_share(day_count: DayCount, days: int) -> Fraction:
    """So many days as a fraction of the year that the day count knows."""
    return Fraction(days, _YEAR[day_count])


# ---------------------------------------------------------------- rates through time


def contract_rate(loan: Loan) -> Steps:
    """The contract's rate through time. Of two that begin on one day the lower applies."""
    changes = [(each.from_, each.annual_rate) for each in loan.rates if each.from_ and each.annual_rate is not None]
    changes.sort(key=lambda change: (change[0], -Fraction(change[1])))
    return _merged([(dt.date.min, loan.annual_rate), *changes])


def default_rate(loan: Loan) -> Steps:
    """The rate on what is overdue: a surcharge floats with the contract's rate, a penalty rate stays as it is."""
    if loan.penalty_surcharge is None:
        return ((dt.date.min, loan.penalty_rate),)
    factor = _RATES.add(1, loan.penalty_surcharge)
    return tuple((day, None if rate is None else _RATES.multiply(rate, factor)) for day, rate in contract_rate(loan))


@attrs.frozen(kw_only=True)
class DefaultTerms:
    """What late and diverted money bears.

    Attributes:
        penalty: The rate on overdue principal, through time; likewise compound, on overdue interest.

        misuse: The rate on what was diverted; None where nothing more than the contract's is agreed.

        stops_on: The last day that bears.

        rest_days: The days of the week, 0 for Monday, on which nothing need be paid; a payment on the next other day
            is in time.
    """

    penalty: Steps
    compound: Steps
    misuse: Decimal | None
    day_count: DayCount
    stops_on: dt.date
    rest_days: tuple[int, ...] = ()

    def in_time_to(self, due_on: dt.date) -> dt.date:
        """The last day on which a payment due on *due_on* is in time."""
        day = due_on
        while day.weekday() in self.rest_days and day < dt.date.max:
            day += ONE_DAY
        return day

    def on_diverted(self, due_on: dt.date) -> Steps:
        """The rate on what was diverted and is due on *due_on*.

        Once it is overdue too, the higher of the two rates applies, and never both.
        """
        misuse, late_from = self.misuse or Decimal(0), day_after(due_on)
        late = ((max(day, late_from), max(misuse, rate or Decimal(0))) for day, rate in _from(self.penalty, late_from))
        return _merged([(dt.date.min, misuse), *late])


def default_terms(loan: Loan, stops_on: dt.date, rest_days: tuple[int, ...] = ()) -> DefaultTerms:
    """What late and diverted money of *loan* bears, until *stops_on*."""
    penalty = default_rate(loan)
    return DefaultTerms(
        penalty=penalty,
        compound=penalty if loan.compound else NO_RATE,
        misuse=loan.misuse_rate,
        day_count=day_count_of(loan),
        stops_on=stops_on,
        rest_days=rest_days,
    )


def rate_on(steps: Steps, day: dt.date) -> Decimal | None:
    """The rate that applies on *day*."""
    return steps[bisect_right(steps, day, key=lambda step: step[0]) - 1][1]


def _from(steps: Steps, day: dt.date) -> Steps:
    return steps[max(bisect_right(steps, day, key=lambda step: step[0]) - 1, 0) :]


def _merged(steps: Iterable[tuple[dt.date, Decimal | None]]) -> Steps:
    """The steps without those that change nothing, so that days at one rate are one run."""
    kept: list[tuple[dt.date, Decimal | None]] = []
    for day, rate in steps:
        if kept and kept[-1][0] == day:
            kept.pop()
        if not kept or kept[-1][1] != rate:
            kept.append((day, rate))
    return tuple(kept)


# ---------------------------------------------------------------- runs of days


@attrs.frozen
class Bearing:
    """What bears: the part that grows, of which installment, at which rate, and how days are counted."""

    kind: Allocation
    installment: int
    steps: Steps
    day_count: DayCount
    misused: bool = False

    def over(self, base: Money, after: dt.date, to: dt.date) -> Iterator[Segment]:
        """What *base* bears over the days after *after*, up to and with *to*: one segment for every rate."""
        if to <= after or not base:
            return
        steps = _from(self.steps, after + ONE_DAY)
        ends = [min(to, day - ONE_DAY) for day, _ in steps[1:]] + [to]
        for (_, rate), end in zip(steps, ends, strict=True):
            if rate and end > after:
                yield self._segment(base, rate, after, end)
            after = max(after, end)
            if after >= to:
                return

    def _segment(self, base: Money, rate: Decimal, after: dt.date, to: dt.date) -> Segment:
        days = days_counted(self.day_count, after, to)
        return Segment(
            kind=self.kind,
            installment=self.installment,
            base=base,
            rate=rate,
            day_count=self.day_count,
            from_=after + ONE_DAY,
            to=to,
            days=days,
            amount=base.times(Fraction(rate) * yearly_share(self.day_count, days)),
            misused=self.misused,
        )

    def per_day(self, base: Money, day: dt.date) -> Fraction:
        """What *base* bears on *day*, unrounded."""
        rate = rate_on(self.steps, day)
        return Fraction(base.amount) * Fraction(rate) * yearly_share(self.day_count, 1) if rate else Fraction(0)


class Accrual:
    """One base through time: what it has borne, in runs of days that end where the base changes.

    A run is rounded when it has ended or is looked at, and never split by looking.
    """

    def __init__(
        self, bearing: Bearing, base: Money, after: dt.date, stops_on: dt.date, in_time_to: dt.date | None = None
    ) -> None:
        self.bearing, self.base = bearing, base
        self._after, self._stops_on = after, stops_on
        self._due_on, self._in_time_to = after, in_time_to or after
        self._closed: list[Segment] = []
        self._borne = Money.zero(base.currency)
        self._stood = False

    def segments(self, to: dt.date) -> list[Segment]:
        """Every run of days up to *to*."""
        return [*self._closed, *self._open(to)]

    def borne(self, to: dt.date) -> Money:
        """What it has borne up to *to*."""
        if not self.base or to <= self._after:
            return self._borne
        return Money.total((segment.amount for segment in self._open(to)), self._borne.currency) + self._borne

    def becomes(self, base: Money, day: dt.date) -> None:
        """From the day after *day* on, another base bears."""
        day = self._counted(day)
        if base != self.base:
            self._stood = self.stood(day)
            for segment in self._open(day):
                self._closed.append(segment)
                self._borne += segment.amount
            self._after, self.base = max(self._after, day), base

    def stood(self, to: dt.date) -> bool:
        """Whether there was a base for a day at least, up to *to*, at whatever rate."""
        return self._stood or (bool(self.base) and min(self._counted(to), self._stops_on) > self._after)

    def runs_after(self, day: dt.date) -> bool:
        """Whether the base bears on the day after *day*."""
        return self._after <= day < self._stops_on and bool(self.base)

    def _open(self, to: dt.date) -> Iterator[Segment]:
        return self.bearing.over(self.base, self._after, min(self._counted(to), self._stops_on))

    def _counted(self, day: dt.date) -> dt.date:
        """The day itself; of days of rest after the due day, and the next one, the due day: what is paid is in time."""
        return self._due_on if self._due_on < day <= self._in_time_to else day
