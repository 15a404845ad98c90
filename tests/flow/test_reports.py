"""Reports say what evidence carries, to each reader what that reader may know, and nothing by what is missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from richer import lent_more

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import ChannelPolicy, Route
from loancomplaint.documents import Listing, Paragraph, Part, Sentence, Standing, Table, phrases, stated
from loancomplaint.errors import NotClearedError, PolicyError, ValueRefusedError
from loancomplaint.facts import (
    AuthorityFiling,
    CaseFile,
    Channel,
    Citation,
    CollectionContact,
    Declaration,
    Desk,
    DirectLoss,
    Form,
    IdentifierScheme,
    Nature,
    PartyRole,
    Payment,
    PersonalData,
    ProceedingKind,
    Request,
    RequestKind,
    Restricted,
    StaffMember,
    Statement,
    Transfer,
    Violation,
    ViolationKind,
)
from loancomplaint.facts.people import Account, Addressees, Party, Proceeding
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.privacy.clearances import NOBODY_CLEARED
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, verbatim
from loancomplaint.words.zh_cn import WORDS

CHINA = jurisdictions.load("CN")
CLEARANCES = CHINA.clearances
OF_FIRMS = {IdentifierScheme.CN_USCC, IdentifierScheme.LEI}
LONG_ENOUGH_TO_MASK = 6
SEALED_WORDS = ("洗钱", "可疑交易")
AMATEURISH = re.compile(
    "大概|众所周知|性质恶劣|望严惩|详见附件|就是洗钱|黑钱|抄送各部门|请冻结账户|诈骗犯|帮助追款|请抓人|稳赢|耍赖"
)
STATE_SECRETS = re.compile("绝密|机密|(?<!商业)秘密")


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def routes_of(case: CaseFile) -> tuple[lc.Assessment, tuple[Route, ...]]:
    """The assessment of a case, and its open routes."""
    assessment = lc.assess(case)
    return assessment, lc.decide(assessment).routes


def reports_on(case: CaseFile) -> Iterator[tuple[Route, ComplaintReport]]:
    """Every report that can be composed on a case."""
    assessment, routes = routes_of(case)
    for route in routes:
        try:
            yield route, lc.compose(assessment, route)
        except NotClearedError:
            assert not route.sealed


def report_for(case: CaseFile, desk: Desk) -> ComplaintReport:
    """The report to one desk."""
    return next(report for route, report in reports_on(case) if route.desk is desk)


def said(report: ComplaintReport, to: str = "txt", locale: str = "zh-CN") -> str:
    """What a rendering of the report says."""
    return lc.render(report, to, locale=locale).content.decode()


def part(report: ComplaintReport, key: str) -> Part:
    """The part of that key."""
    every = [below for above in report.parts for below in (above, *above.parts)]
    return next(found for found in every if found.key == key)


def text_of(found: Part) -> str:
    """Everything a part says, in Chinese, with its headings and tables."""
    return "\n".join(phrase.message() for phrase in phrases(found))


# ---------------------------------------------------------------- laws


@given(case_files())
def test_every_fact_names_its_evidence(case: CaseFile) -> None:
    """A sentence that stands as a fact is carried by evidence, and what it names is on the report's own list."""
    for _, report in reports_on(case):
        listed = {exhibit.number for exhibit in report.exhibits}
        for sentence in report.sentences:
            assert sentence.evidence or sentence.standing is not Standing.FACT
            assert listed.issuperset(sentence.evidence)


@given(case_files())
def test_evidence_is_numbered_afresh_and_all_of_it_is_cited(case: CaseFile) -> None:
    """Each report counts its evidence from 1 without a gap, and lists nothing that no sentence or table leans on."""
    for _, report in reports_on(case):
        cited = {number for said in stated(report.parts) for number in said.evidence}

        assert [exhibit.number for exhibit in report.exhibits] == list(range(1, len(report.exhibits) + 1))
        assert {exhibit.number for exhibit in report.exhibits} == cited


