"""The court's own form: every item filled from what is shown, or left open and told; and sums that agree."""

from __future__ import annotations

import datetime as dt
import io
import json
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import attrs
import pytest
import real
from click.testing import CliRunner
from hypothesis import given, reject, settings
from richer import RICHER, secured

import loancomplaint as lc
from loancomplaint.assessment import Assessment
from loancomplaint.channels import Route
from loancomplaint.cli import loancomplaint
from loancomplaint.documents import Sheet, blocks
from loancomplaint.errors import NotClearedError
from loancomplaint.facts import (
    Addressees,
    Agent,
    AgentKind,
    Asset,
    AssetKind,
    Bank,
    CaseFile,
    Channel,
    Cost,
    CostKind,
    Desk,
    Form,
    Identifier,
    IdentifierScheme,
    Request,
    RequestKind,
)
from loancomplaint.reports import ComplaintReport, papers_beside
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITEMS = """
原告（法人、非法人组织） 委托诉讼代理人 送达地址及电子送达 第三人
1.本金 2.利息（期内利息、复利、罚息） 3.是否要求提前还款（加速到期）或解除合同 4.是否主张担保权利
5.是否主张实现债权的费用 6.是否主张诉讼费用 7.其他请求 8.标的总额
1.有无仲裁、法院管辖约定 2.是否已经诉前保全
1.合同签订情况（名称、编号、签订时间、地点） 2.签订主体 3.借款金额 4.借款期限 5.借款利率 6.借款提供时间 7.还款方式
8.还款情况 9.是否存在逾期还款 10.是否签订物的担保合同 11.担保人、担保物 12.是否最高额担保（抵押、质押、保证）
13.是否办理抵押、质押登记 14.是否签订保证合同（保函） 15.保证方式 16.其他担保方式 17.请求承担责任的依据
18.其他需要说明的内容
是否了解调解作为非诉讼纠纷解决方式 是否了解先行调解的好处 是否考虑先行调解
""".split()
"""The items of the official form in its order, as the transcription has them; one block for each defendant beside."""

THEIRS = {"送达地址及电子送达", *ITEMS[-3:]}
"""What only the plaintiff can answer."""

PAPERS = ("P05", "P08", "P09", "P14", "T1", "T3a", "T3b")
"""Files in which somebody is sued for one loan."""


def to_court(case: CaseFile, form: Form = Form.STATEMENT_OF_CLAIM) -> tuple[Assessment, ComplaintReport]:
    """What a court would read of everything open in a case, whether or not a decision would open the way."""
    assessment = lc.assess(case)
    route = Route(
        channel=Channel.LEGAL,
        desk=Desk.COURT,
        authority=Phrase("the court"),
        form=form,
        violations=tuple(judgement.violation for judgement in assessment.open.judgements),
        because=Phrase("the court"),
        row="",
    )
    try:
        return assessment, lc.compose(assessment, route)
    except NotClearedError:
        reject()  # words of sealed matter, which no court may read


def written(report: ComplaintReport) -> dict[str, list[str]]:
    """What is written beside each item of a form."""
    sheets = (block for block in blocks(report.parts) if isinstance(block, Sheet))
    entries = (entry for sheet in sheets for entry in sheet.entries)
    return {entry.asks.message(): [line.text.message() for line in entry.lines] for entry in entries}


def is_open(line: str) -> bool:
    """Whether a line has a name, or boxes, and nothing is written."""
    return line.endswith("：") or ("□" in line and "■" not in line)


def complete(seed: CaseFile) -> CaseFile:
    """The seed, with what a bank knows of itself, its court, its costs, and where the debtor's money is."""
    (loan,) = seed.loans
    customer = seed.customer.name
    return attrs.evolve(
        seed,
        bank=Bank(
            name="某银行股份有限公司城东分行",
            identifiers=(Identifier(scheme=IdentifierScheme.CN_USCC, value="91310000MA1FL0000X"),),
            address="上海市某区某路1号",
            phone="021-12345678",
            person_in_charge="冯某",
            agents=(Agent(name="卫某", kind=AgentKind.LAWYER, authority="一般授权", phone="021-87654321"),),
        ),
        addressees=Addressees(court="上海市松江区人民法院"),
        assets=(
            Asset(owner=customer, kind=AssetKind.ACCOUNT, description="基本存款账户", identifier="310066661018150012"),
            Asset(owner="不相干的人", kind=AssetKind.VEHICLE, description="车辆", identifier="沪A00000"),
        ),
        loans=(
            attrs.evolve(
                loan,
                costs=(Cost(kind=CostKind.LAWYER_FEE, amount=Money("8000.00", "CNY"), basis="合同约定"),),
            ),
        ),
    )


# ---------------------------------------------------------------- laws


@settings(max_examples=25)
@given(case_files())
def test_every_item_of_the_form_stands_in_its_order(case: CaseFile) -> None:
    """Elements and order are the form's, whatever the file holds; the plaintiff's answers stay its own."""
    _, report = to_court(case)
    told = written(report)
    several = len(case.loans) != 1
    named = [name for name in told if not name.startswith("被告")]

    assert several or ITEMS == named
    assert "■" not in "".join(line for name in THEIRS for line in told[name])


