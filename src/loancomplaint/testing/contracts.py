"""Contracts: what a stranger's renderer must keep, as functions that prove it and say in a sentence where it fails.

from loancomplaint.testing import contracts

def test_ours_keeps_the_contract():
    contracts.check_renderer(OUR_RENDERER, text_of=bytes.decode)
    contracts.check_everywhere("our-format")
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.documents import (
    Document,
    EventChart,
    Exhibit,
    Exhibits,
    Figure,
    Happening,
    HeadKey,
    HeadLine,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Signature,
    Signer,
    Standing,
    Table,
    phrases,
)
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import NoticeForm
from loancomplaint.renderers import Renderer
from loancomplaint.testing.pieces import DAYS
from loancomplaint.text.characters import visible
from loancomplaint.words import LOCALES, Phrase, phrase, verbatim

_WORDS: Final = (
    "第2期本息到期未还。",
    "Paid late; penalty interest is reckoned apart.",
    "镕昇喆堃䶮 ｆｕｌｌ 𠮷",
    "<b>&amp;{{ 7*7 }}</b> | # * _ [x](y) \\ $x$ @y %z",
    "499,078.13元",
    "=1+1",
)
_KEPT: Final = ("L", "N", "P", "S")
_CHARACTERS: Final = st.characters(categories=_KEPT)

_ELSEWHERE: Final = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"},
)

_PRINT: Final = (
    "import sys; from loancomplaint.testing.contracts import fingerprints; print(*fingerprints(sys.argv[1]))"
)


@attrs.frozen(kw_only=True)
class Sample:
    """A document for trials: every kind of block, with the same few words in all of them."""

    kind: str
    title: Phrase
    date: dt.date
    head: tuple[HeadLine, ...]
    salutation: Phrase | None
    parts: tuple[Part, ...]
    closing: tuple[Paragraph, ...]
    signatures: tuple[Signature, ...]


@st.composite
def documents(draw: st.DrawFn, draws: Collection[str] | None = None) -> Sample:
    """Documents with every kind of block and texts that a format may take for markup; none empty or invisible.

    Args:
        draw: Given by Hypothesis.

        draws: The only characters that may stand in them; any unless given.
    """
    words = _words(None if draws is None else frozenset(draws))
    word, other = verbatim(draw(words)), verbatim(draw(words))
    proven, inferred = Sentence(word, (1,), Standing.FACT), Sentence(other, (1, 2), Standing.INFERENCE)
    text = Paragraph((proven, inferred, Sentence(word, (), Standing.UNPROVEN)), other)
    table = Table(other, (word, other), ((other, word), (word, word)), (word, phrase("{sum}", sum="1.00")))
    exhibits = Exhibits(
        word,
        (
            Exhibit(number=1, title=word, kind=other, issuer=word, carrier=other, proves=(word, other), pages=3),
            Exhibit(number=2, title=other, kind=word),
        ),
    )
    date = draw(DAYS)
    happened = Happening(on=date, what=word, evidence=(1,), standing=Standing.FACT)
    figure = Figure(key="days", caption=other, alt=word, picture=EventChart((happened,), date), table=table)
    return Sample(
        kind="internal_report",
        title=word,
        date=date,
        head=(HeadLine(HeadKey.REFERENCE, word, other),),
        salutation=draw(st.sampled_from([None, other])),
        parts=(
            Part("a", word, (text, Listing((proven,))), (Part("b", other, (table, figure)),)),
            Part("c", word, (exhibits,)),
        ),
        closing=(Paragraph((Sentence(other),)),),
        signatures=(Signature(Signer.AUTHOR, word, other), Signature(Signer.APPROVER, other)),
    )


@cache
def _words(draws: frozenset[str] | None) -> st.SearchStrategy[str]:
    if draws is None:
        return st.sampled_from(_WORDS) | st.text(_CHARACTERS, min_size=1, max_size=20)
    seen = st.sampled_from(sorted(each for each in draws if unicodedata.category(each)[0] in _KEPT))
    drawn = [word for word in _WORDS if draws.issuperset(word)]
    return st.sampled_from(drawn) | st.text(seen, min_size=1, max_size=20)


def check_renderer(
    renderer: Renderer, text_of: Callable[[bytes], str], *, draws: Collection[str] | None = None
) -> None:
    """Prove that a renderer is a function of document and language, of one kind of file, and drops no text.

    Args:
        renderer: The one on trial.

        text_of: Reads a file of its format back as text, in any order; white space does not count.

        draws: The characters that it can draw, where it refuses documents with any other; all of them unless given.

    Raises:
        AssertionError: It breaks the contract; the message says in what.
    """
    kinds = set()

    @given(documents(draws), st.sampled_from(LOCALES))
    def keeps_the_contract(document: Sample, locale: str) -> None:
        rendering = renderer.render(document, locale)
        again = renderer.render(attrs.evolve(document), locale)
        _expect(rendering == again, "the same document and language gave different bytes, media types or suffixes")
        kinds.add((rendering.media_type, rendering.suffix))
        _expect(len(kinds) == 1, f"the media type or the suffix changes from document to document: {kinds}")
        shown = _squeezed(text_of(rendering.content))
        lost = [said for said in _said(document, locale) if _squeezed(said) not in shown]
        _expect(not lost, f"what the document says is not in the file: {lost}")

    keeps_the_contract()


def check_everywhere(name: str) -> None:
    """Prove that an installed renderer gives the same bytes in any time zone, locale and hash seed.

    Args:
        name: As `loancomplaint.renderers.get` takes it, because other processes must find it too.

    Raises:
        AssertionError: It does not.
    """
    here = fingerprints(name)
    for elsewhere in _ELSEWHERE:
        run = subprocess.run(  # noqa: S603 - this interpreter, on a text of ours
            [sys.executable, "-c", _PRINT, name], env=os.environ | elsewhere, capture_output=True, text=True, check=True
        )
        _expect(here == tuple(run.stdout.split()), f"other bytes under {elsewhere}")


def fingerprints(name: str) -> tuple[str, ...]:
    """The SHA-256 of every report and letter on the case that ships inside, in every language."""
    renderer = renderers.get(name)
    return tuple(
        hashlib.sha256(renderer.render(document, locale).content).hexdigest()
        for document in demo_documents()
        for locale in LOCALES
    )


def demo_documents() -> Iterator[Document]:
    """Every report that the case that ships inside opens, and every letter that its contract gives ground for."""
    case = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
    assessment = lc.assess(case)
    yield from (lc.compose(assessment, route) for route in lc.decide(assessment).routes)
    for form in NoticeForm:
        with suppress(NotOpenError):
            yield lc.notice(lc.terms(case, case.name_of(case.loans[0])), form)


def _said(document: Document, locale: str) -> Iterator[str]:
    return (visible(each.message(locale)) for each in phrases(document))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _expect(kept: bool, otherwise: str) -> None:  # noqa: FBT001 - the condition is what is on trial
    if not kept:
        raise AssertionError(otherwise)