@st.composite
def files_with_sealed_matter(draw: st.DrawFn) -> CaseFile:
    """Case files with a suspicion put in anywhere among the violations."""
    case, other = draw(case_files()), draw(case_files())
    model = other.violations[0] if other.violations else Violation(id="V0", kind=ViolationKind.LOAN_MISUSE)
    suspicion = attrs.evolve(model, id="V0", kind=ViolationKind.SUSPECTED_MONEY_LAUNDERING)
    at = draw(st.integers(0, len(case.violations)))
    return attrs.evolve(case, violations=(*case.violations[:at], suspicion, *case.violations[at:]))


@given(files_with_sealed_matter())
def test_open_reports_do_not_know_sealed_matter(case: CaseFile) -> None:
    """Every open report has the same bytes in every format whether or not the file holds sealed matter."""
    sealed = [violation.id for violation in case.violations if violation.kind in CHINA.sealed]

    def open_bytes(file: CaseFile) -> dict[tuple[Desk, str], bytes]:
        reports = [(route, report) for route, report in reports_on(file) if not route.sealed]
        return {
            (r.desk, to): lc.render(report, to).content for r, report in reports for to in ("txt", "md", "html", "json")
        }

    assert open_bytes(case.without(sealed)) == open_bytes(case)


@given(case_files())
def test_numbers_of_people_are_masked_for_all_but_those_who_need_them(case: CaseFile) -> None:
    """No identity or telephone number stands in full where the policy masks it, not even in the author's own prose."""
    customer = case.customer
    person = customer.legal_representative
    named = (*customer.identifiers, *(person.identifiers if person else ()))
    numbers = [identifier.value for identifier in named if identifier.scheme not in OF_FIRMS]
    numbers += [person.phone] if person and person.phone else []
    for route, report in reports_on(case):
        if CLEARANCES.of(route.desk).personal_data is PersonalData.IN_FULL:
            continue
        texts = [value for phrase in phrases(report) for _, value in phrase.params if isinstance(value, str)]
        for number in numbers:
            # What parts a number is no part of it.
            assert len(number.replace("-", "")) < LONG_ENOUGH_TO_MASK or not any(number in text for text in texts)


@given(case_files(), st.sampled_from(["赵某", "王某", "某某机械有限公司"]))
def test_only_cleared_desks_are_told_which_staff_are_implicated(case: CaseFile, name: str) -> None:
    """No report but to a cleared desk holds the name of implicated staff; the author's own name she signs with."""
    case = attrs.evolve(case, implicated_staff=(*case.implicated_staff, StaffMember(name=name)))
    names = {member.name for member in case.implicated_staff} - {case.reporter.name}
    for route, report in reports_on(case):
        held = {value for phrase in phrases(report) for _, value in phrase.params if isinstance(value, str)}

        assert CLEARANCES.of(route.desk).clears(Restricted.IMPLICATED_STAFF) or not any(
            name in text for name in names for text in held
        )


@given(case_files())
def test_nothing_unproven_leaves_the_bank(case: CaseFile) -> None:
    """A reader outside is told only what evidence carries, quotations and the document's own words apart."""
    needs_evidence = {Standing.FACT, Standing.UNPROVEN, Standing.INFERENCE, Standing.OPINION}
    for route, report in reports_on(case):
        if route.channel is not Channel.INTERNAL:
            assert all(sentence.evidence for sentence in report.sentences if sentence.standing in needs_evidence)


@given(case_files())
def test_open_reports_speak_of_no_sealed_matter(case: CaseFile) -> None:
    """No open report holds a sealed word in either language: a text that would is refused."""
    for route, report in reports_on(case):
        if not route.sealed:
            assert not any(
                CHINA.lexicon.speaks_of_sealed_matter(said(report, "txt", locale)) for locale in ("zh-CN", "en")
            )


@given(case_files())
def test_no_sentence_for_the_author_stands_in_a_report(case: CaseFile) -> None:
    """How to word, correct or prove what the file says is for its author; a reader is told what is open."""
    for _, report in reports_on(case):
        said_ = {phrase.text for phrase in phrases(report)}

        assert not said_ & {
            "Correct or take out {what}.",
            "Obtain and cite {what}.",
            "Obtain and cite {what} ({kinds}).",
        }
        assert not [text for text in said_ if text.startswith(("Fill in", "Say who saw", "Send the"))]


