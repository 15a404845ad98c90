"""Pictures say what their tables say, in their box, in every language; no text of a case is anything but text there."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.documents import (
    Bar,
    Bars,
    EventChart,
    Figure,
    Flows,
    Happening,
    Matrix,
    MoneyFlow,
    Pictured,
    Shown,
    Standing,
    Table,
    blocks,
    phrases,
)
from loancomplaint.errors import NotClearedError, ValueRefusedError
from loancomplaint.facts import Audience, CaseFile, Desk, Transfer
from loancomplaint.jurisdictions.cn.clearances import CLEARANCES
from loancomplaint.privacy.redaction import Redactor
from loancomplaint.renderers.pictures.layout import drawn
from loancomplaint.renderers.pictures.shapes import (
    WIDTH,
    Arrow,
    Box,
    Dot,
    Drawing,
    Label,
    Stroke,
    shortened,
    width,
    wrapped,
)
from loancomplaint.renderers.pictures.svg import COLOURS, svg
from loancomplaint.reports import ComplaintReport
from loancomplaint.reports.chapters import figures
from loancomplaint.reports.context import leaves_the_bank
from loancomplaint.testing.strategies import case_files, texts
from loancomplaint.text.characters import visible
from loancomplaint.values.money import Money
from loancomplaint.words import LOCALES, Phrase, verbatim

NEEDS_EVIDENCE = {Standing.UNPROVEN, Standing.INFERENCE, Standing.OPINION}
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
MONTH = re.compile(r"\d{4}年\d{1,2}月|\d{4}-\d\d")
TAGS = {"svg", "title", "desc", "rect", "circle", "line", "path", "text"}
DAY = dt.date(2024, 9, 17)
LONG = "借款人将账面价值八十七万元的数控加工中心三台和厂区货车二辆以低价转让给关联企业并办理过户登记手续 without delay"


def yuan(amount: str) -> Money:
    """An amount in CNY."""
    return Money(amount, "CNY")


def reports_on(case: CaseFile) -> Iterator[tuple[lc.Route, ComplaintReport]]:
    """Every report that can be composed on a case, with its route."""
    assessment = lc.assess(case)
    for route in lc.decide(assessment).routes:
        try:
            yield route, lc.compose(assessment, route)
        except NotClearedError:
            continue


def figures_of(report: ComplaintReport) -> list[Figure]:
    """The figures of a report, in the order of reading."""
    return [block for block in blocks(report.parts) if isinstance(block, Figure)]


def draw(picture: Pictured, locale: str = "zh-CN") -> Drawing:
    """A picture, laid out in a language."""
    return drawn(picture, lambda phrase: visible(phrase.message(locale)))


def labels(drawing: Drawing) -> list[Label]:
    """The texts of a drawing."""
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def extent(shape: object) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a shape; of a text by estimate."""
    match shape:
        case Box():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Dot():
            return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
        case Stroke() | Arrow():
            across, down = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
            return across[0], down[0], across[1], down[1]
        case Label():
            return shape.left, shape.y - shape.size * 9 // 10, shape.right, shape.y + shape.size // 5
    raise AssertionError(shape)


