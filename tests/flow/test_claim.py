"""The claim: what is owed on a day to the fen, how it was reckoned, and what runs on."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loancomplaint.debt import (
    ASSUMED_DAY_COUNT,
    Claim,
    Difference,
    OtherDay,
    Segment,
    claim,
    days_counted,
    debts,
    reconcile,
)
from loancomplaint.errors import CurrencyMismatchError
from loancomplaint.facts import (
    Acceleration,
    Allocation,
    Balance,
    CaseFile,
    Customer,
    DayCount,
    Extension,
    Installment,
    Loan,
    Payment,
    Reporter,
)
from loancomplaint.values.money import Money

DAY = dt.timedelta(days=1)
DUE = dt.date(2024, 7, 15)
FEN = Money("0.01", "CNY")
NOTHING = Money("0.00", "CNY")
YEAR = {DayCount.ACTUAL_360: 360, DayCount.ACTUAL_365: 365, DayCount.THIRTY_360: 360}
LAW_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND, Allocation.PRINCIPAL)
INTEREST, PRINCIPAL, PENALTY, COMPOUND = (
    Allocation.INTEREST,
    Allocation.PRINCIPAL,
    Allocation.PENALTY,
    Allocation.COMPOUND,
)


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts in CNY."""
    return Money.total(amounts, "CNY")


def paid(day: dt.date, amount: str) -> Payment:
    """A payment in CNY."""
    return Payment(received_on=day, amount=yuan(amount))