@given(case_files())
def test_composing_is_a_function(case: CaseFile) -> None:
    """The same case gives an equal report, with an equal hash."""
    for (_, once), (_, again) in zip(reports_on(case), reports_on(case), strict=True):
        assert once == again
        assert hash(once) == hash(again)


@given(case_files())
def test_every_word_of_a_report_is_translated(case: CaseFile) -> None:
    """Whatever a report says in Chinese is in the catalogue: no English key shows through."""
    own_words = re.compile(r"\{\w+(?::\w+)?\}|[^A-Za-z]")
    for _, report in reports_on(case):
        keys = {phrase.text for phrase in phrases(report)} | {"Evidence {numbers}", "Date", "no evidence yet"}

        assert set() == {key for key in keys - set(WORDS) if own_words.sub("", key)}


# ---------------------------------------------------------------- awkward cases


def falsehood(**changes: Any) -> Violation:  # noqa: ANN401 - fields of a fact
    """False information from before the loan, with a direct loss, shown by a paper and the register."""
    base = Violation(
        id="V4",
        kind=ViolationKind.FALSE_INFORMATION,
        loan="LDZJ-2024-0117",
        began_on=dt.date(2023, 12, 28),
        discovered_on=dt.date(2024, 9, 6),
        amount=yuan("600000.00"),
        statement="借款人提交的报表与登记资料不一致，涉嫌提供虚假资料。",
        direct_loss=DirectLoss(amount=yuan("500000.00"), method="未收回本金", on=dt.date(2024, 9, 17)),
        citations=(Citation(evidence="E8", proves="提交的报表"), Citation(evidence="E4", proves="登记资料所载")),
        customer_explanation="称系会计差错。",
    )
    return attrs.evolve(base, **changes)


def with_falsehood(seed: CaseFile, **changes: Any) -> CaseFile:  # noqa: ANN401 - fields of a fact
    """The seed with false information added, and other changes."""
    return attrs.evolve(lent_more(seed), violations=(*seed.violations, falsehood()), **changes)


def test_a_fact_without_evidence_cannot_be_made() -> None:
    """The type itself refuses it: nobody can forget to name what carries a fact."""
    with pytest.raises(ValueRefusedError, match="unproven"):
        Sentence(verbatim("设备已转让。"), (), Standing.FACT)


def test_a_table_cannot_be_ragged() -> None:
    """A row with a cell too few would put every figure under the wrong head."""
    with pytest.raises(ValueRefusedError, match="one cell for each column"):
        Table(Phrase("Total"), (Phrase("Name"), Phrase("Total")), ((Phrase("Name"),),))


def test_a_sealed_report_goes_to_cleared_desks_only(seed: CaseFile) -> None:
    """A policy that does not clear the desk for sealed matter cannot have it composed."""
    assessment, routes = routes_of(seed)
    uncleared: ChannelPolicy = attrs.evolve(DEFAULT, clearances=NOBODY_CLEARED)

    with pytest.raises(PolicyError, match="does not clear"):
        lc.compose(assessment, routes[0], policy=uncleared)


def test_a_referral_does_not_travel_open(seed: CaseFile) -> None:
    """Its very form speaks of what only one desk may know."""
    assessment, routes = routes_of(seed)

    with pytest.raises(PolicyError, match="sealed route only"):
        lc.compose(assessment, attrs.evolve(routes[0], sealed=False))


def test_sealed_words_in_open_text_are_refused_by_their_path(seed: CaseFile) -> None:
    """The author is told where, as her file is written, and never what; the sealed lane still runs."""
    speaking = attrs.evolve(seed, background="该客户另涉嫌洗钱，已另行移送。")
    assessment, routes = routes_of(speaking)

    with pytest.raises(NotClearedError) as refused:
        lc.compose(assessment, routes[1])
    assert ("background",) == refused.value.paths
    assert not any(word in str(refused.value) for word in SEALED_WORDS)
    assert Form.AML_REFERRAL is lc.compose(assessment, routes[0]).header.form


