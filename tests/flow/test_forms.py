"""Every form has its parts in its order and its tone."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from richer import every_report, falsehood, misuse, reports_on, said, secured

import loancomplaint as lc
from loancomplaint.documents import (
    Listing,
    Paragraph,
    Part,
    Standing,
    Table,
    blocks,
    phrases,
)
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Collateral,
    Desk,
    Form,
    Request,
    RequestKind,
    Security,
    SecurityKind,
)
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files
from loancomplaint.words.typography import clause, full_width, quotation, sentence
from loancomplaint.words.zh_cn import rules

CHINESE = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?=[\u3400-\u9fff])")

# ---------------------------------------------------------------- the forms

_INSIDE = (
    "事由摘要 客户及授信概况 风险敞口 事实经过 客户解释 已采取措施 证据清单 "
    "担保分析 尚待核实 建议措施及依据 时限与责任人"
)
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
    Form.STATEMENT_OF_CLAIM: "当事人信息 诉讼请求 约定管辖和诉前保全 事实与理由 证据清单 对纠纷解决方式的意愿",
    Form.PROOF_OF_CLAIM: (
        "债务人及受理法院 债权人 申报的债权数额 欠款计算表 财产担保及连带债务情况 债权的事实依据 证据目录"
    ),
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
    Form.STATEMENT_OF_CLAIM: "稳赢|利息按规定|被告耍赖|全部资产|密级|经办|复核|审批|经由",
    Form.PROOF_OF_CLAIM: "请判令|至实际清偿之日止|请贵院|限期还款",
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
        # A bank may have its brief handed to the court, without what is counsel's.
        if (route.desk, route.form) != (Desk.COURT, Form.LEGAL_BRIEF):
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
    """Number, grade, day, author, reviewer and approver stand above every form but the court's own, signed or not."""
    for _, report in (each for each in every_report(seed) if each[0].form is not Form.STATEMENT_OF_CLAIM):
        for locale, names in (
            ("zh-CN", "编号 密级 日期 主送 经办 复核 审批"),
            ("en", "Reference|Secrecy grade|Date|To|Prepared by|Reviewed by|Approved by"),
        ):
            head = {line.label.message(locale): line.value.message(locale) for line in report.head}

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
        own = {said_.text for said_ in phrases(report) if said_ != route.authority} - set(rules.WORDS)

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
    # 250,000.00 × 4.35 % × 56 ÷ 365 = 1,668.49 of interest to the call; the sum as in the table
    assert "本金349,078.13元、利息1,668.49元、罚息1,565.23元、复利14.05元，合计352,325.90元" in debt
    assert "诉讼时效期间已经届满" in pleas
    court = [line for line in said(brief).splitlines() if "页码" in line]

    assert "页码：1–12" in court[0].strip()


def test_the_brief_says_nothing_twice(seed: CaseFile) -> None:
    """A plea that stands alike against two facts is one row, and no row repeats how the file stands in a sentence."""
    brief = next(report for route, report in reports_on(seed) if route.desk is Desk.LAWYER)
    (part,) = (part for part in brief.parts if part.key == "defences")
    *own, common = (block for block in part.blocks if isinstance(block, Table))

    assert ["事实一、事实二"] == [row[0].message() for row in common.rows]
    for table in own:
        pleas = [row[0].message() for row in table.rows]
        assert len(pleas) == len(set(pleas))
        assert common.rows[0][1].message() not in pleas
    assert all(row[0].message().split("：")[0] in {"借款人", "保证人", "受让方", "对方"} for t in own for row in t.rows)


def test_a_sum_that_is_nought_is_not_prayed_for(seed: CaseFile) -> None:
    """Principal and penalty are claimed of the seed; interest and compound interest of nothing are not."""
    brief = next(report for route, report in reports_on(seed) if route.desk is Desk.LAWYER)
    asked = text_of(brief, "claims")

    assert "本金99,078.13元、罚息1,207.70元，以上暂计至2024年9月17日" in asked
    assert not re.search("(利息|复利)0\\.00元", asked)


def test_counsel_is_not_told_of_measures_within_the_bank(seed: CaseFile) -> None:
    """What waits of the measures that no court orders is for the bank's own desks."""
    lowered = Request(id="R9", kind=RequestKind.DOWNGRADE_CLASSIFICATION, violations=("V1",))
    reports = {route.desk: said(report) for route, report in reports_on(attrs.evolve(seed, requests=(lowered,)))}

    assert "下调风险分类——暂不提出" in reports[Desk.RISK_MANAGEMENT]
    assert "下调风险分类" not in reports[Desk.LAWYER]


def test_a_registration_shows_no_other_security(seed: CaseFile) -> None:
    """A paper that tells of a mortgage does not carry the pledge beside it."""
    case = secured(seed)
    thing = Collateral(description="应收账款")
    pledge = Security(kind=SecurityKind.PLEDGE, contract_no="ZY-1", provider="华晟精工机械有限公司", collateral=thing)
    (loan,) = case.loans
    both = attrs.evolve(case, loans=(attrs.evolve(loan, security=(*loan.security, pledge)),))
    text = next(said(report) for route, report in reports_on(both) if route.desk is Desk.RISK_MANAGEMENT)

    assert re.search(r"厂房提供抵押担保（担保合同编号DY-1）。\[证据\d+\]", text)
    assert "应收账款提供质押担保（担保合同编号ZY-1）。[尚无证据]" in text


def test_one_contract_may_bear_several_guarantees(seed: CaseFile) -> None:
    """Whose name stands in a title or a purpose decides nothing: the author is asked which paper shows which."""
    assessment = lc.assess(secured(seed))
    reports = {route.desk: said(report) for route, report in reports_on(secured(seed))}

    assert re.search(r"吴某提供保证，保证方式未载明（担保合同编号BZ-2）。\[证据\d+\]", reports[Desk.RISK_MANAGEMENT])
    assert {"loans[0].security[0].evidence", "loans[0].security[1].evidence"} == {
        finding.path for finding in assessment.findings if finding.code == "EVD-127"
    }


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