def loan_of(*installments: tuple[dt.date, str, str], **fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """A loan with installments of (due day, principal, interest) that bears 0.0002 a day when it is late.

    7.3 % over 365 days is two hundredths of a percent: 20.00 a day on 100,000.00, to be reckoned in the head.
    """
    loan = Loan(
        contract_no="C1",
        principal=yuan("100000.00"),
        penalty_rate=Decimal("0.073"),
        compound=False,
        day_count=DayCount.ACTUAL_365,
        installments=tuple(
            Installment(due_on=day, principal=yuan(principal), interest=yuan(interest))
            for day, principal, interest in installments
        ),
    )
    return attrs.evolve(loan, **fields)


def one_late(**fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """A loan of one installment, 100,000.00 and 1,000.00, due on `DUE`."""
    return loan_of((DUE, "100000.00", "1000.00"), **fields)


def reckon(loan: Loan, on: dt.date) -> Claim:
    """The claim under a name of no matter."""
    return claim(loan, on, name="C1", order=LAW_ORDER)


def case_of(*loans: Loan, on: dt.date, **fields: Any) -> CaseFile:  # noqa: ANN401 - fields of CaseFile
    """A file that holds loans and little else."""
    customer = fields.pop("customer", Customer(name="甲"))
    return CaseFile(reference="1", as_of=on, reporter=Reporter(name="乙"), customer=customer, loans=loans, **fields)


def components(found: Claim) -> tuple[str, str, str, str]:
    """Principal, interest, penalty and compound interest as text."""
    return found.principal.text, found.interest.text, found.penalty.text, found.compound.text


days = st.dates(dt.date(2022, 11, 1), dt.date(2025, 3, 31))
fen = st.integers(0, 10**8).map(lambda n: Money(Decimal(n).scaleb(-2), "CNY"))
rates = st.none() | st.integers(0, 3000).map(lambda n: Decimal(n).scaleb(-4))
day_counts = st.sampled_from(DayCount)
payments = st.lists(st.builds(Payment, received_on=days, amount=fen), max_size=4).map(tuple)
orders = st.just(()) | st.permutations(list(Allocation)).map(tuple) | st.just((PRINCIPAL, INTEREST))
calls = st.none() | st.none() | st.builds(Acceleration, delivered_on=st.none() | days)
extensions = st.builds(Extension, from_=days, to=days)
loans = st.builds(
    Loan,
    contract_no=st.just("C1"),
    principal=fen,
    installments=st.lists(
        st.builds(Installment, due_on=days, principal=fen, interest=fen), max_size=4, unique_by=lambda i: i.due_on
    ).map(tuple),
    payments=payments,
    annual_rate=rates,
    penalty_rate=rates,
    compound=st.sampled_from([None, False, True]),
    day_count=st.none() | day_counts,
    allocation=orders,
    disbursed_on=st.none() | days,
    grace_days=st.none() | st.integers(0, 20),
    extensions=st.lists(extensions, max_size=1).map(tuple),
    acceleration=calls,
)
unpaid_loans = loans.map(lambda loan: attrs.evolve(loan, payments=()))

# ---------------------------------------------------------------- laws


@given(loans, days)
def test_the_segments_add_up(loan: Loan, on: dt.date) -> None:
    """What is claimed of penalty and compound interest is what the segments bore, less what payments met."""
    found = reckon(loan, on)

    for kind, claimed in ((PENALTY, found.penalty), (COMPOUND, found.compound)):
        borne = total(segment.amount for segment in found.segments if segment.kind is kind)
        met = total(met.amount for met in found.set_off if met.against is kind)
        assert borne - met == claimed


@given(loans, days)
def test_the_installments_add_up(loan: Loan, on: dt.date) -> None:
    """The claim is the sum of what is claimed of its installments, part by part and as a whole."""
    found = reckon(loan, on)

    for part in ("principal", "interest", "penalty", "compound", "total"):
        assert getattr(found, part) == total(getattr(line, part) for line in found.by_installment)


@given(loans, days)
def test_no_fen_of_principal_is_lost(loan: Loan, on: dt.date) -> None:
    """Principal scheduled is principal met and principal left, due or not."""
    found = reckon(loan, on)
    met = total(met.amount for met in found.set_off if met.against is PRINCIPAL)

    assert total(i.principal for i in loan.installments) == met + (found.balance.principal or NOTHING)


@given(loans, days)
def test_no_fen_received_is_lost(loan: Loan, on: dt.date) -> None:
    """Every fen that came in by the day is set off against something, or said to be too much."""
    found = reckon(loan, on)

    assert total(p.amount for p in loan.payments if p.received_on <= on) == found.surplus + total(
        met.amount for met in found.set_off
    )


@given(loans, days)
def test_every_line_can_be_checked_by_hand(loan: Loan, on: dt.date) -> None:
    """Base × rate × days ÷ year, rounded half up to the fen, is the amount of every segment."""
    for segment in reckon(loan, on).segments:
        exact = Fraction(segment.base.amount) * Fraction(segment.rate) * segment.days / YEAR[segment.day_count]
        assert segment.days == days_counted(segment.day_count, segment.from_ - DAY, segment.to)
        assert Fraction(segment.amount.amount) - exact <= Fraction(1, 200)
        assert exact - Fraction(segment.amount.amount) < Fraction(1, 200)


@given(loans, days)
def test_no_day_is_counted_twice_or_left_out(loan: Loan, on: dt.date) -> None:
    """The segments of one kind and installment follow each other from the day after it was due."""
    found = reckon(loan, on)
    due = {line.number: line.due_on for line in found.by_installment}

    for (kind, number), run in groupby(found.segments, key=lambda segment: (segment.kind, segment.installment)):
        first, *_, last = segments if len(segments := list(run)) > 1 else segments * 2
        assert [s.to + DAY for s in segments[:-1]] == [s.from_ for s in segments[1:]]
        assert last.to <= on
        if kind is not INTEREST and number in due:
            assert due[number] + DAY == first.from_


@given(day_counts, days, days, days)
def test_days_add_up_wherever_they_are_split(day_count: DayCount, one: dt.date, two: dt.date, three: dt.date) -> None:
    """Under every day count a run of days counts what its two parts count, and never less than nothing."""
    start, middle, end = sorted((one, two, three))

    whole = days_counted(day_count, start, end)
    assert whole == days_counted(day_count, start, middle) + days_counted(day_count, middle, end)
    assert whole >= 0


@given(day_counts, fen, rates, days, days, days)
def test_a_split_moves_a_fen_at_most(  # noqa: PLR0917 - drawn by Hypothesis, in the order of the decorator
    day_count: DayCount, base: Money, rate: Decimal | None, one: dt.date, two: dt.date, three: dt.date
) -> None:
    """Reckoning to a day and on from it gives the same days, and the same sum but for the rounding of one line."""
    due, split, end = sorted((one, two, three))

    def bore(due_on: dt.date, on: dt.date) -> tuple[int, Money]:
        installment = Installment(due_on=due_on, principal=base, interest=NOTHING)
        loan = loan_of(day_count=day_count, penalty_rate=rate, installments=(installment,))
        found = reckon(loan, on)
        return sum(segment.days for segment in found.segments), found.penalty

    (all_days, whole), (early_days, early), (late_days, late) = bore(due, end), bore(due, split), bore(split, end)
    assert all_days == early_days + late_days
    assert abs(whole - early - late) <= FEN


@given(loans, days, fen, days)
def test_paying_more_never_costs_more(loan: Loan, on: dt.date, amount: Money, received_on: dt.date) -> None:
    """One more payment raises the claim by nothing but the rounding of the lines that it splits."""
    paid_more = attrs.evolve(loan, payments=(*loan.payments, Payment(received_on=received_on, amount=amount)))

    after = reckon(paid_more, on)
    assert after.total <= reckon(loan, on).total + FEN * len(after.segments)


@given(unpaid_loans, days, days)
def test_waiting_never_costs_less(loan: Loan, one: dt.date, two: dt.date) -> None:
    """Where nothing is paid, the claim of a later day is no smaller, part by part."""
    earlier, later = sorted((one, two))

    before, after = reckon(loan, earlier), reckon(loan, later)
    for part in ("principal", "interest", "penalty", "compound"):
        assert getattr(before, part) <= getattr(after, part)


@given(loans, days)
def test_a_day_more_costs_what_runs(loan: Loan, on: dt.date) -> None:
    """Where days are counted one by one, the next day adds what the claim says runs, but for rounding."""
    loan = attrs.evolve(loan, day_count=DayCount.ACTUAL_360, acceleration=None)
    assume(all(payment.received_on != on + DAY for payment in loan.payments))
    today, tomorrow = reckon(loan, on), reckon(loan, on + DAY)

    grown = tomorrow.penalty + tomorrow.compound - today.penalty - today.compound
    assert abs(grown - today.per_day) <= FEN * (len(tomorrow.segments) + 1)


@given(loans, days)
def test_the_order_of_the_file_does_not_matter(loan: Loan, on: dt.date) -> None:
    """Installments and payments may stand in any order; days and sums decide."""
    turned = attrs.evolve(loan, installments=loan.installments[::-1], payments=loan.payments[::-1])

    assert reckon(loan, on) == reckon(turned, on)


@given(loans, days, st.integers(1, 4))
def test_a_payment_may_come_in_parts(loan: Loan, on: dt.date, parts: int) -> None:
    """A sum received in several payments of one day is the sum."""
    split = (
        attrs.evolve(payment, amount=share)
        for payment in loan.payments
        for share in payment.amount.allocate([1] * parts)
    )

    assert reckon(loan, on) == reckon(attrs.evolve(loan, payments=tuple(split)), on)


@given(unpaid_loans, days, st.sampled_from([DayCount.ACTUAL_360, DayCount.ACTUAL_365]), st.booleans())
def test_silence_is_read_for_the_debtor(loan: Loan, on: dt.date, day_count: DayCount, compound: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    """A contract that counts actual days, or says what becomes of compound interest, never claims less than silence."""
    silent = attrs.evolve(loan, day_count=None, compound=None, acceleration=None)
    outspoken = attrs.evolve(silent, day_count=day_count, compound=compound)

    assert reckon(silent, on).total <= reckon(outspoken, on).total


@given(loans, days)
def test_the_same_numbers_reconcile(loan: Loan, on: dt.date) -> None:
    """A core system that books what the claim books differs in nothing."""
    found = reckon(loan, on)

    assert () == reconcile(found, found.balance)


@given(loans, days, st.sampled_from(["principal", "interest", "penalty", "compound"]), fen)
def test_every_difference_is_named(loan: Loan, on: dt.date, component: str, more: Money) -> None:
    """A component that the core system has otherwise is named with both sums, and no other is."""
    assume(more)
    found = reckon(loan, on)
    ours = getattr(found.balance, component)

    differences = reconcile(found, attrs.evolve(found.balance, **{component: ours + more}))
    assert (Difference(component=Allocation(component), ours=ours, theirs=ours + more, on=on),) == differences
    assert [more] == [d.difference for d in differences if isinstance(d, Difference)]


@given(loans, days)
def test_every_point_can_be_read(loan: Loan, on: dt.date) -> None:
    """Every sentence of a claim is said in both languages, with nothing left open in it."""
    found = reckon(loan, on)
    said = (found.to_the_day, *((found.until_payment,) if found.until_payment else ()), *found.open_points)

    assert not [text for phrase in said for text in (phrase.message("en"), phrase.message("zh-CN")) if "{" in text]


HOSTILE = decimal.Context(prec=2, rounding=decimal.ROUND_UP, traps=[decimal.Inexact, decimal.Rounded])


@given(loans, days)
def test_the_ambient_decimal_context_changes_nothing(loan: Loan, on: dt.date) -> None:
    """Whatever a host has set for its own sums, the claim and what it says are the same."""
    found = reckon(loan, on)
    with decimal.localcontext(HOSTILE):
        theirs = reckon(loan, on)
        said = theirs.until_payment and theirs.until_payment.message()

    assert found == theirs
    assert (found.until_payment and found.until_payment.message()) == said


@given(loans, days)
def test_the_heads_add_up(loan: Loan, on: dt.date) -> None:
    """The total is the sum of the heads; what is not due stands beside it, and is all other principal left."""
    found = reckon(loan, on)

    assert found.total == total(found.heads.values())
    assert found.outstanding == found.balance.principal


@given(loans, days)
def test_no_more_is_claimed_than_was_lent_and_may_accrue(loan: Loan, on: dt.date) -> None:
    """Principal and interest stay within the schedule; what grows on them stays within base, rate and time."""
    found = reckon(loan, on)
    scheduled = total(i.principal + i.interest for i in loan.installments)
    first = min((i.due_on for i in loan.installments), default=on)
    years = Fraction(max((on - min(first, on)).days, 0) + 3, 360)
    most = scheduled.times(Fraction(loan.penalty_rate or 0) * years) + FEN * len(found.segments)

    assert found.overdue + found.not_due <= scheduled
    assert found.penalty + found.compound <= most


@given(loans, days, st.randoms(use_true_random=False))
def test_any_order_of_the_file_gives_the_same_debt(loan: Loan, on: dt.date, shuffle: Random) -> None:
    """Installments and payments may be shuffled; so may the loans of a file, whose claims change places alone."""
    installments, payments = list(loan.installments), list(loan.payments)
    shuffle.shuffle(installments)
    shuffle.shuffle(payments)
    turned = attrs.evolve(loan, installments=tuple(installments), payments=tuple(payments))
    other = one_late(contract_no="C2")

    assert reckon(loan, on) == reckon(turned, on)
    forth, back = (debts(case_of(*both, on=on), order=LAW_ORDER) for both in ((loan, other), (other, turned)))
    assert forth.claims == back.claims[::-1]


# ---------------------------------------------------------------- tables, by hand


@pytest.mark.parametrize(
    ("on", "principal", "penalty"),
    [
        (DUE - DAY, "0.00", "0.00"),  # not due
        (DUE, "0.00", "0.00"),  # due today, to be paid all day
        (DUE + DAY, "100000.00", "20.00"),  # 100,000.00 × 7.3 % × 1 ÷ 365 = 7,300.00 ÷ 365
        (DUE + 2 * DAY, "100000.00", "40.00"),
        (DUE + 365 * DAY, "100000.00", "7300.00"),
    ],
)
def test_penalty_runs_from_the_day_after(on: dt.date, principal: str, penalty: str) -> None:
    """Nothing on the due day; from the day after, one day's penalty for each day, the day of the claim included."""
    found = reckon(one_late(), on)

    assert (principal, penalty) == (found.principal.text, found.penalty.text)


@pytest.mark.parametrize(
    ("received_on", "penalty"),
    [
        (DUE - DAY, "0.00"),
        (DUE, "0.00"),
        (DUE + DAY, "20.00"),  # one day late
        (DUE + 16 * DAY, "320.00"),  # 16 × 20.00
    ],
)
def test_the_day_of_payment_still_bears(received_on: dt.date, penalty: str) -> None:
    """Paid on the due day nothing bears; paid a day late, one day does, whenever the claim is made."""
    order = (INTEREST, PRINCIPAL, PENALTY, COMPOUND)
    loan = one_late(payments=(paid(received_on, "101000.00"),), allocation=order)

    assert ("0.00", "0.00", penalty, "0.00") == components(reckon(loan, DUE + 100 * DAY))


@pytest.mark.parametrize(
    ("grace", "from_"),
    [(None, DUE + DAY), (0, DUE + DAY), (5, DUE + 6 * DAY)],
)
def test_penalty_runs_from_the_end_of_grace(grace: int | None, from_: dt.date) -> None:
    """The days of grace bear nothing, even once they have passed, and the claim says that this was a choice."""
    found = reckon(one_late(grace_days=grace), DUE + 30 * DAY)

    assert [from_] == [segment.from_ for segment in found.segments]
    assert bool(grace) == any("grace" in str(point) for point in found.open_points)


def test_an_extension_moves_the_first_day() -> None:
    """What was put off to a later day bears from the day after that one."""
    put_off = one_late(extensions=(Extension(from_=DUE, to=DUE + 10 * DAY),))

    assert "200.00" == reckon(put_off, DUE + 20 * DAY).penalty.text  # 10 × 20.00


@pytest.mark.parametrize(
    ("day_count", "after", "to", "counted"),
    [
        (DayCount.ACTUAL_365, dt.date(2024, 2, 28), dt.date(2024, 3, 1), 2),  # the 29th, the 1st
        (DayCount.ACTUAL_365, dt.date(2023, 2, 28), dt.date(2023, 3, 1), 1),
        (DayCount.ACTUAL_365, dt.date(2023, 12, 31), dt.date(2024, 12, 31), 366),
        (DayCount.ACTUAL_360, dt.date(2024, 7, 15), dt.date(2024, 7, 31), 16),
        (DayCount.THIRTY_360, dt.date(2024, 7, 15), dt.date(2024, 7, 31), 15),  # 30 − 15
        (DayCount.THIRTY_360, dt.date(2024, 7, 30), dt.date(2024, 7, 31), 0),
        (DayCount.THIRTY_360, dt.date(2024, 7, 31), dt.date(2024, 8, 1), 1),
        (DayCount.THIRTY_360, dt.date(2024, 7, 31), dt.date(2024, 8, 31), 30),
        (DayCount.THIRTY_360, dt.date(2024, 2, 29), dt.date(2024, 3, 1), 2),  # the 30th that February lacks, the 1st
        (DayCount.THIRTY_360, dt.date(2023, 2, 28), dt.date(2023, 3, 1), 3),
        (DayCount.THIRTY_360, dt.date(2023, 12, 31), dt.date(2024, 12, 31), 360),
    ],
)
def test_days_are_counted_as_agreed(day_count: DayCount, after: dt.date, to: dt.date, counted: int) -> None:
    """Actual days count the leap day; thirty days a month count no 31st, and February to its thirtieth."""
    assert counted == days_counted(day_count, after, to)


@pytest.mark.parametrize(
    ("day_count", "on", "penalty"),
    [
        # 100,000.00 × 7.3 % = 7,300.00 a year
        (DayCount.ACTUAL_365, dt.date(2025, 7, 15), "7300.00"),  # 365 ÷ 365: the leap day lies before
        (DayCount.ACTUAL_360, dt.date(2025, 7, 15), "7401.39"),  # × 365 ÷ 360 = 7,401.388…
        (DayCount.THIRTY_360, dt.date(2025, 7, 15), "7300.00"),  # 360 ÷ 360
        (DayCount.THIRTY_360, dt.date(2024, 7, 31), "304.17"),  # × 15 ÷ 360 = 304.166…
        (DayCount.ACTUAL_360, dt.date(2024, 7, 31), "324.44"),  # × 16 ÷ 360 = 324.444…
        (None, dt.date(2024, 7, 31), "320.00"),  # × 16 ÷ 365, what the debtor may count on
    ],
)
def test_a_year_has_the_days_agreed(day_count: DayCount | None, on: dt.date, penalty: str) -> None:
    """The same days yield what the agreed year makes of them; silence means 365."""
    assert penalty == reckon(one_late(day_count=day_count), on).penalty.text


def test_a_leap_year_bears_for_its_366_days() -> None:
    """Over a fixed 365 a leap year yields a day more than the yearly rate."""
    due = dt.date(2023, 12, 31)

    assert "7320.00" == reckon(loan_of((due, "100000.00", "0.00")), dt.date(2024, 12, 31)).penalty.text


@pytest.mark.parametrize(
    ("allocation", "expected"),
    [
        # 50,000.00 come in on the tenth day: 10 × 20.00 = 200.00 of penalty stand by then.
        # law: 1,000.00 interest, 200.00 penalty, 48,800.00 principal; then 51,200.00 × 0.0002 × 10 = 102.40
        ((), ("51200.00", "0.00", "102.40", "0.00")),
        # 1,000.00 interest, 49,000.00 principal; 200.00 stay, and 51,000.00 × 0.0002 × 10 = 102.00
        ((INTEREST, PRINCIPAL, PENALTY, COMPOUND), ("51000.00", "0.00", "302.00", "0.00")),
        # 50,000.00 principal; 200.00 stay, and 50,000.00 × 0.0002 × 10 = 100.00
        ((PRINCIPAL, INTEREST), ("50000.00", "1000.00", "300.00", "0.00")),
        # 200.00 penalty, 49,800.00 principal; then 50,200.00 × 0.0002 × 10 = 100.40
        ((PENALTY, PRINCIPAL), ("50200.00", "1000.00", "100.40", "0.00")),
        # costs are not in a loan; the rest in the ledger's order
        ((Allocation.COSTS,), ("51000.00", "0.00", "302.00", "0.00")),
    ],
)
def test_a_payment_is_set_off_as_agreed(allocation: tuple[Allocation, ...], expected: tuple[str, ...]) -> None:
    """What a payment meets first bears no more; where the contract is silent, all interest comes before principal."""
    loan = one_late(payments=(paid(DUE + 10 * DAY, "50000.00"),), allocation=allocation)

    assert expected == components(reckon(loan, DUE + 20 * DAY))


def test_a_payment_meets_the_oldest_installment_first() -> None:
    """Penalty interest of an older installment comes before the principal of a younger one.

    The first installment is 10 days late: 10 × 20.00 = 200.00. Of 102,000.00 it takes 101,000.00 and 200.00;
    800.00 are left for the second.
    """
    order = (INTEREST, PRINCIPAL, PENALTY, COMPOUND)
    loan = loan_of(
        (DUE, "100000.00", "1000.00"),
        (DUE + 5 * DAY, "1000.00", "0.00"),
        payments=(paid(DUE + 10 * DAY, "102000.00"),),
        allocation=order,
    )

    found = reckon(loan, DUE + 10 * DAY)
    # 1,000.00 × 0.0002 × 5 = 1.00
    assert ("200.00", "0.00", "1.00", "0.00") == components(found)
    assert () == found.open_points


@pytest.mark.parametrize(
    ("compound", "penalty_rate", "expected"),
    [
        # penalty 10 × 20.00; compound 1,000.00 × 0.0002 × 10 = 2.00, on interest and not on penalty
        (True, "0.073", ("100000.00", "1000.00", "200.00", "2.00")),
        (False, "0.073", ("100000.00", "1000.00", "200.00", "0.00")),
        (None, "0.073", ("100000.00", "1000.00", "200.00", "0.00")),
        (True, None, ("100000.00", "1000.00", "0.00", "0.00")),
        (True, "0", ("100000.00", "1000.00", "0.00", "0.00")),
    ],
)
def test_only_what_was_agreed_bears(compound: bool | None, penalty_rate: str | None, expected: tuple[str, ...]) -> None:  # noqa: FBT001 - a column of a table
    """Compound interest runs only where the contract grants it, and nothing at a rate that nobody stated."""
    rate = None if penalty_rate is None else Decimal(penalty_rate)

    assert expected == components(reckon(one_late(compound=compound, penalty_rate=rate), DUE + 10 * DAY))


def called_loan(**fields: Any) -> Loan:  # noqa: ANN401 - fields of Loan
    """Two installments of 100,000.00, 30 days apart, of which the second bears 0.0001 a day until it is called."""
    return loan_of(
        (DUE, "100000.00", "1000.00"),
        (DUE + 30 * DAY, "100000.00", "300.00"),
        annual_rate=Decimal("0.0365"),
        acceleration=Acceleration(delivered_on=DUE + 20 * DAY),
        **fields,
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        # the day before arrival: the first installment alone, 19 × 20.00
        (DUE + 19 * DAY, ("100000.00", "1000.00", "380.00", "0.00")),
        # the day of arrival: all of it is due, and what the call made due can be paid all day
        (DUE + 20 * DAY, ("200000.00", "1200.00", "400.00", "0.00")),
        # the day after: 100,000.00 × 3.65 % × 20 ÷ 365 = 200.00 of interest earned; 21 × 20.00 + 1 × 20.00
        (DUE + 21 * DAY, ("200000.00", "1200.00", "440.00", "0.00")),
    ],
)
def test_a_call_makes_all_principal_due_on_arrival(on: dt.date, expected: tuple[str, ...]) -> None:
    """Principal is due in full, interest as far as it was earned, penalty interest from the day after arrival."""
    assert expected == components(reckon(called_loan(), on))


@pytest.mark.parametrize(
    ("fields", "interest", "open_"),
    [
        ({}, "1200.00", False),
        ({"annual_rate": None}, "1000.00", True),
        # silence means 365 days here too
        ({"day_count": None}, "1200.00", False),
        # at 365 % the period would have earned 20,000.00: the schedule's 300.00 are all it ever could
        ({"annual_rate": Decimal("3.65")}, "1300.00", False),
        # called on the very day on which the period began: nothing was earned yet
        ({"acceleration": Acceleration(delivered_on=DUE)}, "1000.00", False),
        # called before the first due day: the period began with the payout, 10 days earlier, 200,000.00 × 0.0001 × 9
        (
            {"acceleration": Acceleration(delivered_on=DUE - DAY), "disbursed_on": DUE - 10 * DAY},
            "180.00",
            False,
        ),
        ({"acceleration": Acceleration(delivered_on=DUE - DAY)}, "0.00", True),
        ({"acceleration": Acceleration(declared_on=DUE)}, "1000.00", True),
    ],
)
def test_a_call_earns_interest_to_its_day(fields: dict[str, Any], interest: str, open_: bool) -> None:  # noqa: FBT001 - a column of a table
    """Interest of the running period is claimed to the day of arrival where it can be reckoned, else it is open."""
    found = reckon(attrs.evolve(called_loan(), **fields), DUE + 25 * DAY)

    assert interest == found.interest.text
    assert open_ == any("call" in str(point) for point in found.open_points)


def test_the_interest_of_a_period_cut_short_is_a_line_too() -> None:
    """The reader sees base, rate and days of the interest that a call cut short, once it is claimed."""
    the_day_before = reckon(called_loan(), DUE + 19 * DAY).segments
    segments = [s for s in reckon(called_loan(), DUE + 25 * DAY).segments if s.kind is INTEREST]

    expected = Segment(
        kind=INTEREST,
        installment=2,
        base=yuan("100000.00"),
        rate=Decimal("0.0365"),
        day_count=DayCount.ACTUAL_365,
        from_=DUE + DAY,
        to=DUE + 20 * DAY,
        days=20,
        amount=yuan("200.00"),
    )
    assert [expected] == segments
    assert INTEREST not in {s.kind for s in the_day_before}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"installments": ()}, "no schedule of installments"),
        ({"penalty_rate": None}, "no penalty rate"),
        ({"compound": None}, "whether overdue interest bears compound interest"),
        ({"compound": True}, "on overdue interest alone"),
        ({"day_count": None}, "no day count"),
        ({"grace_days": 5}, "5 days of grace"),
        ({"acceleration": Acceleration(declared_on=DUE)}, "not shown to have arrived"),
        ({"payments": (paid(DUE + DAY, "1010.00"),)}, "order of law is used: costs, interest, penalty, compound"),
        ({"payments": (paid(DUE, "101000.01"),)}, "by CNY 0.01"),
    ],
)
def test_a_choice_is_said(fields: dict[str, Any], says: str) -> None:
    """Wherever the file left a choice, the claim says which was made; where it left none, nothing is open."""
    assert () == reckon(one_late(), DUE + 10 * DAY).open_points
    assert any(says in str(point) for point in reckon(one_late(**fields), DUE + 10 * DAY).open_points)


