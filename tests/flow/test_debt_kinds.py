"""One debt of each kind that real files know, with numbers of its own, reckoned in the head.

100,000.00 bear 20.00 a day once they are late, and 10.00 a day until then.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from real import debt, document, loaded, owed

import loancomplaint as lc
from loancomplaint.debt import Claim, Diversion, claim, debts
from loancomplaint.facts import (
    Allocation,
    Applied,
    CaseFile,
    Cost,
    CostKind,
    Customer,
    DayCount,
    ExchangeRate,
    Insolvency,
    Installment,
    Loan,
    Payment,
    RateChange,
    Reporter,
)
from loancomplaint.values.money import Money

DAY = dt.timedelta(days=1)
START = dt.date(2024, 7, 1)
DUE = START + 100 * DAY
LAW_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND, Allocation.PRINCIPAL)


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def bullet(**fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """100,000.00 for a hundred days, with 1,000.00 of interest at their end."""
    loan = Loan(
        contract_no="C1",
        principal=yuan("100000.00"),
        annual_rate=Decimal("0.0365"),
        penalty_rate=Decimal("0.073"),
        compound=False,
        day_count=DayCount.ACTUAL_365,
        disbursed_on=START,
        installments=(Installment(due_on=DUE, principal=yuan("100000.00"), interest=yuan("1000.00")),),
    )
    return attrs.evolve(loan, **fields)


def in_quarters(**fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """100,000.00 due after four times 25 days, with 250.00 of interest each time."""
    last = yuan("100000.00")
    return bullet(
        installments=tuple(
            Installment(due_on=START + n * DAY, principal=last if n == 100 else yuan("0.00"), interest=yuan("250.00"))
            for n in (25, 50, 75, 100)
        ),
        **fields,
    )


def paid(on: dt.date, amount: str, **fields: Any) -> Payment:  # noqa: ANN401 - fields of Payment
    """A payment in CNY."""
    return Payment(received_on=on, amount=yuan(amount), **fields)


def reckon(loan: Loan, on: dt.date, **known: Any) -> Claim:  # noqa: ANN401 - what is known beside the loan
    """The claim in the order of law."""
    return claim(loan, on, name="C1", order=LAW_ORDER, **known)


def heads(found: Claim) -> dict[str, str]:
    """The heads that are more than nought, by their words."""
    return {part.value: sum_.text for part, sum_ in found.heads.items() if sum_}


def met(found: Claim) -> list[tuple[int, str, str]]:
    """What payments met, in order."""
    return [(each.installment, each.against.value, each.amount.text) for each in found.set_off]


def case_of(*loans: Loan, on: dt.date, **fields: Any) -> CaseFile:  # noqa: ANN401 - fields of CaseFile
    """A file that holds loans and little else."""
    fields.setdefault("customer", Customer(name="甲"))
    return CaseFile(reference="1", as_of=on, reporter=Reporter(name="乙"), loans=loans, **fields)


# ---------------------------------------------------------------- rates


def test_a_surcharge_floats_and_a_penalty_rate_stays() -> None:
    """Half as much again: 15.00 a day at 3.65 %, and from the tenth day on, that day included, 30.00 at 7.3 %."""
    dearer = RateChange(from_=DUE + 10 * DAY, annual_rate=Decimal("0.073"))
    floating = bullet(rates=(dearer,), penalty_rate=None, penalty_surcharge=Decimal("0.5"))

    # 9 × 15.00, and 11 × 30.00
    assert "465.00" == reckon(floating, DUE + 20 * DAY).penalty.text
    assert [9, 11] == [segment.days for segment in reckon(floating, DUE + 20 * DAY).segments]
    assert "400.00" == reckon(bullet(rates=(dearer,)), DUE + 20 * DAY).penalty.text


@pytest.mark.parametrize(
    ("on", "expected", "accrued"),
    [
        # 60,000.00 at twice the rate: 12.00 a day from the first day; the other 40,000.00 earn 4.00 a day
        (START + 50 * DAY, {"penalty": "600.00"}, "200.00"),
        (DUE, {"penalty": "1200.00"}, "400.00"),
        # due: 110 × 12.00, and 10 × 8.00 on the rest; interest of 400.00 in place of 1,000.00
        (DUE + 10 * DAY, {"principal": "100000.00", "interest": "400.00", "penalty": "1400.00"}, None),
    ],
)
def test_misuse_replaces_the_contracts_rate(on: dt.date, expected: dict[str, str], accrued: str | None) -> None:
    """What was diverted bears its own rate, as penalty, and the contract's no more; never both once it is late."""
    loan = bullet(misuse_rate=Decimal("0.073"))
    found = reckon(loan, on, diverted=(Diversion(amount=yuan("60000.00"), on=START + DAY),))

    assert expected == heads(found)
    assert accrued == (found.accrued.text if found.accrued else None)


