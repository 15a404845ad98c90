"""A loan is called for more than arrears: by a clause or an article, once cure periods are over; and sued for then."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from real import document, loaded, real

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.documents import phrases
from loancomplaint.errors import NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import (
    Acceleration,
    AuthorityFiling,
    CaseFile,
    Clause,
    Desk,
    NoticeForm,
    Request,
    RequestKind,
    Severity,
    Violation,
    ViolationKind,
)
from loancomplaint.law.calls import CallGround, call_ground
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
DAY = dt.timedelta(days=1)
CALL = RequestKind.ACCELERATE_LOAN


def noticed(name: str, arrived_on: str, as_of: str) -> CaseFile:
    """A real file on a day, in which the proof that a notice to cure arrived is cited for every violation."""
    told = document(name)
    proof = {"id": "N1", "kind": "delivery_proof", "delivered_on": arrived_on, "obtained_on": arrived_on}
    told["evidence"].append(proof | {"title": "纠正通知送达回执", "origin": "third_party"})
    for violation in told["violations"]:
        violation["citations"].append({"evidence": "N1"})
    return loaded(told | {"as_of": as_of})


def letter(case: CaseFile, *breaches: str, loan: str | None = None) -> str:
    """What the notice of early maturity for these breaches says."""
    terms = lc.terms(case, loan, breaches=breaches)
    return lc.render(lc.notice(terms, NoticeForm.ACCELERATION_NOTICE), "txt").content.decode()


# ---------------------------------------------------------------- laws


@given(case_files())
def test_a_call_has_its_ground_and_has_waited(case: CaseFile) -> None:
    """Whatever is called is called by a clause that its kind triggers, or by an article; a cure period is over."""
    known = case.known_by(case.as_of)
    law = CHINA.on(case.as_of)
    for violation in known.violations:
        for loan in known.loans_of(violation.loan):
            ground = call_ground(known, law, loan, violation)
            triggered = [
                clause
                for clause in loan.clauses
                if clause.ref and CALL in clause.remedies and (not clause.triggers or violation.kind in clause.triggers)
            ]

            assert triggered == list(ground.clauses)
            assert ground.article is None or violation.kind is ViolationKind.LOAN_MISUSE
            for clause in ground.open_on(case.as_of) if ground.may_call_on(case.as_of) else ():
                begins = ground.noticed_on if clause.notice_required else violation.began_on
                assert not clause.cure_days or (begins is not None and (case.as_of - begins).days > clause.cure_days)


@given(case_files())
def test_sealed_matter_is_no_ground_that_a_letter_names(case: CaseFile) -> None:
    """Whoever asks for it is refused, and the message does not say what it is."""
    for violation in case.violations:
        if CHINA.profile(violation.kind).sealed and len(case.loans_of(violation.loan)) == 1:
            loan = case.loans_of(violation.loan)[0]
            with pytest.raises((NotClearedError, NotOpenError, UnknownNameError)) as refused:
                lc.terms(case, loan.note_no or loan.contract_no, breaches=(violation.id,))
            assert "洗钱" not in str(refused.value)


# ---------------------------------------------------------------- grounds


def test_what_was_diverted_is_called_by_clause_and_article() -> None:
    """P03: nothing is overdue; the clause and the Civil Code grant it, and all that accrued is asked.

    Misuse at 6.2 % a year on 2,600,000.00 is not agreed in the file: 2,700,000.00 at 3.1 % for 25 of 360 days.
    """
    said = letter(real_as_written("P03"), "V1")

    assert "第十条" in said
    assert "《中华人民共和国民法典》第六百七十三条" in said
    assert "2026年1月13日至2026年1月20日，贵方未按合同约定的用途使用贷款，涉及金额2,600,000.00元。" in said
    assert "应付本金2,700,000.00元、应计未到期利息5,812.50元，合计2,705,812.50元" in said
    assert "恒泽建材" not in said


def real_as_written(name: str) -> CaseFile:
    """A real file without the fields that say more."""
    return loaded(document(name))


def test_the_letter_asks_for_what_the_claim_has() -> None:
    """With a misuse rate what was diverted bears it, in the letter as in the claim."""
    case = real("P03")
    claim = CHINA.on(case.as_of).debt(case).claims[0]
    terms = lc.terms(case, breaches=("V1",))

    assert (claim.outstanding, claim.accrued, claim.penalty) == (terms.outstanding, terms.accrued, terms.penalty)


@pytest.mark.parametrize(("as_of", "opens"), [("2026-06-12", False), ("2026-06-13", True)])
def test_a_cure_period_runs_from_the_notice(as_of: str, *, opens: bool) -> None:
    """P01: thirty days from 13 May end with 12 June; on the day after the loan may be called."""
    case = noticed("P01", "2026-05-13", as_of)

    if opens:
        assert "2026年5月13日送达贵方，合同约定的30日纠正期限已经届满" in letter(
            case, "V1", "V2", "V3", loan="JJ-2024-018-01"
        )
    else:
        with pytest.raises(NotOpenError, match="days to cure"):
            letter(case, "V1", loan="JJ-2024-018-01")


def test_without_a_notice_no_cure_period_has_begun() -> None:
    """P01 as it is: the finding says what is missing, and keeps the call from a court."""
    assessment = lc.assess(real_as_written("P01"))
    (waits,) = [finding for finding in assessment.findings if finding.code == "PRC-224"]

    assert "30日纠正期限，案卷未载通知已经送达" in waits.message("zh-CN")
    assert waits.request == "R2"


@pytest.mark.parametrize(("cure", "opens"), [(107, False), (106, True)])
def test_a_cure_period_without_a_notice_runs_from_the_breach(cure: int, *, opens: bool) -> None:
    """P09: overdue since 10 March, 107 days before the day of the file."""
    case = real("P09")
    clause = attrs.evolve(case.loans[0].clauses[0], cure_days=cure)
    file = attrs.evolve(case, loans=(attrs.evolve(case.loans[0], clauses=(clause,)),))

    if opens:
        assert "第十四条" in letter(file)
    else:
        with pytest.raises(NotOpenError, match="days to cure"):
            letter(file)


@pytest.mark.parametrize(
    ("kind", "clauses", "granted"),
    [
        (ViolationKind.LOAN_MISUSE, (), True),
        (ViolationKind.COVENANT_BREACH, (), False),
        (ViolationKind.FALSE_INFORMATION, (), False),
        (ViolationKind.FALSE_INFORMATION, (Clause(ref="九", remedies=(CALL,)),), True),
        (ViolationKind.COVENANT_BREACH, (Clause(remedies=(CALL,)),), False),
        (
            ViolationKind.LOAN_MISUSE,
            (Clause(ref="九", remedies=(CALL,), notice_required=True, cure_days=10),),
            False,
        ),
    ],
)
def test_only_misuse_is_called_without_a_clause(
    seed: CaseFile, kind: ViolationKind, clauses: tuple[Clause, ...], *, granted: bool
) -> None:
    """The law grants it for misuse alone; an agreed cure period is waited for even then."""
    loan = attrs.evolve(seed.loans[0], clauses=clauses)
    told = Violation(id="V9", kind=kind, loan="LDZJ-2024-0117", began_on=dt.date(2024, 2, 1))
    case = attrs.evolve(seed, loans=(loan,), violations=(told,))

    assert granted is call_ground(case, CHINA.on(case.as_of), loan, told).may_call_on(case.as_of)
    assert not CallGround().may_call_on(case.as_of)


def test_the_clause_may_stand_in_the_contract_above_the_notes() -> None:
    """A facility's clause grants what a note's own would."""
    told = document("P03")
    told["facilities"] = [{"contract_no": "GRJY-2026-0009", "clauses": told["loans"][0].pop("clauses")}]

    assert "第十条" in letter(loaded(told), "V1")


def test_a_breach_of_another_loan_is_refused() -> None:
    """Neither another id nor another note's breach is taken for this one."""
    with pytest.raises(UnknownNameError, match="no violation of that loan"):
        letter(real_as_written("P01"), "V1", loan="JJ-2024-018-02")


