"""Every form has its parts in its order and its tone; every claim in one says what carries it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint.channels import Route
from loancomplaint.documents import (
    Exhibits,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Standing,
    Table,
    blocks,
    phrases,
    stated,
)
from loancomplaint.errors import NotClearedError, ValueRefusedError
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
    Nature,
    Origin,
    Person,
    Security,
    SecurityKind,
    StaffMember,
    Statement,
    Violation,
    ViolationKind,
)
from loancomplaint.money import Money
from loancomplaint.reports import ComplaintReport
from loancomplaint.reports.prose import SET
from loancomplaint.testing.strategies import case_files
from loancomplaint.words import Phrase, Words, phrase, zh_cn_rules
from loancomplaint.words.typography import clause, full_width, quotation, sentence

CHINESE = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?=[\u3400-\u9fff])")

# ---------------------------------------------------------------- richer cases


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


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
    return attrs.evolve(seed, violations=violations, approvals=approvals, background=background)


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
    undeclared,
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


# ---------------------------------------------------------------- the forms

_INSIDE = "事由摘要 客户及授信概况 风险敞口 事实经过 客户解释 证据清单 担保分析 尚待核实 建议措施及依据 时限与责任人"
PARTS: Mapping[Form, str] = {
    Form.INTERNAL_REPORT: _INSIDE,
    Form.EARLY_WARNING: _INSIDE,
    Form.AML_REFERRAL: (
        "客户身份 受益所有人 交易期间、笔数、金额 资金流向 异常特征 合理解释排查 已采取措施 知悉人员范围"
    ),
    Form.REGULATORY_REPORT: "报告机构 被报告人 贷款概况 涉嫌违法事实 证据目录 已采取措施 报告事项 联系人",
    Form.CASE_INFORMATION: "案发机构 案件名称 立案机关及文号 涉案人员 基本案情 涉案金额及风险敞口 已采取措施 联系人",
    Form.POLICE_REPORT: (
        "报案单位 被控告人 案由 事实 放款依据与受骗关系 直接经济损失计算 证据目录 请求 真实性承诺 公章及授权委托"
    ),
    Form.LEGAL_BRIEF: "主体及管辖 诉请 欠款计算表 要件与证据对照 担保及保证期间 时效 财产线索 抗辩预判 证据目录",
}
"""What a professional expects of each form, in order; what a form needs beside it follows at the end."""

AMATEURISH: Mapping[Form, str] = {
    Form.INTERNAL_REPORT: "大概|众所周知|性质恶劣|望严惩|详见附件",
    Form.EARLY_WARNING: "大概|众所周知|性质恶劣|望严惩|详见附件",
    Form.AML_REFERRAL: "就是洗钱|已问过客户|抄送各部门|黑钱|请冻结账户",
    Form.REGULATORY_REPORT: "投诉客户|银保监会|已定罪|请贵局讨债",
    Form.CASE_INFORMATION: "举报客户|立案前报送",
    Form.POLICE_REPORT: "诈骗犯|帮助追款|不还就是骗|损失约|请抓人|故意|非法占有|intent to",
    Form.LEGAL_BRIEF: "稳赢|利息按规定|被告耍赖|全部资产|加急搞定",
}
NEVER = re.compile("绝密|机密|(?<!商业)秘密|top secret", re.IGNORECASE)
SEALED = re.compile("洗钱|可疑交易|launder|suspicious transaction|\\bSTR\\b|\\bAML\\b", re.IGNORECASE)


def leaves(parts: tuple[Part, ...]) -> list[str]:
    """The titles of the parts that hold text, in order; a form's spine holds none of its own."""
    return [found.title.message() for part in parts for found in (part.parts or (part,))]


def test_every_form_has_its_parts_in_their_order(seed: CaseFile) -> None:
    """Each form is tried, and none lacks, adds between, or reorders what a professional expects."""
    tried = set()
    for route, report in every_report(seed):
        if route.desk is not Desk.COURT:
            expected = PARTS[route.form].split()
            tried.add(route.form)

            assert expected == leaves(report.parts)[: len(expected)]
    assert set(PARTS) == tried