def test_the_higher_rate_applies_to_what_is_diverted_and_late() -> None:
    """Diverted at 5.475 %, late at 7.3 %: 9.00 a day for a hundred days, then 12.00; the rest 8.00 once it is late."""
    loan = bullet(misuse_rate=Decimal("0.05475"))
    found = reckon(loan, DUE + 10 * DAY, diverted=(Diversion(amount=yuan("60000.00"), on=START + DAY),))

    # 900.00 + 120.00 + 80.00
    assert "1100.00" == found.penalty.text


# ---------------------------------------------------------------- paid early


def test_a_prepayment_stops_interest_by_days_and_then_in_proportion() -> None:
    """40,000.00 after five days of a period: 5 × 10.00 and 20 × 6.00; then six parts in ten of 250.00."""
    loan = in_quarters(payments=(paid(START + 25 * DAY, "250.00"), paid(START + 30 * DAY, "40000.00", prepayment=True)))
    found = reckon(loan, START + 76 * DAY)

    assert {"interest": "320.00"} == heads(found)
    assert ("60000.00", "6.00") == (found.not_due.text, found.accrued.text if found.accrued else None)
    assert [(1, "interest", "250.00"), (4, "principal", "40000.00")] == met(found)


def test_a_prepayment_meets_first_what_is_due_that_day() -> None:
    """250.00 of it on the due day; what is left of the later interest is in proportion: 250.00 × 60,250 ÷ 100,000."""
    loan = in_quarters(payments=(paid(START + 25 * DAY, "40000.00", prepayment=True),))
    found = reckon(loan, START + 51 * DAY)

    assert [(1, "interest", "250.00"), (4, "principal", "39750.00")] == met(found)
    assert "150.63" == found.interest.text


def test_a_schedule_later_than_the_prepayment_is_left_alone() -> None:
    """60,000.00 are scheduled of the 100,000.00 lent: the 40,000.00 that came back are out of it already."""
    scheduled = in_quarters().installments
    later = (*scheduled[:3], attrs.evolve(scheduled[3], principal=yuan("60000.00")))
    loan = bullet(installments=later, payments=(paid(START + 5 * DAY, "40000.00", prepayment=True),))
    found = reckon(loan, START + 26 * DAY)

    assert [(0, "principal", "40000.00")] == met(found)
    assert ("60000.00", "250.00") == (found.not_due.text, found.interest.text)


# ---------------------------------------------------------------- what a payment meets


def test_costs_come_first_by_law() -> None:
    """5,000.00 of costs, then 1,000.00 of interest, then 200.00 of penalty, and the rest of principal."""
    cost = Cost(kind=CostKind.LAWYER_FEE, amount=yuan("5000.00"), on=DUE + 5 * DAY)
    loan = bullet(costs=(cost,), payments=(paid(DUE + 10 * DAY, "16200.00"),))
    found = reckon(loan, DUE + 20 * DAY)

    assert [(0, "costs", "5000.00"), (1, "interest", "1000.00"), (1, "penalty", "200.00")] == met(found)[:3]
    # 90,000.00 are left and bear 18.00 a day
    assert {"principal": "90000.00", "penalty": "180.00"} == heads(found)