# ---------------------------------------------------------------- what follows


def called(on: str | None) -> CaseFile:
    """P03, its call delivered on a day."""
    told: Any = copy.deepcopy(document("P03"))
    if on:
        told["loans"][0]["acceleration"] = {"declared_on": "2026-06-12", "delivered_on": on}
    return loaded(told)


@pytest.mark.parametrize(
    ("delivered_on", "opens"), [(None, False), ("2026-06-16", False), ("2026-06-15", True), ("2026-06-13", True)]
)
def test_the_court_route_follows_the_arrival_of_the_call(delivered_on: str | None, *, opens: bool) -> None:
    """From the day on which the notice arrives, not before; and the sum that is asked is owed then."""
    decision = lc.decide(lc.assess(called(delivered_on)))

    assert opens is (decision.route_to(Desk.COURT) is not None)
    assert opens is (decision.withheld_from(Desk.COURT) is None)


@pytest.mark.parametrize("name", ["P01", "P03"])
def test_a_failing_project_and_a_diverted_loan_reach_risk_management(name: str) -> None:
    """What is at stake is seen: the sum stated, or all that is left of the loan where a covenant fails."""
    decision = lc.decide(lc.assess(real_as_written(name)))

    assert decision.primary is not None
    assert decision.primary.desk is Desk.RISK_MANAGEMENT


