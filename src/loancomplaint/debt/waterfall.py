"""The walk through the days on which money came in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from loancomplaint.debt.accrual import BASE, Rate, rates, segment
from loancomplaint.debt.schedule import Line, lines
from loancomplaint.debt.values import InstallmentClaim, Segment, SetOff
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Loan
from loancomplaint.values.money import Money

LAW_ORDER: Final = (
    Allocation.COSTS,
    Allocation.INTEREST,
    Allocation.PENALTY,
    Allocation.COMPOUND,
    Allocation.PRINCIPAL,
)
"""`ledger.DEFAULT_ORDER` with every kind of interest in the place of interest.

Among the kinds of interest the law makes no order; what bears compound interest is met before what bears nothing.
"""

PARTS: Final = (Allocation.INTEREST, Allocation.PRINCIPAL, Allocation.PENALTY, Allocation.COMPOUND)
"""What is owed of an installment; costs have no place in a loan."""

_BORNE: Final = {**{kind: kind for kind in BASE}, **{base: kind for kind, base in BASE.items()}}
"""Which kind must be reckoned up to the day before a part changes."""


class Walk:
    """One pass over a loan: every installment's account after the payments received up to a day."""

    def __init__(self, loan: Loan, on: dt.date) -> None:
        self.loan, self.on = loan, on
        self.nothing = Money.zero(loan.principal.currency)
        self.rates = dict(rates(loan))
        order = _order(loan.allocation)
        self.accounts = [Account(line, order, self.rates) for line in lines(loan, on)]
        self.surplus = self.nothing
        for day, money in sorted(_received(loan, on).items()):
            self._receive(day, money)
        for account in self.accounts:
            account.bear(on)

    def _receive(self, day: dt.date, money: Money) -> None:
        for account in self.accounts:
            if not money:
                return
            money = account.receive(day, money)
        self.surplus += money

    @property
    def due(self) -> list[Account]:
        """The installments due by the day."""
        return [account for account in self.accounts if account.line.due_on <= self.on]

    @property
    def overdue(self) -> list[Account]:
        """Those due before it."""
        return [account for account in self.accounts if account.line.due_on < self.on]

    @property
    def bore(self) -> set[Allocation]:
        """The kinds of interest that were reckoned."""
        return {segment.kind for account in self.accounts for segment in account.segments}

    @property
    def stood_late(self) -> set[Allocation]:
        """The kinds that would have borne at any rate."""
        return set().union(*(account.stood_late for account in self.accounts))

    def left(self, accounts: Iterable[Account], *parts: Allocation) -> Money:
        """What is left of these parts."""
        return Money.total((account.left[part] for account in accounts for part in parts), self.nothing.currency)

    def met(self, *parts: Allocation) -> Money:
        """What payments met of these parts."""
        met = (met.amount for account in self.accounts for met in account.set_off if met.against in parts)
        return Money.total(met, self.nothing.currency)


class Account:
    """One installment during the walk: what is left of each part, and up to which day it was reckoned."""

    def __init__(self, line: Line, order: Sequence[Allocation], rates: Mapping[Allocation, Rate]) -> None:
        nothing = Money.zero(line.principal.currency)
        self.line, self._order, self._rates = line, order, rates
        self.left = dict.fromkeys(PARTS, nothing)
        self.left |= {Allocation.INTEREST: line.interest, Allocation.PRINCIPAL: line.principal}
        self.segments = [line.cut_short] if line.cut_short else []
        self.set_off: list[SetOff] = []
        self.stood_late: set[Allocation] = set()
        self._reckoned_to = dict.fromkeys(BASE, line.due_on)

    def receive(self, day: dt.date, money: Money) -> Money:
        """Set *money* off against the parts in their order; return what is left of it."""
        for part in self._order:
            if money:
                money -= self._meet(part, day, money)
        return money

    def bear(self, to: dt.date) -> None:
        """Reckon everything up to *to*."""
        for kind in BASE:
            self._bear(kind, to)

    @property
    def claimed(self) -> InstallmentClaim:
        """What is left of each part."""
        return InstallmentClaim(
            number=self.line.number,
            due_on=self.line.due_on,
            principal=self.left[Allocation.PRINCIPAL],
            interest=self.left[Allocation.INTEREST],
            penalty=self.left[Allocation.PENALTY],
            compound=self.left[Allocation.COMPOUND],
        )

    @property
    def in_order(self) -> list[Segment]:
        """The segments, kind by kind, oldest first."""
        return sorted(self.segments, key=lambda segment: (PARTS.index(segment.kind), segment.from_))

    def _meet(self, part: Allocation, day: dt.date, money: Money) -> Money:
        self._bear(_BORNE[part], day)
        met = min(self.left[part], money)
        if met:
            self.left[part] -= met
            self.set_off.append(SetOff(received_on=day, installment=self.line.number, against=part, amount=met))
        return met

    def _bear(self, kind: Allocation, to: dt.date) -> None:
        """Close the segment of *kind* that is running on *to*, if one is."""
        after, base = self._reckoned_to[kind], self.left[BASE[kind]]
        if to <= after or not base:
            return
        self._reckoned_to[kind] = to
        self.stood_late.add(kind)
        if kind in self._rates:
            borne = segment(kind, self.line.number, base, self._rates[kind], (after, to))
            self.segments.append(borne)
            self.left[kind] += borne.amount


def _order(agreed: tuple[Allocation, ...]) -> tuple[Allocation, ...]:
    """The order of set-off; costs are not in a loan, and what the contract leaves out comes last."""
    words = dict.fromkeys((*agreed, *PARTS) if agreed else LAW_ORDER)
    return tuple(word for word in words if word in PARTS)


def _received(loan: Loan, on: dt.date) -> dict[dt.date, Money]:
    """What came in on each day up to *on*."""
    days: dict[dt.date, Money] = defaultdict(lambda: Money.zero(loan.principal.currency))
    for payment in loan.payments:
        if payment.received_on <= on:
            days[payment.received_on] += payment.amount
    return days