def is_tidy(drawing: Drawing) -> None:
    """Nothing leaves the box, and no two texts lie on each other."""
    for shape in drawing.shapes:
        left, top, right, bottom = extent(shape)

        assert 0 <= left <= right <= drawing.width, shape
        assert 0 <= top <= bottom <= drawing.height, shape
    for one, other in combinations(map(extent, labels(drawing)), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


# ---------------------------------------------------------------- awkward pictures


def happening(number: int, text: str = LONG, **changes: Any) -> Happening:  # noqa: ANN401 - fields of a Happening
    """One event of many."""
    day = dt.date(2022, 1, 3) + dt.timedelta(days=number * 23)
    proven = number % 3 > 0
    standing = Standing.FACT if proven else Standing.UNPROVEN
    evidence = tuple(range(1, 1 + number % 30)) if proven else ()
    made = Happening(on=day, what=verbatim(text), evidence=evidence or (1,) * proven, standing=standing)
    return attrs.evolve(made, **changes)


def flow(number: int, parties: int, **changes: Any) -> MoneyFlow:  # noqa: ANN401 - fields of a MoneyFlow
    """One flow of many, round and round among the parties."""
    made = MoneyFlow(from_=number % parties, to=(number + 1) % parties, on=DAY, amount=yuan(f"{45000 + number}.00"))
    return attrs.evolve(made, **changes)


def parties(count: int) -> tuple[Phrase, ...]:
    """Names of firms, some of them long."""
    return tuple(verbatim(f"{LONG if n % 2 else '某公司'}{n}") for n in range(count))


AWKWARD: dict[str, Pictured] = {
    "forty events": EventChart(tuple(map(happening, range(40))), DAY),
    "one event": EventChart((happening(1),), DAY),
    "one day": EventChart(tuple(happening(n, on=DAY) for n in range(5)), DAY),
    "centuries": EventChart((happening(1, on=dt.date(1900, 1, 1)), happening(2, on=dt.date(2200, 12, 31))), DAY),
    "a long while": EventChart((happening(1, until=dt.date(2024, 12, 31)), happening(40)), DAY),
    "long words": EventChart((happening(1, "Donaudampfschifffahrtsgesellschaft" * 4), happening(2, "１" * 99)), DAY),
    "nothing said": EventChart((happening(1, ""),), DAY),
    "one bar": Bars((verbatim("本金"),), (Bar(verbatim("第1期"), (yuan("0.01"),)),)),
    "huge and tiny": Bars(
        (verbatim("本金"), verbatim(LONG * 3)),
        (
            Bar(verbatim(LONG), (yuan("99999999999999999999999.99"), yuan("0.01"))),
            Bar(verbatim("二"), (yuan("0.01"), yuan("0.00"))),
        ),
    ),
    "forty bars": Bars(
        (verbatim("本金"), verbatim("利息")), tuple(Bar(verbatim(f"{n}"), (yuan("1"), yuan(f"{n}"))) for n in range(40))
    ),
    "twelve among six": Flows(parties(6), tuple(flow(n, 6) for n in range(12))),
    "to oneself": Flows(parties(2), (flow(0, 1, from_=1, to=1), flow(0, 1), flow(0, 2))),
    "one party": Flows(parties(1), (flow(0, 1), flow(1, 1, on=None, amount=None))),
    "huge sums": Flows(parties(6), tuple(flow(n, 6, amount=yuan("9" * 24 + ".99")) for n in range(6))),
    "many parties": Flows(parties(20), tuple(flow(n, 20, amount=yuan("9" * 24 + ".99")) for n in range(20))),
    "many exhibits": Matrix(
        tuple(Shown(verbatim(LONG), tuple(range(n + 1, 26, 3))) for n in range(6)), tuple(range(1, 26))
    ),
    "a hundred exhibits": Matrix((Shown(verbatim("一"), (1, 100)),), tuple(range(1, 101))),
    "one exhibit": Matrix((Shown(verbatim("一"), (1,)), Shown(verbatim("二"), ())), (1,)),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_picture_is_tidy(name: str, locale: str) -> None:
    """However many, long, huge or few the things: nothing leaves the box, no text lies on another."""
    drawing = draw(AWKWARD[name], locale)

    is_tidy(drawing)
    assert WIDTH == drawing.width


def test_every_event_has_its_mark_and_every_number_its_dot() -> None:
    """Forty events are forty marks; a matrix has a dot where a row names an exhibit, and nowhere else."""
    events, matrix = AWKWARD["forty events"], AWKWARD["many exhibits"]
    assert isinstance(matrix, Matrix)
    in_legends = 2, 1

    def dots(picture: Pictured) -> int:
        return sum(isinstance(shape, Dot) for shape in draw(picture).shapes)

    assert (40, sum(len(row.evidence) for row in matrix.rows)) == (
        dots(events) - in_legends[0],
        dots(matrix) - in_legends[1],
    )


def test_bars_are_as_long_as_their_sums() -> None:
    """Twice the sum is twice as long, a part stands for itself, and what is almost nothing is still seen."""
    picture = Bars(
        (verbatim("甲"), verbatim("乙")),
        tuple(Bar(verbatim("一"), (yuan(a), yuan(b))) for a, b in (("200", "0"), ("50", "50"), ("0.01", "0"))),
    )
    boxes = [shape.width for shape in draw(picture).shapes if isinstance(shape, Box)][2:]

    assert 1 == boxes[-1]
    assert boxes[0] // 4 == boxes[1] == boxes[2]


def test_arrows_lead_from_giver_to_receiver() -> None:
    """The arrow runs from the lane of who gave to the lane of who received; dashed where nothing proves it."""
    proven = flow(0, 2, evidence=(1,), standing=Standing.FACT)
    there, back = [s for s in draw(Flows(parties(2), (proven, flow(1, 2)))).shapes if isinstance(s, Arrow)][:2]

    assert (there.x1, there.x2) == (back.x2, back.x1)
    assert there.x1 < there.x2
    assert (False, True) == (there.dashed, back.dashed)


# ---------------------------------------------------------------- texts


@given(texts(), st.integers(1, 400), st.integers(1, 4))
@example("借款人" * 30, 100, 2)
def test_a_wrapped_text_fits_and_loses_nothing_but_its_end(text: str, room: int, lines: int) -> None:
    """Lines are as many as allowed and fit; what stands in them is the text from its beginning."""
    text = visible(text)
    put = wrapped(text, room, 12, lines)
    told = "".join(put).replace(" ", "")

    assert len(put) <= lines
    assert all(width(line, 12) <= room or len(line) <= 1 for line in put)
    assert told == text.replace(" ", "") or text.replace(" ", "").startswith(told.removesuffix("…"))


@pytest.mark.parametrize(
    ("lines", "text", "room"),
    [
        (("短",), "短", 100),
        (("一二三，", "四五"), "一二三，四五", 50),
        (("Paid late", "again"), "Paid late again", 66),
        (("Sum CNY", "99,078.13"), "Sum CNY 99,078.13", 70),
        (("sum of", "CNY 9,000"), "sum of CNY 9,000", 76),
        (("借款人以低价", "转让给海陆…"), "借款人以低价转让给海陆通商贸易有限公司", 72),
    ],
)
def test_lines_break_where_a_typesetter_breaks_them(lines: tuple[str, ...], text: str, room: int) -> None:
    """Not inside a word, not before a comma, not between a currency and its sum unless there is no other place."""
    assert lines == wrapped(text, room, 12, 2)


@pytest.mark.parametrize(("short", "text"), [("一二…", "一二三四"), ("1, 2…", "1, 2, 3"), ("一二三", "一二三")])
def test_a_shortened_text_shows_that_it_is(short: str, text: str) -> None:
    """An ellipsis takes the place of what has no room, and of the comma before it."""
    assert short == shortened(text, 36, 12)


# ---------------------------------------------------------------- SVG


def parsed(drawing: Drawing, **about: Any) -> ET.Element:  # noqa: ANN401 - arguments of svg
    """What an XML parser makes of a drawing that stands alone."""
    said: dict[str, Any] = {"id": "f", "title": "题", "desc": "述", "fonts": ("Noto Sans CJK SC",), **about}
    return ET.fromstring(svg(drawing, **said))  # noqa: S314 - what we wrote ourselves


def tags(root: ET.Element) -> set[str]:
    """The names of the elements, without their namespace."""
    return {element.tag.rpartition("}")[2] for element in root.iter()}


@given(texts() | st.text(max_size=30))
@example('"><script>alert(1)</script>')
@example("]]>&lt;\x00\ud800\ufffe")
def test_no_text_becomes_markup_in_a_drawing(text: str) -> None:
    """Whatever a text says, the drawing is well-formed, has plain shapes alone, and says the text."""
    root = parsed(Drawing(99, 99, (Label(x=1, y=2, text=text),)), title=text, desc=text)
    *_, label = root.iter("{http://www.w3.org/2000/svg}text")
    left_alone = all(c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c <= "\ufffd" or c > "\uffff" for c in text)

    assert tags(root) == {"svg", "title", "desc", "text"}
    assert {"x", "y", "font-size", "fill"} == set(label.attrib)
    assert not left_alone or text == (label.text or "")


def test_a_drawing_takes_on_the_page_or_stands_alone() -> None:
    """Inline it names the page's colours; alone it has its own, with the fonts it was given."""
    drawing = Drawing(9, 9, (Box(x=0, y=0, width=9, height=9, fill=None),))
    inline = svg(drawing, id="f", title="题", desc="述")
    alone = svg(drawing, id="f", title="题", desc="述", fonts=("A B", "C"))

    assert 'role="img" aria-labelledby="f-title f-desc"' in inline
    assert '<title id="f-title">题</title><desc id="f-desc">述</desc>' in inline
    assert "xmlns" not in inline
    assert "var(" not in alone
    assert {"font-family": "'A B', 'C'"}.items() <= parsed(drawing, fonts=("A B", "C")).attrib.items()


# ---------------------------------------------------------------- laws for all case files


@given(case_files(), st.sampled_from(LOCALES))
def test_every_figure_is_tidy_and_its_table_has_every_number(case: CaseFile, locale: str) -> None:
    """For all case files: figures keep to their box, are well-formed, and show no number that the table lacks."""
    for _, report in reports_on(case):
        keys = [figure.key for figure in figures_of(report)]

        assert len(keys) == len(set(keys))
        for figure in figures_of(report):
            drawing = draw(figure.picture, locale)
            held = " ".join(visible(phrase.message(locale)) for phrase in phrases(figure.table))
            texts_ = [label.text for label in labels(drawing) if not MONTH.fullmatch(label.text)]
            numbers = {n for text in texts_ for n in NUMBER.findall(re.sub(r"\S*…$", "", text))}

            is_tidy(drawing)
            assert tags(parsed(drawing)) <= TAGS
            assert set() == {number for number in numbers if number not in held}


@given(case_files())
def test_no_figure_shows_strangers_what_no_evidence_carries(case: CaseFile) -> None:
    """Outside the bank an event or a flow is shown only where an exhibit on the report's own list carries it."""
    for route, report in reports_on(case):
        listed = {exhibit.number for exhibit in report.exhibits}
        for figure in figures_of(report):
            shown: tuple[Happening | MoneyFlow, ...] = ()
            if isinstance(figure.picture, EventChart):
                shown = figure.picture.happenings
            elif isinstance(figure.picture, Flows):
                shown = figure.picture.flows
            for each in shown:
                assert listed.issuperset(each.evidence)
                assert each.evidence or each.standing not in NEEDS_EVIDENCE or not leaves_the_bank(route)


@given(case_files())
def test_figures_survive_storing(case: CaseFile) -> None:
    """A report with its pictures is the same after it was written down and read back."""
    for _, report in reports_on(case):
        assert report == codec.loads_as(ComplaintReport, codec.dumps(report))


@given(case_files(), st.integers(-400, 60))
def test_transfers_are_known_when_they_are(case: CaseFile, days: int) -> None:
    """As of a day no transfer is of a later day, and none leans on evidence that is not there any more."""
    day = case.as_of + dt.timedelta(days=days)
    known = case.known_by(day)
    held, written = {item.id for item in known.evidence}, {item.id for item in case.evidence}
    for violation in known.violations:
        for transfer in violation.transfers:
            assert transfer.on is None or transfer.on <= day
            assert transfer.evidence is None or transfer.evidence in held or transfer.evidence not in written


# ---------------------------------------------------------------- the seed, with transfers


@pytest.fixture(scope="module")
def moved(seed: CaseFile) -> CaseFile:
    """The seed, whose second fact lists two transfers by evidence and one by hearsay; the sealed third, one."""
    ours, theirs = seed.customer.name, "海陆通商贸易有限公司"
    open_ = (
        Transfer(on=dt.date(2024, 8, 9), from_=ours, to=theirs, amount=yuan("186000.00"), evidence="E3"),
        Transfer(on=dt.date(2024, 7, 22), from_=ours, to=theirs, amount=yuan("684000.00"), evidence="E3"),
        Transfer(on=dt.date(2024, 8, 30), from_=theirs, to="周某", amount=yuan("50000.00")),
    )
    sealed = (Transfer(on=dt.date(2024, 6, 4), from_=ours, to=theirs, amount=yuan("187300.00"), evidence="E2"),)
    first, second, third = seed.violations
    return attrs.evolve(
        seed, violations=(first, attrs.evolve(second, transfers=open_), attrs.evolve(third, transfers=sealed))
    )


def report_for(case: CaseFile, desk: Desk) -> ComplaintReport:
    """The report to one desk."""
    return next(report for route, report in reports_on(case) if route.desk is desk)


def figure_of(report: ComplaintReport, key: str) -> Figure:
    """The figure of that key."""
    return next(figure for figure in figures_of(report) if figure.key == key)


@pytest.mark.parametrize(
    ("keys", "desk"),
    [
        (["timeline", "flows", "matrix"], Desk.RISK_MANAGEMENT),
        (["flows", "timeline"], Desk.AML_COMPLIANCE),
        (["matrix", "timeline"], Desk.LAWYER),
    ],
)
def test_each_report_has_the_pictures_its_reader_looks_for(moved: CaseFile, keys: list[str], desk: Desk) -> None:
    """The superior sees days, flow and proof, the AML desk flow and days, counsel proof and days; no single bar."""
    assert keys == [figure.key for figure in figures_of(report_for(moved, desk))]


@pytest.mark.parametrize(("as_of", "pictured"), [(dt.date(2024, 10, 14), False), (dt.date(2024, 10, 16), True)])
def test_arrears_are_drawn_where_there_are_several(seed: CaseFile, as_of: dt.date, *, pictured: bool) -> None:
    """A single bar would say less than the number beside it; the table stands either way."""
    report = report_for(attrs.evolve(seed, as_of=as_of), Desk.RISK_MANAGEMENT)
    arrears = [figure.table for figure in figures_of(report) if figure.key == "arrears"]
    tables = [block for block in blocks(report.parts) if isinstance(block, Table)]

    assert pictured == bool(arrears)
    assert pictured != any("by installment" in str(table.caption) for table in tables)


def test_flows_are_told_in_the_order_of_time(moved: CaseFile) -> None:
    """Transfers stand by day, each with its evidence; hearsay is told apart."""
    table = figure_of(report_for(moved, Desk.RISK_MANAGEMENT), "flows").table

    assert [["1", "2024年7月22日"], ["2", "2024年8月9日"], ["3", "2024年8月30日"]] == [
        [cell.message() for cell in row[:2]] for row in table.rows
    ]
    assert ["证据7", "证据7", "尚无证据"] == [row[5].message() for row in table.rows]


def test_what_no_evidence_carries_drops_out_for_strangers(moved: CaseFile) -> None:
    """Of the flows a reader outside is shown two, among two parties; of the events those with evidence."""
    report = report_for(moved, Desk.RISK_MANAGEMENT)
    flows = figures.carried(figure_of(report, "flows"))
    timeline = figures.carried(figure_of(report, "timeline"))

    assert flows is not None
    assert timeline is not None
    assert isinstance(flows.picture, Flows)
    assert (2, 2, 2) == (len(flows.picture.flows), len(flows.picture.parties), len(flows.table.rows))
    assert "本行发现事实一" not in [row[1].message() for row in timeline.table.rows]


def test_sealed_transfers_stay_sealed(moved: CaseFile) -> None:
    """The statement that only the sealed transfer leans on is on no open list, and its sum in no open report."""
    uncited = attrs.evolve(moved.violations[2], citations=moved.violations[2].citations[1:])
    case = attrs.evolve(moved, violations=(*moved.violations[:2], uncited))
    for route, report in reports_on(case):
        said = lc.render(report, "json").content.decode()

        assert route.sealed == ("187,300.00" in said) == ("对公账户流水" in said)


def test_a_person_who_received_is_masked_for_who_may_not_know(moved: CaseFile) -> None:
    """A private receiver whom nothing else in the file names is masked like others; two of them stay two."""
    second = moved.violations[1]
    named = tuple(attrs.evolve(second.transfers[0], to=name) for name in ("钱某某", "钱某甲"))
    case = attrs.evolve(moved, violations=(attrs.evolve(second, transfers=named),))
    report = report_for(case, Desk.RISK_MANAGEMENT)
    clearance, masking = CLEARANCES.of(Audience.CUSTOMER), CLEARANCES.masking
    masked = Redactor(case, clearance, masking).document(report)
    picture = figure_of(masked, "flows").picture

    assert "钱某" not in lc.render(masked, "json").content.decode()
    assert isinstance(picture, Flows)
    assert ["华晟精工机械有限公司", "钱**", "钱**"] == [party.message() for party in picture.parties]


def test_a_transfer_that_names_no_evidence_of_the_file_is_a_gap(moved: CaseFile) -> None:
    """The finding names the place in the file as written, whatever dropped out on the way."""
    second = moved.violations[1]
    late = attrs.evolve(second.transfers[0], on=dt.date(2024, 12, 31))
    wrong = attrs.evolve(second.transfers[1], evidence="E99")
    case = attrs.evolve(
        moved, violations=(moved.violations[0], attrs.evolve(second, transfers=(late, wrong)), moved.violations[2])
    )
    findings = lc.assess(case).open.findings

    assert ["violations[1].transfers[1].evidence"] == [f.path for f in findings if f.code == "EVD-102"]


def test_many_payments_are_told_as_one_line(moved: CaseFile) -> None:
    """Forty payments would hide what happened: they are one line, from the first to the last."""
    payment = moved.loans[0].payments[1]
    days = [dt.date(2024, 8, 1) + dt.timedelta(days=n) for n in range(40)]
    small = tuple(attrs.evolve(payment, received_on=day, recorded_on=day, amount=yuan("1.00")) for day in days)
    loan = attrs.evolve(moved.loans[0], payments=(*moved.loans[0].payments, *small))
    table = figure_of(report_for(attrs.evolve(moved, loans=(loan,)), Desk.RISK_MANAGEMENT), "timeline").table
    told = {row[1].message(): row[0].message() for row in table.rows}

    assert "2024年4月15日至2024年9月9日" == told["收到还款共42笔"]
    assert not any(what.endswith("1.00元") for what in told)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_format_has_the_figure_in_its_own_way(moved: CaseFile, locale: str) -> None:
    """HTML draws it, Markdown and text give caption and table, JSON the structure; the table is in all."""
    report = report_for(moved, Desk.RISK_MANAGEMENT)
    figure = figure_of(report, "flows")
    made = {to: lc.render(report, to, locale=locale).content.decode() for to in ("html", "md", "txt", "json")}
    told = next(b for part in json.loads(made["json"])["parts"] for b in found(part) if b.get("key") == "flows")

    assert len(figures_of(report)) == made["html"].count("<svg ") == made["html"].count("<figure ")
    assert all(figure.caption.message(locale) in text for text in made.values())
    assert all(figure.table.caption.message(locale) in text for text in made.values())
    assert "<" not in re.sub(r"\\<", "", made["md"])
    assert {"type": "flows", "parties": [moved.customer.name, "海陆通商贸易有限公司", "周某"]}.items() <= (
        told["picture"].items()
    )
    assert {"on": "2024-07-22", "from": 0, "to": 1, "evidence": [7], "standing": "fact"}.items() <= (
        told["picture"]["flows"][0].items()
    )


def found(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block of a part in JSON, and of the parts below it."""
    yield from part["blocks"]
    for below in part["parts"]:
        yield from found(below)


def test_two_reports_on_one_page_do_not_clash(moved: CaseFile) -> None:
    """The ids of figures in one report are not those in another on the same case."""
    pages = [lc.render(report, "html").content.decode() for _, report in reports_on(moved)]
    ids = [re.findall(r'<figure id="([^"]+)"', page) for page in pages]
    flat = [id_ for page in ids for id_ in page]

    assert len(flat) == len(set(flat)) > len(pages)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", id_) for id_ in flat)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Flows(parties(1), (flow(0, 1, to=1),)),
        lambda: Bars((), (Bar(verbatim("一"), (yuan("1"),)),)),
        lambda: Matrix((Shown(verbatim("一"), (2,)),), (1,)),
        lambda: happening(0, standing=Standing.FACT),
        lambda: flow(0, 1, standing=Standing.FACT),
    ],
)
def test_what_contradicts_itself_is_no_picture(make: Any) -> None:  # noqa: ANN401 - makes a picture
    """A flow to nobody, a bar of too many parts, a dot without a column and a fact without evidence are refused."""
    with pytest.raises(ValueRefusedError):
        make()


# ---------------------------------------------------------------- contrast

CSS = (files("loancomplaint.renderers") / "templates" / "document.css").read_text(encoding="utf-8")
GROUNDS = [dict(re.findall(r"--(\w+): (#\w+);", root)) for root in re.findall(r":root \{([^}]*)\}", CSS)]


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    pairs = re.findall("..", colour[1:] if len(colour) > 4 else "".join(c * 2 for c in colour[1:]))
    red, green, blue = (
        share / 12.92 if (share := int(pair, 16) / 255) <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for pair in pairs
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [*GROUNDS, {ink.value: colour for ink, colour in COLOURS.items()}])
def test_everything_drawn_can_be_seen(ground: dict[str, str]) -> None:
    """On a light and a dark screen, in print and alone: texts stand out 4.5 to 1, lines 3 to 1 (WCAG 1.4.3, 1.4.11)."""
    for behind in ("paper", "tint"):
        for text in ("ink", "soft", "alert"):
            assert 4.5 <= contrast(ground[text], ground[behind])
    assert 3 <= contrast(ground["rule"], ground["paper"])


# ---------------------------------------------------------------- in a browser

CHROMIUM = shutil.which("chromium")
_MEASURE = """
<script>
const out = [];
for (const svg of document.querySelectorAll('svg')) {
  const box = svg.viewBox.baseVal;
  for (const text of svg.querySelectorAll('text')) {
    const b = text.getBBox();
    if (b.x < -1 || b.y < -1 || b.x + b.width > box.width + 1 || b.y + b.height > box.height + 1)
      out.push(svg.id + ': ' + text.textContent);
  }
}
document.body.innerHTML = '<pre id="out">' + document.querySelectorAll('text').length + '</pre>';
document.getElementById('out').append(' ' + out.join('; ') + ' end');
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to measure texts with")
def test_no_text_leaves_its_drawing_as_a_browser_measures_it(tmp_path: Path) -> None:
    """The estimate of how wide a text is holds for the fonts of a real browser, in both languages."""
    page = tmp_path / "page.html"
    drawn_ = [svg(draw(p, locale), id=f"f{n}", title="", desc="") for locale in LOCALES for n, p in enumerate(TRIED)]
    style = "<style>svg { font-family: 'Noto Sans CJK SC', sans-serif }</style>"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8">{style}{"".join(drawn_)}{_MEASURE}', encoding="utf-8")
    quiet = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync"
    run = subprocess.run(
        [CHROMIUM or "", *quiet.split(), f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    measured = re.search(r'<pre id="out">(\d+)</pre>|<pre id="out">(\d+) (.*) end</pre>', run.stdout, re.DOTALL)

    assert measured is not None
    assert ("", True) == ((measured[3] or "").strip(), int(measured[2]) > len(TRIED))


TRIED = tuple(AWKWARD.values())