def test_costs_wait_where_the_contract_names_them_last() -> None:
    """In an order without costs, what is due of the installment comes before them, and what is not due after."""
    cost = Cost(amount=yuan("5000.00"), on=DUE)
    order = (Allocation.INTEREST, Allocation.PRINCIPAL, Allocation.PENALTY)
    loan = bullet(costs=(cost,), allocation=order, payments=(paid(DUE, "103000.00"),))

    assert {"costs": "3000.00"} == heads(reckon(loan, DUE + DAY))


def test_the_books_split_wins_and_a_difference_is_told() -> None:
    """50,000.00 of principal, as booked; by law 1,000.00 and 200.00 would have come first."""
    booked = paid(DUE + 10 * DAY, "50000.00", applied=Applied(principal=yuan("50000.00")))
    found = reckon(bullet(payments=(booked,)), DUE + 20 * DAY)

    # 200.00 stay, and 10 × 10.00 are added
    assert {"principal": "50000.00", "interest": "1000.00", "penalty": "300.00"} == heads(found)
    (departure,) = found.departures
    assert Applied(principal=yuan("50000.00")) == departure.booked
    assert departure.ordered == Applied(interest=yuan("1000.00"), penalty=yuan("200.00"), principal=yuan("48800.00"))
    assert "账务拆分为本金50,000.00元；按应适用的顺序应为" in departure.says.message()


def test_a_split_in_the_agreed_order_is_no_difference() -> None:
    """Where the books say what the order says, nothing is told."""
    parts = Applied(interest=yuan("1000.00"), penalty=yuan("200.00"), principal=yuan("48800.00"))
    found = reckon(bullet(payments=(paid(DUE + 10 * DAY, "50000.00", applied=parts),)), DUE + 20 * DAY)

    assert () == found.departures
    assert heads(found) == heads(reckon(bullet(payments=(paid(DUE + 10 * DAY, "50000.00"),)), DUE + 20 * DAY))


def test_what_the_books_met_before_it_was_borne_meets_it_later() -> None:
    """The books have 220.00 of penalty met when 200.00 are borne; the next day's 20.00 are met, and no more."""
    parts = Applied(penalty=yuan("220.00"))
    loan = bullet(payments=(paid(DUE + 10 * DAY, "220.00", applied=parts),))

    assert "0.00" == reckon(loan, DUE + 11 * DAY).penalty.text
    assert "20.00" == reckon(loan, DUE + 12 * DAY).penalty.text


def test_a_payment_meets_the_installment_that_it_was_meant_for() -> None:
    """Of two that are due, the second, where the payment names its day."""
    loan = in_quarters(payments=(paid(START + 60 * DAY, "250.00", installment=START + 50 * DAY),), compound=False)
    found = reckon(loan, START + 60 * DAY)

    assert [1] == [line.number for line in found.by_installment]


@pytest.mark.parametrize(
    ("on", "principal"), [(DUE + 9 * DAY, "50950.00"), (DUE + 10 * DAY, "100000.00"), (DUE + 20 * DAY, "100000.00")]
)
def test_a_reversal_counts_from_its_own_day(on: dt.date, principal: str) -> None:
    """Until the tenth day the payment counts, from then on it was never received: all of the penalty is owed."""
    loan = bullet(payments=(paid(DUE, "50050.00", reversed_on=DUE + 10 * DAY),))
    found = reckon(loan, on)

    assert principal == found.principal.text
    if on > DUE + 9 * DAY:
        assert yuan("20.00") * (on - DUE).days == found.penalty


# ---------------------------------------------------------------- insolvency


@pytest.mark.parametrize(
    ("on", "expected", "stops_on"),
    [
        (DUE + 9 * DAY, {"principal": "100000.00", "interest": "1000.00", "penalty": "180.00"}, None),
        (DUE + 10 * DAY, {"principal": "100000.00", "interest": "1000.00", "penalty": "180.00"}, DUE + 9 * DAY),
        (DUE + 90 * DAY, {"principal": "100000.00", "interest": "1000.00", "penalty": "180.00"}, DUE + 9 * DAY),
    ],
)
def test_interest_stops_on_the_eve_of_acceptance(
    on: dt.date, expected: dict[str, str], stops_on: dt.date | None
) -> None:
    """Accepted on the tenth day late: nine days of penalty, on that day and ever after, and nothing a day."""
    found = reckon(bullet(), on, insolvent_on=DUE + 10 * DAY)

    assert (expected, stops_on) == (heads(found), found.stops_on)
    assert bool(stops_on) == (not found.per_day)
    assert (found.until_payment is None) == bool(stops_on)