def test_what_a_court_reads_does_not_say_what_may_be_pleaded(seed: CaseFile) -> None:
    """Counsel is told what the other side may plead and what to do first; the court is told neither."""
    assessment = lc.assess(secured(seed))
    to_counsel = lc.decide(assessment).route_to(Desk.LAWYER)
    assert to_counsel is not None
    brief, papers = (lc.compose(assessment, attrs.evolve(to_counsel, desk=d)) for d in (Desk.LAWYER, Desk.COURT))

    for_counsel = {"时效", "财产线索", "抗辩预判"}

    assert [part for part in PARTS[Form.LEGAL_BRIEF].split() if part not in for_counsel] == leaves(papers.parts)
    assert "暂不提出" in said(brief)
    assert not re.search("抗辩|暂不提出|暂不主张|尚待确定", said(papers))


def test_no_form_reads_as_an_amateurs(seed: CaseFile) -> None:
    """Neither its own wrong words, nor marks of the state's secrets, nor sealed words outside the referral."""
    for route, report in every_report(seed):
        for locale in ("zh-CN", "en"):
            text = said(report, locale)

            assert not re.search(AMATEURISH[route.form], text)
            assert not NEVER.search(text)
            assert route.form is Form.AML_REFERRAL or not SEALED.search(text)


def test_every_header_says_what_it_is_and_who_answers(seed: CaseFile) -> None:
    """Number, grade, day, author, reviewer and approver stand above every form, signed or not."""
    for _, report in every_report(seed):
        for locale, names in (
            ("zh-CN", "编号 密级 日期 主送 经办 复核 审批"),
            ("en", "Reference|Secrecy grade|Date|To|Prepared by|Reviewed by|Approved by"),
        ):
            head = {name.message(locale): value.message(locale) for name, value in report.head}

            assert set(re.split(r"[ |](?!grade|by)", names)) <= set(head)
            assert all(head.values())


def test_who_reviewed_and_approved_comes_from_the_record(seed: CaseFile) -> None:
    """Where the reporter names nobody, the record of approvals does; inside, it is printed."""
    alone = falsehood(attrs.evolve(seed, reporter=attrs.evolve(seed.reporter, supervisor=None)))
    report = next(report for route, report in reports_on(alone) if route.desk is Desk.RISK_MANAGEMENT)

    assert ("孙某", "钱某") == (
        report.header.reviewer and report.header.reviewer.message(),
        report.header.approver and report.header.approver.message(),
    )
    assert "同意上报" in said(report)


def test_print_is_set_full_width(seed: CaseFile) -> None:
    """No half-width mark stands between Chinese characters, in text or JSON."""
    for _, report in every_report(seed):
        for to in ("txt", "json"):
            text = lc.render(report, to).content.decode()

            assert not HALF_WIDTH.search(text)


@given(case_files())
def test_english_reports_are_english(case: CaseFile) -> None:
    """What a report says in English holds no Chinese: names, people's own words and what a rule quotes apart."""
    for route, report in reports_on(case):
        own = {said_.text for said_ in phrases(report) if said_ != route.authority} - set(zh_cn_rules.WORDS)

        assert [] == [text for text in own if CHINESE.search(text)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("于2024年7月15日到期,借款人仅还30,000.00元;", "于2024年7月15日到期，借款人仅还30,000.00元；"),
        ("实际控制人(周某)的配偶", "实际控制人（周某）的配偶"),
        ("利率(LPR)为3.85%,另计", "利率（LPR）为3.85%，另计"),
        ("合同LDZJ-2024-0117,借款人", "合同LDZJ-2024-0117，借款人"),
        ("见http://a.cn/x?a=1,b 和 12:30", "见http://a.cn/x?a=1,b 和 12:30"),
        ("f(x), y", "f(x), y"),
        ("甲((乙)丙)丁", "甲（（乙）丙）丁"),
        ("称“系差错”,“已停产”!", "称“系差错”，“已停产”！"),
        ("alert(“XSS”); “a”, b…", "alert(“XSS”); “a”, b…"),
        ('附言写作alert("XSS");f(x),实为代码', '附言写作alert("XSS");f(x)，实为代码'),
    ],
)
def test_only_marks_among_chinese_characters_become_full_width(typed: str, printed: str) -> None:
    """Numbers, codes, addresses and Latin text keep theirs; brackets change together."""
    assert printed == full_width(typed)


