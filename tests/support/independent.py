"""A second computation of what is owed, plain and slow: day by day, in whole minor units, with exact fractions.

It shares nothing with `loancomplaint.debt` but the facts, and is written from the rules in words:

* a day bears what was owed at its beginning; what is paid on it bears it still;
* what is due on a day of rest and paid on the next other day is in time; what is not is late from the due day on;
* a run of days on one base at one rate is rounded once, half up;
* a payment is set off as the books have it, else the oldest installment first and within it in order, what is due
  before what is not; a prepayment meets what is due, then the last principal first;
* principal that was paid back early, or diverted, bears the contract's interest no more: by days in the period that is
  running then, in proportion to the principal left in every later one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor

import attrs

from loancomplaint.facts import Allocation, DayCount, Loan, Payment
from loancomplaint.values.money import Money

DAY = dt.timedelta(days=1)
EVER = dt.date(1990, 1, 1)
"""Before every day that a test knows."""
PARTS = ("principal", "interest", "penalty", "compound")
BOOKED = ("costs", "interest", "principal", "penalty", "compound")
LEFT_OUT = (Allocation.INTEREST, Allocation.PRINCIPAL, Allocation.PENALTY, Allocation.COMPOUND, Allocation.COSTS)
"""What an order leaves out comes last, in this order."""


def fen(money: Money) -> int:
    """An amount in whole minor units of a currency with two decimals."""
    return int(Fraction(money.amount) * 100)


def rounded(number: Fraction) -> int:
    """Half up; nothing here is negative."""
    return floor(number + Fraction(1, 2))


def days_of(day: dt.date, day_count: DayCount | None) -> int:
    """How many days the day count makes of one day."""
    if day_count is not DayCount.THIRTY_360:
        return 1
    before = day - DAY
    return 360 * (day.year - before.year) + 30 * (day.month - before.month) + min(day.day, 30) - min(before.day, 30)


@attrs.define
class Run:
    """Days in a row on one base at one rate."""

    base: int
    rate: Fraction
    days: int


def grow(runs: list[Run], base: int, rate: Fraction, days: int) -> None:
    """One more day on a base at a rate: in the run that is open, or in a new one."""
    if runs and (runs[-1].base, runs[-1].rate) == (base, rate):
        runs[-1].days += days
    else:
        runs.append(Run(base, rate, days))


@attrs.define(eq=False)
class Row:
    """One installment, in time; what a call makes due is one row."""

    agreed: dt.date
    falls: dt.date
    due: dt.date
    principal: int
    scheduled: int
    after: dt.date | None = None
    end: dt.date = EVER
    outstanding: int = 0
    ceased: int = 0
    diverted: int = 0
    interest: int = 0
    over: bool = False
    bases: dict[dt.date, int] = attrs.field(factory=dict)
    late: list[Run] = attrs.field(factory=list)
    misused: list[Run] = attrs.field(factory=list)
    compound: list[Run] = attrs.field(factory=list)
    met: Counter[str] = attrs.field(factory=Counter)


class Book:
    """The installments of one loan, in time."""

    def __init__(
        self,
        loan: Loan,
        on: dt.date,
        order: Sequence[Allocation],
        *,
        insolvent_on: dt.date | None = None,
        diverted: Iterable[tuple[dt.date, int]] = (),
        rest_days: Sequence[int] = (),
    ) -> None:
        self.loan, self.on, self.rest_days = loan, on, rest_days
        self.order = [part.value for part in dict.fromkeys((*(loan.allocation or order), *LEFT_OUT))]
        self.year = 365 if loan.day_count in {None, DayCount.ACTUAL_365} else 360
        called_on = loan.acceleration.delivered_on if loan.acceleration else None
        ends = [(called_on, called_on)] if called_on and called_on <= on else []
        if insolvent_on and insolvent_on <= on:
            ends.append((insolvent_on - DAY, insolvent_on))
        self.bears_to = insolvent_on - DAY if insolvent_on and insolvent_on <= on else dt.date.max
        self.ended = min(ends, default=None)
        self.rows = self._rows()
        self.costs = self.surplus = self.left_out = 0
        if any(payment.prepayment for payment in loan.payments):
            self.left_out = max(fen(loan.principal) - sum(fen(i.principal) for i in loan.installments), 0)
        self.diversions = sorted(diverted) if loan.misuse_rate is not None else []
        self.credit: Counter[str] = Counter()

    # ------------------------------------------------------------ the schedule

    def _rows(self) -> list[Row]:
        rows = []
        for each in sorted(self.loan.installments, key=lambda i: (i.due_on, i.principal.amount, i.interest.amount)):
            falls = each.due_on
            for extension in self.loan.extensions:
                if extension.from_ and extension.to and extension.from_ <= falls < extension.to:
                    falls = extension.to
            late = falls + DAY * (self.loan.grace_days or 0)
            rows.append(Row(each.due_on, falls, late, fen(each.principal), fen(each.interest)))
        if self.ended:
            rows = self._ended_early(rows, *self.ended)
        for row in rows:
            begun = [day for day in (self.loan.disbursed_on, *(r.agreed for r in rows)) if day and day < row.agreed]
            row.after = max(begun, default=None)
            row.end = min(row.agreed, self.ended[0]) if self.ended else row.agreed
            row.outstanding = sum(r.principal for r in rows if r.agreed >= row.agreed)
        return rows

    def _ended_early(self, rows: list[Row], earned_to: dt.date, due_on: dt.date) -> list[Row]:
        kept = [row for row in rows if row.agreed <= earned_to]
        early = [row for row in rows if row.agreed > earned_to]
        for row in kept:
            row.falls, row.due = min(row.falls, due_on), min(row.due, due_on)
        if early:
            first = early[0].agreed
            principal = sum(row.principal for row in early)
            kept.append(Row(first, due_on, due_on, principal, sum(r.scheduled for r in early if r.agreed == first)))
        return kept

    # ------------------------------------------------------------ rates

    def contract_rate(self, day: dt.date) -> Fraction | None:
        """The contract's rate on a day."""
        begun = [(c.from_, c.annual_rate) for c in self.loan.rates if c.from_ and c.annual_rate is not None]
        begun = [change for change in begun if change[0] <= day]
        if not begun:
            return None if self.loan.annual_rate is None else Fraction(self.loan.annual_rate)
        latest = max(from_ for from_, _ in begun)
        return min(Fraction(rate) for from_, rate in begun if from_ == latest)

    def late_rate(self, day: dt.date) -> Fraction:
        """The rate on what is overdue."""
        if self.loan.penalty_surcharge is not None:
            return (self.contract_rate(day) or Fraction(0)) * (1 + Fraction(self.loan.penalty_surcharge))
        return Fraction(self.loan.penalty_rate or 0)

    # ------------------------------------------------------------ interest of the contract

    def bearing(self, row: Row) -> int:
        """Principal that bears in the period of a row, as things stand."""
        return row.outstanding - sum(r.ceased for r in self.rows if r.agreed >= row.agreed)

    def bases(self, row: Row, end: dt.date, today: dt.date) -> dict[dt.date, int]:
        """What bears on each day of a period: as it was on days gone by, as it is now on days to come."""
        now, seen = self.bearing(row), self.peers(row)[0].bases
        days = [row.after + n * DAY for n in range(1, (end - row.after).days + 1)] if row.after else []
        return {day: seen.get(day, now) if day <= today else now for day in days}

    def peers(self, row: Row) -> list[Row]:
        """The installments of one day."""
        return [other for other in self.rows if other.agreed == row.agreed]

    def earned(self, row: Row, today: dt.date, to: dt.date | None = None) -> int:
        """The interest of one installment, to the end of its period or to a day."""
        if self.ended and row.after and row.after >= self.ended[0]:
            return 0
        whole = self.bases(row, row.end, today)
        first = whole[min(whole)] if whole else self.bearing(row)
        left = self.by_days(row, today, min(row.end, to) if to else row.end)
        for peer in self.peers(row):
            same = first == row.outstanding
            most = peer.scheduled if same else rounded(Fraction(peer.scheduled * first, row.outstanding))
            mine = most if left is None else min(most, left)
            if peer is row:
                break
            left = None if left is None else left - mine
        return mine

    def by_days(self, row: Row, today: dt.date, end: dt.date) -> int | None:
        """What the days of a period have earned; None where the schedule says it."""
        bases = self.bases(row, end, today)
        dated = any(change.from_ and change.annual_rate is not None for change in self.loan.rates)
        cut, changes = end != row.agreed, len(set(bases.values())) > 1
        if row.after and (self.loan.annual_rate is not None or dated) and (cut or changes):
            runs: list[Run] = []
            for day, base in sorted(bases.items()):
                grow(runs, base, self.contract_rate(day) or Fraction(0), days_of(day, self.loan.day_count))
            return self.borne(runs)
        if cut:
            return 0
        if changes:
            days = {day: days_of(day, self.loan.day_count) for day in bases}
            share, most = sum(base * days[day] for day, base in bases.items()), row.outstanding * sum(days.values())
            scheduled = sum(peer.scheduled for peer in self.peers(row))
            return rounded(Fraction(scheduled * share, most)) if most else scheduled
        return None

    def borne(self, runs: list[Run]) -> int:
        """What runs have borne, each rounded."""
        return sum(rounded(run.base * run.rate * run.days / self.year) for run in runs)

    # ------------------------------------------------------------ what is owed, and what meets it

    def owed(self, row: Row, part: str, today: dt.date) -> int:
        """What is left of one part of one installment."""
        match part:
            case "principal":
                return row.principal
            case "interest":
                if not row.over:
                    row.interest = self.earned(row, today)
                return max(row.interest - row.met["interest"], 0)
            case "penalty":
                return self.borne(row.late) + self.borne(row.misused) - row.met["penalty"]
            case _:
                return self.borne(row.compound) - row.met["compound"]

    def meet(self, row: Row, part: str, money: int, today: dt.date, *, ceases: bool = False) -> int:
        """Pay as much of a part as there is money for; return what is left of it."""
        if not money:
            return 0
        met = min(money, self.owed(row, part, today))
        if part == "principal":
            row.principal -= met
            of_diverted = min(row.diverted, met)
            row.diverted -= of_diverted
            row.ceased += met - of_diverted if ceases else 0
        else:
            row.met[part] += met
        return money - met

    def meet_costs(self, money: int) -> int:
        """Pay costs."""
        met = min(money, self.costs)
        self.costs -= met
        return money - met

    def meet_before_time(self, money: int, today: dt.date) -> int:
        """Pay principal that the schedule left out, then the last that is not due."""
        met = min(money, self.left_out)
        self.left_out -= met
        money -= met
        for row in reversed(self.later(today)):
            money = self.meet(row, "principal", money, today, ceases=True)
        return money

    def due(self, today: dt.date) -> list[Row]:
        """What is due."""
        return [row for row in self.rows if row.falls <= today]

    def later(self, today: dt.date) -> list[Row]:
        """What is not."""
        return [row for row in self.rows if row.falls > today]

    def in_order(self, money: int, today: dt.date, *, prepaid: bool = False, meant: dt.date | None = None) -> int:
        """Set money off in order; return what is left of it."""
        first = [row for row in self.rows if row.agreed == meant]
        for row in (*first, *self.due(today)):
            if any(self.owed(row, part, today) for part in PARTS):  # else costs have no place in it
                money = self.in_row(row, money, today, ceases=prepaid and row.falls > today)
        money = self.meet_costs(money)
        for row in self.later(today):
            money = self.meet(row, "penalty", money, today) if row.diverted else money
        if prepaid:
            money = self.meet_before_time(money, today)
        for row in self.later(today):
            money = self.in_row(row, money, today)
        return money

    def in_row(self, row: Row, money: int, today: dt.date, *, ceases: bool = False) -> int:
        """Set money off within one installment."""
        for part in self.order:
            money = self.meet_costs(money) if part == "costs" else self.meet(row, part, money, today, ceases=ceases)
        return money

    def as_booked(self, payments: Sequence[Payment], today: dt.date, *, prepaid: bool, meant: dt.date) -> None:
        """Set payments of one kind off as the books have them."""
        money = sum(fen(payment.amount) for payment in payments)
        for part in BOOKED:
            booked = sum(fen(sum_) for p in payments if p.applied and (sum_ := getattr(p.applied, part)))
            left = min(booked, money)
            money -= left
            left = self.meet_costs(left) if part == "costs" else self.meet_part(part, left, today, prepaid=prepaid)
            if part in {"penalty", "compound"}:
                self.credit[part] += left
            else:
                self.surplus += left
        self.surplus += self.in_order(money, today, prepaid=prepaid, meant=meant)

    def meet_part(self, part: str, money: int, today: dt.date, *, prepaid: bool) -> int:
        """Let money meet one part alone."""
        for row in self.due(today):
            money = self.meet(row, part, money, today)
        if part == "principal" and prepaid:
            money = self.meet_before_time(money, today)
        for row in self.later(today):
            money = self.meet(row, part, money, today, ceases=prepaid)
        return money

    def use_credit(self, today: dt.date) -> None:
        """What the books met in advance meets what has been borne since."""
        for part in ("penalty", "compound"):
            self.credit[part] = self.meet_part(part, self.credit[part], today, prepaid=False)

    def give_back(self, today: dt.date, *, prepaid: bool = False) -> None:
        """Interest paid in advance that will not be earned is money again."""
        while True:
            excess = 0
            for row in self.rows:
                if not row.over and row.met["interest"] > (earned := self.earned(row, today)):
                    excess += row.met["interest"] - earned
                    row.met["interest"] = row.interest = earned
            if not excess:
                return
            self.surplus += self.in_order(excess, today, prepaid=prepaid)

    # ------------------------------------------------------------ time

    def bear(self, day: dt.date) -> None:
        """One day passes."""
        days = days_of(day, self.loan.day_count)
        for row in self.rows:
            if not row.over and row.after and row.after < day <= row.end:
                row.bases[day] = self.bearing(row)
            if day > self.bears_to:
                continue
            for each in self.days_late(row, day):
                self.bear_late(row, each)
            if row.diverted and (not self.loan.disbursed_on or day > self.loan.disbursed_on):
                grow(row.misused, row.diverted, self.misuse_rate(row, day), days)

    def days_late(self, row: Row, day: dt.date) -> list[dt.date]:
        """The days that count as late on a day: none as long as a day of rest leaves time, and then all of them."""
        in_time_to = row.due
        while in_time_to.weekday() in self.rest_days:
            in_time_to += DAY
        if day <= in_time_to:
            return []
        return [row.due + n * DAY for n in range(1, (day - row.due).days + 1)] if day == in_time_to + DAY else [day]

    def bear_late(self, row: Row, day: dt.date) -> None:
        """One day late passes."""
        days, late = days_of(day, self.loan.day_count), self.late_rate(day)
        if late and row.principal > row.diverted:
            grow(row.late, row.principal - row.diverted, late, days)
        if late and self.loan.compound and row.interest > row.met["interest"]:
            grow(row.compound, row.interest - row.met["interest"], late, days)

    def misuse_rate(self, row: Row, day: dt.date) -> Fraction:
        """The rate on what was diverted; once it is overdue, the higher of the two."""
        rate = Fraction(self.loan.misuse_rate or 0)
        return max(rate, self.late_rate(day)) if row.due < day else rate

    def end_of(self, day: dt.date) -> None:
        """What is earned, spent, paid and diverted by the end of a day."""
        ended = [row for row in self.rows if not row.over and row.end <= day]
        for row in ended:
            row.interest = self.earned(row, day)
        for row in ended:
            row.over = True
        self.costs += sum(fen(cost.amount) for cost in self.loan.costs if cost.amount and (cost.on or EVER) == day)
        for prepaid in (False, True):
            self.receive(day, prepaid=prepaid)
        for from_, amount in self.diversions:
            if from_ - DAY == day:
                self.divert(amount, day)

    def receive(self, day: dt.date, *, prepaid: bool) -> None:
        """Set off what came in on a day: what the books split, then the rest; of each kind in one sum."""
        kept = [p for p in self.loan.payments if not (p.reversed_on and p.reversed_on <= self.on)]
        some = [p for p in kept if p.received_on == day and bool(p.prepayment) is prepaid]
        booked = [p for p in some if p.applied and p.applied.parts]
        for meant in sorted({p.installment or dt.date.max for p in booked}):
            self.use_credit(day)
            alike = [p for p in booked if (p.installment or dt.date.max) == meant]
            self.as_booked(alike, day, prepaid=prepaid, meant=meant)
            if prepaid:
                self.give_back(day, prepaid=True)
        rest = [p for p in some if p not in booked]
        for meant in sorted({p.installment or dt.date.max for p in rest}):
            self.use_credit(day)
            money = sum(fen(p.amount) for p in rest if (p.installment or dt.date.max) == meant)
            self.surplus += self.in_order(money, day, prepaid=prepaid, meant=meant)
            if prepaid:
                self.give_back(day, prepaid=True)

    def divert(self, amount: int, day: dt.date) -> None:
        """Put principal that is not due to another use, the next to fall due first."""
        for row in self.later(day):
            part = min(amount, row.principal - row.diverted)
            row.diverted += part
            row.ceased += part
            amount -= part
        self.give_back(day)

    def run(self) -> dict[str, int | None]:
        """From the first day to the last; then every figure."""
        days = [day for row in self.rows for day in (row.after, row.end, row.due) if day]
        days += [payment.received_on for payment in self.loan.payments]
        days += [cost.on for cost in self.loan.costs if cost.on] + [from_ - DAY for from_, _ in self.diversions]
        self.end_of(EVER)
        day = min([self.on, *days])
        while day <= self.on:
            self.bear(day)
            self.end_of(day)
            day += DAY
        self.use_credit(self.on)
        return self.figures()

    # ------------------------------------------------------------ figures

    def figures(self) -> dict[str, int | None]:
        """What is owed at the end of the last day."""
        today = self.on if self.ended and self.ended[1] == self.on else None
        called = [row for row in self.rows if row.due == today and self.ended and row.agreed > self.ended[0]]
        overdue = [row for row in self.rows if row.due < self.on] + called
        later = [row for row in self.rows if row not in overdue]
        return {
            "principal": sum(row.principal for row in overdue),
            "interest": sum(self.owed(row, "interest", self.on) for row in overdue),
            "penalty": sum(self.owed(row, "penalty", self.on) for row in self.rows),
            "compound": sum(self.owed(row, "compound", self.on) for row in self.rows),
            "costs": self.costs,
            "not_due": sum(row.principal for row in later),
            "accrued": sum(map(self.accrued, later)) or None,
            "surplus": self.surplus + self.credit.total(),
            "per_day": self.per_day(),
        }

    def accrued(self, row: Row) -> int:
        """Interest of an installment that is not overdue: all of it once earned, else that of the running period."""
        if row.over:
            return max(row.interest - row.met["interest"], 0)
        running = row.agreed == min(each.agreed for each in self.rows if not each.over)
        return max(self.earned(row, self.on, self.on) - row.met["interest"], 0) if running and not self.ended else 0

    def per_day(self) -> int:
        """What the next day would bear, rounded once."""
        day, total = self.on + DAY, Fraction(0)
        if day > self.bears_to:
            return 0
        for row in self.rows:
            if row.due < day:
                unpaid = row.interest - row.met["interest"] if self.loan.compound else 0
                total += (row.principal - row.diverted + unpaid) * self.late_rate(day)
            total += row.diverted * self.misuse_rate(row, day)
        return rounded(total / self.year)


def figures(
    loan: Loan,
    on: dt.date,
    order: Sequence[Allocation],
    *,
    insolvent_on: dt.date | None = None,
    diverted: Iterable[tuple[dt.date, int]] = (),
    rest_days: Sequence[int] = (),
) -> dict[str, int | None]:
    """Every figure of the debt in whole minor units."""
    return Book(loan, on, order, insolvent_on=insolvent_on, diverted=diverted, rest_days=rest_days).run()