def test_the_ways_in_which_a_core_system_differs() -> None:
    """Another day and another sum are told apart, and a sum that the system does not state is not compared."""
    found = reckon(one_late(), DUE + 10 * DAY)
    theirs = Balance(principal=yuan("100000.00"), penalty=yuan("190.00"), on=DUE + 9 * DAY)

    day, penalty = reconcile(found, theirs)
    assert OtherDay(ours=DUE + 10 * DAY, theirs=DUE + 9 * DAY) == day
    assert isinstance(penalty, Difference)
    assert (PENALTY, yuan("-10.00"), DUE + 9 * DAY) == (penalty.component, penalty.difference, penalty.on)
    assert "核心系统余额的基准日为2024年7月24日，本表计算截止日为2024年7月25日。" == day.says.message()
    assert (
        "罚息：核心系统2024年7月24日余额为190.00元，本表计算为200.00元，核心系统少计10.00元。" == penalty.says.message()
    )


def test_a_balance_without_a_day_is_no_balance_of_the_day() -> None:
    """Sums that bear no day are compared, and the reader is told that nobody knows of when they are."""
    found = reckon(one_late(), DUE + 10 * DAY)
    day, interest = reconcile(found, Balance(interest=yuan("1000.01")))

    assert "The core system's balance bears no day; this calculation is of 25 July 2024." == str(day.says)
    assert "CNY 0.01 more" in str(interest.says)


