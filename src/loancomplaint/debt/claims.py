"""The claim itself: what is left after the walk, what runs on, and what is open."""

from __future__ import annotations

import datetime as dt

from loancomplaint.debt.accrual import BASE
from loancomplaint.debt.caveats import open_points
from loancomplaint.debt.values import Claim, Running, SetOff
from loancomplaint.debt.waterfall import Walk
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Balance, Loan


def claim(loan: Loan, on: dt.date, *, name: str) -> Claim:
    """What is claimed of *loan* on *on*.

    Args:
        loan: As known on the day one asks for, see `CaseFile.known_by`.

        on: The last local calendar day reckoned; payments received on it count.

        name: How to call the loan in the answer.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    walk = Walk(loan, on)
    return Claim(
        loan=name,
        on=on,
        principal=walk.left(walk.overdue, Allocation.PRINCIPAL),
        interest=walk.left(walk.overdue, Allocation.INTEREST),
        penalty=walk.left(walk.overdue, Allocation.PENALTY),
        compound=walk.left(walk.overdue, Allocation.COMPOUND),
        by_installment=tuple(account.claimed for account in walk.overdue if any(account.left.values())),
        segments=tuple(segment for account in walk.overdue for segment in account.in_order),
        set_off=tuple(sorted((met for account in walk.accounts for met in account.set_off), key=_received_on)),
        surplus=walk.surplus,
        running=_running(walk),
        balance=_booked(walk),
        open_points=tuple(open_points(walk)),
    )


def _received_on(met: SetOff) -> dt.date:
    return met.received_on


def _running(walk: Walk) -> Running:
    """What bears from the day after; what falls due on the day itself bears too."""
    principal, interest = (
        walk.left(walk.due, base) if kind in walk.rates else walk.nothing for kind, base in BASE.items()
    )
    rate = walk.rates.get(Allocation.PENALTY) if principal or interest else None
    later = (a.line.due_on for a in walk.accounts if a.line.due_on > walk.on and any(a.left.values()))
    return Running(
        principal=principal,
        interest=interest,
        rate=rate.yearly if rate else None,
        per_day=(principal + interest).times(rate.over(1)) if rate else walk.nothing,
        through=min(later, default=None),
    )


def _booked(walk: Walk) -> Balance:
    return Balance(
        principal=walk.left(walk.accounts, Allocation.PRINCIPAL),
        interest=walk.left(walk.due, Allocation.INTEREST),
        penalty=walk.left(walk.due, Allocation.PENALTY),
        compound=walk.left(walk.due, Allocation.COMPOUND),
        on=walk.on,
    )
