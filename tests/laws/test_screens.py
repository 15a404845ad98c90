"""A screen for one desk shows what that desk may know, and nothing by what is missing."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.assessment import Assessment
from loancomplaint.channels import ChannelDecision, Lane
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import (
    Ban,
    CaseFile,
    Desk,
    Identifier,
    IdentifierScheme,
    Nature,
    Restricted,
    StaffMember,
    Statement,
    ViolationKind,
)
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.testing.strategies import case_files

POLICY = DEFAULT
SEALED = ViolationKind.SUSPECTED_MONEY_LAUNDERING
desks = st.sampled_from(Desk)


def screen(case: CaseFile, reader: Desk) -> tuple[Assessment, ChannelDecision]:
    """What a screen for *reader* shows of a case."""
    assessment = lc.assess(case)
    return lc.seen_by(assessment, lc.decide(assessment), reader)


@given(case_files(), desks)
def test_a_screen_does_not_know_sealed_matter(case: CaseFile, reader: Desk) -> None:
    """For an uncleared desk it is equal, and stored as the same bytes, whether or not the file holds any."""
    sealed = [violation.id for violation in case.violations if violation.kind is SEALED]
    if POLICY.clears(reader, Restricted.SEALED_MATTER):
        return
    shown, plain = screen(case, reader), screen(case.without(sealed), reader)

    assert plain == shown
    assert [codec.dumps(noun) for noun in plain] == [codec.dumps(noun) for noun in shown]


@given(case_files(), desks)
def test_an_assessment_on_screen_does_not_know_of_staff(case: CaseFile, reader: Desk) -> None:
    """That anybody is implicated shows in no finding and no verdict that an uncleared desk sees."""
    if POLICY.clears(reader, Restricted.IMPLICATED_STAFF):
        return
    free = attrs.evolve(case, implicated_staff=())
    implicating = attrs.evolve(case, implicated_staff=(StaffMember(name="慕容某某", role="审批人"),))

    assert screen(free, reader)[0] == screen(implicating, reader)[0]


@given(case_files(), desks)
def test_a_decision_on_screen_shows_what_its_reader_may_know(case: CaseFile, reader: Desk) -> None:
    """Sealed ways, steps and bans for the desk cleared for them; plans for those who may know the bank's."""
    _, decision = screen(case, reader)
    clearance = POLICY.clearances.of(reader)
    everything = clearance.clears(Restricted.IMPLICATED_STAFF) and clearance.clears(Restricted.PLANNED_MEASURES)

    if not clearance.clears(Restricted.SEALED_MATTER):
        assert Lane() == decision.sealed
    if not clearance.clears(Restricted.PLANNED_MEASURES):
        assert () == decision.open.bans
    if not everything:
        assert all(reader in {route.desk, route.through} for route in decision.open.routes)
        assert all(reader in {way.desk, way.through} for way in decision.open.withheld)
        assert () == decision.open.trace


@given(case_files())
def test_who_may_know_everything_open_sees_every_open_way(case: CaseFile) -> None:
    """Legal and compliance, which every paper passes, loses nothing but what is sealed."""
    decision = lc.decide(lc.assess(case))
    _, shown = screen(case, Desk.LEGAL_COMPLIANCE)

    assert (decision.open, Lane()) == (shown.open, shown.sealed)


def test_a_screen_masks_what_its_reader_may_not_read(seed: CaseFile) -> None:
    """Numbers in fields and in prose, opinions, and requests; each for whom the table names."""
    person = seed.customer.legal_representative
    assert person is not None
    number = Identifier(scheme=IdentifierScheme.CN_RIC, value="310101198507123319")
    customer = attrs.evolve(seed.customer, legal_representative=attrs.evolve(person, identifiers=(number,)))
    v1, *others = seed.violations
    opined = attrs.evolve(v1, statements=(Statement(text="建议从速处置。", nature=Nature.OPINION),))
    case = attrs.evolve(
        seed, customer=customer, violations=(opined, *others), background="身份证号310101198507123319。"
    )
    regulator = codec.dumps(screen(case, Desk.BANKING_REGULATOR)[0]).decode()
    risk = codec.dumps(screen(case, Desk.RISK_MANAGEMENT)[0]).decode()
    counsel = codec.dumps(screen(case, Desk.LAWYER)[0]).decode()

    assert "310101198507123319" not in regulator + risk
    assert "310101198507123319" in counsel
    assert "建议从速处置" not in regulator
    assert "建议从速处置" in risk
    assert '"requests"' not in regulator
    assert '"requests"' in risk


def test_staff_are_named_on_no_uncleared_screen(seed: CaseFile) -> None:
    """Not in the author's prose either."""
    named = attrs.evolve(seed, implicated_staff=(StaffMember(name="赵某明"),), background="赵某明经办放款。")

    assert "赵某明" not in codec.dumps(screen(named, Desk.RISK_MANAGEMENT)[0]).decode()
    assert "赵某明" in codec.dumps(screen(named, Desk.INTERNAL_AUDIT)[0]).decode()


def test_the_hold_on_letters_is_for_cleared_desks(seed: CaseFile) -> None:
    """That the bank wishes to preserve first is its plan; an authority's screen does not tell it."""
    assert screen(seed, Desk.LEGAL_COMPLIANCE)[1].holds_notices
    assert not screen(seed, Desk.COURT)[1].holds_notices
    assert (Ban.TELL_CUSTOMER_OF_SUSPICION,) == screen(seed, Desk.AML_COMPLIANCE)[1].sealed.bans


def test_a_screen_cannot_be_asked_for_more(seed: CaseFile) -> None:
    """What would change a verdict is found in the file, which neither a screen has nor what was stored."""
    shown, _ = screen(seed, Desk.RISK_MANAGEMENT)

    with pytest.raises(NotOpenError, match="stored"):
        shown.missing("V1", next(iter(lc.decide(lc.assess(seed)).open_routes)).channel)
    with pytest.raises(NotOpenError, match="stored"):
        shown.seen_by(Desk.COURT, POLICY.clearances)