def test_what_is_due_today_is_booked_and_not_claimed() -> None:
    """A core system books the interest of the day it falls due; the claim demands it from the next day on."""
    found = reckon(one_late(), DUE)

    assert (NOTHING, yuan("1000.00")) == (found.total, found.balance.interest)
    assert (yuan("100000.00"), yuan("20.00")) == (found.running.principal, found.per_day)


def test_two_currencies_cannot_be_summed() -> None:
    """A loan in yuan with a payment in dollars is refused, not guessed at."""
    with pytest.raises(CurrencyMismatchError):
        reckon(one_late(payments=(Payment(received_on=DUE, amount=Money("1.00", "USD")),)), DUE + DAY)


# ---------------------------------------------------------------- the story

AS_OF = dt.date(2024, 9, 17)


def test_the_seed_claim_to_the_day_of_the_file(seed: CaseFile) -> None:
    """64 days of penalty in two lines, before and after the part payment of 31 July; no interest is left.

    125,000.00 × 6.525 % = 8,156.25 a year; × 16 ÷ 365 = 357.534… for 16 to 31 July.
    30,000.00 − 4,078.13 interest = 25,921.87 of principal met; 99,078.13 are left.
    99,078.13 × 6.525 % = 6,464.8479… a year; × 48 ÷ 365 = 850.171… for 1 August to 17 September.
    """
    found = claim(seed.loans[0], AS_OF, name="LDZJ-2024-0117", order=LAW_ORDER)

    lines = [(s.installment, s.base.text, s.from_, s.to, s.days, s.amount.text) for s in found.segments]
    assert [
        (2, "125000.00", dt.date(2024, 7, 16), dt.date(2024, 7, 31), 16, "357.53"),
        (2, "99078.13", dt.date(2024, 8, 1), AS_OF, 48, "850.17"),
    ] == lines
    assert {(PENALTY, Decimal("0.06525"), ASSUMED_DAY_COUNT)} == {(s.kind, s.rate, s.day_count) for s in found.segments}
    assert ("99078.13", "0.00", "1207.70", "0.00") == components(found)
    assert "100285.83" == found.total.text


