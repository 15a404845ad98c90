"""Values show themselves in a notebook: at a glance, as text and as HTML, and nobody's name or number in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser import Browser
from hostile import corpora, filled, text_fields, whole
from hypothesis import given
from IPython.core.formatters import DisplayFormatter

import loancomplaint as lc
from loancomplaint.documents import fields_of
from loancomplaint.errors import NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import CaseFile, Identifier, LegalRepresentative
from loancomplaint.testing.strategies import case_files
from loancomplaint.text.cards import Card, Displayed, Rows, discreet
from loancomplaint.text.characters import visible

NUMBER = "310101199001011234"
PROSE = frozenset(
    """
    CaseFile.background Violation.statement Violation.inference Violation.customer_explanation Statement.text
    Violation.no_explanation_reason Citation.proves Request.reason CustodyEntry.note Declaration.interests
    """.split()
)
"""What somebody states."""

PEOPLE = frozenset(
    """
    Reporter.name Person.name LegalRepresentative.name RelatedParty.name StaffMember.name Approval.name
    Security.provider CollectionContact.by CollectionContact.to CustodyEntry.by Evidence.obtained_by
    Evidence.accompanied_by Evidence.issuer Customer.name
    """.split()
)


def shown(case: CaseFile) -> Iterator[Displayed]:
    """Everything on *case* that shows itself."""
    yield case
    assessment = lc.assess(case)
    yield assessment
    decision = lc.decide(assessment)
    yield decision
    for route in decision.routes:
        try:
            yield lc.compose(assessment, route)
        except NotClearedError:
            continue
    for form in ("demand_letter", "guarantor_demand"):
        try:
            yield lc.notice(lc.terms(case), form)
        except (NotClearedError, NotOpenError, UnknownNameError):
            continue


def said(value: Displayed) -> str:
    """All that a value says of itself, on whatever screen."""
    return "\n".join((repr(value), value.card.text, value.card.html))


# ---------------------------------------------------------------- laws


@given(case_files())
def test_no_number_of_a_person_is_shown(case: CaseFile) -> None:
    """Neither an identity nor a telephone number stands in what any value of the flow shows of itself."""
    numbers = {found.value for found in _within(case, Identifier)}
    numbers |= {found.phone for found in _within(case, LegalRepresentative) if found.phone}

    for value in shown(case):
        for number in numbers:
            assert number not in said(value)


def _within(value: object, kind: type) -> Iterator[Any]:
    """Every fact of a kind in *value*."""
    if isinstance(value, kind):
        yield value
    for piece in value if isinstance(value, tuple) else (getattr(value, name) for name in fields_of(value)):
        yield from _within(piece, kind)


@pytest.mark.parametrize("field", sorted(text_fields()))
def test_a_number_is_masked_whichever_field_it_was_typed_into(field: str) -> None:
    """People type identity numbers into titles and references: a case's repr and every card show the end at most."""
    case = filled(whole(), {field: f"身份证{NUMBER}"})

    assert NUMBER not in repr(case)
    assert [] == [value for value in shown(case) if NUMBER in value.card.text + value.card.html]


@pytest.mark.parametrize("field", sorted(PROSE | PEOPLE))
def test_names_and_statements_stay_out_of_a_repr(field: str) -> None:
    """A log that somebody sends along names nobody and states nothing; a borrower's name is masked as anybody's."""
    assert field in text_fields()
    for value in shown(filled(whole(), {field: "欧阳某某如是说"})):
        assert "欧阳某某" not in repr(value)
        if field != "Customer.name":
            assert "欧阳某某" not in said(value)


def test_no_hostile_string_is_markup_in_a_notebook(browser: Browser) -> None:
    """Every string of the corpora, in a title and in a cell: nothing acts, and nothing is added."""
    strings = tuple(string for each in corpora().values() for string in each)
    calm = Card("安", (Rows("安", tuple(("安", "安") for _ in strings), ("安", "安")),))
    hostile = Card(strings[0], (Rows(strings[1], tuple((s, s) for s in strings), (strings[2], strings[3])),))
    text = hostile.text
    expected, seen = browser.look(calm.html), browser.look(hostile.html)

    assert () == seen.ran == seen.requests == seen.addresses
    assert expected.elements == seen.elements
    assert expected.attributes == seen.attributes
    assert all(visible(discreet(string)) in text for string in strings)


# ---------------------------------------------------------------- the seed


def test_a_notebook_shows_the_whole_flow(seed: CaseFile) -> None:
    """IPython finds both views of every value, and they say what a relationship manager looks for."""
    formatter = DisplayFormatter()
    views = [formatter.format(value)[0] for value in shown(seed)]  # type: ignore[no-untyped-call]  # IPython's own gap
    everything = "\n".join(view["text/plain"] + view["text/html"] for view in views)

    for word in ("华晟精工机械有限公司", "V1 逾期未还", "不充分", "风险管理部", "禁止事项", "诉求与建议", "催收函"):
        assert word in everything
    for name in ("李某", "郑某", "周某"):
        assert name not in everything


def test_two_on_one_page_do_not_clash(seed: CaseFile) -> None:
    """No id, no style sheet, no script and no colour: a page shows as many as it likes, light or dark."""
    for value in shown(seed):
        html = value.card.html

        assert not re.search(r"<style|<script|<link|\sid=|\sclass=|color|background", html)


def test_what_is_empty_is_left_out() -> None:
    """A bare draft shows what it has, and no table without rows."""
    card = Card("题", (Rows("空", ()), Rows("有", (("一", "1"),))), (Rows("折", ()),))

    assert "空" not in card.text + card.html
    assert "折" not in card.text + card.html
    assert "题\n\n有\n一  1" == card.text


def test_what_few_will_read_is_folded_away(seed: CaseFile) -> None:
    """The trace of a decision is there for whoever opens it."""
    html = lc.decide(lc.assess(seed)).card.html

    assert 1 == html.count("<details>")
    assert html.index("风险管理部") < html.index("<details>")
