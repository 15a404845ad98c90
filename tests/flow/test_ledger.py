"""The ledger: what is overdue on a day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.debt import Claim, arrears, claim
from loancomplaint.facts import Acceleration, Allocation, Extension, Installment, Loan, Payment, Tier
from loancomplaint.values.money import Money

DAY = dt.timedelta(days=1)
DUE = dt.date(2024, 7, 15)
LAW_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND, Allocation.PRINCIPAL)
LADDER = ((0, Tier.SPECIAL_MENTION), (90, Tier.SUBSTANDARD), (270, Tier.DOUBTFUL), (360, Tier.LOSS))


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def loan_of(*installments: tuple[dt.date, str, str], **fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """A loan with installments of (due day, principal, interest)."""
    loan = Loan(
        contract_no="C1",
        principal=yuan("1000.00"),
        installments=tuple(
            Installment(due_on=day, principal=yuan(principal), interest=yuan(interest))
            for day, principal, interest in installments
        ),
    )
    return attrs.evolve(loan, **fields)


def paid(day: dt.date, amount: str) -> Payment:
    """A payment in CNY."""
    return Payment(received_on=day, amount=yuan(amount))


def reckon(loan: Loan, on: dt.date) -> Claim:
    """The claim in the order of law."""
    return claim(loan, on, name="C1", order=LAW_ORDER)


def behind(loan: Loan, on: dt.date) -> arrears.Delinquency:
    """The delinquency of *loan* under the ladder of 2023."""
    return arrears.delinquency(reckon(loan, on), ladder=LADDER)


def days_late(loan: Loan, on: dt.date) -> int:
    """How many days it is past due, where that is known."""
    days = behind(loan, on).days_past_due
    assert days is not None
    return days


days = st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31))
fen = st.integers(0, 10**7).map(lambda n: Money(Decimal(n).scaleb(-2), "CNY"))
installments = st.builds(Installment, due_on=days, principal=fen, interest=fen)
payments = st.builds(Payment, received_on=days, amount=fen)
loans = st.builds(
    Loan,
    contract_no=st.just("C1"),
    principal=fen,
    installments=st.lists(installments, max_size=5).map(tuple),
    payments=st.lists(payments, max_size=5).map(tuple),
    allocation=st.sampled_from([(), (Allocation.PRINCIPAL, Allocation.INTEREST), tuple(Allocation)]),
    grace_days=st.none() | st.integers(0, 30),
)


@given(loans)
def test_no_fen_is_lost(loan: Loan) -> None:
    """What was scheduled is what was paid and what is left, less what came in too much."""
    scheduled = Money.total((i.principal + i.interest for i in loan.installments), "CNY")
    received = Money.total((p.amount for p in loan.payments), "CNY")
    found = reckon(loan, dt.date.max)
    left = found.outstanding + found.interest

    assert max(scheduled - received, Money.zero("CNY")) == left


@given(loans, days)
def test_the_order_of_the_file_does_not_matter(loan: Loan, on: dt.date) -> None:
    """Installments and payments may stand in any order; due days and sums decide."""
    if len({i.due_on for i in loan.installments}) < len(loan.installments):
        return  # of two installments due on one day, the first in the file is paid first
    turned = attrs.evolve(loan, installments=loan.installments[::-1], payments=loan.payments[::-1])

    assert behind(loan, on) == behind(turned, on)


@given(loans, days, fen, days)
def test_paying_more_never_makes_it_worse(loan: Loan, on: dt.date, amount: Money, received_on: dt.date) -> None:
    """One more payment raises neither the days past due nor the sum overdue."""
    paid_more = attrs.evolve(loan, payments=(*loan.payments, Payment(received_on=received_on, amount=amount)))

    assert days_late(paid_more, on) <= days_late(loan, on)
    assert behind(paid_more, on).overdue <= behind(loan, on).overdue


@given(loans, days)
def test_overdue_means_days_past_due(loan: Loan, on: dt.date) -> None:
    """A sum is overdue exactly when days are past due, and then at least one."""
    found = behind(loan, on)

    assert bool(found.overdue) == (days_late(loan, on) > 0)


@given(loans, days, st.integers(1, 60))
def test_grace_never_accuses(loan: Loan, on: dt.date, grace: int) -> None:
    """More days of grace never mean more days past due."""
    longer = attrs.evolve(loan, grace_days=(loan.grace_days or 0) + grace)

    assert days_late(longer, on) <= days_late(loan, on)


@pytest.mark.parametrize(
    ("on", "days_past_due"),
    [(DUE - DAY, 0), (DUE, 0), (DUE + DAY, 1), (DUE + 64 * DAY, 64)],
)
def test_due_on_the_day_is_not_overdue(on: dt.date, days_past_due: int) -> None:
    """An installment can be paid all day on its due day."""
    assert days_past_due == behind(loan_of((DUE, "100.00", "5.00")), on).days_past_due


@pytest.mark.parametrize(
    ("grace", "on", "days_past_due"), [(5, DUE + 5 * DAY, 0), (5, DUE + 6 * DAY, 1), (0, DUE + DAY, 1)]
)
def test_days_of_grace_are_not_past_due(grace: int, on: dt.date, days_past_due: int) -> None:
    """Grace moves the last day to pay, and days are counted from there."""
    assert days_past_due == behind(loan_of((DUE, "100.00", "5.00"), grace_days=grace), on).days_past_due


@pytest.mark.parametrize(
    ("from_", "to", "days_past_due"),
    [
        (DUE, DUE + 30 * DAY, 34),
        (DUE, DUE + 64 * DAY, 0),
        (DUE - 10 * DAY, DUE + 30 * DAY, 34),
        (DUE + DAY, DUE + 64 * DAY, 64),
    ],
)
def test_an_extension_moves_the_day(from_: dt.date, to: dt.date, days_past_due: int) -> None:
    """What an extension covers is due on its new day; what lies before it stays."""
    extended = loan_of((DUE, "100.00", "5.00"), extensions=(Extension(from_=from_, to=to),))

    assert days_past_due == behind(extended, DUE + 64 * DAY).days_past_due


@pytest.mark.parametrize(
    ("allocation", "principal", "interest"),
    [
        ((), "95.00", "0.00"),
        ((Allocation.PRINCIPAL, Allocation.INTEREST), "90.00", "5.00"),
        ((Allocation.PENALTY, Allocation.COMPOUND, Allocation.INTEREST, Allocation.PRINCIPAL), "95.00", "0.00"),
        ((Allocation.COSTS,), "95.00", "0.00"),
    ],
)
def test_a_payment_is_set_off_as_agreed(allocation: tuple[Allocation, ...], principal: str, interest: str) -> None:
    """Within an installment the contract's order decides; where it is silent, interest comes before principal."""
    loan = loan_of((DUE, "100.00", "5.00"), payments=(paid(DUE, "10.00"),), allocation=allocation)

    found = behind(loan, DUE + DAY)
    assert (yuan(principal), yuan(interest)) == (found.overdue_principal, found.overdue_interest)


