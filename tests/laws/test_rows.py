"""No row of a table stands on what carries another, and none leaves the bank that nothing carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from richer import reports_on, said, secured, strangers_reports, yuan

import loancomplaint as lc
from loancomplaint.documents import Standing, Table, carried_by, phrases, stated
from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Citation,
    Desk,
    DirectLoss,
    Form,
    Loan,
    Transfer,
    Violation,
    ViolationKind,
)
from loancomplaint.reports import ComplaintReport
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase

ELSEWHERE = "KWD"
"""The currency of one loan, which no case has: a sum in it, in whatever way reckoned, is that loan's."""

MARK = "疑甲"
"""Stands in every name, number and text of one loan, and nowhere else."""

DAYS = (dt.date(1991, 1, 1), dt.date(1991, 1, 2), dt.date(1991, 1, 3))
"""When that loan was signed, paid out, and fell due."""

RATE = Decimal("0.1234567")


def lent_thrice(seed: CaseFile) -> CaseFile:
    """Three loans, each in arrears, secured and called, obtained by false papers and partly diverted; all shown."""
    case = secured(seed)
    (loan,) = case.loans
    overdue = case.violations[0]
    told = Violation(
        id="F",
        kind=ViolationKind.FALSE_INFORMATION,
        began_on=dt.date(2023, 12, 28),
        amount=yuan("600000.00"),
        statement="报表虚增营业收入600,000.00元",
        direct_loss=DirectLoss(amount=yuan("300000.00"), method="未收回本金"),
        citations=(Citation(evidence="E8", proves="提交的报表"), Citation(evidence="E4", proves="登记资料所载")),
    )
    moved = tuple(
        Transfer(on=dt.date(2024, 2, day), from_="甲", to="乙", amount=yuan(f"{day}.00"), evidence="E2")
        for day in range(1, 9)
    )
    misused = Violation(
        id="M",
        kind=ViolationKind.LOAN_MISUSE,
        began_on=dt.date(2024, 1, 20),
        statement="贷款资金被挪用",
        transfers=moved,
        citations=(Citation(evidence="E2", proves="资金划转"),),
    )
    lent = tuple(
        attrs.evolve(loan, contract_no=f"LDZJ-{n}", note_no=f"JJ-{n}", principal=yuan(f"{n}00001.00"))
        for n in (5, 6, 7)
    )
    return attrs.evolve(
        case,
        loans=tuple(attrs.evolve(each, acceleration=_apart(each.acceleration, n)) for n, each in enumerate(lent)),
        evidence=tuple(attrs.evolve(item, id=f"{item.id}-{n}") for n in range(3) for item in case.evidence),
        violations=tuple(
            _apart(attrs.evolve(violation, loan=each.note_no), n)
            for n, each in enumerate(lent)
            for violation in (overdue, told, misused)
        ),
        requests=(),
    )


def _apart(value: Any, n: int) -> Any:  # noqa: ANN401 - any fact
    """The same fact of the loan of that number, on the evidence of that loan."""
    if isinstance(value, tuple):
        return tuple(_apart(each, n) for each in value)
    if not attrs.has(type(value)) or isinstance(value, Money):
        return value
    new = {field.name: _apart(getattr(value, field.name), n) for field in attrs.fields(type(value))}
    for name in ("id", "evidence"):
        if isinstance(new.get(name), str):
            new[name] = f"{new[name]}-{n}"
    return attrs.evolve(value, **new)


def unshown(case: CaseFile, loan: Loan) -> CaseFile:
    """The case with one loan unmistakable, and without the evidence of anything that concerns it."""
    marked = _marked(attrs.evolve(loan, annual_rate=RATE, penalty_rate=RATE))
    renamed = attrs.evolve(
        marked,
        contract_no=f"{MARK}合同",
        note_no=f"{MARK}借据",
        signed_on=DAYS[0],
        disbursed_on=DAYS[1],
        matures_on=DAYS[2],
    )
    own = {violation.id for violation in case.violations if case.loan(violation.loan) is loan}
    return attrs.evolve(
        case,
        loans=tuple(renamed if other is loan else other for other in case.loans),
        violations=tuple(
            attrs.evolve(_marked(violation), id=violation.id, loan=renamed.note_no)
            if violation.id in own
            else violation
            for violation in case.violations
        ),
    )


def _marked(value: Any) -> Any:  # noqa: ANN401 - any fact
    """The same fact with every sum in a currency of its own, every text marked, and no evidence."""
    if isinstance(value, Money):
        return Money(value.amount, ELSEWHERE)
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{MARK}{value}"
    if isinstance(value, tuple):
        return tuple(map(_marked, value))
    if not attrs.has(type(value)):
        return value
    new = {field.name: _marked(getattr(value, field.name)) for field in attrs.fields(type(value))}
    nothing = MARK if isinstance(value, Citation) else None  # a citation cites something: here nothing that is there
    none = {name: () if isinstance(new[name], tuple) else nothing for name in _EVIDENCE & new.keys()}
    return attrs.evolve(value, **new | none)


_EVIDENCE = {"citations", "evidence"}


def tables(report: ComplaintReport) -> Iterator[Table]:
    """Every table of a report, those beside pictures too."""
    return (block for block in stated(report.parts) if isinstance(block, Table))


def tells_of_it(piece: object) -> bool:
    """Whether a sum, a rate, a day or a word of the unmistakable loan stands in a piece of a document."""
    return any(_is_of_it(param) for each in phrases(piece) for _, param in each.params)