@given(st.text(st.sampled_from("甲乙。，,;:?!()0a .“”") | st.characters(codec="utf-8")))
def test_setting_prose_changes_marks_alone_and_only_once(text: str) -> None:
    """Every letter, digit and character survives, and what is set stays as it is."""
    plain = re.compile(r"[\W_]")

    for setting in (full_width, sentence, clause):
        assert plain.sub("", text) == plain.sub("", setting(text))
        assert setting(text) == setting(setting(text))
    assert not {"“", "”"} & set(quotation(text))


# ---------------------------------------------------------------- what carries a sentence


def test_own_words_cannot_stand_as_formal() -> None:
    """The types refuse it: in a sentence, a cell, a caption or a heading, however deep the words stand."""
    words = phrase("{what}", what=phrase("{text}", text=Words("已潜逃。")))
    column = (Phrase("Content"),)

    for make in (
        lambda: Sentence(words),
        lambda: Table(Phrase("Total"), column, ((words,),)),
        lambda: Table(words, column, ((Phrase("Total"),),), evidence=(1,), standing=Standing.FACT),
        lambda: Paragraph((), words),
        lambda: Part("x", words),
    ):
        with pytest.raises(ValueRefusedError, match="own words"):
            make()
    assert Sentence(words, (), Standing.UNPROVEN).text == words


def planted(case: CaseFile) -> tuple[CaseFile, frozenset[str], frozenset[Money]]:
    """The case with every piece of prose, and every sum that only its author vouches for, made unmistakable."""
    texts: set[str] = set()
    sums: set[Money] = set()

    def plant(value: Any) -> Any:  # noqa: ANN401 - any fact
        if isinstance(value, tuple):
            return tuple(map(plant, value))
        if not attrs.has(type(value)) or isinstance(value, Money):
            return value
        new = {field.name: plant(getattr(value, field.name)) for field in attrs.fields(type(value))}
        for name in SET.get(type(value), {}):
            if name not in {"title", "issuer"} and new[name]:
                new[name] = f"所称第{len(texts)}项"
                texts.add(new[name])
        for name in _VOUCHED.get(type(value), ()):
            if new[name] is not None:
                new[name] = Money(f"{7_000_001 + len(sums)}", new[name].currency)
                sums.add(new[name])
        return attrs.evolve(value, **new)

    return plant(case), frozenset(texts), frozenset(sums)


_VOUCHED: Mapping[type, tuple[str, ...]] = {
    Violation: ("amount",),
    DirectLoss: ("amount",),
    Security: ("amount", "maximum"),
    Collateral: ("valuation",),
    Customer: ("credit_limit", "total_exposure"),
}


def cases() -> st.SearchStrategy[CaseFile]:
    """Generated case files, and the richer ones."""
    seed = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
    return case_files() | st.sampled_from([change(seed) for change in RICHER])


def holds(value: object, texts: frozenset[str], sums: frozenset[Money]) -> bool:
    """Whether anything planted stands in a piece of a document."""
    params = [param for said_ in phrases(value) for _, param in said_.params]
    return any(param in sums for param in params if isinstance(param, Money)) or any(
        text in param for param in params if isinstance(param, str) for text in texts
    )