def test_a_paths_index_is_that_of_the_file_as_written(seed: CaseFile) -> None:
    """Sealed matter before an open text does not shift the path that its author is shown."""
    v1, v2, v3 = seed.violations
    speaking = attrs.evolve(seed, violations=(v3, v1, attrs.evolve(v2, inference="资金或用于洗钱。")))
    assessment, routes = routes_of(speaking)

    with pytest.raises(NotClearedError) as refused:
        lc.compose(assessment, routes[1])
    assert ("violations[2].inference",) == refused.value.paths


@pytest.mark.parametrize("mark", ["秘密", "机密★三年", "绝密"])
def test_marks_of_state_secrets_are_never_printed(seed: CaseFile, mark: str) -> None:
    """Those marks are the state's; a file that bears one gets the bank's own grade."""
    report = report_for(attrs.evolve(seed, secrecy_grade=mark), Desk.RISK_MANAGEMENT)

    assert "内部资料" == report.header.secrecy_grade.message()


def test_a_banks_own_grade_is_kept(seed: CaseFile) -> None:
    """What the bank calls its papers, the report calls them."""
    report = report_for(attrs.evolve(seed, secrecy_grade="内部资料（限阅）"), Desk.RISK_MANAGEMENT)

    assert "内部资料（限阅）" == report.header.secrecy_grade.message()


def test_an_implicated_supervisor_does_not_review(seed: CaseFile) -> None:
    """His name stands nowhere in a report to an uncleared desk; the audit reads it."""
    implicating = attrs.evolve(seed, implicated_staff=(StaffMember(name="王某", role="公司业务部负责人"),))

    assert report_for(implicating, Desk.RISK_MANAGEMENT).header.reviewer is None
    assert "王某" not in said(report_for(implicating, Desk.RISK_MANAGEMENT))
    assert "王某（公司业务部负责人）" in said(report_for(implicating, Desk.INTERNAL_AUDIT))


def test_a_request_that_a_finding_blocks_waits(seed: CaseFile) -> None:
    """It is not asked for; it stands among what is still to be verified, with the reason."""
    baseless = tuple(attrs.evolve(r, basis=()) if r.id == "R1" else r for r in seed.requests)
    report = report_for(attrs.evolve(seed, requests=baseless), Desk.RISK_MANAGEMENT)

    assert "暂停授信额度" not in text_of(part(report, "measures"))
    assert "暂停授信额度——暂不提出" in text_of(part(report, "open-points"))
    assert "提前收回贷款" in text_of(part(report, "measures"))


def test_a_request_for_another_readers_violations_is_left_out(seed: CaseFile) -> None:
    """A measure against sealed matter alone, and the referral itself, are named in no open report."""
    extra = (
        Request(id="R8", kind=RequestKind.ENHANCE_MONITORING, violations=("V3",), reason="加强对账户的监测。"),
        Request(id="R9", kind=RequestKind.REFER_TO_AML, violations=("V3",), reason="移送合规岗。"),
    )
    report = report_for(attrs.evolve(seed, requests=(*seed.requests, *extra)), Desk.RISK_MANAGEMENT)

    assert "加强对账户的监测" not in said(report)
    assert "移送" not in said(report)


def test_a_measure_names_what_it_lacks_elsewhere(seed: CaseFile) -> None:
    """Asked for inside, not yet fit for court: the reader learns both."""
    report = report_for(seed, Desk.RISK_MANAGEMENT)

    assert "行使撤销权" in text_of(part(report, "measures"))
    assert "市场价格" in text_of(part(report, "open-points"))


def test_an_early_warning_says_that_nothing_is_verified(seed: CaseFile) -> None:
    """Its title, its summary and every allegation carry the mark; no allegation stands as a fact."""
    undeclared = attrs.evolve(seed, reporter=attrs.evolve(seed.reporter, declaration=None))
    report = report_for(undeclared, Desk.RISK_MANAGEMENT)

    assert Form.EARLY_WARNING is report.header.form
    assert "尚待核实" in report.title.message()
    assert "均尚待核实" in text_of(part(report, "summary"))
    assert not any(
        sentence.standing is Standing.FACT
        for block in part(report, "facts").blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    )
    assert "声明" in text_of(part(report, "open-points"))


