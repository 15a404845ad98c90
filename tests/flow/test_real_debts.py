"""What is owed in the files that banks really have: every figure reckoned by hand, and a variant of each kind."""

from __future__ import annotations

import pytest
from real import debt, document, loaded, owed, real

import loancomplaint as lc
from loancomplaint.debt import Claim
from loancomplaint.facts import CaseFile, Channel

HEADS = ("principal", "interest", "penalty", "compound", "costs", "total", "not_due")


def sums(claim: Claim) -> dict[str, str]:
    """The heads of a claim that are more than nought, as text."""
    return {head: sum_.text for head in HEADS if (sum_ := getattr(claim, head))}


def met(claim: Claim) -> list[tuple[str, str]]:
    """What the last payment met, in order."""
    last = max(each.received_on for each in claim.set_off)
    return [(each.against.value, each.amount.text) for each in claim.set_off if each.received_on == last]


def days_past_due(case: CaseFile) -> list[int | None]:
    """How many days each loan is past due."""
    return [behind.days_past_due for behind in lc.assess(case).delinquency]


def refused(case: CaseFile) -> list[str]:
    """The rules about sums that find something against what the author states."""
    about_sums = {"GRD-105", "GRD-111", "GRD-112", "GRD-115", "GRD-131", "GRD-132", "REQ-320", "EVD-121"}
    return [finding.code for finding in lc.assess(case).findings if finding.code in about_sums]


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("name", ["P05", "T3a", "T3b"])
def test_a_late_payment_is_set_off_by_law(name: str) -> None:
    """600,000.00 after 36 days: interest, penalty of 5,000,000.00 × 6.75 % × 36 ÷ 360, compound, then principal.

    107,500.00 × 6.75 % × 36 ÷ 360 = 725.625 of compound interest. 166 days later, 4,541,975.63 × 6.75 % ÷ 360 a day.
    """
    case = real(name)
    claim = owed(case)

    assert [
        ("interest", "107500.00"),
        ("penalty", "33750.00"),
        ("compound", "725.63"),
        ("principal", "458024.37"),
    ] == met(claim)
    assert {"principal": "4541975.63", "penalty": "141368.99", "total": "4683344.62"} == sums(claim)
    assert [] == refused(case)


def test_an_advance_under_an_acceptance_is_set_off_by_law() -> None:
    """200,000.00 after 33 days at five in ten thousand a day: 49,500.00 of penalty, then principal; 63 days more."""
    case = real("T1")
    claim = owed(case)

    assert [("penalty", "49500.00"), ("principal", "150500.00")] == met(claim)
    assert {"principal": "2849500.00", "penalty": "89759.25", "total": "2939259.25"} == sums(claim)
    assert "1424.75" == claim.per_day.text
    assert [] == refused(case)


def test_annuity_with_a_rate_that_is_reset() -> None:
    """Four installments missed under a rate of one's own each year; principal left is as the schedule has it."""
    case = real("P09")
    claim = owed(case)

    assert ("15260.83", "12666.65") == (claim.principal.text, claim.interest.text)
    assert ("27927.48", "1091422.22") == (claim.overdue.text, claim.outstanding.text)
    assert [107] == days_past_due(case)
    assert [] == refused(case)


def test_an_extended_loan_is_late_from_its_new_day() -> None:
    """Due on 2 December 2025 instead of 2 June: 98 days on 10 March 2026."""
    case = real("P12b")

    assert "2091000.00" == owed(case).overdue.text
    assert [98] == days_past_due(case)


def test_a_prepayment_stays_paid_and_stops_its_interest() -> None:
    """Principal of 400,000.00 paid back in a period of 31 days: 8 days on the whole, 23 on 600,000.00.

    1,000,000.00 × 4.8 % × 8 ÷ 360 = 1,066.67 and 600,000.00 × 4.8 % × 23 ÷ 360 = 1,840.00; then four times 2,400.00,
    six parts in ten of what is scheduled. Ten days of the running period: 600,000.00 × 4.8 % × 10 ÷ 360 = 800.00.
    """
    case = real("P13")
    claim = owed(case)

    assert ("0.00", "600000.00", "12506.67") == (claim.principal.text, claim.not_due.text, claim.interest.text)
    assert "800.00" == (claim.accrued.text if claim.accrued else None)
    assert [127] == days_past_due(case)
    assert [] == refused(case)