def claims(report: ComplaintReport) -> Iterator[tuple[object, Standing, tuple[int, ...]]]:
    """Every piece of a report that can say something of the case, how it stands, and what carries it."""
    yield from (
        (piece, Standing.FORMAL, ())
        for piece in (report.title, report.header, report.closing, *(s.name for s in report.signatures))
    )
    yield from ((said_, said_.standing, said_.evidence) for said_ in stated(report.parts))
    for block in blocks(report.parts):
        if isinstance(block, Paragraph):
            carried = {number for inner in block.sentences for number in inner.evidence}
            yield block.heading, Standing.FACT if carried else Standing.UNPROVEN, tuple(sorted(carried))
    yield from ((part.title, Standing.FORMAL, ()) for above in report.parts for part in (above, *above.parts))


@given(cases())
def test_what_the_author_vouches_for_is_never_said_by_the_document(case: CaseFile) -> None:
    """Nothing formal holds a word or a sum that only the author vouches for, in any report: it says how it stands."""
    case, texts, sums = planted(case)
    for _, report in reports_on(case):
        assert not [p for p, standing, _ in claims(report) if standing is Standing.FORMAL and holds(p, texts, _NONE)]
    for report in strangers_reports(case):
        assert not [p for p, standing, _ in claims(report) if standing is Standing.FORMAL and holds(p, texts, sums)]


_NONE: frozenset[Money] = frozenset()
"""Inside, the bank's own record of a customer's limits stands as such."""


@given(cases())
def test_nothing_leaves_the_bank_that_no_evidence_carries(case: CaseFile) -> None:
    """Outside, every planted word and sum, in sentence, cell, caption or heading, stands beside its evidence.

    A word stands beside that of its own fact: of one that nothing is cited for, no reader outside learns anything.
    """
    case, texts, sums = planted(case)
    for report in strangers_reports(case):
        assert not [
            piece
            for piece, standing, evidence in claims(report)
            if not evidence and standing is not Standing.QUOTED and holds(piece, texts, sums)
        ]
        for exhibits in (block for block in blocks(report.parts) if isinstance(block, Exhibits)):
            assert all(item.proves for item in exhibits.items if holds(item, texts, sums))


@given(cases())
def test_a_template_stands_in_one_way(case: CaseFile) -> None:
    """A sentence that the document says by itself is never one that needs evidence elsewhere, and the other way."""
    ways: dict[str, set[bool]] = {}
    case, *_ = planted(case)
    for report in (*(report for _, report in reports_on(case)), *strangers_reports(case)):
        for said_ in report.sentences:
            ways.setdefault(said_.text.text, set()).add(said_.standing is Standing.FORMAL)

    assert [] == [text for text, formal in ways.items() if len(formal) > 1]


@given(case_files())
def test_tables_of_facts_name_listed_evidence(case: CaseFile) -> None:
    """What a table leans on stands on the report's list; one that leans on nothing is no table of facts."""
    for _, report in reports_on(case):
        listed = {exhibit.number for exhibit in report.exhibits}
        for block in blocks(report.parts):
            if isinstance(block, Table):
                assert listed.issuperset(block.evidence)
                assert block.evidence or block.standing is not Standing.FACT


@given(case_files())
def test_evidence_leads_back_to_what_it_carries(case: CaseFile) -> None:
    """The index is the citations read the other way, as a value and in JSON."""
    for _, report in reports_on(case):
        written = json.loads(lc.render(report, "json").content)
        for exhibit, entry in zip(report.exhibits, written["evidence"], strict=True):
            carried = report.carried_by(exhibit.number)

            assert carried
            assert all(exhibit.number in said_.evidence for said_ in carried)
            assert len(carried) == len(entry["sentences"])


# ---------------------------------------------------------------- stories


def text_of(report: ComplaintReport, key: str) -> str:
    """Everything a part says in Chinese."""
    parts = [below for above in report.parts for below in (above, *above.parts)]
    return "\n".join(said_.message() for said_ in phrases(next(part for part in parts if part.key == key)))


