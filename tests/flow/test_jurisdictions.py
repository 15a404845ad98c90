"""A jurisdiction is one value, passed whole: checked at once, changed by a bank, sent anywhere, and no country's."""

from __future__ import annotations

import ast
import copy
import datetime as dt
import inspect
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from elsewhere import BARE, PRINCIPAL_FIRST, completed, since
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import situation
from loancomplaint.errors import JurisdictionError, RulebookError, UnknownNameError, ValueRefusedError
from loancomplaint.facts import (
    Allocation,
    CaseFile,
    Channel,
    Desk,
    EvidenceKind,
    RequestKind,
    Severity,
    ViolationKind,
)
from loancomplaint.facts.profiles import EVIDENCE_PROFILES, REQUEST_PROFILES, VIOLATION_PROFILES, total
from loancomplaint.jurisdictions.checking import ItemKind
from loancomplaint.jurisdictions.cn import parameters
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law import Jurisdiction
from loancomplaint.law.parameters import CITATIONS, PARAMETERS
from loancomplaint.law.profiles import covering
from loancomplaint.lexicon import Lexicon, Topic
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.mappings import Frozen
from loancomplaint.words import Phrase

CHINA: Final = jurisdictions.load("CN")
ELSEWHERE: Final = completed(BARE)
SOURCES: Final = Path(lc.__file__).parent

KEPT: Final = {"no_filing_review_days", "no-filing-review", "preservation_security_share"}
"""What China has of the follow-up to a report and of the price of preservation, before anything reads it."""


# ---------------------------------------------------------------- check


def test_china_lacks_nothing() -> None:
    """Every parameter, citation, authority, clearance and word that anything asks for is there, of its type."""
    assert () == jurisdictions.check(CHINA).missing


def test_china_has_hardly_anything_that_nobody_reads() -> None:
    """What has no reader is left out, save what the follow-up is about to read; and that list is not stale."""
    assert KEPT == {item.name for item in jurisdictions.check(CHINA).unread}


def test_what_a_check_names_is_all_that_is_missing() -> None:
    """A jurisdiction with nothing in it is told everything at once: what it is told makes it whole."""
    found = jurisdictions.check(BARE)

    assert not found
    assert {ItemKind.PARAMETER, ItemKind.CITATION, ItemKind.AUTHORITY, ItemKind.CLEARANCE} == {
        item.kind for item in found.missing
    }
    assert () == jurisdictions.check(ELSEWHERE).missing
    assert () == jurisdictions.check(ELSEWHERE).unread


@pytest.mark.parametrize(
    ("without", "told"),
    [
        (
            {"parameters": {k: v for k, v in CHINA.parameters.items() if k != "guarantee_months"}},
            ["parameter guarantee_months: takes a int"],
        ),
        (
            {"parameters": {**CHINA.parameters, "court_waiting_days": since("90")}},
            ["parameter court_waiting_days: takes a int, not a str"],
        ),
        (
            {"citations": {k: v for k, v in CHINA.citations.items() if k != "loan-classification"}},
            ["citation loan-classification (asked for by clocks and reports, REQ-341)"],
        ),
        (
            {"statutes": {k: v for k, v in CHINA.statutes.items() if k != "police-procedure-rules"}},
            ["statute police-procedure-rules (asked for by no-filing-review)"],
        ),
        (
            {"authorities": {k: v for k, v in CHINA.authorities.items() if k is not Desk.COURT}},
            ["authority court (asked for by routes and reports)"],
        ),
        ({"lexicon": Lexicon(())}, ["word languages: no text is read for its tone or for sealed words"]),
        ({"lexicon": Lexicon(("zh", "xx"))}, ["word xx: the lexicon has no such language"]),
    ],
)
def test_a_check_says_what_is_missing_and_who_asks(without: dict[str, Any], told: list[str]) -> None:
    """Whoever builds a jurisdiction reads what it lacks, of which type, and for whom."""
    assert told == list(map(str, jurisdictions.check(attrs.evolve(CHINA, **without)).missing))


def _literals(method: str) -> Iterator[str]:
    """The texts with which *method* is called anywhere in the flow."""
    for source in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
                yield from (str(text.value) for text in node.args[:1] if isinstance(text, ast.Constant))


def test_every_parameter_asked_for_is_registered() -> None:
    """The names that a check knows are those that the sources ask for, no more and no fewer."""
    assert set(PARAMETERS) == set(_literals("parameter"))


def test_every_key_cited_outside_the_rows_is_registered() -> None:
    """A key that a report cites by itself is known to a check."""
    assert set(_literals("cite")) <= set(CITATIONS)


# ---------------------------------------------------------------- elsewhere