@pytest.mark.parametrize(("sum_", "severity"), [("999999.99", Severity.MODERATE), ("1000000.00", Severity.SERIOUS)])
def test_the_line_is_reached_at_the_sum_itself(sum_: str, severity: Severity) -> None:
    """One fen below stays with the branch; a bank sets another line, or none."""
    told = Violation(id="V1", kind=ViolationKind.LOAN_MISUSE, amount=Money(sum_, "CNY"))
    covenant = Violation(id="V2", kind=ViolationKind.COVENANT_BREACH)
    own = attrs.evolve(CHINA, materiality=())

    assert severity is CHINA.on(dt.date(2026, 6, 1)).severity(told, 0)
    assert severity is CHINA.on(dt.date(2026, 6, 1)).severity(covenant, 0, Money(sum_, "CNY"))
    assert Severity.MODERATE is own.on(dt.date(2026, 6, 1)).severity(told, 0)


# ---------------------------------------------------------------- what waits


def planned(seed: CaseFile, *requests: Request) -> CaseFile:
    """The seed's arrears and a falsehood, without evasion, and these requests."""
    falsehood = Violation(id="V4", kind=ViolationKind.FALSE_INFORMATION, loan="LDZJ-2024-0117")
    return attrs.evolve(seed, violations=(seed.violations[0], falsehood), requests=requests)


def test_letters_wait_for_what_they_would_warn_of(seed: CaseFile) -> None:
    """Asset flight that nobody has shown yet, or a report to the police that is planned; arrears alone do not wait."""
    police = Request(kind=RequestKind.REPORT_TO_POLICE, violations=("V4",))
    unshown = attrs.evolve(seed.violations[1], citations=())

    assert lc.decide(lc.assess(planned(seed, police))).holds_notices
    assert lc.decide(lc.assess(attrs.evolve(seed, violations=(seed.violations[0], unshown)))).holds_notices
    assert not lc.decide(lc.assess(planned(seed))).holds_notices


def test_no_report_is_made_again_once_an_authority_has_filed(seed: CaseFile) -> None:
    """Its progress is told inside; the police are told nothing anew."""
    filed = AuthorityFiling(authority="江州市公安局", filed_on=seed.as_of, receipt_no="江公立字1号", outcome="侦查中")
    before = lc.decide(lc.assess(planned(seed)))
    assessment = lc.assess(attrs.evolve(planned(seed), authority_filings=(filed,)))
    after = lc.decide(assessment)

    assert before.withheld_from(Desk.PUBLIC_SECURITY) is not None
    assert after.withheld_from(Desk.PUBLIC_SECURITY) is None
    assert after.route_to(Desk.PUBLIC_SECURITY) is None
    assert after.primary is not None
    assert "侦查中" in lc.render(lc.compose(assessment, after.primary), "txt").content.decode()


def test_a_called_loan_is_not_called_again(seed: CaseFile) -> None:
    """Neither by a letter, nor is the call threatened in a demand."""
    loan = attrs.evolve(
        seed.loans[0], acceleration=Acceleration(declared_on=seed.as_of - 2 * DAY, delivered_on=seed.as_of - DAY)
    )
    terms = lc.terms(attrs.evolve(seed, loans=(loan,)), breaches=("V1",))

    with pytest.raises(NotOpenError, match="nothing left to call early"):
        lc.notice(terms, NoticeForm.ACCELERATION_NOTICE)
    demand = lc.notice(attrs.evolve(terms, breaches=()), NoticeForm.DEMAND_LETTER)
    assert "call the loan early" not in {said.text for said in phrases(demand)}
    assert "我行贷款提前到期通知书已于2024年9月16日送达贵方" in lc.render(demand, "txt").content.decode()