@settings(max_examples=25)
@given(case_files())
def test_what_a_form_leaves_open_the_author_is_told(case: CaseFile) -> None:
    """Item by item: a line without content belongs to an item that a finding names, or to the plaintiff alone."""
    assessment, report = to_court(case)
    findings = [finding.message() for finding in assessment.open.findings if finding.code == "REQ-350"]
    asked = any(request.kind is RequestKind.PURSUE_LEGAL_RECOVERY for request in assessment.open.case.requests)

    for name, lines in written(report).items() if asked and len(case.loans) == 1 else ():
        left = [line for line in lines if is_open(line)]
        if left and name not in THEIRS and not name.startswith(("被告", "17.")):
            assert any(f"“{name}”" in finding for finding in findings), name


@settings(max_examples=25)
@given(case_files())
def test_no_form_of_the_court_bears_the_banks_marks(case: CaseFile) -> None:
    """Neither number, grade, author and reviewer, nor a sentence for the author, stands in what is filed."""
    for form in (Form.STATEMENT_OF_CLAIM, Form.PRESERVATION_APPLICATION):
        _, report = to_court(case, form)

        assert () == report.head
        assert report.salutation is None
        assert "此致" == report.closing[0].sentences[0].text.message()
        for sentence in report.sentences:
            assert not sentence.text.message().startswith("请补充")


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_prayed_and_claimed_agrees(name: str) -> None:
    """The value in dispute is what `loancomplaint claim` asks; every head is that of the claim."""
    case = real.real(name)
    told = written(to_court(case)[1])
    (loan,) = (claim for claim in real.debt(case).claims)

    assert f"{loan.asked.amount:,}元" in told["8.标的总额"][0]
    assert f"{loan.interest.amount:,}元" in told[ITEMS[5]][0]
    assert f"{loan.compound.amount:,}元" in told[ITEMS[5]][1]
    assert f"{loan.penalty.amount:,}元" in told[ITEMS[5]][2]
    # principal, whole where the loan is to be called, with the three heads of interest and costs, is the total
    principal = loan.outstanding if loan.asked != loan.total else loan.principal
    assert loan.asked == principal + loan.interest + loan.compound + loan.penalty + loan.costs
    assert f"{principal.amount:,}元" in told["1.本金"][0]


def test_the_command_and_the_form_name_one_sum() -> None:
    """The JSON of `loancomplaint claim` has the sum that the statement prays for."""
    told = json.loads(
        CliRunner().invoke(loancomplaint, ["claim", str(next(real.FOLDER.glob("P05*"))), "--json"]).output
    )
    line = written(to_court(real.loaded(real.document("P05")))[1])["8.标的总额"][0]

    assert f"{float(told['asked']['amount']):,.2f}元" in line


def preserved(seed: CaseFile, amount: Money | None) -> str:
    """The request of an application that asks for so much."""
    requests = tuple(
        attrs.evolve(r, amount=amount) if r.kind is RequestKind.PRESERVE_ASSETS else r for r in seed.requests
    )
    _, report = to_court(attrs.evolve(seed, requests=requests), Form.PRESERVATION_APPLICATION)
    (part,) = (part for part in report.parts if part.key == "request")
    return "".join(s.text.message() for block in part.blocks for s in getattr(block, "sentences", ()))


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("350285.83", "350,285.83元"),
        ("99078.13", "99,078.13元"),
        ("350285.84", "350,285.83元"),
        ("900000.00", "350,285.83元"),
    ],
)
def test_never_more_is_preserved_than_is_sued_for(seed: CaseFile, asked: str, printed: str) -> None:
    """Up to the sum of the suit as the file asks; a fen more is cut to it, and either difference is a doubt."""
    assert printed in preserved(seed, Money(asked, "CNY"))


@pytest.mark.parametrize(("asked", "doubts"), [("350285.83", 0), ("350285.82", 1), ("350285.84", 1)])
def test_a_preservation_that_is_not_the_suits_is_told(seed: CaseFile, asked: str, doubts: int) -> None:
    """The author hears of a preservation that differs from the suit by a fen, either way."""
    requests = tuple(
        attrs.evolve(r, amount=Money(asked, "CNY")) if r.kind is RequestKind.PRESERVE_ASSETS else r
        for r in seed.requests
    )
    findings = lc.assess(attrs.evolve(seed, requests=requests)).findings

    assert doubts == sum(finding.code == "REQ-352" for finding in findings)


# ---------------------------------------------------------------- a file that holds it