def test_the_seed_claim_agrees_with_the_core_system(seed: CaseFile) -> None:
    """All principal, due or not, and no interest that is due: what the core system books."""
    found = claim(seed.loans[0], AS_OF, name="LDZJ-2024-0117", order=LAW_ORDER)

    assert ("99078.13", "250000.00", "1906.85") == (
        found.principal.text,
        found.not_due.text,
        str(found.accrued and found.accrued.text),
    )
    assert () == reconcile(found, Balance(principal=yuan("349078.13"), interest=yuan("0.00"), on=AS_OF))


def test_the_seed_claim_reads_as_a_court_expects(seed: CaseFile) -> None:
    """The sum is reckoned to a day, and on until actual payment: base, rate, and what that is a day.

    6,464.8479… ÷ 365 = 17.711… a day, until the third installment falls due on 15 October.
    """
    found = claim(seed.loans[0], AS_OF, name="LDZJ-2024-0117", order=LAW_ORDER)

    assert (
        "暂计至2024年9月17日（含当日），本金99,078.13元、罚息1,207.70元，合计100,285.83元。"
    ) == found.to_the_day.message()
    assert found.until_payment is not None
    assert (
        "自2024年9月18日起至实际清偿之日止，以逾期本金99,078.13元为基数，按年利率6.525%继续计收罚息，现每日为17.71元。"
    ) == found.until_payment.message()
    assert dt.date(2024, 10, 15) == found.running.through
    assert [
        "案卷未载明欠付利息是否计收复利，暂不主张复利。",
        "案卷未载计息天数规则，暂按实际天数、一年365天计算，所得金额低于按一年360天计算的金额。",
    ] == [point.message() for point in found.open_points]


def test_the_seed_claim_under_another_order(seed: CaseFile) -> None:
    """In the order of law the part payment meets 357.53 of penalty first, and as much less of principal.

    30,000.00 − 4,078.13 − 357.53 = 25,564.34 of principal met; 99,435.66 are left.
    99,435.66 × 6.525 % × 48 ÷ 365 = 853.239…
    """
    found = reckon(attrs.evolve(seed.loans[0], allocation=()), AS_OF)

    assert ("99435.66", "0.00", "853.24", "0.00") == components(found)


def test_a_debt_paid_in_full_runs_no_further(seed: CaseFile) -> None:
    """Where nothing is late, nothing runs, and there is no sentence about what would."""
    settled = attrs.evolve(seed.loans[0], payments=(*seed.loans[0].payments, paid(AS_OF, "100285.83")))

    found = reckon(settled, AS_OF)
    assert (NOTHING, NOTHING, None) == (found.total, found.per_day, found.until_payment)
