"""The contract's interest, period by period: as scheduled, less what no longer bears it.

Principal that was paid back early, or diverted, bears it no more. Within the period that is running then, interest is
counted by days; in every later period it is what the schedule has, in proportion to the principal left.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from loancomplaint.debt.accrual import Bearing, contract_rate, day_count_of, days_counted
from loancomplaint.debt.schedule import Line, Period
from loancomplaint.debt.values import Segment
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money


class _Run(NamedTuple):
    """Days of a period over which one base bore."""

    base: Money
    after: dt.date
    to: dt.date


class Interest:
    """The interest of every installment, while time passes and principal ceases to bear it."""

    def __init__(self, loan: Loan, periods: tuple[Period, ...]) -> None:
        self._rate, self._day_count = contract_rate(loan), day_count_of(loan)
        self._periods = periods
        self._place = {line.number: place for place, period in enumerate(periods) for line in period.lines}
        self._ceased = _Suffixes(len(self._place), Money.zero(loan.principal.currency))
        self._now = 0
        self._stops: list[tuple[Money, dt.date]] = []

    @property
    def running(self) -> Period | None:
        """The period that is running; None once all are over."""
        return self._periods[self._now] if self._now < len(self._periods) else None

    def is_over(self, line: Line) -> bool:
        """Whether the period of an installment is over, and its interest earned."""
        return self._place[line.number] < self._now

    def turn(self) -> None:
        """Let the next period run."""
        self._now += 1
        self._stops = []

    def cease(self, number: int, principal: Money, day: dt.date) -> None:
        """So much principal of an installment that is not due bears until *day*, that day included, and no longer."""
        if self.running:
            self._stops.append((self._bearing(self.running), day))
        self._ceased.add(number, principal)

    def earned(self, line: Line, to: dt.date | None = None) -> Money:
        """The interest of an installment as things stand, or as far as it is earned by a day within its period."""
        period = self._periods[self._place[line.number]]
        left = self._by_days(period, to)
        for each in period.lines:
            most = self._in_proportion(period, each)
            earned = most if left is None else min(most, left)
            if each is line:
                break
            left = None if left is None else left - earned
        return earned

    def segments(self, line: Line) -> list[Segment]:
        """The runs of days that make up an installment's interest; none where it is not counted by days."""
        period = self._periods[self._place[line.number]]
        runs = self._runs(period, period.to)
        if not self._is_counted(period, runs, period.to):
            return []
        segments = self._segments(period, runs)
        counted = Money.total((segment.amount for segment in segments), line.interest.currency)
        return segments if counted == self.earned(line) else []

    def is_known(self, period: Period) -> bool:
        """Whether interest of single days of the period can be counted: from when, and at which rate."""
        return period.after is not None and any(rate is not None for _, rate in self._rate)

    # ---------------------------------------------------------------- by days, or in proportion

    def _by_days(self, period: Period, to: dt.date | None) -> Money | None:
        """What the days of the period have earned by *to*; None where it is earned as scheduled, or in proportion."""
        end = min(period.to, to or period.to)
        runs = self._runs(period, end)
        nothing = Money.zero(period.outstanding.currency)
        if self._is_counted(period, runs, end):
            return Money.total((segment.amount for segment in self._segments(period, runs)), nothing.currency)
        if end < period.lines[0].agreed_on:
            return nothing
        return self._shared(period, runs) if len(runs) > 1 else None

    def _is_counted(self, period: Period, runs: list[_Run], end: dt.date) -> bool:
        whole = end == period.lines[0].agreed_on
        return self.is_known(period) and (len(runs) > 1 or not whole)

    def _segments(self, period: Period, runs: list[_Run]) -> list[Segment]:
        bearing = Bearing(Allocation.INTEREST, period.lines[0].number, self._rate, self._day_count)
        return [segment for run in runs for segment in bearing.over(*run)]

    def _shared(self, period: Period, runs: list[_Run]) -> Money:
        """The schedule's own interest by days and bases, where no rate is stated."""
        scheduled = Money.total((line.interest for line in period.lines), period.outstanding.currency)
        days = [days_counted(self._day_count, run.after, run.to) for run in runs]
        bore = sum(Fraction(run.base.amount) * count for run, count in zip(runs, days, strict=True))
        most = Fraction(period.outstanding.amount) * sum(days)
        return scheduled.times(bore / most) if most else scheduled

    def _in_proportion(self, period: Period, line: Line) -> Money:
        """The schedule's interest, as far as principal bore at the beginning of the period."""
        base = self._first(period)
        if base == period.outstanding:
            return line.interest
        return line.interest.times(Fraction(base.amount) / Fraction(period.outstanding.amount))

    def _first(self, period: Period) -> Money:
        runs = self._runs(period, period.to)
        return runs[0].base if runs else self._bearing(period)

    def _runs(self, period: Period, end: dt.date) -> list[_Run]:
        """The bases that bore in a period, oldest first; none where it is not known when it began."""
        if period.after is None:
            return []
        stops = self._stops if period is self.running else []
        runs: list[_Run] = []
        after = period.after
        for base, stop in (*stops, (self._bearing(period), end)):
            to = min(stop, end)
            if to > after:
                if runs and runs[-1].base == base:
                    runs[-1] = runs[-1]._replace(to=to)
                else:
                    runs.append(_Run(base, after, to))
                after = to
        return runs

    def _bearing(self, period: Period) -> Money:
        return period.outstanding - self._ceased.total_from(period.lines[0].number)


class _Suffixes:
    """Sums of what was added from a number on: a Fenwick tree, since a schedule may be long."""

    def __init__(self, count: int, nothing: Money) -> None:
        self._sums = [nothing] * (count + 1)
        self._nothing = self._all = nothing

    def add(self, number: int, money: Money) -> None:
        self._all += money
        while number < len(self._sums):
            self._sums[number] += money
            number += number & -number

    def total_from(self, number: int) -> Money:
        if not self._all:
            return self._nothing
        before, number = self._nothing, number - 1
        while number:
            before += self._sums[number]
            number -= number & -number
        return self._all - before
