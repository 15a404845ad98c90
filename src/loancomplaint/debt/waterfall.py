"""The payment waterfall: apply payments to installments in date order."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from loancomplaint.debt.accounts import PARTS, LoanAccount
from loancomplaint.debt.accrual import default_terms
from loancomplaint.debt.interest import Interest
from loancomplaint.debt.schedule import cut, lines, periods
from loancomplaint.debt.values import ONE_DAY, Departure, Diversion, Order, SetOff
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Applied, Cost, Loan, Payment
from loancomplaint.values.money import Money


class Slot(NamedTuple):
    """Something that a payment may meet: a part of an installment, or of the loan itself where there is none."""

    account: LoanAccount | None
    part: Allocation


class Received(NamedTuple):
    """What came in on one day, of one kind.

    Attributes:
        booked: As the books split it; empty where they do not say.

        meant_for: The due day of the installment that it was meant for.
    """

    on: dt.date
    amount: Money
    booked: Mapping[Allocation, Money] = MappingProxyType({})
    meant_for: dt.date | None = None
    is_prepayment: bool = False


class Credit(NamedTuple):
    """What the books met of a part before it was borne."""

    received: Received
    part: Allocation
    left: Money


DebtEvent: TypeAlias = tuple[dt.date, int, Callable[[dt.date], None]]

_GROWING: Final = frozenset({Allocation.PENALTY, Allocation.COMPOUND})
"""What the books may have met before it was borne: a fen of rounding, or a system that counts a day more."""

COSTS: Final = Slot(None, Allocation.COSTS)
LEFT_OUT: Final = Slot(None, Allocation.PRINCIPAL)
"""Principal that the schedule on file leaves out, since it was made after that had come back."""


class Waterfall:
    """One pass over a loan: every installment's account after the payments received up to a day.

    Attributes:
        terms: What late and diverted money bears.

        ended: What ended the schedule early.

        stops_on: The last day for which anything is earned, where insolvency stopped it.

        interest: The contract's interest, period by period.

        costs: What is left of them.

        surplus: What came in beyond everything scheduled, due or not.
    """

    def __init__(
        self,
        loan: Loan,
        on: dt.date,
        *,
        order: Order,
        insolvent_on: dt.date | None = None,
        diverted: Iterable[Diversion] = (),
        costs: Iterable[Cost] = (),
        rest_days: tuple[int, ...] = (),
    ) -> None:
        self.loan, self.on = loan, on
        self.nothing = Money.zero(loan.principal.currency)
        self.order = _complete(loan.allocation or order)
        self.ended = cut(loan, on, insolvent_on)
        self.stops_on = insolvent_on - ONE_DAY if insolvent_on and insolvent_on <= on else None
        self.terms = default_terms(loan, self.stops_on or dt.date.max, rest_days)
        scheduled = lines(loan, self.ended)
        self.accounts = [LoanAccount(line, self.terms) for line in scheduled]
        self._periods = tuple(periods(loan, scheduled, self.ended))
        self.interest = Interest(loan, self._periods)
        self.costs = self.surplus = self.nothing
        self.set_off: list[SetOff] = []
        self.departures: list[Departure] = []
        self._left_out = _left_out(loan)
        self._credits: list[Credit] = []
        self._early: dict[int, LoanAccount] = {}
        self._due = self._later = 0
        self._first = dict.fromkeys(PARTS, 0)
        self._last = len(self.accounts)
        for day, _, happen in sorted(self._events(diverted, costs), key=lambda event: event[:2]):
            if day <= on:
                happen(day)
        self._use_credits(on)
        self.surplus += Money.total((credit.left for credit in self._credits), self.nothing.currency)

    def is_unpaid(self, account: LoanAccount) -> bool:
        """Whether anything of an installment is left to pay, by now or once it falls due."""
        return self._is_open(account, self.on)

    @property
    def has_diverted(self) -> bool:
        """Whether money of the loan bears, or bore, the misuse rate."""
        return any(accrual.bearing.misused for account in self.accounts for accrual in account.accruals)

    @property
    def has_unknown_interest(self) -> bool:
        """Whether a call or insolvency cut a period short whose interest cannot be counted by days."""
        return any(
            period.cut and not period.unearned and not self.interest.is_known(period)
            for period in self._periods
            if any(line.interest for line in period.lines)
        )

    # ---------------------------------------------------------------- what happened, in the order of time

    def _events(self, diverted: Iterable[Diversion], costs: Iterable[Cost]) -> Iterator[DebtEvent]:
        """What is earned on a day comes first, then costs, then payments; last what bears from the next day on."""
        for period in self._periods:
            yield period.to, 0, self._end_period
        for cost in costs:
            if cost.amount:
                yield cost.on or dt.date.min, 1, partial(self._spend, cost.amount)
        for received in _received(self.loan, self.on):
            yield received.on, 2, partial(self._receive, received)
        if self.loan.misuse_rate is not None:
            for diversion in diverted:
                yield diversion.on - ONE_DAY, 3, partial(self._divert, diversion.amount)

    def _end_period(self, day: dt.date) -> None:
        period = self.interest.running
        for line in period.lines if period else ():
            self.accounts[line.number - 1].earn(self.interest.earned(line), day)
            self._early.pop(line.number, None)
        self.interest.turn()

    def _spend(self, cost: Money, _: dt.date) -> None:
        self.costs += cost

    def _receive(self, received: Received, day: dt.date) -> None:
        self._use_credits(day)
        if received.booked:
            ordered = self._planned(self._in_order(received), received.amount, day)
            booked = self._as_booked(received)
            if booked != ordered:
                self.departures.append(Departure(received_on=day, booked=_applied(booked), ordered=_applied(ordered)))
        else:
            _, rest = self._set_off(received, self._in_order(received), received.amount, day)
            self.surplus += rest
        if received.is_prepayment:
            self._give_back(day, is_prepayment=True)

    def _as_booked(self, received: Received) -> dict[Allocation, Money]:
        """Set a payment off as the books have it; what they leave open, in order. Return what they met of each part."""
        left, day = received.amount, received.on
        for part, booked in received.booked.items():
            money = min(booked, left)
            left -= money
            _, rest = self._set_off(received, self._of_part(part, is_prepayment=received.is_prepayment), money, day)
            if part in _GROWING and rest:
                self._credits.append(Credit(received, part, rest))
            else:
                self.surplus += rest
        met, rest = self._set_off(received, self._in_order(received), left, day)
        self.surplus += rest
        return _sums((*received.booked.items(), *met.items()))

    def _divert(self, amount: Money, day: dt.date) -> None:
        """Put so much of the principal that falls due first to another use; principal that is overdue cannot be."""
        self._advance(day)
        from_ = max(day, self.loan.disbursed_on or day)
        for account in self.accounts[self._due :]:
            part = min(amount, account.principal - account.diverted)
            if not amount:
                break
            account.divert(part, from_)
            self.interest.cease(account.line.number, part, day)
            amount -= part
        self._give_back(day)

    def _give_back(self, day: dt.date, *, is_prepayment: bool = False) -> None:
        """Set off anew what was paid in advance on interest that is not earned any more."""
        while excess := self._not_earned(day):
            again = Received(day, excess, is_prepayment=is_prepayment)
            _, rest = self._set_off(again, self._in_order(again), excess, day)
            self.surplus += rest

    def _not_earned(self, day: dt.date) -> Money:
        """Take back what was paid in advance on interest that is not earned any more."""
        excess = self.nothing
        for account in self._early.values():
            account.earn(self.interest.earned(account.line), day)
            if each := account.give_back():
                self._note(day, account.line.number, Allocation.INTEREST, -each)
                excess += each
        return excess

    def _use_credits(self, day: dt.date) -> None:
        """Let what the books met in advance of penalty or compound interest meet what has been borne since."""
        credits_, self._credits = self._credits, []
        for received, part, money in credits_:
            _, rest = self._set_off(received, self._of_part(part), money, day)
            if rest:
                self._credits.append(Credit(received, part, rest))

    # ---------------------------------------------------------------- what a payment may meet, in order

    def _in_order(self, received: Received) -> Iterator[Slot]:
        """What is due, oldest installment first; then what is not: at the end first for a prepayment."""
        if received.meant_for:
            meant = self._meant(received.meant_for)
            yield from self._parts_of(account for account in meant if self._is_open(account, received.on))
        yield from self._parts_of(self._unsettled())
        yield COSTS
        yield from (Slot(account, Allocation.PENALTY) for account in self._not_due() if account.diverted)
        if received.is_prepayment:
            yield from self._before_time()
        yield from self._parts_of(self._not_due())

    def _of_part(self, part: Allocation, *, is_prepayment: bool = False) -> Iterator[Slot]:
        """One part alone, as the books name it."""
        if part is Allocation.COSTS:
            yield COSTS
            return
        yield from (Slot(account, part) for account in self._accounts(self._first[part], self._due))
        if part is Allocation.PRINCIPAL and is_prepayment:
            yield from self._before_time()
        yield from (Slot(account, part) for account in self._not_due())

    def _parts_of(self, accounts: Iterable[LoanAccount]) -> Iterator[Slot]:
        for account in accounts:
            yield from (COSTS if part is Allocation.COSTS else Slot(account, part) for part in self.order)

    def _meant(self, due_on: dt.date) -> Iterator[LoanAccount]:
        place = bisect_left(self.accounts, due_on, key=lambda account: account.line.agreed_on)
        return takewhile(lambda account: account.line.agreed_on == due_on, self._accounts(place, len(self.accounts)))

    def _unsettled(self) -> Iterator[LoanAccount]:
        return self._accounts(min(self._first.values()), self._due)

    def _not_due(self) -> Iterator[LoanAccount]:
        return self._accounts(self._later, len(self.accounts))

    def _accounts(self, start: int, end: int) -> Iterator[LoanAccount]:
        return (self.accounts[place] for place in range(start, end))

    def _before_time(self) -> Iterator[Slot]:
        """Principal that is not due, the last of it first."""
        yield LEFT_OUT
        for place in range(self._last - 1, self._due - 1, -1):
            yield Slot(self.accounts[place], Allocation.PRINCIPAL)

    # ---------------------------------------------------------------- meeting it

    def _planned(self, slots: Iterable[Slot], money: Money, day: dt.date) -> dict[Allocation, Money]:
        """What *money* would meet of each part of *slots* on *day*."""
        self._advance(day)
        planned: dict[Slot, Money] = {}
        for slot in slots:
            already = planned.get(slot, self.nothing)
            if amount := min(money, self._owed(slot, day) - already):
                planned[slot] = already + amount
                money -= amount
            if not money:
                break
        return _sums((slot.part, amount) for slot, amount in planned.items())

    def _set_off(
        self, received: Received, slots: Iterable[Slot], money: Money, day: dt.date
    ) -> tuple[dict[Allocation, Money], Money]:
        """Let *money* meet *slots*, each up to what is owed of it on *day*; return what it met, and what is left."""
        met: list[tuple[Allocation, Money]] = []
        if not money:
            return {}, money
        self._advance(day)
        for slot in slots:
            if amount := min(money, self._owed(slot, day)):
                self._meet(slot, amount, day, is_prepayment=received.is_prepayment)
                self._note(received.on, slot.account.line.number if slot.account else 0, slot.part, amount)
                met.append((slot.part, amount))
                money -= amount
            if not money:
                break
        return _sums(met), money

    def _owed(self, slot: Slot, day: dt.date) -> Money:
        account, part = slot
        if account is None:
            return self.costs if slot == COSTS else self._left_out
        if part is Allocation.INTEREST and not self.interest.is_over(account.line):
            account.earn(self.interest.earned(account.line), day)
        return account.owed(part, day)

    def _meet(self, slot: Slot, amount: Money, day: dt.date, *, is_prepayment: bool) -> None:
        account, part = slot
        if account is None:
            if slot == COSTS:
                self.costs -= amount
            else:
                self._left_out -= amount
            return
        diverted, is_due = account.diverted, account.line.falls_on <= day
        account.meet(part, amount, day)
        if part is Allocation.PRINCIPAL and is_prepayment and not is_due:
            # What was diverted has ceased to bear the contract's interest before.
            self.interest.cease(account.line.number, amount - (diverted - account.diverted), day)
        if part is Allocation.INTEREST and not self.interest.is_over(account.line):
            self._early[account.line.number] = account

    def _note(self, received_on: dt.date, installment: int, part: Allocation, amount: Money) -> None:
        self.set_off.append(SetOff(received_on=received_on, installment=installment, against=part, amount=amount))

    def _advance(self, day: dt.date) -> None:
        """Pass over the installments of which nothing is left to meet."""
        while self._due < len(self.accounts) and self.accounts[self._due].line.falls_on <= day:
            self._due += 1
        for part in PARTS:
            while self._first[part] < self._due and self._is_passed(part, day):
                self._first[part] += 1
        self._later = max(self._later, self._due)
        while self._later < len(self.accounts) and not self._is_open(self.accounts[self._later], day):
            self._later += 1
        while self._last > self._due and not self.accounts[self._last - 1].principal:
            self._last -= 1

    def _is_passed(self, part: Allocation, day: dt.date) -> bool:
        account = self.accounts[self._first[part]]
        # Penalty and compound interest come back as long as their base is there.
        return account.is_settled(day) if part in _GROWING else not account.owed(part, day)

    def _is_open(self, account: LoanAccount, day: dt.date) -> bool:
        """Whether anything of an installment is left to pay, by now or once it falls due."""
        return bool(self._owed(Slot(account, Allocation.INTEREST), day)) or not account.is_settled(day)


def _complete(order: Order) -> Order:
    """The order of set-off, with the parts that it leaves out at its end."""
    return tuple(dict.fromkeys((*order, *PARTS, Allocation.COSTS)))


def _left_out(loan: Loan) -> Money:
    """Principal lent that the schedule on file does not hold, where prepayments may be why."""
    nothing = Money.zero(loan.principal.currency)
    if not any(payment.prepayment for payment in loan.payments):
        return nothing
    scheduled = Money.total((installment.principal for installment in loan.installments), nothing.currency)
    return max(loan.principal - scheduled, nothing)


def _received(loan: Loan, on: dt.date) -> Iterator[Received]:
    """What came in by *on*, and was not taken back by then: of each day and kind in one sum.

    On one day comes first what the books split, then what was meant for an installment, and prepayments last.
    """
    known = [p for p in loan.payments if p.received_on <= on and not (p.reversed_on and p.reversed_on <= on)]
    for (day, is_prepayment, _, meant_for), alike in groupby(sorted(known, key=_kind), key=_kind):
        payments = tuple(alike)
        split = _sums(item for payment in payments if payment.applied for item in payment.applied.parts.items())
        yield Received(
            on=day,
            amount=Money.total((payment.amount for payment in payments), loan.principal.currency),
            booked={part: split[part] for part in Allocation if part in split},
            meant_for=None if meant_for == dt.date.max else meant_for,
            is_prepayment=is_prepayment,
        )


def _kind(payment: Payment) -> tuple[dt.date, bool, bool, dt.date]:
    booked = bool(payment.applied and payment.applied.parts)
    return payment.received_on, bool(payment.prepayment), not booked, payment.installment or dt.date.max


def _sums(parts: Iterable[tuple[Allocation, Money]]) -> dict[Allocation, Money]:
    sums: dict[Allocation, Money] = {}
    for part, money in parts:
        sums[part] = sums[part] + money if part in sums else money
    return sums


def _applied(sums: Mapping[Allocation, Money]) -> Applied:
    return Applied(**{part.value: money for part, money in sums.items()})