def test_what_is_refuted_rides_along_with_what_refutes_it(seed: CaseFile) -> None:
    """Arrears that were paid are no fact; the report says which record speaks against them."""
    paid = Payment(received_on=dt.date(2024, 9, 10), recorded_on=dt.date(2024, 9, 10), amount=yuan("99078.13"))
    loan = attrs.evolve(seed.loans[0], payments=(*seed.loans[0].payments, paid))
    report = report_for(attrs.evolve(seed, loans=(loan,)), Desk.RISK_MANAGEMENT)

    assert "逾期未还" not in text_of(part(report, "facts"))
    assert "与在卷记录不符" in text_of(part(report, "open-points"))
    assert "无逾期本息" in text_of(part(report, "exposure")) or "0.00元" in text_of(part(report, "exposure"))


def test_what_no_evidence_carries_is_marked(seed: CaseFile) -> None:
    """The author may write it inside the bank, and the reader sees how it stands."""
    v1, *others = seed.violations
    statements = (
        Statement(text="借款人已停产。"),
        Statement(text="其还款能力明显下降。", nature=Nature.INFERENCE, citations=(Citation(evidence="E8"),)),
        Statement(text="建议从速处置。", nature=Nature.OPINION),
    )
    report = report_for(
        attrs.evolve(seed, violations=(attrs.evolve(v1, statements=statements), *others)), Desk.RISK_MANAGEMENT
    )

    assert "借款人已停产。[尚无证据]" in said(report)
    assert re.search(r"其还款能力明显下降。\[证据\d+\]\[推断\]", said(report))
    assert "建议从速处置。[意见]" in said(report)


def test_findings_speak_of_evidence_by_the_reports_numbers(seed: CaseFile) -> None:
    """The file's own ids, with the gaps that sealed evidence leaves among them, are never printed."""
    unlawful = tuple(attrs.evolve(item, lawful_basis=None) if item.id == "E3" else item for item in seed.evidence)
    report = report_for(attrs.evolve(seed, evidence=unlawful), Desk.RISK_MANAGEMENT)

    assert "证据7未载明合法来源" in text_of(part(report, "open-points"))
    assert not re.search(r"\bE\d+\b|\bV\d\b|\bR\d\b", said(report) + said(report, "json"))


def test_a_number_written_into_the_authors_prose_is_masked(seed: CaseFile) -> None:
    """Identity and telephone numbers are hidden wherever they stand, not only in their fields."""
    v1, *others = seed.violations
    prose = f"{v1.statement}法定代表人310101198507123319，电话13800000000。"
    report = report_for(
        attrs.evolve(seed, violations=(attrs.evolve(v1, statement=prose), *others)), Desk.RISK_MANAGEMENT
    )

    assert "310101198507123319" not in said(report)
    assert "138****0000" in said(report)


def test_several_loans_add_up_only_in_one_currency(seed: CaseFile) -> None:
    """A total across currencies would be a number of nothing."""
    second = attrs.evolve(seed.loans[0], contract_no="LDZJ-2", note_no="JJ-2")
    foreign = attrs.evolve(
        second, principal=Money("1000.00", "USD"), installments=(), payments=(), security=(), balance=None
    )
    seed = attrs.evolve(seed, violations=(*seed.violations, attrs.evolve(seed.violations[0], id="V9", loan="JJ-2")))
    tables = [
        next(b for b in part(report_for(attrs.evolve(seed, loans=loans), Desk.RISK_MANAGEMENT), "exposure").blocks)
        for loans in ((seed.loans[0], second), (seed.loans[0], foreign))
    ]

    assert [True, False] == [isinstance(table, Table) and table.total is not None for table in tables]
    assert "198,156.26元" in [
        cell.message() for table in tables[:1] if isinstance(table, Table) for cell in table.total or ()
    ]


