"""Values show themselves in a notebook: at a glance, as text and as HTML, and nobody's name or number in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from browser import Browser
from hostile import corpora, fields_holding, filled, text_fields, whole
from hypothesis import given
from IPython.core.formatters import DisplayFormatter

import loancomplaint as lc
from loancomplaint.documents import fields_of
from loancomplaint.errors import NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import Ban, CaseFile, CustomerKind, Identifier, LegalRepresentative
from loancomplaint.facts.fields import Personal
from loancomplaint.facts.kinds import MAY_BE_SEALED
from loancomplaint.testing.strategies import case_files
from loancomplaint.text.cards import Card, Displayed, Rows, discreet
from loancomplaint.text.characters import visible

NUMBER = "310101199001011234"
TELLING = (*sorted(MAY_BE_SEALED), Ban.TELL_CUSTOMER_OF_SUSPICION)
PROSE = fields_holding(lambda content: content.hidden)
"""What somebody states, and what else a repr leaves out."""

PEOPLE = fields_holding(lambda content: content.personal in {*Personal} - {Personal.FIRM})
"""Who is named, and how to find who it is."""


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


@given(case_files())
def test_sealed_matter_prints_as_sealed(case: CaseFile) -> None:
    """A log line and a card tell that something is sealed, and never what: no kind, no desk, no form, no ban."""
    assessment = lc.assess(case)
    for value in (case, assessment, lc.decide(assessment)):
        shown_ = said(value) + str(value)

        assert [] == [word for word in TELLING if word in shown_]


def test_the_sealed_lane_of_the_case_that_ships_tells_nothing(seed: CaseFile) -> None:
    """Not the suspicion's id, days or sum, nor that a desk is told; that there is something stands there."""
    *_, suspicion = seed.violations
    assessment = lc.assess(seed)
    decision = lc.decide(assessment)

    assert "Violation(<sealed>)" == repr(suspicion)
    assert all(repr(route) == "Route(<sealed>)" for route in decision.sealed.routes)
    assert "sealed=<sealed>" in repr(decision)
    assert ["—", "密封", "—", "—", "—", "—"] == seed.card.text.splitlines()[-1].split()
    assert "密封" in assessment.card.text
    assert "密封" in decision.card.text
    for route in decision.routes:
        report = lc.compose(assessment, route)
        followed = lc.follow(report)
        assert route.sealed == (repr(report) == "ComplaintReport(<sealed>)") == (report.card.text == "密封")
        assert [] == [
            word for word in (*TELLING, "洗钱") if word in said(report) + repr(followed) + repr(followed.filed)
        ]


def _within(value: object, kind: type) -> Iterator[Any]:
    """Every fact of a kind in *value*."""
    if isinstance(value, kind):
        yield value
    for piece in value if isinstance(value, tuple) else (getattr(value, name) for name in fields_of(value)):
        yield from _within(piece, kind)


@pytest.mark.parametrize("number", [NUMBER, "310101 19900101 1234", "138-0000-0000"])
def test_a_number_is_masked_whichever_field_it_was_typed_into(number: str) -> None:
    """People type identity numbers into titles and references: every repr and every card shows the end at most."""
    case = filled(whole(), dict.fromkeys(text_fields(), f"身份证{number}号"))

    for value in shown(case):
        assert number not in said(value), type(value).__name__


@pytest.mark.parametrize(
    ("text", "shown_"),
    [
        (NUMBER, "**************1234"),
        ("310101 19900101 1234", "****** ******** 1234"),
        ("1101-0519-4912-3100-2x", "****-****-****-**00-2x"),
        ("138 0000 0000", "*** **** 0000"),
        ("+86 138-0000-0000", "+** ***-****-0000"),
        ("6222\u200b0202\u200b0011\u200b2233\u200b445", "****\u200b****\u200b****\u200b***3\u200b445"),
        ("６２２２０２０２", "****０２０２"),
    ],
)
def test_a_number_shows_its_end_however_it_is_spelt(text: str, shown_: str) -> None:
    """In the groups in which people type it, in full width, and with marks between that nobody sees."""
    assert shown_ == discreet(text)


@pytest.mark.parametrize(
    "text",
    [
        "c5ff4e7d1c372f1a202004f208ccb71202e3c99d8f5d8113a2cf41d62fbdcea6",
        "TS-2024-0917",
        "JJ-2024-0117-01",
        "LDZJ-2024-0117-0001",
        "20240917",
        "2024-09-17 2025-01-14",
        "4,200,000.00",
        "1380000",
        "2026.11",
    ],
)
def test_what_is_nobodys_number_stays_whole(text: str) -> None:
    """A digest, a reference of ours, a note, days, sums and versions."""
    assert text == discreet(text)


def test_names_and_statements_stay_out_of_a_repr() -> None:
    """A log that somebody sends along names nobody and states nothing; a borrower's name is masked as anybody's."""
    assert PROSE | PEOPLE <= text_fields()
    for value in shown(filled(whole(), dict.fromkeys(PROSE | PEOPLE, "欧阳某某如是说"))):
        assert "欧阳某某" not in repr(value), type(value).__name__


@pytest.mark.parametrize("kind", [None, *CustomerKind])
def test_a_card_names_firms_alone(kind: CustomerKind | None) -> None:
    """A person who borrows is masked on a card as in a repr; so is who may be one."""
    case = filled(whole(), dict.fromkeys(PROSE | PEOPLE, "欧阳某某如是说"))
    case = attrs.evolve(case, customer=attrs.evolve(case.customer, kind=kind))

    assert (kind is not None and kind.is_firm) is ("欧阳某某" in case.card.text)
    assert [] == [value for value in shown(case) if value is not case and "欧阳某某" in value.card.text]


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