def _is_of_it(param: Param) -> bool:
    if isinstance(param, Money):
        return param.currency == ELSEWHERE
    return param in DAYS or (isinstance(param, str) and (MARK in param or "12.34567" in param))


@st.composite
def with_one_unshown(draw: st.DrawFn) -> CaseFile:
    """A case file in which nothing shows one of the loans."""
    case = draw(case_files().filter(lambda case: case.loans))
    return unshown(case, draw(st.sampled_from(case.loans)))


@given(with_one_unshown())
def test_a_loan_that_nothing_shows_is_in_no_table_that_leaves_the_bank(case: CaseFile) -> None:
    """Whatever shows the others: no sum, rate, name or reference of it stands in a row, a total or a caption."""
    for report in strangers_reports(case):
        assert not [table for table in tables(report) if tells_of_it(table)]


@given(case_files())
def test_every_row_of_facts_that_leaves_the_bank_names_its_evidence(case: CaseFile) -> None:
    """By itself, or all together where all lean on the same; what is listed of the evidence holds it."""
    for report in strangers_reports(case):
        listed = {exhibit.number for exhibit in report.exhibits}
        for table in tables(report):
            assert len(table.by_row) in {0, len(table.rows)}
            assert listed.issuperset(number for own in table.by_row for number in own)
            assert table.standing is not Standing.FACT or all(table.by_row or (table.evidence,))
            assert table.standing is not Standing.UNPROVEN


WITHOUT_A_TABLE_OF_LOANS = {Form.POLICE_REPORT, Form.STATEMENT_OF_CLAIM, Form.PRESERVATION_APPLICATION}


@pytest.mark.parametrize("which", range(3))
def test_beside_two_loans_in_full_the_third_is_in_no_table(seed: CaseFile, which: int) -> None:
    """Each form has all its tables, with the two loans in them, and the sum of what they alone owe."""
    case = lent_thrice(seed)
    case = unshown(case, case.loans[which])
    shown = [loan.contract_no for loan in case.loans if MARK not in loan.contract_no]
    for report in strangers_reports(case):
        found = tuple(tables(report))

        assert not [table for table in found if tells_of_it(table)]
        if report.header.form not in WITHOUT_A_TABLE_OF_LOANS:
            assert all(any(contract in _words(table) for table in found) for contract in shown)
        assert [["合计", "698,156.26元"]] * (report.header.form is Form.CASE_INFORMATION) == [
            [cell.message() for cell in table.total[:2]]
            for table in found
            if table.total and table.caption.message().endswith("风险敞口")
        ]


def _words(piece: object) -> frozenset[str]:
    return frozenset(param for each in phrases(piece) for _, param in each.params if isinstance(param, str))


def test_each_of_several_loans_names_its_own_papers(seed: CaseFile) -> None:
    """In print, as values and in JSON and HTML, whatever the reader; a loan that nothing shows stands apart inside."""
    case = lent_thrice(seed)
    report = next(r for r in strangers_reports(case) if r.header.form is Form.REGULATORY_REPORT)
    lent = next(table for table in tables(report) if table.caption.message() == "贷款要素")
    page = lc.render(report, "html").content.decode()
    written = lc.render(report, "json").content.decode()

    assert ((1, 2), (11, 12), (21, 22)) == lent.by_row
    assert ["证据1、2", "证据11、12", "证据21、22"] == [row[-1].message() for row in lent.rows]
    assert lent in carried_by(report.parts, 12)
    assert '<tr data-evidence="11 12">' in page
    assert "[[1,2],[11,12],[21,22]]" in "".join(written.split())


def test_many_transfers_are_counted_apart_from_those_that_nothing_shows(seed: CaseFile) -> None:
    """Told together, those of which evidence is cited are not made more, or longer, by the others."""
    case = lent_thrice(seed)
    moved = next(violation for violation in case.violations if violation.transfers)
    heard = Transfer(on=dt.date(2024, 6, 1), from_="乙", to="丙", amount=yuan("9.00"))
    more = attrs.evolve(moved, transfers=(*moved.transfers, heard, attrs.evolve(heard, on=dt.date(2024, 6, 2))))
    case = attrs.evolve(case, violations=(more,))
    inside = next(said(report) for route, report in reports_on(case) if route.channel is Channel.INTERNAL)

    assert "转移共8笔" in inside
    assert "转移共2笔" in inside
    for report in strangers_reports(case):
        assert not [table for table in tables(report) if dt.date(2024, 6, 2) in _days(table)]


def _days(piece: object) -> frozenset[dt.date]:
    return frozenset(param for each in phrases(piece) for _, param in each.params if isinstance(param, dt.date))


def test_a_court_is_not_told_what_is_still_to_be_obtained(seed: CaseFile) -> None:
    """Counsel reads every element, a court those that evidence shows."""
    briefs = {report.header.desk: report for report in strangers_reports(lent_thrice(seed))}

    assert "待取得" in said(briefs[Desk.LAWYER])
    assert "待取得" not in said(briefs[Desk.COURT])


def test_a_row_cannot_hide_behind_the_others() -> None:
    """The type refuses it: a row of facts without evidence, one too few, and evidence that is no row's."""
    column, row = (Phrase("Content"),), (Phrase("Total"),)
    for evidence, by_row in (((1,), ((1,), ())), ((1,), ((1,),)), ((1, 2), ((1,), (1,)))):
        with pytest.raises(ValueRefusedError):
            Table(Phrase("Total"), column, (row, row), evidence=evidence, standing=Standing.FACT, by_row=by_row)

    assert Table(Phrase("Total"), column, (row, row), evidence=(1,), by_row=((1,), ())).by_row