def test_the_oldest_installment_is_paid_first() -> None:
    """A payment covers the whole of an older installment before a fen of a younger one."""
    loan = loan_of((DUE, "100.00", "5.00"), (DUE + 30 * DAY, "100.00", "4.00"), payments=(paid(DUE, "106.00"),))

    found = behind(loan, DUE + 31 * DAY)
    assert (1, yuan("100.00"), yuan("3.00")) == (found.days_past_due, found.overdue_principal, found.overdue_interest)


@pytest.mark.parametrize(
    ("on", "principal"), [(DUE, "0.00"), (DUE + DAY, "100.00"), (DUE + 99 * DAY, "100.00"), (DUE + 100 * DAY, "100.00")]
)
def test_a_called_loan_is_due_when_the_notice_arrives(on: dt.date, principal: str) -> None:
    """Calling makes all principal due on arrival; interest scheduled for later is never claimed as such."""
    called = loan_of((DUE + 99 * DAY, "100.00", "5.00"), acceleration=Acceleration(delivered_on=DUE))

    found = behind(called, on)
    assert (yuan(principal), yuan("0.00")) == (found.overdue_principal, found.overdue_interest)


@pytest.mark.parametrize(
    ("days_past_due", "tier"),
    [
        (0, Tier.PASS),
        (1, Tier.SPECIAL_MENTION),
        (90, Tier.SPECIAL_MENTION),
        (91, Tier.SUBSTANDARD),
        (270, Tier.SUBSTANDARD),
        (271, Tier.DOUBTFUL),
        (360, Tier.DOUBTFUL),
        (361, Tier.LOSS),
    ],
)
def test_the_ladder_means_strictly_more(days_past_due: int, tier: Tier) -> None:
    """Day 90 is still special mention, day 91 is substandard."""
    assert tier is arrears.floor(days_past_due, LADDER)


def test_two_currencies_cannot_be_summed() -> None:
    """A loan in yuan with a payment in dollars is known for what it is, before anything is added up."""
    loan = loan_of((DUE, "100.00", "5.00"), payments=(Payment(received_on=DUE, amount=Money("1.00", "USD")),))

    assert {"CNY", "USD"} == arrears.currencies(loan)
