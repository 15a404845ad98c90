"""A language that nobody wrote this library for: one value and its words are all that it takes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from typing import Any, Final

import attrs
import pytest
from invented import BRACKETED, LOCALE, TAG
from richer import RICHER, reports_on, strangers_reports

import loancomplaint as lc
from loancomplaint.channels import DeskAnswer
from loancomplaint.documents import Document
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import CaseFile, Form, NoticeForm
from loancomplaint.jurisdictions.cn.jurisdiction import CHINA
from loancomplaint.reports.typeset import in_print
from loancomplaint.words import Phrase, label, locale, plural
from loancomplaint.words.locales import GROUP

FORMATS: Final = ("txt", "md", "html", "json")
RUN: Final = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+|[^\W\d_]+")
"""Chinese with its marks, or a word of any other script."""

TERMS: Final = frozenset("kind standing type key id format locale currency".split())
"""The names in a document as JSON whose values are for programs."""

CITED: Final = "《[^》]*》(?:、?第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九])?)*"
STATUTES: Final = [re.escape(key.replace("-", " ").title()) for key in CHINA.statutes]
NAMED: Final = re.compile("|".join((CITED, *STATUTES, "＿+")))
"""Articles as the law itself counts them, what English calls a statute, and a line to write on."""


@pytest.fixture(autouse=True, scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a distribution that brings a language leaves behind."""
    folder = tmp_path_factory.mktemp("site")
    about = folder / "invented-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: invented\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[{GROUP}]\n{TAG} = invented:LOCALE\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(folder)
        yield


def held(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of ours
    """Every text in a value, those of closed sets apart."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from held(item)
    elif isinstance(value, Mapping):
        yield from held(tuple(value.values()))
    elif attrs.has(cls := type(value)):
        yield from held(tuple(getattr(value, field.name) for field in attrs.fields(cls)))


LAW: Final = "\n".join(text for text in held(CHINA) if not text.isascii())
"""What the jurisdiction calls its statutes and authorities."""


def texts(to: str, document: Document) -> Iterator[str]:
    """What a reader of the format reads."""
    rendered = lc.render(document, to, locale=TAG).content.decode()  # type: ignore[arg-type]  # a report or a notice
    if to == "json":
        yield from _values(json.loads(rendered))
    elif to == "html":
        body = rendered[rendered.index("<body") :]
        yield from map(html.unescape, re.findall(r'(?:aria-label|alt|title)="([^"]*)"', body))
        yield html.unescape(re.sub(r"<[^>]*>", "\n", body))
    else:
        yield re.sub(r"\\(.)", r"\1", rendered) if to == "md" else rendered


def _values(found: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(found, str):
        yield from () if name in TERMS else (found,)
    elif isinstance(found, list):
        for item in found:
            yield from _values(item, name)
    elif isinstance(found, dict):
        for inner, value in found.items():
            yield from _values(value, inner)


def strangers(said: Iterable[str], data: str) -> set[str]:
    """The words outside the brackets that are no data."""
    outside = (NAMED.sub(" ", BRACKETED.sub(" ", text)) for text in said)
    return {run for text in outside for run in RUN.findall(text) if run.casefold() not in data}


def data_of(case: CaseFile) -> str:
    """What is data in a document on a case: its own words, as written and as printed, and names of law."""
    return "\n".join((*held(case), *held(in_print(case)), LAW)).casefold()


@pytest.fixture(scope="module")
def papers(seed: CaseFile) -> tuple[tuple[Document, str], ...]:
    """Every form of report and letter, with the data that it may hold."""
    found: list[tuple[Document, str]] = []
    for change in RICHER:
        case = change(seed)
        data = data_of(case)
        found += [(report, data) for _, report in reports_on(case)]
        found += [(report, data) for report in strangers_reports(case)]
    for form in NoticeForm:
        with suppress(NotOpenError):
            found.append((lc.notice(lc.terms(seed), form), data_of(seed)))
    return tuple(found)


@pytest.mark.parametrize("to", FORMATS)
def test_no_sentence_is_mixed(papers: tuple[tuple[Document, str], ...], to: str) -> None:
    """Outside our own words, in every form, stands nothing but what the case and the law bring along."""
    mixed = {(paper.kind, word) for paper, data in papers for word in strangers(texts(to, paper), data)}

    assert set() == mixed


def test_every_form_is_among_them(papers: tuple[tuple[Document, str], ...]) -> None:
    """What is not rendered is not tried."""
    assert {*Form, *NoticeForm} == {paper.kind for paper, _ in papers}


def test_it_is_found_by_its_tag() -> None:
    """An installed language is had by its tag, as those that ship are."""
    assert locale(TAG) is LOCALE
    assert "⟦overdue payment⟧" == Phrase("overdue payment").message(TAG)


def test_a_word_that_is_two_things_is_told_apart() -> None:
    """A label is looked up under its set first, and then as the plain word that it is."""
    assert ("⟦settled⟧", "⟦closed⟧") == (label(DeskAnswer.CLOSED).message(TAG), Phrase("closed").message(TAG))
    assert "⟦declined⟧" == label(DeskAnswer.DECLINED).message(TAG)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0⟦ items of evidence⟧"), (1, "⟦One item of evidence⟧"), (2, "⟦a few: ⟧2")]
)
def test_a_count_is_said_in_as_many_ways_as_the_language_has(count: int, said: str) -> None:
    """English has two, and a third language may have more."""
    assert said == plural("One item of evidence", "{count} items of evidence", count=count).message(TAG)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("⟦As of ⟧2024-09-17⟦, the borrower is late.⟧", set()),
        ("⟦As of ⟧2024-09-17, the borrower is late.", {"the", "borrower", "is", "late"}),
        ("⟦overdue payment⟧、⟦debt evasion⟧", {"、"}),
        ("截至2024年", {"截至", "年"}),
    ],
)
def test_what_code_puts_together_is_found(text: str, found: set[str]) -> None:
    """A sentence, a mark or a day that is in no catalogue stands outside the brackets."""
    assert found == strangers([text], "某甲".casefold())