def test_insolvency_makes_everything_due_with_interest_to_its_eve() -> None:
    """Accepted on the thirtieth day: 100,000.00, 250.00 of the first period, and 4 × 10.00 of the second."""
    customer = Customer(name="甲", insolvency=Insolvency(accepted_on=START + 30 * DAY))
    case = case_of(in_quarters(compound=True), on=START + 90 * DAY, customer=customer)
    (found,) = debts(case, order=LAW_ORDER).claims

    # 250.00 are late for 4 days at 7.3 %: 0.20
    assert {"principal": "100000.00", "interest": "290.00", "compound": "0.20"} == heads(found)
    assert "0.00" == found.not_due.text


# ---------------------------------------------------------------- several loans, several currencies


def test_two_notes_that_bear_one_number_are_two_debts(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """Twice 99,078.13 under one contract number: both are listed, and a suit for 198,156.26 is right."""
    told = copy.deepcopy(seed_document)
    del told["loans"][0]["note_no"]
    told["loans"] *= 2
    told["requests"][2]["amount"]["amount"] = "198156.26"
    assessment = lc.assess(loaded(told))

    assert ["99078.13"] * 2 == [behind.overdue.text for behind in assessment.delinquency]
    assert [] == [f.message() for f in assessment.findings if f.code in {"REQ-320", "EVD-121", "GRD-112"}]


def test_a_loan_in_dollars_stays_in_dollars() -> None:
    """Costs in yuan are counted at the rate of their day; all loans together in the currency that the file gives."""
    loan = attrs.evolve(
        bullet(),
        principal=Money("1000.00", "USD"),
        installments=(Installment(due_on=DUE, principal=Money("1000.00", "USD"), interest=Money("10.00", "USD")),),
        costs=(Cost(amount=yuan("700.00"), on=DUE + DAY), Cost(amount=Money(1, "JPY"), on=DUE)),
    )
    rates = (
        ExchangeRate(from_="CNY", to="USD", rate=Decimal("0.14"), on=DUE),
        ExchangeRate(from_="CNY", to="USD", rate=Decimal("0.5"), on=DUE + 2 * DAY),
        ExchangeRate(from_="USD", to="CNY", rate=Decimal(7), on=DUE),
    )
    both = debts(case_of(loan, bullet(contract_no="C2"), on=DUE + 10 * DAY, exchange_rates=rates), order=LAW_ORDER)
    dollars, _ = both.claims

    # 0.20 a day late
    assert {"principal": "1000.00", "interest": "10.00", "penalty": "2.00", "costs": "98.00"} == heads(dollars)
    assert "no rate from their currency" in " ".join(map(str, dollars.open_points))
    # 1,110.00 × 7 + 101,200.00
    assert yuan("108970.00") == both.total
    assert debts(case_of(loan, bullet(), on=DUE + DAY), order=LAW_ORDER).total is None


def test_without_a_schedule_nothing_is_said_of_arrears() -> None:
    """A loan that matured years ago, of which the file has no schedule: no days, no class, no claim."""
    case = case_of(bullet(installments=(), matures_on=START), on=DUE + 900 * DAY)
    (behind,) = lc.assess(case).delinquency

    assert (None, None) == (behind.days_past_due, behind.classification_floor)
    assert () == debts(case, order=LAW_ORDER).claims


# ---------------------------------------------------------------- what the author states


AMOUNTS = [
    # P14: 3,800,000.00 of principal, 50,800.00 of interest, 134,533.33 of penalty, 1,966.47 of compound interest
    ("3800000.00", True),
    ("3850800.00", True),
    ("3985333.33", True),
    ("3987299.80", True),
    ("3852766.47", True),
    ("3934533.33", True),
    ("3992299.80", True),  # and 5,000.00 of costs
    ("3855800.00", True),
    ("240000.00", True),  # some of it
    ("3850800.01", False),
    ("3987299.81", False),
    ("4000000.00", False),
]


@pytest.mark.parametrize(("stated", "right"), AMOUNTS)
@pytest.mark.parametrize(
    ("put", "code"),
    [
        (lambda told, sum_: told["violations"][0].update(amount=sum_), "GRD-112"),
        (lambda told, sum_: told["requests"][0].update(amount=sum_), "REQ-320"),
    ],
    ids=["the arrears", "the suit"],
)
def test_a_right_sum_is_never_refused(put: Callable[[Any, Any], None], code: str, stated: str, right: bool) -> None:  # noqa: FBT001 - a column of a table
    """Principal and interest, with any of penalty, compound interest and costs or without; a fen more is refused."""
    told = document("P14")
    costs = {"kind": "lawyer_fee", "amount": {"amount": "5000.00", "currency": "CNY"}, "on": "2026-06-01"}
    told["loans"][0]["costs"] = [costs]
    put(told, {"amount": stated, "currency": "CNY"})
    found = [finding.code for finding in lc.assess(loaded(told)).findings]

    assert right == (code not in found)


@pytest.mark.parametrize(
    ("asked", "called", "right"),
    [
        ("349078.13", True, True),  # 99,078.13 and 250,000.00 that are not due
        ("350285.83", True, True),  # and 1,207.70 of penalty
        ("352192.68", True, True),  # and 1,906.85 of interest accrued
        ("349078.14", True, False),
        ("349078.13", False, False),
    ],
)
def test_what_is_not_due_may_be_asked_for_where_it_is_called(
    seed_document: Any,  # noqa: ANN401 - JSON
    asked: str,
    called: bool,  # noqa: FBT001 - a column of a table
    right: bool,  # noqa: FBT001 - a column of a table
) -> None:
    """With a request to call the loan, all of its principal may be sued for; without, only what is due."""
    told = copy.deepcopy(seed_document)
    told["requests"][2]["amount"]["amount"] = asked
    if not called:
        del told["requests"][1]
    found = {finding.code for finding in lc.assess(loaded(told)).findings}

    assert right == ("REQ-320" not in found)


@pytest.mark.parametrize(
    ("fields", "doubted"),
    [
        ({"penalty_rate": "6.525"}, ["loans[0].penalty_rate"]),
        ({"annual_rate": "4.35", "penalty_rate": "6.525"}, ["loans[0].annual_rate", "loans[0].penalty_rate"]),
        ({"penalty_rate": "0.087"}, []),  # exactly twice
        ({"penalty_rate": "0.0870001"}, ["loans[0].penalty_rate"]),
        ({"misuse_rate": "0.1"}, ["loans[0].misuse_rate"]),
        ({"rates": [{"from": "2024-03-01", "annual_rate": "3.95"}]}, ["loans[0].rates[0].annual_rate"]),
    ],
)
def test_a_rate_that_cannot_be_meant_is_doubted(
    seed_document: Any,  # noqa: ANN401 - JSON
    fields: dict[str, Any],
    doubted: list[str],
) -> None:
    """A rate in per cent, and more on arrears than twice the contract's rate."""
    told = copy.deepcopy(seed_document)
    told["loans"][0] |= fields
    findings = lc.assess(loaded(told)).findings

    assert doubted == [finding.path for finding in findings if finding.code == "GRD-135"]


def test_every_reading_of_a_file_shares_its_claims(seed: CaseFile) -> None:
    """Assessing, deciding and composing reckon a loan once, and whoever asks for it again gets the same value."""
    known = seed.known_by(seed.as_of)
    law = lc.assess(seed).made_with
    assert law is not None

    assert law.law.debt(known).of(known.loans[0]) is law.law.debt(seed).of(seed.loans[0])
    assert debt(seed).claims == (owed(seed),)
