"""Delinquency: the view of a claim that says how far a loan is behind, and in which class days alone allow it."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.debt.schedule import due_day
from loancomplaint.debt.values import Claim
from loancomplaint.facts.kinds import Tier
from loancomplaint.facts.loans import Loan
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money

__all__ = [
    "Arrear",
    "DayLadder",
    "Delinquency",
    "arrears",
    "currencies",
    "delinquency",
    "due_day",
    "floor",
    "is_accelerated",
]

DayLadder = tuple[tuple[int, Tier], ...]
"""Strictly more than so many days past due: at least this class. In rising order of days."""


@attrs.frozen(kw_only=True)
class Arrear:
    """What is left unpaid of one installment.

    Attributes:
        number: Which installment, counted from 1 in the order of the contract's due days.

        through: The number of the last one that it stands for: what a call makes due is one sum.

        due_on: The day it was due, extensions and grace included.

        fell_due: Principal and interest of it before any payment.

        principal: Left unpaid; likewise interest.
    """

    number: int
    through: int
    due_on: dt.date
    fell_due: Money
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

        days_past_due: Calendar days since the oldest unpaid installment was due; 0 where nothing is overdue, None
            where no schedule is on file: nobody knows then.

        overdue_principal: Principal of installments due before the day and unpaid; likewise overdue_interest.

        arrears: The installments behind it, oldest first.

        classification_floor: The best class that days alone allow; None where nobody knows the days, or where the law
            of the day has no ladder.
    """

    loan: str
    days_past_due: int | None = None
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
    sums += [part for payment in loan.payments if payment.applied for part in payment.applied.parts.values()]
    return frozenset(money.currency for money in sums)


def is_accelerated(loan: Loan, on: dt.date) -> bool:
    """Whether the loan has been called, by a notice that arrived on or before *on*."""
    return bool(loan.acceleration and loan.acceleration.delivered_on and loan.acceleration.delivered_on <= on)


def arrears(claim: Claim) -> tuple[Arrear, ...]:
    """Principal and interest of a claim by installment, oldest first; what is due on its day is not overdue."""
    return tuple(
        Arrear(
            number=line.number,
            through=line.through,
            due_on=line.due_on,
            fell_due=line.fell_due,
            principal=line.principal,
            interest=line.interest,
        )
        for line in claim.by_installment
        if line.due_on < claim.on and (line.principal or line.interest)
    )


def delinquency(claim: Claim, *, ladder: DayLadder | None) -> Delinquency:
    """How far a loan is behind, by what is claimed of it.

    What a call that arrives on the day itself made due is claimed, and is not overdue before the next day.

    Args:
        claim: On the day one asks for.

        ladder: The day ladder in force; None where there is none.
    """
    behind, currency = arrears(claim), claim.principal.currency
    days = max(((claim.on - arrear.due_on).days for arrear in behind), default=0)
    return Delinquency(
        loan=claim.loan,
        days_past_due=days,
        overdue_principal=Money.total((arrear.principal for arrear in behind), currency),
        overdue_interest=Money.total((arrear.interest for arrear in behind), currency),
        arrears=behind,
        classification_floor=None if ladder is None else floor(days, ladder),
    )


def without_schedule(loan: Loan, name: str) -> Delinquency:
    """What is known of a loan whose schedule is not on file: nothing."""
    nothing = Money.zero(loan.principal.currency)
    return Delinquency(loan=name, days_past_due=None, overdue_principal=nothing, overdue_interest=nothing)


def floor(days_past_due: int, ladder: DayLadder) -> Tier:
    """The best class that so many days past due allow; other facts may push lower, never higher."""
    reached = [tier for days, tier in ladder if days_past_due > days]
    return reached[-1] if reached else Tier.PASS
