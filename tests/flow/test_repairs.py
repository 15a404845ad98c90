"""What is missing, what carries a verdict, and what changed: each answer is proved by trying it."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.assessment import Assessment
from loancomplaint.assessment.repairs import Way
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import (
    Carrier,
    CaseFile,
    Channel,
    Citation,
    Evidence,
    EvidenceKind,
    Origin,
    Payment,
    Verdict,
    Violation,
    ViolationKind,
)
from loancomplaint.jurisdictions.cn.examples import EXAMPLES
from loancomplaint.law import Need
from loancomplaint.rules import Doubt, Gap, Obtain
from loancomplaint.rules.standard import STANDARD
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
NEEDS = [(need, channel) for need in CHINA.needs for channel in need.channels]
GROUNDS = [(kind, channel) for kind in ViolationKind for channel in Channel if channel in CHINA.profile(kind).grounds]
NO_GROUNDS = [
    (kind, channel) for kind in ViolationKind for channel in Channel if channel not in CHINA.profile(kind).grounds
]


def changed(document: Any, code: str) -> Assessment:  # noqa: ANN401 - JSON
    """The assessment of a rule's failing case."""
    return lc.assess(lc.loads(json.dumps(EXAMPLES[code].fails.applied_to(document))))


def asked(way: Way) -> list[tuple[str, str | None]]:
    """What a way asks for: rules, and kinds of evidence."""
    return [(repair.code, repair.evidence and repair.evidence.value) for repair in way.repairs]


@given(case_files())
def test_a_way_is_no_longer_than_it_must_be(case: CaseFile) -> None:
    """Ways come least effort first, each of repairs; where the verdict is sufficient already, one way of none."""
    assessment = lc.assess(case)
    for judgement in assessment.judgements[:2]:
        ways = assessment.missing(judgement.violation, Channel.INTERNAL)
        assert [way.effort for way in ways] == sorted(way.effort for way in ways)
        if judgement.is_sufficient(Channel.INTERNAL):
            assert [((), case, ())] == [(way.repairs, way.repaired, way.short) for way in ways]
        else:
            assert all(way.repairs for way in ways)


@settings(max_examples=25)
@given(case_files(), st.sampled_from(Channel))
def test_every_way_is_proved_and_none_is_too_long(case: CaseFile, channel: Channel) -> None:
    """With all repairs of a way made the verdict is sufficient; with any one left out it is not."""
    assessment = lc.assess(case)
    for judgement in assessment.judgements[:1]:
        for way in assessment.missing(judgement.violation, channel):
            assert Verdict.SUFFICIENT is lc.assess(way.repaired).verdict(judgement.violation, channel)
            assert len(way.repairs) == len(way.short)
            for short in way.short:
                assert Verdict.SUFFICIENT is not lc.assess(short).verdict(judgement.violation, channel)


@pytest.mark.parametrize(("kind", "channel"), NO_GROUNDS, ids=str)
def test_nothing_is_missing_where_there_is_no_ground(seed: CaseFile, kind: ViolationKind, channel: Channel) -> None:
    """Where a kind is no ground for a channel no repair helps, and none is offered."""
    case = attrs.evolve(seed, violations=(attrs.evolve(seed.violations[0], kind=kind),), requests=())

    assert () == lc.assess(case).missing("V1", channel)


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("GRD-102", [[("GRD-102", None)]]),
        ("CND-401", [[("CND-401", None)]]),
        ("GRD-112", [[("GRD-112", None)]]),
        ("CND-410", [[("CND-410", None)]]),
        ("EVD-120", [[("EVD-120", "disbursement_voucher")], [("EVD-120", "bank_statement")]]),
        ("EVD-130", [[("EVD-130", "delivery_proof")]]),
        ("EVD-110", [[("EVD-110", "payment_ledger")]]),
        ("GRD-110", [[("GRD-110", None)]]),
        ("GRD-111", []),
    ],
)
def test_the_seed_with_one_thing_wrong(seed_document: Any, code: str, ways: list[Any]) -> None:  # noqa: ANN401 - JSON
    """For a suit over V1: what is asked for is what was taken away; arrears that were paid cannot be mended."""
    assert ways == [asked(way) for way in changed(seed_document, code).missing("V1", Channel.LEGAL)]