def test_a_call_gives_no_interest_away() -> None:
    """All principal is due on 6 November, with 27 days of interest on what was not due: 3,600,000.00 × 4 % × 27 ÷ 360.

    200,000.00 × 6 % × 238 ÷ 360 = 7,933.33 and 3,600,000.00 × 6 % × 211 ÷ 360 = 126,600.00 of penalty.
    40,000.00 × 6 % × 238 ÷ 360 = 1,586.67 and 10,800.00 × 6 % × 211 ÷ 360 = 379.80 of compound interest.
    """
    case = real("P14")

    assert {
        "principal": "3800000.00",
        "interest": "50800.00",
        "penalty": "134533.33",
        "compound": "1966.47",
        "total": "3987299.80",
    } == sums(owed(case))
    assert [] == refused(case)


def test_misuse_is_reckoned_and_nothing_is_overdue() -> None:
    """2,600,000.00 × 6.2 % ÷ 360 a day, of the days from 13 January on; the rest bears the contract's rate.

    154 days by 15 June: 68,957.78. Of each 6,975.00 paid, 258.33 are interest of the 100,000.00 that were not
    diverted (6,975.00 × 100 ÷ 2,700), and 6,716.67 meet the penalty. The sum asked for is all of the principal.
    """
    case = real("P03")
    claim = owed(case)

    assert {"penalty": "42091.10", "total": "42091.10", "not_due": "2700000.00"} == sums(claim)
    assert "447.78" == claim.per_day.text
    assert "2742091.10" == claim.asked.text
    assert [] == refused(case)


def test_a_misused_loan_once_called_is_due_as_a_whole() -> None:
    """Called on 10 June: the diverted part goes on at 6.2 %, the rest at the penalty rate, and never at both.

    Interest on 100,000.00 from 22 May to 10 June: 100,000.00 × 3.1 % × 20 ÷ 360 = 172.22.
    100,000.00 × 4.65 % × 5 ÷ 360 = 64.58 of penalty more, 172.22 × 4.65 % × 5 ÷ 360 = 0.11 of compound interest.
    """
    told = document("P03")
    told["loans"][0] |= {"misuse_rate": "0.062", "acceleration": {"delivered_on": "2026-06-10"}}
    case = loaded(told)

    assert {
        "principal": "2700000.00",
        "interest": "172.22",
        "penalty": "42155.68",
        "compound": "0.11",
        "total": "2742328.01",
    } == sums(owed(case))
    assert [] == refused(case)


def test_the_story_without_compound_interest() -> None:
    """The seed's sums, and no compound interest."""
    claim = owed(real("T31"))

    assert ["357.53", "850.17"] == [segment.amount.text for segment in claim.segments]
    assert {"principal": "99078.13", "penalty": "1207.70", "total": "100285.83", "not_due": "250000.00"} == sums(claim)


def test_the_story_half_a_year_later() -> None:
    """500,000.00 lent, 160,921.87 of principal back: 339,078.13 are left, all of it due."""
    claim = owed(real("seed_B"))

    assert ("339078.13", "0.00", "4078.13") == (claim.principal.text, claim.not_due.text, claim.interest.text)


def test_a_payment_on_the_monday_after_a_sunday_is_in_time() -> None:
    """Two installments of 500,000.00 are overdue, with 310,000.00 of interest; the third was paid in time.

    179 days since Sunday 21 December 2025: what is not paid on the Monday is late from the due day on.
    """
    case = real("P08")
    claim = owed(case)

    assert ("1000000.00", "310000.00", "37500000.00") == (
        claim.principal.text,
        claim.interest.text,
        claim.not_due.text,
    )
    assert [4, 5] == [line.number for line in claim.by_installment]
    assert [179] == days_past_due(case)


@pytest.mark.parametrize("name", ["P01", "T23"])
def test_the_notes_of_one_contract_stay_apart(name: str) -> None:
    """Three notes, 260,000,000.00 together, none of it due; a breach of the contract is one of all of them."""
    case = real(name)

    assert ["120000000.00", "80000000.00", "60000000.00"] == [each.not_due.text for each in debt(case).claims]
    assert [] == refused(case)
    assert {"sufficient"} == {judgement[Channel.LEGAL].value for judgement in lc.assess(case).judgements}