@pytest.mark.parametrize(
    "stripped",
    [
        {"loans": ()},
        {"evidence": ()},
        {"requests": ()},
        {"violations": ()},
        {"loans": (), "evidence": (), "requests": ()},
    ],
    ids=" and ".join,
)
def test_a_draft_still_makes_a_report(seed: CaseFile, stripped: dict[str, Any]) -> None:
    """A half-written file is when people need a report to show them what is missing."""
    made = list(reports_on(attrs.evolve(seed, **stripped)))

    assert ("violations" not in stripped) == bool(made)
    assert all(lc.render(report, to).content for _, report in made for to in ("txt", "md", "html", "json"))


def test_the_regulator_reads_suspicion_and_the_articles(seed: CaseFile) -> None:
    """Suspected, with the two articles that let it act, through legal and compliance."""
    text = said(report_for(with_falsehood(seed), Desk.BANKING_REGULATOR))

    assert "涉嫌骗取贷款" in text
    assert "商业银行法（2015年修正）》第八十二条、第八十三条" in text
    assert "经由：法律合规部" in text
    assert "国家金融监督管理总局" in text


def test_the_police_read_no_intent(seed: CaseFile) -> None:
    """Loss and reliance are stated; intent is left to them."""
    text = said(report_for(with_falsehood(seed), Desk.PUBLIC_SECURITY))

    assert "500,000.00元（大写：人民币伍拾万元整）" in text
    assert "请依法审查" in text
    assert "故意" not in text
    assert "非法占有" not in text


def test_case_information_counts_staff_and_names_none(seed: CaseFile) -> None:
    """The regulator learns how many and in what office."""
    case = with_falsehood(
        seed,
        implicated_staff=(StaffMember(name="赵某明", role="客户经理"),),
        authority_filings=(AuthorityFiling(authority="某市公安局", filed_on=dt.date(2024, 9, 10), receipt_no="1号"),),
    )
    report = report_for(case, Desk.BANKING_REGULATOR)

    assert Form.CASE_INFORMATION is report.header.form
    assert "涉及本行工作人员1名。" in said(report)
    assert "客户经理" in text_of(part(report, "people"))
    assert "赵某明" not in said(report)


def test_case_information_tells_no_stranger_what_the_facts_refute(seed: CaseFile) -> None:
    """A refuted violation stays inside; one that is not verified goes out marked."""
    case = with_falsehood(
        seed,
        implicated_staff=(StaffMember(name="赵某明"),),
        authority_filings=(AuthorityFiling(filed_on=dt.date(2024, 9, 10)),),
    )
    v1, v2, v3, v4 = case.violations
    doubtful = attrs.evolve(v2, began_on=None)
    refuted = attrs.evolve(v1, amount=yuan("999999.00"))
    unfounded = attrs.evolve(v4, citations=())
    report = report_for(attrs.evolve(case, violations=(refuted, doubtful, v3, unfounded)), Desk.BANKING_REGULATOR)

    assert "逾期未还" not in text_of(part(report, "facts"))
    assert "尚待核实" in text_of(part(report, "facts"))


def test_a_declaration_is_repeated_only_as_it_was_made(seed: CaseFile) -> None:
    """Whoever declared no interests is not made to deny them."""
    half = attrs.evolve(seed.reporter, declaration=Declaration(truthful=True, signed_on=seed.as_of))
    report = report_for(attrs.evolve(seed, reporter=half), Desk.RISK_MANAGEMENT)

    assert "据其所知属实" in said(report)
    assert "与客户无利害关系" not in said(report)


# ---------------------------------------------------------------- the seed


def keys(report: ComplaintReport) -> list[str]:
    """The names of a report's parts, in order."""
    return [found.key for found in report.parts]


