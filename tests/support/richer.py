"""Richer cases than the seed, and every report that can be composed on one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress

import attrs

import loancomplaint as lc
from loancomplaint.channels import Route
from loancomplaint.errors import NotClearedError
from loancomplaint.facts import (
    Acceleration,
    Approval,
    AuthorityFiling,
    Carrier,
    CaseFile,
    Channel,
    Citation,
    Collateral,
    Customer,
    CustomerKind,
    Desk,
    DirectLoss,
    Evidence,
    EvidenceKind,
    Form,
    Insolvency,
    Nature,
    Origin,
    Party,
    PartyRole,
    Person,
    Request,
    RequestKind,
    Security,
    SecurityKind,
    StaffMember,
    Statement,
    Transfer,
    Violation,
    ViolationKind,
)
from loancomplaint.reports import ComplaintReport
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def lent_more(seed: CaseFile) -> CaseFile:
    """The seed with 200,000.00 more lent, due at the end: so much can be lost as reaches the filing threshold."""
    (loan,) = seed.loans
    *others, last = loan.installments
    last = attrs.evolve(last, principal=last.principal + yuan("200000.00"))
    larger = attrs.evolve(loan, principal=loan.principal + yuan("200000.00"), installments=(*others, last))
    return attrs.evolve(seed, loans=(larger,))


def falsehood(seed: CaseFile) -> CaseFile:
    """False papers handed in before the loan, the direct loss reckoned, reviewed and approved."""
    told = Violation(
        id="V4",
        kind=ViolationKind.FALSE_INFORMATION,
        loan="LDZJ-2024-0117",
        began_on=dt.date(2023, 12, 28),
        discovered_on=dt.date(2024, 9, 6),
        amount=yuan("600000.00"),
        statement="借款人提交的2023年度报表与登记资料不一致,虚增营业收入600,000.00元",
        direct_loss=DirectLoss(amount=yuan("500000.00"), method="未收回本金", on=dt.date(2024, 9, 17)),
        citations=(Citation(evidence="E8", proves="提交的报表"), Citation(evidence="E4", proves="登记资料所载")),
        customer_explanation="称系“会计差错”",
    )
    approvals = (
        Approval(role="复核", name="孙某", decision="同意上报", on=dt.date(2024, 9, 16)),
        Approval(role="审批", name="钱某", decision="同意", on=dt.date(2024, 9, 17)),
    )
    background = "借款人系本行存量客户,2021年起授信;主营通用机械加工。"
    violations = (*seed.violations, told)
    return attrs.evolve(lent_more(seed), violations=violations, approvals=approvals, background=background)


def misuse(seed: CaseFile) -> CaseFile:
    """A loan diverted: facts, an inference, an opinion, and a statement that nothing shows."""
    diverted = Violation(
        id="V5",
        kind=ViolationKind.LOAN_MISUSE,
        loan="LDZJ-2024-0117",
        began_on=dt.date(2024, 1, 20),
        amount=yuan("300000.00"),
        citations=(Citation(evidence="E2", proves="资金划转证券账户", pages="3-4"),),
        statements=(
            Statement(
                text="2024年1月20日,账户向证券公司划款300,000.00元。", citations=(Citation(evidence="E2", pages="3"),)
            ),
            Statement(text="用途改变可能性较大。", nature=Nature.INFERENCE, citations=(Citation(evidence="E2"),)),
            Statement(text="借款人已停产"),
            Statement(text="宜从速处置。", nature=Nature.OPINION),
        ),
        no_explanation_reason="尚待现场核实后询问。",
    )
    return attrs.evolve(seed, violations=(seed.violations[0], diverted))


def secured(seed: CaseFile) -> CaseFile:
    """A called loan with a joint guarantor, one of unstated kind, and a registered mortgage."""
    loan, overdue = seed.loans[0], seed.violations[0]
    other = Security(kind=SecurityKind.GUARANTEE, contract_no="BZ-2", provider="吴某", demanded_on=dt.date(2024, 9, 1))
    mortgage = Security(
        kind=SecurityKind.MORTGAGE,
        contract_no="DY-1",
        provider="华晟精工机械有限公司",
        maximum=yuan("800000.00"),
        evidence=("E15",),
        collateral=Collateral(description="城东区工业路9号厂房", valuation=yuan("1200000.00")),
    )
    registered = Evidence(
        id="E15",
        kind=EvidenceKind.COLLATERAL_REGISTRATION,
        issuer="不动产登记中心",
        origin=Origin.GOVERNMENT,
        carrier=Carrier.CERTIFIED_COPY,
        title="不动产抵押登记证明",
        obtained_on=dt.date(2024, 1, 13),
        obtained_by="李某",
        lawful_basis="登记机构出具",
        pages=2,
    )
    called = Acceleration(declared_on=dt.date(2024, 9, 5), delivered_on=dt.date(2024, 9, 9), evidence="E7")
    named = (Citation(evidence="E13", proves="周某的保证责任"), Citation(evidence="E15", proves="抵押权已登记"))
    shown = attrs.evolve(overdue, citations=(*overdue.citations, *named))
    return attrs.evolve(
        seed,
        loans=(attrs.evolve(loan, security=(*loan.security, other, mortgage), compound=True, acceleration=called),),
        evidence=(*seed.evidence, registered),
        violations=(shown, *seed.violations[1:]),
    )


def filed(seed: CaseFile) -> CaseFile:
    """A filed case that implicates a member of staff."""
    filing = AuthorityFiling(authority="某市公安局", filed_on=dt.date(2024, 9, 10), receipt_no="〔2024〕1号")
    staff = (StaffMember(name="赵某明", role="客户经理"),)
    return attrs.evolve(falsehood(seed), implicated_staff=staff, authority_filings=(filing,))


def suspicion_alone(seed: CaseFile) -> CaseFile:
    """Nothing but the sealed suspicion."""
    return attrs.evolve(seed, violations=seed.violations[2:], requests=())


def project_company(seed: CaseFile) -> CaseFile:
    """A project company of a group, with a breach of covenant that nothing shows."""
    customer = attrs.evolve(seed.customer, kind=CustomerKind.PROJECT_COMPANY, group="临江控股集团")
    breach = Violation(id="V6", kind=ViolationKind.COVENANT_BREACH, statement="项目资本金未到位", amount=yuan("1.00"))
    return attrs.evolve(seed, customer=customer, violations=(seed.violations[0], breach))


def individual(seed: CaseFile) -> CaseFile:
    """A person, without security."""
    loan = attrs.evolve(seed.loans[0], security=())
    customer = Customer(name="刘某", kind=CustomerKind.INDIVIDUAL)
    return attrs.evolve(seed, customer=customer, loans=(loan,), violations=seed.violations[:1])


def half_shown(seed: CaseFile) -> CaseFile:
    """A loss and a transfer with evidence, and beside each another of which nothing is cited."""
    case = falsehood(seed)
    *others, told = case.violations
    paid = Transfer(on=dt.date(2024, 7, 22), from_="甲", to="乙", amount=yuan("684000.00"), evidence="E8")
    heard = Transfer(on=dt.date(2024, 8, 30), from_="乙", to="丙", amount=yuan("50000.00"))
    bare = attrs.evolve(told, id="V7", citations=(), direct_loss=DirectLoss(amount=yuan("70000.00"), method="估计"))
    return attrs.evolve(case, violations=(*others, attrs.evolve(told, transfers=(paid, heard)), bare))


def bankrupt(seed: CaseFile) -> CaseFile:
    """The customer's bankruptcy is accepted, and the claim to be lodged with the administrator."""
    insolvency = Insolvency(
        accepted_on=dt.date(2024, 9, 1), court="江州市中级人民法院", claims_due_on=dt.date(2024, 11, 1)
    )
    lodging = Request(
        id="R9",
        kind=RequestKind.LODGE_CLAIM,
        violations=("V1",),
        reason="向管理人申报债权。",
        basis=("CN:enterprise-bankruptcy-law:48",),
    )
    return attrs.evolve(
        seed,
        customer=attrs.evolve(seed.customer, insolvency=insolvency),
        parties=(Party(id="A", name="某律师事务所", role=PartyRole.ADMINISTRATOR),),
        requests=(*seed.requests, lodging),
    )


