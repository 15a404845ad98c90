"""Assessment: every case file gets an answer, and the open half of it knows nothing sealed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.assessment import Assessment, judge
from loancomplaint.facts import (
    Balance,
    Carrier,
    CaseFile,
    Channel,
    Citation,
    Evidence,
    EvidenceKind,
    Origin,
    Payment,
    Request,
    RequestKind,
    Severity,
    Verdict,
    ViolationKind,
)
from loancomplaint.facts.texts import every_text
from loancomplaint.rules import Contradiction, Doubt, Drop, Finding, Gap, Give, Obtain
from loancomplaint.rules.standard import STANDARD
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
DAY = dt.timedelta(days=1)


def sealed_ids(case: CaseFile) -> list[str]:
    """The ids of the sealed violations of a file."""
    return [violation.id for violation in case.violations if violation.kind in CHINA.sealed]


@given(case_files())
def test_every_file_gets_an_answer(case: CaseFile) -> None:
    """A poor file is no error: each known violation has its verdicts, each finding a place and a remedy."""
    assessment = lc.assess(case)

    known = [violation.id for violation in case.known_by(case.as_of).violations]
    assert known == [judgement.violation for judgement in assessment.judgements]
    for finding in assessment.findings:
        assert finding.path
        assert finding.message("en")
        assert finding.message("zh-CN")
        assert finding.remedy.message("zh-CN")


@given(case_files())
def test_the_same_file_gets_the_same_answer(case: CaseFile) -> None:
    """Nothing but the file, the day and the book decides."""
    assert lc.assess(case) == lc.assess(case)


@given(case_files())
def test_the_order_of_lists_does_not_matter(case: CaseFile) -> None:
    """Evidence, violations and requests may stand in any order: each violation is judged alike."""
    turned = attrs.evolve(
        case, violations=case.violations[::-1], evidence=case.evidence[::-1], requests=case.requests[::-1]
    )

    assert set(lc.assess(case).judgements) == set(lc.assess(turned).judgements)


@given(case_files())
def test_one_more_sound_item_never_adds_an_evidence_gap(case: CaseFile) -> None:
    """Where something is cited already, citing a sound original besides asks for no more evidence than before."""
    item = Evidence(
        id="E77",
        kind=EvidenceKind.LOAN_CONTRACT,
        origin=Origin.BANK,
        issuer="城东分行",
        carrier=Carrier.ORIGINAL,
        obtained_on=case.as_of,
        lawful_basis="合同当事人留存",
    )
    before = lc.assess(case)
    for violation in before.open.case.violations[:1]:
        if not before.open.case.cited_by(violation):
            continue
        richer = attrs.evolve(violation, citations=(*violation.citations, Citation(evidence=item.id)))
        violations = tuple(richer if v.id == violation.id else v for v in before.open.case.violations)
        after = lc.assess(attrs.evolve(before.open.case, evidence=(*case.evidence, item), violations=violations))
        assert _asks(after, violation.id) <= _asks(before, violation.id)


def _asks(assessment: Assessment, violation: str) -> set[str]:
    """What evidence is asked for."""
    asking = (f for f in assessment.open.findings if f.violation == violation and isinstance(f.remedy, Obtain))
    return {finding.message("en") for finding in asking}


@given(case_files())
def test_open_matter_knows_nothing_sealed(case: CaseFile) -> None:
    """The open half is what the file would give if its sealed matter had never been in it; paths apart."""
    with_sealed, without = lc.assess(case), lc.assess(case.without(sealed_ids(case)))

    assert without.open.judgements == with_sealed.open.judgements
    assert without.open.case == with_sealed.open.case
    assert without.delinquency == with_sealed.delinquency
    assert list(map(_unplaced, without.open.findings)) == list(map(_unplaced, with_sealed.open.findings))


def _unplaced(finding: Finding) -> Finding:
    return attrs.evolve(finding, path="")


@given(case_files())
def test_verdicts_follow_from_findings(case: CaseFile) -> None:
    """A verdict says what the findings that touch the violation say, and nothing else."""
    assessment = lc.assess(case)
    for view in (assessment.open, assessment.sealed):
        for judgement in view.judgements:
            for channel in Channel:
                blocking = view.blocking(judgement.violation, channel)
                assert judgement.is_sufficient(channel) == (not blocking)


@given(case_files())
def test_paths_lead_somewhere(case: CaseFile) -> None:
    """Every path names a place of the file as written: a list element that exists, or a field of its class."""
    for finding in lc.assess(case).findings:
        assert _exists(case, finding.path), finding.path


def _exists(value: object, path: str) -> bool:
    for step in path.replace("]", "").replace("[", ".").split("."):
        if value is None:
            return True  # a field of something that the file leaves out
        if isinstance(value, tuple):
            if int(step) >= len(value):
                return False
            value = value[int(step)]
        elif hasattr(value, step):
            value = getattr(value, step)
        else:
            return False
    return True


@given(case_files())
def test_no_finding_names_a_person(case: CaseFile) -> None:
    """No name, telephone or identity of the file stands in a message, a remedy or a path."""
    said = "\n".join(
        text
        for finding in lc.assess(case).findings
        for text in (finding.path, finding.message("en"), finding.message("zh-CN"), finding.remedy.message("en"))
    )
    representative = case.customer.legal_representative
    secrets = [i.value for i in case.customer.identifiers]
    secrets += [i.value for i in representative.identifiers] + [representative.phone or ""] if representative else []

    assert [] == [secret for secret in secrets if len(secret) > 5 and secret in said]


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ((), Verdict.SUFFICIENT),
        ((Gap("p", Give("x"), violation="V1", blocks=(Channel.INTERNAL,)),), Verdict.SUFFICIENT),
        ((Gap("p", Give("x"), violation="V1", blocks=(Channel.LEGAL,)),), Verdict.INSUFFICIENT),
        ((Gap("p", Give("x"), violation="V2", blocks=(Channel.LEGAL,)),), Verdict.SUFFICIENT),
        ((Gap("p", Give("x"), request="R1", blocks=(Channel.LEGAL,)),), Verdict.SUFFICIENT),
        ((Gap("p", Give("x"), blocks=(Channel.LEGAL,)),), Verdict.INSUFFICIENT),
        ((Doubt("p", Give("x"), violation="V1", blocks=(Channel.LEGAL,)),), Verdict.NOT_ASSESSABLE),
        ((Doubt("p", Give("x"), violation="V1", blocks=()),), Verdict.SUFFICIENT),
        ((Contradiction("p", Drop("x"), violation="V1", blocks=()),), Verdict.CONTRADICTED),
        (
            (
                Doubt("p", Give("x"), violation="V1", blocks=(Channel.LEGAL,)),
                Gap("p", Give("x"), violation="V1", blocks=(Channel.LEGAL,)),
            ),
            Verdict.INSUFFICIENT,
        ),
    ],
)
def test_the_table_of_verdicts(findings: tuple[Finding, ...], verdict: Verdict) -> None:
    """Contradiction before gap before doubt; what touches another violation or channel does not count."""
    assert verdict is judge(findings, "V1", Channel.LEGAL)


def with_second_payment(case: CaseFile, payment: Payment) -> CaseFile:
    """The seed with its second payment replaced."""
    loan = case.loans[0]
    return attrs.evolve(case, loans=(attrs.evolve(loan, payments=(loan.payments[0], payment)),))


PAID_UP = Payment(received_on=dt.date(2024, 9, 10), amount=Money("129078.13", "CNY"))


def verdicts(assessment: Assessment, violation: str) -> list[Verdict | None]:
    """The verdicts of a violation, channel by channel."""
    return [assessment.verdict(violation, channel) for channel in Channel]


def test_arrears_that_were_paid_are_contradicted(seed: CaseFile) -> None:
    """Once the ledger shows them paid before the day, the claim of arrears holds nowhere."""
    assessment = lc.assess(with_second_payment(seed, PAID_UP))

    assert [Verdict.CONTRADICTED] * 3 == verdicts(assessment, "V1")


@pytest.mark.parametrize(
    ("known_at", "verdict"),
    [(dt.date(2024, 9, 19), Verdict.SUFFICIENT), (dt.date(2024, 9, 20), Verdict.CONTRADICTED)],
)
def test_a_payment_counts_from_the_day_it_was_known(seed: CaseFile, known_at: dt.date, verdict: Verdict) -> None:
    """A payment recorded late changes the answer from the day it was recorded, and not before."""
    late = attrs.evolve(PAID_UP, recorded_on=dt.date(2024, 9, 20))

    assert verdict is lc.assess(with_second_payment(seed, late), known_at=known_at).verdict("V1", Channel.LEGAL)


def test_the_seed_case(seed: CaseFile) -> None:
    """The story: three violations, each shown for inside, 64 days and 99,078.13 yuan overdue."""
    assessment = lc.assess(seed)

    assert [Verdict.SUFFICIENT] * 3 == [assessment.verdict(v, Channel.INTERNAL) for v in ("V1", "V2", "V3")]
    (loan,) = assessment.delinquency
    assert (64, Money("99078.13", "CNY"), Money("0.00", "CNY"), "special_mention") == (
        loan.days_past_due,
        loan.overdue_principal,
        loan.overdue_interest,
        loan.classification_floor,
    )


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        (0, Severity.MINOR),
        (30, Severity.MINOR),
        (31, Severity.MODERATE),
        (90, Severity.MODERATE),
        (91, Severity.SERIOUS),
        (270, Severity.SERIOUS),
        (271, Severity.CRITICAL),
    ],
)
def test_arrears_grow_serious_with_time(seed: CaseFile, days: int, severity: Severity) -> None:
    """To 30 days minor, to 90 moderate, to 270 serious, beyond critical."""
    assert severity is CHINA.on(seed.as_of).severity(seed.violations[0], days)


@pytest.mark.parametrize("kind", list(ViolationKind))
def test_some_kinds_are_never_minor(seed: CaseFile, kind: ViolationKind) -> None:
    """Falsehood, evasion and other illegal acts are at least serious; only arrears start minor."""
    severity = CHINA.on(seed.as_of).severity(attrs.evolve(seed.violations[0], kind=kind), 0)
    serious = {"false_information", "debt_evasion", "other_illegal_act", "suspected_money_laundering"}

    assert (severity.rank >= Severity.SERIOUS.rank) == (kind.value in serious)
    assert (severity is Severity.MINOR) == (kind is ViolationKind.OVERDUE_PAYMENT)


def test_a_bank_sets_its_materiality(seed: CaseFile) -> None:
    """At or over the bank's own amount a violation is as serious as the bank says; a fen below it is not."""
    line = ((Money("99078.13", "CNY"), Severity.CRITICAL),)
    ours = attrs.evolve(CHINA, materiality=line).on(seed.as_of)
    arrears = seed.violations[0]

    assert Severity.CRITICAL is ours.severity(arrears, 0)
    assert Severity.MINOR is ours.severity(attrs.evolve(arrears, amount=Money("99078.12", "CNY")), 0)