def test_the_internal_report_of_the_seed(seed: CaseFile) -> None:
    """The four parts of the guide as its spine, a professional's parts within, and the case's numbers computed."""
    report = report_for(seed, Desk.RISK_MANAGEMENT)
    text = said(report)

    assert ["background", "problem", "evidence", "requests"] == keys(report)
    assert [
        "summary",
        "customer-and-credit",
        "exposure",
        "facts",
        "explanations",
        "taken",
        "security",
        "open-points",
        "measures",
        "deadlines",
    ] == [below.key for above in report.parts for below in above.parts]
    for figure in ("逾期64天", "99,078.13元", "349,078.13元", "玖万玖仟零柒拾捌元壹角叁分", "关注类（仅按逾期天数）"):
        assert figure in text
    for day in ("2028年1月14日", "2027年1月14日", "2025年9月4日"):
        assert day in text
    assert 13 == len(report.exhibits)
    assert "《中华人民共和国民法典》第六百七十五条" in text
    assert "合同LDZJ-2024-0117第十二条" in text


def test_the_seeds_suspicion_stays_sealed(seed: CaseFile) -> None:
    """Not a word, a sum or a paper of it in any open report."""
    for route, report in reports_on(seed):
        if not route.sealed:
            assert not re.search("洗钱|1,124,000|流水|6月3日|分散转入", said(report) + said(report, "json"))


def test_the_referral_of_the_seed(seed: CaseFile) -> None:
    """To the bank's own desk, with who knows of it, and what nobody has verified."""
    report = report_for(seed, Desk.AML_COMPLIANCE)
    text = said(report)

    assert [
        "customer",
        "owners",
        "transactions",
        "flows",
        "anomalies",
        "innocent",
        "taken",
        "who-knows",
        "evidence",
        "open-points",
        "predicates",
    ] == keys(report)
    assert "反洗钱保密信息" == report.header.secrecy_grade.message()
    assert "壹佰壹拾贰万肆仟元整" in text
    assert "不得就本事项向客户询问" in text
    assert "限于经办人李某及反洗钱合规部门" in text
    assert "王某" not in text
    assert not re.search("还款|逾期|催收", text)
    assert 5 == len(report.exhibits)


def test_no_report_reads_as_an_amateurs(seed: CaseFile) -> None:
    """None of the words that mark one, and no mark of a state secret, in any form."""
    for case in (seed, with_falsehood(seed)):
        for _, report in reports_on(case):
            assert AMATEURISH.search(said(report)) is None
            assert STATE_SECRETS.search(said(report)) is None


def test_lists_and_paragraphs_are_what_a_report_is_made_of(seed: CaseFile) -> None:
    """Every part of every report of the seed says something."""
    for _, report in reports_on(seed):
        for above in report.parts:
            for found in (above, *above.parts):
                assert found.blocks or found.parts
                assert all(b.items for b in found.blocks if isinstance(b, Listing))
                assert all(b.sentences for b in found.blocks if isinstance(b, Paragraph))


def test_without_a_schedule_nobody_says_that_nothing_is_overdue(seed: CaseFile) -> None:
    """Of a loan whose schedule is not on file, neither arrears nor their absence is reported outside."""
    case = with_falsehood(seed)
    bare = attrs.evolve(case.loans[0], installments=(), balance=None, acceleration=None)
    unknown = attrs.evolve(case, loans=(bare,))
    known_says, unknown_says = (said(report_for(file, Desk.BANKING_REGULATOR)) for file in (case, unknown))

    assert "逾期64天" in known_says
    assert "无逾期" not in unknown_says


# ---------------------------------------------------------------- what each authority asks


def test_the_police_are_told_who_when_and_how_much(seed: CaseFile) -> None:
    """Persons, what was handed in and what it was checked against, what can be lost at most, and the pending suit."""
    controller = Party(
        id="P1", name="周某", role=PartyRole.CONTROLLER, address="江州市城东区X路2号", phone="13800000000"
    )
    suit = Proceeding(
        kind=ProceedingKind.CIVIL, authority="城东区人民法院", case_no="（2024）民初1号", on=dt.date(2024, 9, 10)
    )
    case = attrs.evolve(with_falsehood(seed), parties=(controller,), proceedings=(suit,))
    told = attrs.evolve(case, violations=(*case.violations[:-1], attrs.evolve(case.violations[-1], parties=("P1",))))
    text = said(report_for(told, Desk.PUBLIC_SECURITY))

    for expected in ("控制人", "江州市城东区X路2号", "13800000000", "2023年12月28日", "（2024）民初1号"):
        assert expected in text
    # 700,000.00 lent; 120,000.00 and 30,000.00 of principal, and what the first payment was over: 921.87.
    assert "发放本金700,000.00元，已收回本金150,921.87元，未收回本金549,078.13元" in text
    assert "就所涉贷款另有民事诉讼" in text
    assert "据以发放贷款的资料" not in text


