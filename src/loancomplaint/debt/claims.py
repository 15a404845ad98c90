"""The claim itself: what is left after the waterfall, what runs on, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction

from loancomplaint.debt.accounts import LoanAccount
from loancomplaint.debt.accrual import Accrual, rate_on
from loancomplaint.debt.caveats import open_points
from loancomplaint.debt.currency import converted_costs
from loancomplaint.debt.values import Claim, Diversion, InstallmentClaim, Order, Running, Segment, day_after
from loancomplaint.debt.waterfall import Waterfall
from loancomplaint.facts.claims import ExchangeRate
from loancomplaint.facts.kinds import Allocation
from loancomplaint.facts.loans import Balance, Loan
from loancomplaint.values.money import Money


def claim(
    loan: Loan,
    on: dt.date,
    *,
    name: str,
    order: Order,
    insolvent_on: dt.date | None = None,
    diverted: Iterable[Diversion] = (),
    exchange_rates: tuple[ExchangeRate, ...] = (),
    is_asked_whole: bool = False,
    rest_days: tuple[int, ...] = (),
) -> Claim:
    """What is owed of *loan* on *on*.

    Args:
        loan: As known on the day one asks for, see `CaseFile.known_by`.

        on: The last local calendar day reckoned; payments received on it count.

        name: How to call the loan in the answer.

        order: In which a payment is set off where neither the books nor the contract say.

        insolvent_on: The day on which insolvency of the debtor was accepted: everything is due, nothing more earned.

        diverted: What of it was put to another use.

        exchange_rates: For costs in another currency.

        is_asked_whole: Whether somebody asks that all of it be declared due.

        rest_days: The days of the week, 0 for Monday, on which nothing need be paid: what is due then and paid on the
            next other day is paid in time. What stays unpaid is late from the due day on all the same.

    Raises:
        CurrencyMismatchError: The loan's amounts are in several currencies.
    """
    costs, unconverted = converted_costs(loan, on, exchange_rates)
    fall = Waterfall(
        loan, on, order=order, insolvent_on=insolvent_on, diverted=diverted, costs=costs, rest_days=rest_days
    )
    overdue = [account for account in fall.accounts if _is_claimed(account, fall)]
    later = fall.accounts[len(overdue) :]
    by_installment = tuple(_by_installment(overdue, later, on))
    heads = {part: _sum(fall, (getattr(line, part.value) for line in by_installment)) for part in _HEADS}
    not_due = _sum(fall, (account.principal for account in later))
    total = Money.total((*heads.values(), fall.costs), fall.nothing.currency)
    return Claim(
        loan=name,
        on=on,
        principal=heads[Allocation.PRINCIPAL],
        not_due=not_due,
        interest=heads[Allocation.INTEREST],
        accrued=_accrued(fall, later),
        penalty=heads[Allocation.PENALTY],
        compound=heads[Allocation.COMPOUND],
        costs=fall.costs,
        asked=total + not_due if is_asked_whole else total,
        stops_on=fall.stops_on,
        by_installment=by_installment,
        segments=tuple(_segments(fall, overdue, later)),
        set_off=tuple(sorted(fall.set_off, key=lambda met: met.received_on)),
        order=fall.order,
        departures=tuple(fall.departures),
        surplus=fall.surplus,
        due_days=tuple(dict.fromkeys(_due_days(fall))),
        running=_running(fall),
        balance=_booked(fall),
        open_points=(*open_points(fall), *unconverted),
    )


def _is_claimed(account: LoanAccount, fall: Waterfall) -> bool:
    """Whether an installment is overdue, or became due before its time: by a call that arrives today, all is due."""
    line, ended = account.line, fall.ended
    return line.due_on < fall.on or (ended is not None and ended.due_on == fall.on and line.agreed_on > ended.earned_to)


_HEADS = (Allocation.PRINCIPAL, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND)


def _sum(fall: Waterfall, sums: Iterable[Money]) -> Money:
    return Money.total(sums, fall.nothing.currency)


def _by_installment(
    overdue: Iterable[LoanAccount], later: Iterable[LoanAccount], on: dt.date
) -> Iterator[InstallmentClaim]:
    """What is claimed of each installment of which anything is; of one that is not overdue, what was diverted bore."""
    for account in overdue:
        yield from _unless_nought(account.claimed(on, overdue=True))
    for account in later:
        yield from _unless_nought(account.claimed(on, overdue=False))


def _unless_nought(line: InstallmentClaim) -> Iterator[InstallmentClaim]:
    if line.total:
        yield line


def _segments(fall: Waterfall, overdue: Iterable[LoanAccount], later: Iterable[LoanAccount]) -> Iterator[Segment]:
    for account in overdue:
        yield from fall.interest.segments(account.line)
        yield from account.borne(fall.on)
    for account in later:
        yield from account.borne(fall.on)


def _accrued(fall: Waterfall, later: Iterable[LoanAccount]) -> Money | None:
    """Interest that is earned and not overdue: of what is due today or within grace, and of the running period."""
    running = fall.interest.running
    earned = fall.nothing
    for account in later:
        if fall.interest.is_over(account.line):
            earned += account.owed(Allocation.INTEREST, fall.on)
        elif running and account.line in running.lines and not fall.ended:
            earned += max(fall.interest.earned(account.line, fall.on) - account.paid(Allocation.INTEREST), fall.nothing)
    return earned or None


def _running(fall: Waterfall) -> Running:
    """What bears from the day after; what falls due on the day itself bears too."""
    tomorrow = day_after(fall.on)
    late, misuse = rate_on(fall.terms.penalty, tomorrow), fall.terms.misuse
    principal = interest = diverted = fall.nothing
    per_day = Fraction(0)
    for accrual in _bearing_after(fall):
        rate, base = rate_on(accrual.bearing.steps, tomorrow), accrual.base
        per_day += accrual.bearing.per_day(base, tomorrow)
        if not rate:
            continue
        if accrual.bearing.kind is Allocation.COMPOUND:
            interest += base
        elif accrual.bearing.misused and rate != late:
            diverted += base
        else:
            principal += base
    later = (day for day in _due_days(fall) if day > fall.on)
    return Running(
        principal=principal,
        interest=interest,
        rate=late if principal or interest else None,
        diverted=diverted,
        misuse_rate=misuse if diverted else None,
        per_day=Money(1, fall.nothing.currency).times(per_day),
        through=min(later, default=None),
    )


def _due_days(fall: Waterfall) -> Iterator[dt.date]:
    return (account.line.due_on for account in fall.accounts if fall.is_unpaid(account))


def _bearing_after(fall: Waterfall) -> Iterator[Accrual]:
    return (accrual for account in fall.accounts for accrual in account.accruals if accrual.runs_after(fall.on))


def _booked(fall: Waterfall) -> Balance:
    due = [account for account in fall.accounts if account.line.due_on <= fall.on]
    return Balance(
        principal=_sum(fall, (account.principal for account in fall.accounts)),
        interest=_sum(fall, (account.owed(Allocation.INTEREST, fall.on) for account in due)),
        penalty=_sum(fall, (account.owed(Allocation.PENALTY, fall.on) for account in fall.accounts)),
        compound=_sum(fall, (account.owed(Allocation.COMPOUND, fall.on) for account in fall.accounts)),
        on=fall.on,
    )