def test_a_paper_in_the_wrong_place_speaks_for_its_path(seed_document: Any) -> None:  # noqa: ANN401 - JSON
    """Paths are those of the file as written, although late and sealed matter was left out before the rules ran."""
    seed_document = json.loads(json.dumps(seed_document))
    seed_document["violations"].insert(0, seed_document["violations"].pop(2))  # V3 first
    seed_document["evidence"].insert(0, seed_document["evidence"].pop(1))  # E2 first
    del seed_document["evidence"][2]["lawful_basis"]  # E3
    seed_document["violations"][2]["citations"][0].pop("proves")

    findings = lc.assess(lc.loads(json.dumps(seed_document))).findings
    assert ["evidence[2].lawful_basis"] == [f.path for f in findings if f.code == "EVD-105"]


def test_a_request_for_the_sealed_lane_is_sealed(seed: CaseFile) -> None:
    """`refer_to_aml` is not in the open case, nor is a request that answers sealed violations alone."""
    extra = (
        Request(id="R8", kind=RequestKind.REFER_TO_AML, violations=("V1",)),
        Request(id="R9", kind=RequestKind.ENHANCE_MONITORING, violations=("V3",)),
    )
    opened = lc.assess(attrs.evolve(seed, requests=(*seed.requests, *extra))).open.case

    assert seed.requests == opened.requests