def test_an_authority_is_addressed_by_its_full_name(seed: CaseFile) -> None:
    """A paper that is sealed names who gets it, where the file does; the others keep the name of the day."""
    case = attrs.evolve(
        with_falsehood(seed), addressees=Addressees(public_security="江州市公安局城东分局经济犯罪侦查大队")
    )

    assert "主送：江州市公安局城东分局经济犯罪侦查大队" in said(report_for(case, Desk.PUBLIC_SECURITY))
    assert "主送：风险管理部" in said(report_for(case, Desk.RISK_MANAGEMENT))


def test_case_information_reckons_by_the_business_and_not_by_the_misstatement(seed: CaseFile) -> None:
    """What was lent less what came back; that the staff's part is open is said, and their names are not."""
    filed = AuthorityFiling(authority="江州市公安局", filed_on=dt.date(2024, 9, 15), receipt_no="江公立字1号")
    case = with_falsehood(
        seed, implicated_staff=(StaffMember(name="赵某", role="客户经理"),), authority_filings=(filed,)
    )
    report = report_for(case, Desk.BANKING_REGULATOR)
    exposed = part(report, "exposure")

    assert "case_information" == report.header.form.value
    assert "涉案金额为600,000.00元" not in said(report)
    assert "549,078.13元" in text_of(exposed)
    assert "具体行为尚待查证" in said(report)
    assert "赵某" not in said(report)


def test_the_referral_tells_what_came_in_from_what_went_out(seed: CaseFile) -> None:
    """Each by count and sum, of what the file lists; with the accounts, and the day on which it was found."""
    moved = (("甲", "华晟精工机械有限公司", "45000.00"), ("乙", "华晟精工机械有限公司", "46000.00"))
    gone = ("华晟精工机械有限公司", "海陆通商贸易有限公司", "91000.00")
    transfers = tuple(
        Transfer(on=dt.date(2024, 6, 3), from_=giver, to=taker, amount=yuan(sum_), evidence="E14")
        for giver, taker, sum_ in (*moved, gone)
    )
    (sealed,) = (v for v in seed.violations if v.kind is ViolationKind.SUSPECTED_MONEY_LAUNDERING)
    told = tuple(attrs.evolve(v, transfers=transfers) if v is sealed else v for v in seed.violations)
    account = Account(owner="华晟精工机械有限公司", bank="某银行", number="6200123412341234")
    text = said(report_for(attrs.evolve(seed, violations=told, accounts=(account,)), Desk.AML_COMPLIANCE))

    assert "其中转入客户账户2笔，合计91,000.00元。" in text
    assert "其中由客户账户转出1笔，合计91,000.00元。" in text
    assert "6200123412341234" in text
    assert "本行于2024年9月5日发现。" in text
    assert "其类型尚待甄别" in text


def test_inside_the_bank_each_step_and_each_measure_has_its_line(seed: CaseFile) -> None:
    """Who contacted whom and when; a line for the decision on each measure, which nobody fills in beforehand."""
    contact = CollectionContact(on=dt.date(2024, 8, 20), by="李某", channel="电话", to="郑某")
    report = report_for(attrs.evolve(seed, collection_log=(contact,)), Desk.RISK_MANAGEMENT)

    assert "2024年8月20日，李某联系郑某（方式：电话）。" in text_of(part(report, "taken"))
    (table,) = [block for block in part(report, "measures").blocks if isinstance(block, Table)]
    assert 5 == len(table.rows)
    assert {""} == {cell.message() for row in table.rows for cell in row[2:]}