def test_a_reason_is_the_authors_and_stays_inside(seed: CaseFile) -> None:
    """A request cites nothing: inside its reason is told as an opinion, outside it is not told."""
    said_ = "实际控制人已潜逃。"
    rash = attrs.evolve(seed, requests=tuple(attrs.evolve(r, reason=said_) for r in seed.requests))
    for route, report in reports_on(rash):
        standings = {s.standing for s in report.sentences if said_ in s.text.message()}

        assert ({Standing.OPINION} if route.form is Form.INTERNAL_REPORT else set()) == standings
        assert route.channel is Channel.INTERNAL or said_ not in said(report)


def test_the_brief_reckons_the_debt_and_expects_the_pleas(seed: CaseFile) -> None:
    """Line by line to the day and until payment, joint, first in rank, each plea beside what answers it."""
    brief = next(report for route, report in reports_on(secured(seed)) if route.desk is Desk.LAWYER)
    claims_, debt, pleas = (text_of(brief, key) for key in ("claims", "computation", "defences"))

    for expected in ("暂计至2024年9月17日", "至实际清偿之日止", "连带清偿责任", "在800,000.00元范围内优先受偿"):
        assert expected in claims_
    assert "罚息、复利分段计算表（依据证据1、3）" in debt
    assert "350,655.03元" in debt
    assert "诉讼时效期间已经届满" in pleas
    court = [line for line in said(brief).splitlines() if "页码" in line]

    assert "页码：1–12" in court[0].strip()


def test_of_two_guarantees_only_the_one_that_papers_name_is_carried(seed: CaseFile) -> None:
    """A contract of guarantee shows whose it is, and not that another guarantor signed one too."""
    reports = {route.desk: said(report) for route, report in reports_on(secured(seed))}

    assert "吴某提供保证，保证方式未载明（担保合同编号BZ-2）。[尚无证据]" in reports[Desk.RISK_MANAGEMENT]
    assert "周某" in reports[Desk.LAWYER]
    assert "吴某" not in reports[Desk.LAWYER]


def test_a_paper_of_the_loan_is_cited_whichever_fact_mentions_it(seed: CaseFile) -> None:
    """A report on false papers leans on the contract that another violation cites, and lists it after its own."""
    report = next(report for route, report in reports_on(falsehood(seed)) if route.desk is Desk.PUBLIC_SECURITY)

    assert ["财务报表", "登记查询资料", "借款合同", "放款凭证"] == [item.kind.message() for item in report.exhibits][:4]
    assert "借款关系成立及合同约定" in said(report)


def test_marks_tell_facts_inferences_and_opinions_apart(seed: CaseFile) -> None:
    """Each sentence says how it stands, and ends as a sentence does."""
    text = next(said(report) for route, report in reports_on(misuse(seed)) if not route.sealed)

    assert "借款人已停产。[尚无证据]" in text
    assert re.search(r"用途改变可能性较大。\[证据\d+\]\[推断\]", text)
    assert "宜从速处置。[意见]" in text
    assert "经办人说明如下：尚待现场核实后询问。[尚无证据]" in text


def test_a_quotation_closes(seed: CaseFile) -> None:
    """The full stop stands within, and quotation marks of the quoted are one level below."""
    text = next(said(report) for route, report in reports_on(falsehood(seed)) if route.desk is Desk.RISK_MANAGEMENT)

    assert "客户解释称：“称系‘会计差错’。”" in text
    assert "。。" not in text


def test_listings_and_paragraphs_of_every_form_say_something(seed: CaseFile) -> None:
    """No part of any form on any richer case stands empty."""
    for _, report in every_report(seed):
        for block in blocks(report.parts):
            assert not isinstance(block, Listing) or block.items
            assert not isinstance(block, Paragraph) or block.sentences
            assert not isinstance(block, Table) or block.rows
