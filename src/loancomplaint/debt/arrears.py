"""What is overdue on a day, read from installments and payments alone.

Every payment is set off against the oldest installment first, and within it in the contract's order.
A payment made early therefore pays what falls due next.
Penalty, compound interest and costs have no place in a schedule; the ledger never guesses them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from loancomplaint.facts.kinds import Allocation, Tier
from loancomplaint.facts.loans import Loan
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money

DEFAULT_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PRINCIPAL)
"""How a payment is set off where the contract is silent: costs, interest, principal (民法典 561)."""

DayLadder = tuple[tuple[int, Tier], ...]
"""Strictly more than so many days past due: at least this class. In rising order of days."""


@attrs.frozen(kw_only=True)
class Arrear:
    """What is left unpaid of one installment.

    Attributes:
        number: Which installment, counted from 1 in the order of the contract's due days.

        due_on: The day it was due, extensions and grace included.

        principal: Left unpaid; likewise interest.
    """

    number: int
    due_on: dt.date
    principal: Money
    interest: Money

    @property
    def total(self) -> Money:
        """Principal and interest together."""
        return self.principal + self.interest


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Delinquency:
    """How far a loan is behind on a day.

    Attributes:
        loan: How the case file names the loan.

        days_past_due: Calendar days since the oldest unpaid installment was due; 0 where nothing is overdue.

        overdue_principal: Principal of installments due before the day and unpaid; likewise overdue_interest.

        arrears: The installments behind it, oldest first.

        classification_floor: The best class that days alone allow; None where the law of the day has no ladder.
    """

    loan: str
    days_past_due: int
    overdue_principal: Money
    overdue_interest: Money
    arrears: tuple[Arrear, ...] = ()
    classification_floor: Tier | None = None

    @property
    def overdue(self) -> Money:
        """Overdue principal and interest together."""
        return self.overdue_principal + self.overdue_interest


def currencies(loan: Loan) -> frozenset[str]:
    """The currencies of the loan's principal, installments and payments; a sum needs there to be one."""
    sums = [loan.principal, *(payment.amount for payment in loan.payments)]
    sums += [part for installment in loan.installments for part in (installment.principal, installment.interest)]
    return frozenset(money.currency for money in sums)


def due_day(loan: Loan, due_on: dt.date) -> dt.date:
    """The last day on which what the contract makes due on *due_on* can be paid in time.

    Extensions move it, one after the other, in the order of the file; days of grace are added at the end.
    """
    for extension in loan.extensions:
        if extension.from_ and extension.to and extension.from_ <= due_on < extension.to:
            due_on = extension.to
    return due_on + dt.timedelta(days=loan.grace_days or 0)


def is_accelerated(loan: Loan, on: dt.date) -> bool:
    """Whether the loan has been called, by a notice that arrived on or before *on*."""
    return bool(loan.acceleration and loan.acceleration.delivered_on and loan.acceleration.delivered_on <= on)


def unpaid(loan: Loan, on: dt.date) -> tuple[Arrear, ...]:
    """What is left of every installment, due or not, after the payments received up to *on*; oldest first.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    received = Money.total((p.amount for p in loan.payments if p.received_on <= on), loan.principal.currency)
    return tuple(_set_off(loan, received))


def arrears(loan: Loan, on: dt.date) -> tuple[Arrear, ...]:
    """What was due before *on* and is unpaid; what is due on the day itself is not overdue.

    Once the loan is called, all principal counts as due on the day the notice arrived.
    The interest scheduled for later installments is not earned any more, and is not counted.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    return tuple(due for left in unpaid(loan, on) if (due := _overdue_part(loan, left, on)))


def booked(loan: Loan, on: dt.date) -> Arrear:
    """All that is left of the principal, due or not, and of the interest due by *on*, as a core system books it.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    left, currency = unpaid(loan, on), loan.principal.currency
    return Arrear(
        number=0,
        due_on=on,
        principal=Money.total((arrear.principal for arrear in left), currency),
        interest=Money.total((arrear.interest for arrear in left if arrear.due_on <= on), currency),
    )


def delinquency(loan: Loan, on: dt.date, *, name: str, ladder: DayLadder | None) -> Delinquency:
    """How far *loan* is behind on *on*.

    Args:
        loan: As known on the day one asks for, see `CaseFile.known_by`.

        on: The local calendar day to read the ledger on.

        name: How to call the loan in the answer.

        ladder: The day ladder in force; None where there is none.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    behind = arrears(loan, on)
    days = max(((on - arrear.due_on).days for arrear in behind), default=0)
    currency = loan.principal.currency
    return Delinquency(
        loan=name,
        days_past_due=days,
        overdue_principal=Money.total((arrear.principal for arrear in behind), currency),
        overdue_interest=Money.total((arrear.interest for arrear in behind), currency),
        arrears=behind,
        classification_floor=None if ladder is None else floor(days, ladder),
    )


def floor(days_past_due: int, ladder: DayLadder) -> Tier:
    """The best class that so many days past due allow; other facts may push lower, never higher."""
    reached = [tier for days, tier in ladder if days_past_due > days]
    return reached[-1] if reached else Tier.PASS


def _set_off(loan: Loan, received: Money) -> Iterator[Arrear]:
    order = [word for word in loan.allocation or DEFAULT_ORDER if word in _SCHEDULED]
    order += [word for word in _SCHEDULED if word not in order]
    by_due_day = sorted(loan.installments, key=lambda installment: installment.due_on)
    for number, installment in enumerate(by_due_day, start=1):
        left = {word: getattr(installment, word) for word in order}
        for word in order:
            paid = min(left[word], received)
            left[word], received = left[word] - paid, received - paid
        yield Arrear(
            number=number,
            due_on=due_day(loan, installment.due_on),
            principal=left[Allocation.PRINCIPAL],
            interest=left[Allocation.INTEREST],
        )


_SCHEDULED = (Allocation.INTEREST, Allocation.PRINCIPAL)


def _overdue_part(loan: Loan, left: Arrear, on: dt.date) -> Arrear | None:
    """The part of what is left that is overdue on *on*, or None."""
    called_on = loan.acceleration.delivered_on if loan.acceleration else None
    if called_on is not None and called_on < min(on, left.due_on):
        left = attrs.evolve(left, due_on=called_on, interest=Money.zero(left.interest.currency))
    return left if left.total and left.due_on < on else None