def undeclared(seed: CaseFile) -> CaseFile:
    """Nobody stands for it yet: an early warning."""
    return attrs.evolve(seed, reporter=attrs.evolve(seed.reporter, declaration=None, approver=Person(name="钱某")))


RICHER: tuple[Callable[[CaseFile], CaseFile], ...] = (
    lambda seed: seed,
    falsehood,
    misuse,
    secured,
    filed,
    suspicion_alone,
    project_company,
    individual,
    half_shown,
    undeclared,
    bankrupt,
)


def reports_on(case: CaseFile) -> Iterator[tuple[Route, ComplaintReport]]:
    """Every report that can be composed on a case."""
    assessment = lc.assess(case)
    for route in lc.decide(assessment).routes:
        try:
            yield route, lc.compose(assessment, route)
        except NotClearedError:
            assert not route.sealed


OUTSIDE = (
    (Channel.EXTERNAL, Desk.BANKING_REGULATOR, Form.REGULATORY_REPORT),
    (Channel.EXTERNAL, Desk.BANKING_REGULATOR, Form.CASE_INFORMATION),
    (Channel.EXTERNAL, Desk.PUBLIC_SECURITY, Form.POLICE_REPORT),
    (Channel.LEGAL, Desk.LAWYER, Form.LEGAL_BRIEF),
    (Channel.LEGAL, Desk.COURT, Form.LEGAL_BRIEF),
    (Channel.LEGAL, Desk.COURT, Form.STATEMENT_OF_CLAIM),
    (Channel.LEGAL, Desk.COURT, Form.PRESERVATION_APPLICATION),
)


def strangers_reports(case: CaseFile) -> Iterator[ComplaintReport]:
    """Every form that leaves the bank, on everything open in a case, whether or not a decision would open it."""
    assessment = lc.assess(case)
    told = tuple(judgement.violation for judgement in assessment.open.judgements)
    for channel, desk, form in OUTSIDE:
        route = Route(
            channel=channel,
            desk=desk,
            authority=Phrase("counsel"),
            form=form,
            violations=told,
            because=Phrase("counsel"),
            row="",
        )
        with suppress(NotClearedError):
            yield lc.compose(assessment, route)


def every_report(seed: CaseFile) -> Iterator[tuple[Route, ComplaintReport]]:
    """Every report on every richer case."""
    for change in RICHER:
        yield from reports_on(change(seed))


def said(report: ComplaintReport, locale: str = "zh-CN") -> str:
    """The whole text."""
    return lc.render(report, "txt", locale=locale).content.decode()