def test_no_sealed_word_is_left_in_the_open_case(seed: CaseFile) -> None:
    """What the open half holds of the seed case speaks of nothing sealed."""
    texts = [text for _, text in every_text(lc.assess(seed).open.case)]

    assert texts
    assert [] == [text for text in texts if CHINA.lexicon.speaks_of_sealed_matter(text)]


@given(case_files())
def test_no_sealed_word_hides_among_others(case: CaseFile) -> None:
    """Looking at all texts together finds exactly those that speak of sealed matter when looked at one by one."""
    one_by_one = {text for _, text in every_text(case) if CHINA.lexicon.speaks_of_sealed_matter(text)}

    assert one_by_one == CHINA.on(case.as_of).sealed_texts(case)


@pytest.mark.parametrize("field", ["payments", "balance"])
def test_two_currencies_in_one_loan_are_a_finding(seed: CaseFile, field: str) -> None:
    """Sums that cannot be added are asked about, and nothing is raised."""
    dollars = Money("1.00", "USD")
    odd: Any = {
        "payments": (Payment(received_on=seed.as_of, amount=dollars),),
        "balance": Balance(principal=dollars, interest=dollars, on=seed.as_of),
    }
    loan = attrs.evolve(seed.loans[0], **{field: odd[field]})

    codes = {finding.code for finding in lc.assess(attrs.evolve(seed, loans=(loan,))).findings}
    assert ("GRD-110" in codes) == (field == "payments")


def test_the_book_and_the_law_are_on_record(seed: CaseFile) -> None:
    """An assessment says which book and which law it used, and on which days."""
    assessment = lc.assess(seed, on=seed.as_of + DAY)

    assert (STANDARD.name, STANDARD.version, "CN") == (
        assessment.rulebook,
        assessment.rulebook_version,
        assessment.jurisdiction,
    )
    assert (seed.as_of + DAY, seed.as_of) == (assessment.on, assessment.known_at)
