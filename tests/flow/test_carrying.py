"""Every claim in a report says what carries it, and none leaves the bank that nothing carries."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from richer import RICHER, half_shown, reports_on, said, strangers_reports

import loancomplaint as lc
from loancomplaint.documents import (
    NOTHING,
    EventChart,
    Exhibits,
    Figure,
    Flows,
    MoneyFlow,
    Paragraph,
    Part,
    Sentence,
    Standing,
    Table,
    amount,
    blocks,
    phrases,
    stated,
)
from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Collateral,
    Customer,
    DirectLoss,
    Security,
    Transfer,
    Violation,
)
from loancomplaint.facts.fields import Setting, content_of
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, Words, phrase


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


def planted(case: CaseFile) -> tuple[CaseFile, frozenset[str], frozenset[Money | dt.date]]:
    """The case with all prose, and every sum and day that only its author vouches for, made unmistakable."""
    texts: set[str] = set()
    vouched: set[Money | dt.date] = set()

    def plant(value: Any) -> Any:  # noqa: ANN401 - any fact
        if isinstance(value, tuple):
            return tuple(map(plant, value))
        if not attrs.has(type(value)) or isinstance(value, Money):
            return value
        new = {field.name: plant(getattr(value, field.name)) for field in attrs.fields(type(value))}
        for name in _prose(type(value)):
            if new[name]:
                new[name] = f"所称第{len(texts)}项"
                texts.add(new[name])
        for name in _VOUCHED.get(type(value), ()):
            if new[name] is not None:
                new[name] = _unmistakable(new[name], len(vouched))
                vouched.add(new[name])
        return attrs.evolve(value, **new)

    return plant(case), frozenset(texts), frozenset(vouched)


def _prose(cls: type) -> list[str]:
    """The fields that hold somebody's own words."""
    own = {Setting.SENTENCE, Setting.CLAUSE, Setting.QUOTATION}
    fields = [(field.name, content_of(field), field.type) for field in attrs.fields(cls)]
    return [name for name, content, type_ in fields if content and content.setting in own and "tuple" not in str(type_)]


def _unmistakable(value: Money | dt.date, number: int) -> Money | dt.date:
    """A sum or a day that stands nowhere else in a case."""
    if isinstance(value, Money):
        return Money(f"{7_000_001 + number}", value.currency)
    return dt.date(1991, 1, 1) + dt.timedelta(number)


_VOUCHED: Mapping[type, tuple[str, ...]] = {
    Violation: ("amount", "began_on", "ended_on", "discovered_on"),
    Transfer: ("amount", "on"),
    DirectLoss: ("amount",),
    Security: ("amount", "maximum"),
    Collateral: ("valuation",),
    Customer: ("credit_limit", "total_exposure"),
}


def cases() -> st.SearchStrategy[CaseFile]:
    """Generated case files, and the richer ones."""
    seed = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
    return case_files() | st.sampled_from([change(seed) for change in RICHER])


def holds(value: object, texts: frozenset[str], sums: frozenset[Money | dt.date]) -> bool:
    """Whether anything planted stands in a piece of a document."""
    params = [param for said_ in phrases(value) for _, param in said_.params]
    return any(param in sums for param in params if isinstance(param, Money | dt.date)) or any(
        text in param for param in params if isinstance(param, str) for text in texts
    )


def claims(report: ComplaintReport) -> Iterator[tuple[object, Standing, tuple[int, ...]]]:
    """Every piece of a report that can say something of the case, how it stands, and what carries it."""
    yield from (
        (piece, Standing.FORMAL, ())
        for piece in (report.title, report.header, report.closing, *(s.name for s in report.signatures))
    )
    drawn = [block for block in blocks(report.parts) if isinstance(block, Figure)]
    one_by_one = [figure.table for figure in drawn if isinstance(figure.picture, EventChart | Flows)]
    yield from ((s, s.standing, s.evidence) for s in stated(report.parts) if s not in one_by_one)
    yield from (item for figure in drawn for item in pictured(figure))
    for block in blocks(report.parts):
        if isinstance(block, Paragraph):
            carried = {number for inner in block.sentences for number in inner.evidence}
            yield block.heading, Standing.FACT if carried else Standing.UNPROVEN, tuple(sorted(carried))
    yield from ((part.title, Standing.FORMAL, ()) for above in report.parts for part in (above, *above.parts))


def pictured(figure: Figure) -> Iterator[tuple[object, Standing, tuple[int, ...]]]:
    """What a picture of happenings or flows says, one by one: its table leans on all of their evidence at once."""
    match figure.picture:
        case EventChart(happenings=happenings):
            yield from (((phrase("{day}", day=h.on), h.what), h.standing, h.evidence) for h in happenings)
        case Flows(flows=flows):
            yield from ((_of_flow(flow), flow.standing, flow.evidence) for flow in flows)


def _of_flow(flow: MoneyFlow) -> tuple[Phrase, ...]:
    day = phrase("{day}", day=flow.on) if flow.on else NOTHING
    return day, amount(flow.amount)


@given(cases())
def test_what_the_author_vouches_for_is_never_said_by_the_document(case: CaseFile) -> None:
    """Nothing formal holds a word or a sum that only the author vouches for, in any report: it says how it stands."""
    case, texts, sums = planted(case)
    for _, report in reports_on(case):
        assert not [p for p, standing, _ in claims(report) if standing is Standing.FORMAL and holds(p, texts, _NONE)]
    for report in strangers_reports(case):
        assert not [p for p, standing, _ in claims(report) if standing is Standing.FORMAL and holds(p, texts, sums)]


_NONE: frozenset[Money | dt.date] = frozenset()
"""Inside, the bank's own record of a customer's limits, and of days and periods, stands as such."""


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


def test_a_loss_or_transfer_that_nothing_shows_does_not_hide_behind_another(seed: CaseFile) -> None:
    """A table of several rows leans on the evidence of all; one of which nothing is cited is not in it."""
    for report in strangers_reports(half_shown(seed)):
        assert not re.search(r"(?<![\d,])[57]0,000\.00", said(report))


WHO = ("Name", "Type", "Identity number", "Legal representative")
ON_RECORD = ("Scale", "Industry", "Group", "Credit limit", "Total exposure")


def particulars(report: ComplaintReport) -> Iterator[tuple[str, ...]]:
    """What the report tells of the customer without an exhibit, row by row; case information has no such table."""
    captions = {"The customer, from the bank's records", "Particulars, from the identity papers that the bank keeps"}
    for block in blocks(report.parts):
        if isinstance(block, Table) and block.caption.text in captions:
            assert (Standing.FORMAL, ()) == (block.standing, block.evidence)
            yield tuple(item.text for item, _ in block.rows)


def test_of_the_banks_own_records_only_who_the_customer_is_leaves_the_bank(seed: CaseFile) -> None:
    """Particulars of the customer stand without an exhibit: inside all that is on record, outside who it is."""
    owed = Money("7654321", "CNY")
    customer = attrs.evolve(seed.customer, industry="所载行业", group="所载集团", total_exposure=owed)
    case = attrs.evolve(seed, customer=customer)
    inside = [report for route, report in reports_on(case) if route.channel is Channel.INTERNAL]

    assert {(*WHO, *ON_RECORD)} == {rows for report in inside for rows in particulars(report)}
    assert {WHO} == {rows for report in strangers_reports(case) for rows in particulars(report)}
    for report in strangers_reports(case):
        assert not [word for word in ("所载行业", "所载集团", "7,654,321") if word in said(report)]