def test_the_whole_list_for_a_bare_claim(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """A claim without evidence asks for contract, ledger, payout, demand and delivery, with the choices there are."""
    ways = changed(seed_document, "EVD-101").missing("V1", Channel.LEGAL)

    kinds = {frozenset(repair.evidence.value for repair in way.repairs if repair.evidence) for way in ways}
    always = {"loan_contract", "payment_ledger", "delivery_proof"}
    assert kinds
    assert all(always <= chosen for chosen in kinds)
    assert {"disbursement_voucher", "demand_notice"} | always in kinds


def test_a_stored_assessment_must_be_made_again(seed: CaseFile) -> None:
    """An assessment that was pickled is equal, but has no way back to its rules, and says so."""
    assessment = lc.assess(seed)
    stored = pickle.loads(pickle.dumps(assessment))  # noqa: S301 - our own bytes

    assert assessment == stored
    with pytest.raises(NotOpenError, match="assess its file again"):
        stored.missing("V1", Channel.LEGAL)


@given(case_files())
def test_why_is_what_decides(case: CaseFile) -> None:
    """`why` holds the findings of the one outcome that the verdict names, and is empty where it is sufficient."""
    assessment = lc.assess(case)
    outcomes = {Verdict.CONTRADICTED: "contradiction", Verdict.INSUFFICIENT: "gap", Verdict.NOT_ASSESSABLE: "doubt"}
    for judgement in assessment.judgements:
        for channel in Channel:
            deciding = {finding.outcome for finding in assessment.why(judgement.violation, channel)}
            expected = outcomes.get(judgement[channel])
            assert ({expected} if expected else set()) == deciding


def test_evidence_that_carries_is_told_from_evidence_that_helps(seed: CaseFile) -> None:
    """For a suit over V1 contract, payout, ledger, demand and delivery carry; the guarantee only helps."""
    assert ("E1", "E12", "E5", "E6", "E7") == lc.assess(seed).carrying("V1", Channel.LEGAL)


# ---------------------------------------------------------------- the table of evidence


def subject(kind: ViolationKind) -> Violation:
    """A violation of *kind* that lacks nothing but evidence."""
    amount = "99078.13" if kind is ViolationKind.OVERDUE_PAYMENT else "300000.00"
    return Violation(
        id="V1",
        kind=kind,
        began_on=dt.date(2024, 7, 15),
        amount=Money(amount, "CNY"),
        statement="事实经过如证据所示，罚息、复利另计。",
        customer_explanation="未提出异议。",
    )


def item_for(need: Need, number: int) -> Evidence:
    """An item that meets a row, beyond reproach."""
    return Evidence(
        id=f"N{number}",
        kind=need.kinds[0] if need.kinds else EvidenceKind.OTHER,
        origin=need.origins[0] if need.origins else Origin.BANK,
        issuer=f"出具方{number}",
        carrier=Carrier.ORIGINAL,
        obtained_on=dt.date(2024, 9, 1),
        lawful_basis="依法取得",
        delivered_on=dt.date(2024, 8, 14),
        accompanied_by="陈某",
    )


def file_with(seed: CaseFile, kind: ViolationKind, items: list[Evidence]) -> CaseFile:
    """The seed with one violation, shown by *items* alone."""
    violation = attrs.evolve(subject(kind), citations=tuple(Citation(evidence=item.id) for item in items))
    return attrs.evolve(seed, violations=(violation,), evidence=tuple(items), requests=())


def enough_for(kind: ViolationKind, channel: Channel) -> list[Evidence]:
    """Items that meet every row of the table for a kind and channel, none of them to spare."""
    rows = [need for need in CHINA.needs if need.violation is kind and channel in need.channels]
    items = [item_for(need, number) for number, need in enumerate(rows)] or [
        item_for(attrs.evolve(CHINA.needs[0], kinds=(), origins=()), 0)
    ]
    for item in list(items):
        others = [other for other in items if other is not item]
        if others and all(need.met_by(others) for need in rows):
            items = others
    return items


@pytest.mark.parametrize(("kind", "channel"), GROUNDS, ids=str)
def test_what_the_table_asks_for_suffices(seed: CaseFile, kind: ViolationKind, channel: Channel) -> None:
    """For every kind and channel the evidence that the table names is enough."""
    assessment = lc.assess(file_with(seed, kind, enough_for(kind, channel)))

    assert Verdict.SUFFICIENT is assessment.verdict("V1", channel), assessment.why("V1", channel)


@pytest.mark.parametrize(("kind", "channel"), GROUNDS, ids=str)
def test_one_item_short_is_not_enough(seed: CaseFile, kind: ViolationKind, channel: Channel) -> None:
    """Each item of that evidence is needed: without it the verdict falls, and the right rule says what is missing."""
    items = enough_for(kind, channel)
    for item in items:
        short = [other for other in items if other is not item]
        assessment = lc.assess(file_with(seed, kind, short))
        unmet = {
            (need.rule, Doubt if need.doubt else Gap)
            for need in CHINA.needs
            if need.violation is kind and channel in need.channels and not need.met_by(short)
        }
        expected = unmet if short else {("EVD-101", Gap)}
        if short or unmet:
            assert assessment.verdict("V1", channel) in {Verdict.INSUFFICIENT, Verdict.NOT_ASSESSABLE}
        deciding = {(finding.code, type(finding)) for finding in assessment.why("V1", channel)}
        assert deciding <= expected
        assert bool(deciding)


@pytest.mark.parametrize(("need", "channel"), NEEDS, ids=lambda value: getattr(value, "what", str(value)))
def test_adding_evidence_never_adds_an_evidence_gap(seed: CaseFile, need: Need, channel: Channel) -> None:
    """One more sound item never makes the evidence less complete."""
    items = enough_for(need.violation, channel)
    more = [*items, item_for(need, 99)]

    assert not [
        f
        for f in lc.assess(file_with(seed, need.violation, more)).gaps
        if isinstance(f.remedy, Obtain) and channel in (f.blocks or ()) and f.code.startswith(("EVD-1", "GRD-14"))
    ]


def test_a_bank_asks_for_more(seed: CaseFile) -> None:
    """A bank's own rows take the place of ours for the kinds they name: here two independent makers."""
    two = Need(
        rule="EVD-110",
        violation=ViolationKind.COVENANT_BREACH,
        channels=(Channel.INTERNAL,),
        what="the act",
        independent=2,
        source=CHINA.needs[0].source,
    )
    book = STANDARD.with_evidence_requirements(two)
    one = file_with(seed, ViolationKind.COVENANT_BREACH, [item_for(two, 1)])
    same_maker = file_with(
        seed, ViolationKind.COVENANT_BREACH, [item_for(two, 1), attrs.evolve(item_for(two, 1), id="N2")]
    )
    both = file_with(seed, ViolationKind.COVENANT_BREACH, [item_for(two, 1), item_for(two, 2)])

    assert [Verdict.INSUFFICIENT, Verdict.INSUFFICIENT, Verdict.SUFFICIENT] == [
        lc.assess(case, rulebook=book).verdict("V1", Channel.INTERNAL) for case in (one, same_maker, both)
    ]


# ---------------------------------------------------------------- two times


@given(case_files())
def test_nothing_changes_between_a_file_and_itself(case: CaseFile) -> None:
    """An assessment compared with itself shows no shift."""
    assessment = lc.assess(case)

    assert () == assessment.compare(assessment)


@settings(max_examples=15)
@given(case_files(), case_files())
def test_every_shift_is_one(case: CaseFile, other: CaseFile) -> None:
    """What is reported as changed did change, and everything that changed is reported."""
    earlier, later = lc.assess(other), lc.assess(case)
    for shift in later.compare(earlier):
        assert shift.was is earlier.verdict(shift.violation, shift.channel)
        assert shift.now is later.verdict(shift.violation, shift.channel)
        assert shift.was is not shift.now


def test_a_late_payment_is_named(seed: CaseFile) -> None:
    """The verdict on V1 turned because of one payment, recorded three days after the file's day."""
    paid = Payment(received_on=dt.date(2024, 9, 10), recorded_on=dt.date(2024, 9, 20), amount=Money("129078.13", "CNY"))
    loan = attrs.evolve(seed.loans[0], payments=(seed.loans[0].payments[0], paid))
    case = attrs.evolve(seed, loans=(loan,))

    shifts = lc.assess(case, known_at=dt.date(2024, 9, 20)).compare(lc.assess(case))
    assert {("V1", ("loans[0].payments[1]",))} == {(shift.violation, shift.because) for shift in shifts}
    assert {Verdict.CONTRADICTED} == {shift.now for shift in shifts}
