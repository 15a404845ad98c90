"""Clocks: when each right ends, why, and what saves it; the day before and the day of."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from tangles import tangles, without_a_security

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.facts import (
    Acceleration,
    CaseFile,
    Collateral,
    Consent,
    Customer,
    Evidence,
    EvidenceKind,
    Extension,
    GuaranteeKind,
    Insolvency,
    Installment,
    Loan,
    Party,
    Payment,
    Proceeding,
    ProceedingKind,
    Reporter,
    Security,
    SecurityKind,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.claims import Citation
from loancomplaint.law import time_limits
from loancomplaint.law.time_limits import Clock, ClockKind, ClockState, clocks, limitation_end
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
DAY: Final = dt.timedelta(days=1)
DUE: Final = dt.date(2024, 6, 10)
"""The last day of payment of the loan below."""


def yuan(amount: str) -> Money:
    """So many yuan."""
    return Money(amount, "CNY")


GUARANTEE: Final = Security(
    kind=SecurityKind.GUARANTEE, contract_no="B-1", provider="甲某", guarantee_kind=GuaranteeKind.JOINT
)


def case_on(day: dt.date, *, security: tuple[Security, ...] = (GUARANTEE,), **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a loan or a case
    """A loan due on `DUE`, with arrears reported, as read on a day; *changes* are of the loan or of the case."""
    of_loan = {name: changes.pop(name) for name in list(changes) if name in {a.name for a in attrs.fields(Loan)}}
    loan = Loan(
        contract_no="C-1",
        principal=yuan("1000.00"),
        signed_on=dt.date(2023, 6, 1),
        installments=(Installment(due_on=DUE, principal=yuan("1000.00"), interest=yuan("10.00")),),
        security=security,
    )
    case = CaseFile(
        reference="T-1",
        as_of=day,
        reporter=Reporter(name="李某"),
        customer=Customer(name="某某公司"),
        loans=(attrs.evolve(loan, **of_loan),),
        violations=(Violation(id="V1", kind=ViolationKind.OVERDUE_PAYMENT, began_on=DUE),),
    )
    return attrs.evolve(case, **changes)


def read(case: CaseFile, kind: ClockKind) -> list[Clock]:
    """The clocks of one kind."""
    return [clock for clock in clocks(case, CHINA.on(case.as_of)) if clock.kind is kind]


def the(case: CaseFile, kind: ClockKind) -> Clock:
    """The one clock of a kind."""
    (found,) = read(case, kind)
    return found


# ---------------------------------------------------------------- laws


def test_every_kind_of_clock_is_read() -> None:
    """A kind that nothing reads would be a clock that never shows; one that two read would show twice."""
    tables = (time_limits.OF_LOAN, time_limits.OF_VIOLATION, time_limits.OF_CASE)
    read_ = [kind for table in tables for kind in table]

    assert sorted(ClockKind) == sorted(read_)


@given(tangles())
def test_a_clock_says_how_it_stands(case: CaseFile) -> None:
    """Running until its last day and that day included, lapsed from the next; and it always says why and what saves."""
    for clock in clocks(case, CHINA.on(case.as_of)):
        assert clock.state is ClockState.MET or clock.is_running == (clock.days_left(case.as_of) >= 0)
        assert clock.state is ClockState.MET or clock.is_lapsed == (clock.days_left(case.as_of) < 0)
        assert clock.from_ is None or clock.from_ <= clock.ends_on or clock.is_agreed
        assert clock.because.message("en").endswith(".")
        assert clock.saved_by.message("zh-CN").endswith("。")


def key(clock: Clock) -> tuple[object, ...]:
    """Everything about a clock that a reader acts on."""
    return (clock.kind, clock.loan, clock.party, clock.security, clock.violation, clock.ends_on, clock.state)


@given(tangles(), st.data())
def test_removing_a_security_lengthens_no_clock(case: CaseFile, data: st.DataObject) -> None:
    """What one guarantor did or was told touches no other: without one, every clock of the rest is as it was."""
    fewer = without_a_security(case, data)
    law = CHINA.on(case.as_of)

    before, after = [key(c) for c in clocks(case, law)], [key(c) for c in clocks(fewer, law)]
    assert all(after.count(clock) <= before.count(clock) for clock in after)


@given(tangles(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(case: CaseFile, shuffle: Any) -> None:  # noqa: ANN401 - hypothesis' own
    """Securities and parties in another order give the same clocks."""

    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffle.sample(items, len(items)))

    other = attrs.evolve(
        case,
        parties=shuffled(case.parties),
        loans=tuple(attrs.evolve(loan, security=shuffled(loan.security)) for loan in case.loans),
    )
    law = CHINA.on(case.as_of)

    assert sorted(map(repr, map(key, clocks(case, law)))) == sorted(map(repr, map(key, clocks(other, law))))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), st.dates(dt.date(2017, 10, 1), dt.date(2030, 1, 1)))
def test_limitation_is_that_of_its_days(start: dt.date, on: dt.date) -> None:
    """Two years where they were over before 2017-10-01, three wherever they ran on that day or began later."""
    two, three = start + relativedelta(years=2), start + relativedelta(years=3)

    assert (three if two >= dt.date(2017, 10, 1) else two) == limitation_end(start, CHINA.on(on))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2029, 12, 31)))
def test_a_later_start_never_ends_limitation_earlier(start: dt.date) -> None:
    """What began a day later ends no earlier, across every change of the law."""
    law = CHINA.on(dt.date(2030, 1, 1))
    first, second = limitation_end(start, law), limitation_end(start + DAY, law)

    assert first is not None
    assert second is not None
    assert first <= second


# ---------------------------------------------------------------- limitation


@pytest.mark.parametrize(
    ("day", "state"), [(dt.date(2027, 6, 10), ClockState.RUNNING), (dt.date(2027, 6, 11), ClockState.LAPSED)]
)
def test_limitation_runs_for_three_years_from_the_last_day_of_payment(day: dt.date, state: ClockState) -> None:
    """The last day still counts; the next is too late."""
    clock = the(case_on(day), ClockKind.LIMITATION)

    assert (dt.date(2027, 6, 10), state) == (clock.ends_on, clock.state)


@pytest.mark.parametrize(
    ("changes", "ends_on"),
    [
        ({"payments": (Payment(received_on=dt.date(2025, 1, 5), amount=yuan("1.00")),)}, dt.date(2028, 1, 5)),
        # taken back: nobody paid
        (
            {
                "payments": (
                    Payment(received_on=dt.date(2025, 1, 5), amount=yuan("1.00"), reversed_on=dt.date(2025, 1, 6)),
                )
            },
            dt.date(2027, 6, 10),
        ),
        # a payment on the last day of the period begins it anew, one day later nothing does
        ({"payments": (Payment(received_on=dt.date(2027, 6, 10), amount=yuan("1.00")),)}, dt.date(2030, 6, 10)),
        ({"payments": (Payment(received_on=dt.date(2027, 6, 11), amount=yuan("1.00")),)}, dt.date(2027, 6, 10)),
        # called: everything is due on the day the notice arrives, unless it was due before
        ({"acceleration": Acceleration(delivered_on=dt.date(2024, 3, 1))}, dt.date(2027, 3, 1)),
        ({"acceleration": Acceleration(delivered_on=dt.date(2024, 7, 1))}, dt.date(2027, 6, 10)),
        ({"acceleration": Acceleration(declared_on=dt.date(2024, 3, 1))}, dt.date(2027, 6, 10)),
        (
            {"extensions": (Extension(from_=DUE, to=dt.date(2024, 12, 10), agreed_on=dt.date(2024, 6, 1)),)},
            dt.date(2027, 12, 10),
        ),
    ],
)
def test_what_moves_limitation(changes: dict[str, Any], ends_on: dt.date) -> None:
    """A payment, a call and an extension move it; what comes too late, or never arrived, does not."""
    assert ends_on == the(case_on(dt.date(2027, 7, 1), **changes), ClockKind.LIMITATION).ends_on


@pytest.mark.parametrize(("arrived", "ends_on"), [("2027-06-10", "2030-06-10"), ("2027-06-11", "2027-06-10")])
def test_a_demand_begins_it_anew_until_its_last_day(arrived: str, ends_on: str) -> None:
    """A demand that arrives on the last day interrupts; one that arrives the day after finds nothing to interrupt."""
    proof = Evidence(id="E1", kind=EvidenceKind.DELIVERY_PROOF, delivered_on=dt.date.fromisoformat(arrived))
    plain = case_on(dt.date(2027, 7, 1), evidence=(proof,))
    cited = attrs.evolve(plain.violations[0], citations=(Citation(evidence="E1"),))

    clock = the(attrs.evolve(plain, violations=(cited,)), ClockKind.LIMITATION)

    assert dt.date.fromisoformat(ends_on) == clock.ends_on


def test_what_lapsed_under_two_years_does_not_revive() -> None:
    """Last due on 2014-08-01, a demand in 2017: over since 2016-08-01, and three years came too late."""
    old = (Installment(due_on=dt.date(2014, 8, 1), principal=yuan("1000.00"), interest=yuan("0.00")),)
    proof = Evidence(id="E1", kind=EvidenceKind.DELIVERY_PROOF, delivered_on=dt.date(2017, 6, 1))
    plain = case_on(dt.date(2019, 6, 1), installments=old, evidence=(proof,), signed_on=None, security=())
    cited = attrs.evolve(plain.violations[0], citations=(Citation(evidence="E1"),))
    clock = the(attrs.evolve(plain, violations=(cited,)), ClockKind.LIMITATION)

    assert (dt.date(2016, 8, 1), ClockState.LAPSED) == (clock.ends_on, clock.state)
    assert "CN:general-provisions-limitation-interpretation:3" in {basis.key for basis in clock.basis}


@pytest.mark.parametrize(
    ("about", "state", "ends_on"),
    [
        (None, ClockState.MET, dt.date(2028, 2, 1)),
        ("诉前财产保全", ClockState.RUNNING, dt.date(2028, 2, 1)),  # interrupts, and is no suit
    ],
)
def test_a_suit_keeps_the_claim(about: str | None, state: ClockState, ends_on: dt.date) -> None:
    """A suit in time meets the clock; preservation before suit only begins it anew."""
    suit = Proceeding(kind=ProceedingKind.CIVIL, on=dt.date(2025, 2, 1), about=about)
    clock = the(case_on(dt.date(2025, 3, 1), proceedings=(suit,)), ClockKind.LIMITATION)

    assert (state, ends_on) == (clock.state, clock.ends_on)


def test_of_several_loans_a_suit_keeps_those_that_it_names() -> None:
    """A proceeding that says which loan it is about saves that one alone."""
    case = case_on(dt.date(2025, 3, 1))
    (first,) = case.loans
    second = attrs.evolve(first, contract_no="C-2")
    suit = Proceeding(kind=ProceedingKind.CIVIL, on=dt.date(2025, 2, 1), about="借款合同C-2纠纷")
    both = attrs.evolve(
        case, loans=(first, second), violations=(attrs.evolve(case.violations[0], loan="C-1"),), proceedings=(suit,)
    )

    assert {"C-1": ClockState.RUNNING, "C-2": ClockState.MET} == {
        clock.loan: clock.state for clock in read(both, ClockKind.LIMITATION)
    }


# ---------------------------------------------------------------- guarantees

AGREED: Final = dt.date(2025, 3, 31)
SIX_MONTHS: Final = dt.date(2024, 12, 10)
"""After `DUE`."""


@pytest.mark.parametrize(
    ("security", "loan", "ends_on"),
    [
        ({"guarantee_period_ends_on": AGREED}, {}, AGREED),
        ({}, {}, SIX_MONTHS),
        # at or before the last day of payment an agreed day counts for nothing; the day after it counts
        ({"guarantee_period_ends_on": DUE}, {}, SIX_MONTHS),
        ({"guarantee_period_ends_on": DUE - DAY}, {}, SIX_MONTHS),
        ({"guarantee_period_ends_on": DUE + DAY}, {}, DUE + DAY),
        # called: six months from the arrival; what is agreed stays
        ({}, {"acceleration": Acceleration(delivered_on=dt.date(2024, 2, 29))}, dt.date(2024, 8, 29)),
        (
            {"guarantee_period_ends_on": AGREED},
            {"acceleration": Acceleration(delivered_on=dt.date(2024, 2, 29))},
            AGREED,
        ),
        ({}, {"acceleration": Acceleration(declared_on=dt.date(2024, 2, 29))}, SIX_MONTHS),
        # an extension counts for who consented, and for nobody else
        ({}, {"extensions": (Extension(from_=DUE, to=dt.date(2024, 9, 10)),)}, SIX_MONTHS),
        (
            {},
            {"extensions": (Extension(from_=DUE, to=dt.date(2024, 9, 10), consents=(Consent(party="甲某"),)),)},
            dt.date(2025, 3, 10),
        ),
        (
            {},
            {"extensions": (Extension(from_=DUE, to=dt.date(2024, 9, 10), consents=(Consent(party="乙某"),)),)},
            SIX_MONTHS,
        ),
        # security up to a maximum: from the day on which the claims are fixed, or the last day of payment if later
        ({"maximum": yuan("5.00"), "determined_on": dt.date(2024, 8, 1)}, {}, dt.date(2025, 2, 1)),
        ({"maximum": yuan("5.00"), "determined_on": dt.date(2024, 1, 1)}, {}, SIX_MONTHS),
        ({"determined_on": dt.date(2024, 8, 1)}, {}, SIX_MONTHS),  # a day without a maximum means nothing
    ],
)
def test_until_when_a_guarantor_is_bound(security: dict[str, Any], loan: dict[str, Any], ends_on: dt.date) -> None:
    """As agreed where that counts, else six months from the last day of payment that binds him; and the day after."""
    guarantee = attrs.evolve(GUARANTEE, **security)
    on_the_day, day_after = (
        the(case_on(day, security=(guarantee,), **loan), ClockKind.GUARANTEE_PERIOD) for day in (ends_on, ends_on + DAY)
    )

    assert (ends_on, ClockState.RUNNING) == (on_the_day.ends_on, on_the_day.state)
    assert (ends_on, ClockState.LAPSED) == (day_after.ends_on, day_after.state)


@pytest.mark.parametrize(
    ("kind", "demanded_on", "sued_on", "state"),
    [
        (GuaranteeKind.JOINT, None, None, ClockState.LAPSED),
        (GuaranteeKind.JOINT, SIX_MONTHS, None, ClockState.MET),
        (GuaranteeKind.JOINT, SIX_MONTHS + DAY, None, ClockState.LAPSED),  # a late demand saves nothing
        (GuaranteeKind.JOINT, None, SIX_MONTHS, ClockState.LAPSED),  # a suit against the debtor is no demand on him
        (GuaranteeKind.GENERAL, SIX_MONTHS, None, ClockState.LAPSED),  # a mere demand saves nothing
        (GuaranteeKind.GENERAL, None, SIX_MONTHS, ClockState.MET),
        (GuaranteeKind.GENERAL, None, SIX_MONTHS + DAY, ClockState.LAPSED),
        (None, SIX_MONTHS, None, ClockState.LAPSED),  # not stated: general, by the Code
        (None, None, SIX_MONTHS, ClockState.MET),
    ],
)
def test_what_holds_a_guarantor(
    kind: GuaranteeKind | None, demanded_on: dt.date | None, sued_on: dt.date | None, state: ClockState
) -> None:
    """A demand in time holds a joint guarantor, a suit against the debtor in time any other; to the day."""
    guarantee = attrs.evolve(GUARANTEE, guarantee_kind=kind, demanded_on=demanded_on)
    suits = (Proceeding(kind=ProceedingKind.CIVIL, on=sued_on),) if sued_on else ()
    case = case_on(dt.date(2025, 6, 1), security=(guarantee,), proceedings=suits)

    assert state is the(case, ClockKind.GUARANTEE_PERIOD).state


def test_before_the_code_a_guarantee_that_did_not_say_was_joint() -> None:
    """The law of the day of the contract decides what silence means."""
    guarantee = attrs.evolve(GUARANTEE, guarantee_kind=None, demanded_on=SIX_MONTHS)
    old = case_on(dt.date(2025, 6, 1), security=(guarantee,), signed_on=dt.date(2020, 12, 31))
    new = case_on(dt.date(2025, 6, 1), security=(guarantee,), signed_on=dt.date(2021, 1, 1))

    assert ClockState.MET is the(old, ClockKind.GUARANTEE_PERIOD).state
    assert ClockState.LAPSED is the(new, ClockKind.GUARANTEE_PERIOD).state


def test_what_holds_one_guarantor_holds_no_other() -> None:
    """Of two joint guarantors the one who was called upon is held, and the other free."""
    other = attrs.evolve(GUARANTEE, contract_no="B-2", provider="乙某", demanded_on=SIX_MONTHS)
    case = case_on(dt.date(2025, 6, 1), security=(GUARANTEE, other))

    assert {"甲某": ClockState.LAPSED, "乙某": ClockState.MET} == {
        clock.party: clock.state for clock in read(case, ClockKind.GUARANTEE_PERIOD)
    }


@pytest.mark.parametrize(
    ("day", "state"), [(dt.date(2027, 9, 1), ClockState.RUNNING), (dt.date(2027, 9, 2), ClockState.LAPSED)]
)
def test_who_was_called_upon_in_time_is_protected_three_years_later(day: dt.date, state: ClockState) -> None:
    """From the demand in time the claim on the guarantor has a limitation of its own."""
    held = attrs.evolve(GUARANTEE, demanded_on=dt.date(2024, 9, 1))

    assert state is the(case_on(day, security=(held,)), ClockKind.GUARANTEE_LIMITATION).state


def test_a_guarantee_for_several_notes_has_a_clock_for_each() -> None:
    """One that secures two notes ends for each with its own last day of payment; up to a maximum, with the last."""
    case = case_on(dt.date(2024, 7, 1))
    (loan,) = case.loans
    later = Installment(due_on=dt.date(2024, 8, 10), principal=yuan("1.00"), interest=yuan("0.00"))
    guarantee = attrs.evolve(GUARANTEE, secures=("N-1", "N-2"))
    notes = (
        attrs.evolve(loan, note_no="N-1", security=(guarantee,)),
        attrs.evolve(loan, note_no="N-2", security=(), installments=(later,)),
    )
    capped = attrs.evolve(guarantee, maximum=yuan("5.00"), determined_on=DUE)
    fixed = (attrs.evolve(notes[0], security=(capped,)), notes[1])

    ends = [
        {c.loan: c.ends_on for c in read(attrs.evolve(case, loans=loans), ClockKind.GUARANTEE_PERIOD)}
        for loans in (notes, fixed)
    ]
    assert {"N-1": SIX_MONTHS, "N-2": dt.date(2025, 2, 10)} == ends[0]
    assert {"N-1": dt.date(2025, 2, 10), "N-2": dt.date(2025, 2, 10)} == ends[1]


def test_one_name_of_a_security_on_two_loans_is_two_securities() -> None:
    """The id is not unique: that the one has lapsed says nothing of the other."""
    case = case_on(dt.date(2025, 1, 1))
    (loan,) = case.loans
    lasting = attrs.evolve(GUARANTEE, id="S1", contract_no=None, guarantee_period_ends_on=dt.date(2026, 1, 1))
    lapsed = attrs.evolve(lasting, guarantee_period_ends_on=None)
    two = attrs.evolve(
        case,
        loans=(attrs.evolve(loan, security=(lapsed,)), attrs.evolve(loan, contract_no="C-2", security=(lasting,))),
        violations=(),
    )

    assert {"C-1": ClockState.LAPSED, "C-2": ClockState.RUNNING} == {
        clock.loan: clock.state for clock in read(two, ClockKind.GUARANTEE_PERIOD)
    }


# ---------------------------------------------------------------- the rest

MORTGAGE: Final = Security(
    kind=SecurityKind.MORTGAGE,
    contract_no="D-1",
    provider="乙某",
    collateral=Collateral(registered_on=dt.date(2023, 6, 2)),
)


def test_a_mortgage_is_protected_as_long_as_the_claim() -> None:
    """It ends with the limitation of the claim, moves with it, and an unregistered one has no such clock."""
    paid = (Payment(received_on=dt.date(2025, 1, 5), amount=yuan("1.00")),)
    unregistered = attrs.evolve(MORTGAGE, collateral=Collateral(description="厂房"))

    assert dt.date(2027, 6, 10) == the(case_on(DUE, security=(MORTGAGE,)), ClockKind.MORTGAGE).ends_on
    assert (
        dt.date(2028, 1, 5)
        == the(case_on(dt.date(2025, 2, 1), security=(MORTGAGE,), payments=paid), ClockKind.MORTGAGE).ends_on
    )
    assert [] == read(case_on(DUE, security=(unregistered,)), ClockKind.MORTGAGE)


@pytest.mark.parametrize(("days", "state"), [(0, ClockState.RUNNING), (1, ClockState.LAPSED)])
def test_claims_are_lodged_by_the_day_that_the_court_set(days: int, state: ClockState) -> None:
    """For the customer and for every party that is bankrupt, each by its own day."""
    due = dt.date(2026, 3, 1)
    bankrupt = Insolvency(accepted_on=dt.date(2026, 1, 1), claims_due_on=due)
    case = case_on(
        due + days * DAY,
        customer=Customer(name="某某公司", insolvency=bankrupt),
        parties=(Party(id="P1", name="甲某", insolvency=attrs.evolve(bankrupt, claims_due_on=due + DAY)),),
    )
    found = {clock.party: clock for clock in read(case, ClockKind.CLAIM_LODGING)}

    assert state is found["某某公司"].state
    assert ClockState.RUNNING is found["甲某"].state
    assert dt.date(2026, 1, 1) == found["甲某"].from_


def test_nobody_is_bankrupt_before_a_court_has_said_so() -> None:
    """An acceptance after the day of the file is none yet."""
    bankrupt = Insolvency(accepted_on=dt.date(2026, 1, 2), claims_due_on=dt.date(2026, 3, 1))
    case = case_on(dt.date(2026, 1, 1), customer=Customer(name="某某公司", insolvency=bankrupt))

    assert [] == read(case, ClockKind.CLAIM_LODGING)


@pytest.mark.parametrize(
    ("day", "sued_on", "state"),
    [
        ("2025-05-31", None, ClockState.RUNNING),
        ("2025-06-01", None, ClockState.LAPSED),
        ("2025-06-01", "2025-05-31", ClockState.MET),
        ("2025-06-10", "2025-06-01", ClockState.LAPSED),
    ],
)
def test_a_suit_follows_preservation_within_thirty_days(day: str, sued_on: str | None, state: ClockState) -> None:
    """From 1 May the last day is 31 May."""
    kept = Proceeding(kind=ProceedingKind.CIVIL, on=dt.date(2025, 5, 1), case_no="（2025）江01财保12号")
    suits = (Proceeding(kind=ProceedingKind.CIVIL, on=dt.date.fromisoformat(sued_on)),) if sued_on else ()
    case = case_on(dt.date.fromisoformat(day), proceedings=(kept, *suits))

    assert state is the(case, ClockKind.SUIT_AFTER_PRESERVATION).state


@pytest.mark.parametrize(
    ("day", "applied_on", "state"),
    [
        ("2027-05-01", None, ClockState.RUNNING),
        ("2027-05-02", None, ClockState.LAPSED),
        ("2027-05-02", "2027-05-01", ClockState.MET),
    ],
)
def test_enforcement_is_applied_for_within_two_years(day: str, applied_on: str | None, state: ClockState) -> None:
    """From the judgment, where the file gives no later day for performance."""
    judged = Proceeding(kind=ProceedingKind.CIVIL, on=dt.date(2025, 5, 1), about="借款合同纠纷一审判决")
    applied = (Proceeding(kind=ProceedingKind.ENFORCEMENT, on=dt.date.fromisoformat(applied_on)),) if applied_on else ()
    case = case_on(dt.date.fromisoformat(day), proceedings=(judged, *applied))

    assert state is the(case, ClockKind.ENFORCEMENT).state


def test_a_revocation_ends_a_year_from_knowing_and_five_from_the_act(seed: CaseFile) -> None:
    """Known late, the five years from the act end first."""
    (_, evasion, _) = seed.violations
    late = attrs.evolve(seed, violations=(attrs.evolve(evasion, discovered_on=dt.date(2029, 7, 1)),))

    assert dt.date(2025, 9, 4) == the(seed, ClockKind.REVOCATION).ends_on
    assert dt.date(2029, 7, 22) == the(late, ClockKind.REVOCATION).ends_on


# ---------------------------------------------------------------- rules, routes and letters read the same clock


def test_everybody_reads_the_same_clock(seed: CaseFile) -> None:
    """A demand that came too late: the rule, the plea, the letter and the suit all say that the guarantor is free."""
    (loan,) = seed.loans
    late = attrs.evolve(
        loan.security[0], guarantee_period_ends_on=dt.date(2025, 2, 14), demanded_on=dt.date(2025, 2, 15)
    )
    case = attrs.evolve(seed, as_of=dt.date(2025, 3, 1), loans=(attrs.evolve(loan, security=(late,)),))
    assessment = lc.assess(case)
    plea = next(a for a in assessment.defences("V1") if a.defence.key == "guarantee_lapsed")

    assert ["requests[2].against[1]"] == [f.path for f in assessment.findings if f.code == "PRC-210"]
    assert plea.holds
    assert () == lc.terms(case).answering
    assert {"华晟精工机械有限公司", "海陆通商贸易有限公司"} == {
        head.party for head in assessment.liability().defendants
    }