def test_the_flow_runs_anywhere(seed: CaseFile) -> None:
    """The seed case under an invented country: assessed, decided, composed for every route, rendered, a letter sent."""
    case = attrs.evolve(seed, jurisdiction="RUR")
    assessment = lc.assess(case, jurisdiction=ELSEWHERE)
    decision = lc.decide(assessment)
    papers = {route.desk: lc.render(lc.compose(assessment, route), "txt", locale="en") for route in decision.routes}
    letter = lc.render(lc.notice(lc.terms(case, jurisdiction=ELSEWHERE), "demand_letter"), "txt", locale="en")

    assert ("RUR", "2026-01-01") == (assessment.jurisdiction, assessment.jurisdiction_version)
    assert {Desk.AML_COMPLIANCE, Desk.COURT, Desk.DIRECT_SUPERVISOR} == set(papers)
    for paper in (*papers.values(), letter):
        assert "中华人民共和国" not in paper.content.decode()
    assert "Credit Act, section" in papers[Desk.DIRECT_SUPERVISOR].content.decode()
    assert "Office court" in papers[Desk.COURT].content.decode()


def test_the_order_of_set_off_is_the_countrys() -> None:
    """Costs before interest before principal in China; elsewhere as elsewhere has it."""
    day = dt.date(2024, 9, 17)

    assert PRINCIPAL_FIRST == ELSEWHERE.on(day).allocation_order
    assert (Allocation.COSTS, Allocation.INTEREST, Allocation.PRINCIPAL) == tuple(
        each
        for each in CHINA.on(day).allocation_order
        if each in {Allocation.COSTS, Allocation.INTEREST, Allocation.PRINCIPAL}
    )


def test_the_day_before_the_interpretation_the_order_was_practice() -> None:
    """From 2009-05-13 an interpretation, and from 2021 the Code, state the order: each day has its own source."""
    order = parameters.ALLOCATION_ORDER

    assert not order.entry(dt.date(2009, 5, 12)).source.is_law
    assert order.entry(dt.date(2009, 5, 13)).source.is_law
    assert order.entry(dt.date(2020, 12, 31)).source != order.entry(dt.date(2021, 1, 1)).source


# ---------------------------------------------------------------- a bank's own


@given(case_files())
def test_a_bank_may_give_its_jurisdiction_a_name(case: CaseFile) -> None:
    """Under the bank's own name every verdict and route is what the same law says under its own."""
    house = attrs.evolve(CHINA, name="Our bank", version="7")
    ours, theirs = lc.assess(case, jurisdiction=house), lc.assess(case, jurisdiction=CHINA)

    assert ("Our bank", "7") == (ours.jurisdiction, ours.jurisdiction_version)
    assert theirs.judgements == ours.judgements
    assert theirs.findings == ours.findings
    assert lc.decide(theirs).routes == lc.decide(ours).routes


def test_what_an_assessment_was_made_with_goes_on(seed: CaseFile) -> None:
    """Nobody need name the jurisdiction twice; a stored assessment is told of it again, or says that it must be."""
    house = attrs.evolve(CHINA, name="Our bank")
    assessment = lc.assess(seed, jurisdiction=house)
    stored: lc.Assessment = pickle.loads(pickle.dumps(assessment))  # noqa: S301 - our own
    route = lc.decide(assessment).primary
    assert route is not None

    assert lc.decide(assessment) == lc.decide(stored, jurisdiction=house)
    assert lc.compose(assessment, route) == lc.compose(stored, route, jurisdiction=house)
    with pytest.raises(UnknownNameError, match="no jurisdiction of that name ships"):
        lc.decide(stored)


@pytest.mark.parametrize(("days", "opens"), [(64, True), (65, False)])
def test_a_bank_waits_as_long_as_it_sets(seed: CaseFile, days: int, opens: bool) -> None:  # noqa: FBT001 - a row of the table
    """64 days past due: a bank that waits 64 sues, one that waits 65 does not; the parameter alone says so."""
    house = CHINA.with_parameters(court_waiting_days=since(days))
    decision = lc.decide(lc.assess(seed, jurisdiction=house))

    assert opens == (decision.route_to(Desk.COURT) is not None)
    assert opens != (Desk.COURT in {way.desk for way in decision.withheld})


def test_a_parameter_that_is_not_there_cannot_be_set() -> None:
    """A slip in a name would change nothing, and nobody would see it."""
    with pytest.raises(UnknownNameError, match="court_wating_days"):
        CHINA.with_parameters(court_wating_days=since(60))