def test_what_the_file_holds_is_written(seed: CaseFile) -> None:
    """Bank, agent, court, costs: each where the form asks it, and no finding on it any more."""
    before, (assessment, report) = lc.assess(seed), to_court(complete(seed))
    told, paths = written(report), [f.path for f in assessment.findings if f.code == "REQ-350"]

    assert "统一社会信用代码：91310000MA1FL0000X" in told["原告（法人、非法人组织）"]
    assert "代理权限：一般授权" in told["委托诉讼代理人"]
    assert "有■" in told["委托诉讼代理人"][0]
    assert "是■" in told["5.是否主张实现债权的费用"][0]
    assert "律师费8,000.00元" in told["5.是否主张实现债权的费用"][0]
    assert "上海市松江区人民法院" == report.closing[-1].sentences[0].text.message()
    assert {"addressees.court", "loans[0].costs"} <= {f.path for f in before.findings}
    assert {"addressees.court", "loans[0].costs"}.isdisjoint(paths)


def test_guarantor_and_mortgage_are_prayed_for_once(seed: CaseFile) -> None:
    """Joint liability and priority stand under item 4, each once, with the papers that show them."""
    _, report = to_court(secured(seed))
    sheets = (block for block in blocks(report.parts) if isinstance(block, Sheet))
    (rights,) = (e for s in sheets for e in s.entries if e.asks.message() == "4.是否主张担保权利")
    lines = [line.text.message() for line in rights.lines]

    assert 1 == sum("连带清偿责任" in line for line in lines)
    assert 1 == sum("优先受偿" in line for line in lines)
    assert all(line.evidence for line in rights.lines if "优先受偿" in line.text.message())


def test_leads_are_of_those_who_are_named_and_secure_nothing(seed: CaseFile) -> None:
    """An account of the borrower is a lead; a stranger's car is none, nor is what is mortgaged already."""
    case = complete(seed)
    text = lc.render(to_court(case, Form.PRESERVATION_APPLICATION)[1], "txt").content.decode()
    mortgaged = secured(case)
    thing = next(s.collateral for loan in mortgaged.loans for s in loan.security if s.collateral)
    given_ = Asset(owner=case.customer.name, kind=AssetKind.BUILDING, description=thing.description)
    beside = attrs.evolve(mortgaged, assets=(*case.assets, given_))
    leads = lc.render(to_court(beside, Form.PRESERVATION_APPLICATION)[1], "txt").content.decode()

    assert "310066661018150012" in text
    assert "沪A00000" not in text
    assert "第九条" in text
    assert f"财产：{thing.description}" not in leads


def test_an_application_goes_beside_the_suit_that_asks_for_it(seed: CaseFile) -> None:
    """A request for preservation that stands is applied for; one that lacks something, or none, is not."""
    assessment = lc.assess(seed)
    route = lc.decide(assessment).route_to(Desk.LAWYER)
    silent = attrs.evolve(seed, requests=tuple(r for r in seed.requests if r.kind is not RequestKind.PRESERVE_ASSETS))
    bare = Request(id="R4", kind=RequestKind.PRESERVE_ASSETS, violations=("V2",))
    lacking = attrs.evolve(seed, requests=(*silent.requests, bare))
    assert route is not None

    assert [Form.PRESERVATION_APPLICATION] == [beside.form for beside in papers_beside(assessment, route)]
    assert () == papers_beside(lc.assess(silent), route)
    assert () == papers_beside(lc.assess(lacking), route)


# ---------------------------------------------------------------- on paper


def test_in_word_the_form_is_a_table(seed: CaseFile) -> None:
    """Two columns, each heading across both, each item beside what is written there."""
    _, report = to_court(complete(seed))
    with ZipFile(io.BytesIO(lc.render(report, "docx").content)) as packed:
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - we wrote it
    across: list[str] = []
    items: list[str] = []
    for row in body.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        first = "".join(cells[0].itertext())
        (across if len(cells) == 1 else items if len(cells) == 2 else []).append(first)

    assert ["当事人信息", "诉讼请求", "约定管辖和诉前保全", "事实与理由", "对纠纷解决方式的意愿"] == across
    assert ITEMS == [item for item in items if not item.startswith("被告")]


@pytest.mark.parametrize("to", ["txt", "md", "html", "json"])
def test_every_renderer_says_every_line_of_the_form(seed: CaseFile, to: str) -> None:
    """What is asked and what is written stands in every format, once for each item."""
    _, report = to_court(complete(seed))
    text = lc.render(report, to).content.decode().replace("\\", "")

    for name, lines in written(report).items():
        assert name in text
        assert all(line.split("：")[0] in text for line in lines)


def test_every_richer_case_fills_the_form(seed: CaseFile) -> None:
    """On the richer cases every item has at least a line, and nothing in it is unproven."""
    for change in RICHER:
        _, report = to_court(change(seed))

        assert all(written(report).values())
        assert not any("尚无证据" in line for lines in written(report).values() for line in lines)


def test_days_overdue_run_from_the_day_after(seed: CaseFile) -> None:
    """Due on 15 July and unpaid: overdue since the 16th, 64 days by 17 September."""
    told = written(to_court(seed)[1])["9.是否存在逾期还款"]

    assert ["逾期时间：2024年7月16日", "至今已逾期：64天"] == told[1:]
    assert 64 == (dt.date(2024, 9, 17) - dt.date(2024, 7, 15)).days