def test_a_bank_may_bring_a_policy_of_its_own(seed: CaseFile) -> None:
    """Whatever the parameters say, a policy that was given is the one read, with its clearances."""
    mine = attrs.evolve(DEFAULT, name="Mine")
    decision = lc.decide(lc.assess(seed, jurisdiction=CHINA.with_policy(mine)))

    assert "Mine" == decision.policy
    assert mine is jurisdictions.policy(CHINA.with_policy(mine).on(dt.date(2024, 9, 17)))


def test_a_banks_clearances_are_those_of_its_policy() -> None:
    """Who may read what is said once, in the jurisdiction; the policy that ships carries it."""
    stricter = attrs.evolve(CHINA.clearances, rows=CHINA.clearances.rows[:3])

    assert (
        stricter == jurisdictions.policy(attrs.evolve(CHINA, clearances=stricter).on(dt.date(2024, 9, 17))).clearances
    )


def test_what_is_no_policy_is_refused() -> None:
    """A jurisdiction that brings something else says so in a sentence, before any row is read."""
    with pytest.raises(JurisdictionError, match="CN brings a Phrase"):
        jurisdictions.policy(CHINA.with_policy(Phrase("no policy")).on(dt.date(2024, 9, 17)))  # type: ignore[arg-type]  # the point


def test_material_sums_weigh(seed: CaseFile) -> None:
    """At a bank's own line a violation is as serious as the bank says, and a fen below it is not."""
    line = lc.Money("1000.00", "CNY")
    law = attrs.evolve(CHINA, materiality=((line, Severity.CRITICAL),)).on(dt.date(2024, 9, 17))
    (violation, *_) = seed.violations

    assert Severity.CRITICAL is law.severity(attrs.evolve(violation, amount=line), 0)
    assert Severity.MINOR is law.severity(attrs.evolve(violation, amount=lc.Money("999.99", "CNY")), 0)


# ---------------------------------------------------------------- a value that travels


@pytest.mark.parametrize("jurisdiction", [CHINA, ELSEWHERE, CHINA.with_policy(DEFAULT)], ids=["CN", "RUR", "fixed"])
def test_a_jurisdiction_is_copied_and_pickled(jurisdiction: Jurisdiction) -> None:
    """A copy is equal, hashes alike, and knows the same law."""
    travelled: Jurisdiction = pickle.loads(pickle.dumps(jurisdiction))  # noqa: S301 - our own
    day = dt.date(2024, 9, 17)

    for copied in (travelled, copy.deepcopy(jurisdiction), copy.copy(jurisdiction)):
        assert jurisdiction == copied
        assert hash(jurisdiction) == hash(copied)
        assert jurisdiction.on(day) == copied.on(day)
        assert jurisdictions.policy(jurisdiction.on(day)) == jurisdictions.policy(copied.on(day))


def verdicts_of(jurisdiction: Jurisdiction, case: CaseFile) -> list[str]:
    """What another process makes of a case."""
    return [
        verdict.value for judged in lc.assess(case, jurisdiction=jurisdiction).judgements for verdict in judged.verdicts
    ]


def test_a_jurisdiction_reaches_a_process_that_was_spawned(seed: CaseFile) -> None:
    """A bank assesses its book in many processes, under a law of its own."""
    house = attrs.evolve(CHINA, name="Our bank")
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        there = pool.submit(verdicts_of, house, seed).result(timeout=120)

    assert verdicts_of(house, seed) == there


def test_a_law_shows_itself_in_a_line() -> None:
    """A signature, a log line and a debugger show a name, a version and a count, not the whole law."""
    assert "Jurisdiction('CN', version '2026-11-23')" == repr(CHINA)
    assert "Law('CN', 2024-09-17)" == repr(CHINA.on(dt.date(2024, 9, 17)))
    assert f"Rulebook('STANDARD', '{lc.STANDARD.version}', {len(lc.STANDARD.rules)} rules)" == repr(lc.STANDARD)
    for function in (lc.assess, lc.decide, lc.nearest, lc.compose, lc.seen_by, lc.terms):
        assert len(str(inspect.signature(function))) < 400


@given(st.dictionaries(st.text(), st.integers()), st.dictionaries(st.text(), st.integers()))
def test_a_frozen_mapping_is_a_mapping(entries: dict[str, int], more: dict[str, int]) -> None:
    """It equals the dictionary it was made of, merges as one, and survives a journey; nothing can be put into it."""
    frozen = Frozen(entries)

    assert entries == dict(frozen)
    assert entries | more == dict(frozen | more)
    assert frozen == pickle.loads(pickle.dumps(frozen))  # noqa: S301 - our own
    assert hash(frozen) == hash(copy.deepcopy(frozen))
    assert not hasattr(frozen, "__setitem__")


# ---------------------------------------------------------------- one row a kind


@pytest.mark.parametrize("kind", ViolationKind)
def test_no_jurisdiction_is_without_a_kind(kind: ViolationKind) -> None:
    """A kind of violation that a law forgot is not silently a ground for nothing: the jurisdiction cannot be built."""
    left = tuple(profile for profile in CHINA.profiles if profile.kind is not kind)

    with pytest.raises(JurisdictionError, match=f"there is none for: {kind.value}"):
        attrs.evolve(CHINA, profiles=left)
    with pytest.raises(JurisdictionError, match=f"there are two for: {kind.value}"):
        attrs.evolve(CHINA, profiles=(*CHINA.profiles, attrs.evolve(CHINA.profile(kind), severity=Severity.CRITICAL)))


def test_a_profile_requires_evidence_of_its_own_kind() -> None:
    """A row that slipped into another kind's profile would never be read."""
    evasion = CHINA.profile(ViolationKind.DEBT_EVASION)

    with pytest.raises(JurisdictionError, match="loan_misuse requires evidence of: debt_evasion"):
        attrs.evolve(CHINA.profile(ViolationKind.LOAN_MISUSE), needs=evasion.needs)


@pytest.mark.parametrize(
    ("kinds", "rows"),
    [
        (ViolationKind, VIOLATION_PROFILES),
        (RequestKind, REQUEST_PROFILES),
        (EvidenceKind, EVIDENCE_PROFILES),
    ],
)
def test_every_kind_has_its_row(kinds: type[StrEnum], rows: Mapping[StrEnum, object]) -> None:
    """A member without a row stops the import, in a sentence that names both."""
    assert set(kinds) == set(rows)
    for kind in kinds:
        fewer = {other: row for other, row in rows.items() if other is not kind}
        told = f"every {kinds.__name__} has one row; there is none for: {kind.value}"
        with pytest.raises(ValueRefusedError, match=told):
            total(kinds, fewer)


def test_profiles_stand_in_the_order_of_the_kinds() -> None:
    """The order in which a bank lists them changes nothing."""
    assert CHINA == attrs.evolve(CHINA, profiles=tuple(reversed(CHINA.profiles)))
    assert tuple(ViolationKind) == tuple(profile.kind for profile in covering(tuple(reversed(CHINA.profiles))))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", Topic)
def test_an_example_speaks_of_its_topic(language: str, topic: Topic) -> None:
    """What stands in for a text that is missing says what rules look for in it."""
    lexicon = Lexicon((language,))

    assert lexicon.speaks_of(topic, lexicon.example(topic))
    assert not lexicon.speaks_of(topic, "1234")


# ---------------------------------------------------------------- titles


def test_a_rule_without_a_title_is_refused() -> None:
    """What a rule finds is said by its title: without one nothing could be printed."""
    with pytest.raises(RulebookError, match="BNK-001 has no title"):
        lc.rule("BNK-001")(lambda _case, _law: ())


def test_python_without_docstrings_is_refused() -> None:
    """Under -OO the standard rules cannot be loaded, instead of losing sentences of a paper without a word."""
    run = subprocess.run(
        [sys.executable, "-OO", "-c", "import loancomplaint as lc; lc.STANDARD"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 != run.returncode
    assert "RulebookError" in run.stderr
    assert "without -OO" in run.stderr


# ---------------------------------------------------------------- tone inside


@pytest.mark.parametrize("words", ["企业胆子较大，盲目扩张。", "法定代表人性格内向，不善沟通。", "客户是老赖。"])
def test_tone_informs_inside_and_guards_what_leaves(seed: CaseFile, words: str) -> None:
    """A clumsy word does not keep a suspicion from the superior; it keeps the paper from outsiders until reworded."""
    first = attrs.evolve(seed.violations[0], statement=f"{seed.violations[0].statement}{words}")
    before, after = lc.assess(seed), lc.assess(attrs.evolve(seed, violations=(first, *seed.violations[1:])))
    toned = [finding for finding in after.findings if finding not in before.findings]

    assert toned
    assert {(Channel.EXTERNAL, Channel.LEGAL)} == {finding.blocks for finding in toned}
    assert before.verdict(first.id, Channel.INTERNAL) is after.verdict(first.id, Channel.INTERNAL)
    assert not after.open.judgement(first.id).is_sufficient(Channel.LEGAL)  # type: ignore[union-attr]  # it is judged


def test_situations_name_the_thresholds_of_the_law(seed: CaseFile) -> None:
    """A policy that asks for the filing threshold is answered by the law of the day, by one name everywhere."""
    assessment = lc.assess(seed)
    law = CHINA.on(assessment.on)

    assert law.thresholds == situation(assessment.open, law).thresholds
