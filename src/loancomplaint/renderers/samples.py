"""Documents for trials of what a bank brings, its templates and its paper: all that a page can hold, and nothing."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Final

import attrs

from loancomplaint.documents import (
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
)
from loancomplaint.facts import Form, NoticeForm
from loancomplaint.renderers.page import Page, printed
from loancomplaint.words import LOCALES, Phrase, verbatim

_WORD: Final = verbatim("""javascript:alert(1)//'"><script>alert(1)</script>&lt;b&gt;{{ 7*7 }}](x) url(x)""")
_NOTHING: Final = verbatim("")
_DAY: Final = dt.date(2024, 9, 17)


@attrs.frozen(kw_only=True)
class _Sample:
    """A document with what each has, and nothing else unless it is given more."""

    kind: str = Form.INTERNAL_REPORT
    date: dt.date = _DAY
    title: Phrase = _WORD
    head: tuple[HeadLine, ...] = (HeadLine(HeadKey.REFERENCE, _WORD, _WORD),)
    salutation: Phrase | None = None
    parts: tuple[Part, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    signatures: tuple[Signature, ...] = ()


@cache
def pages() -> tuple[Page, ...]:
    """Every kind of document, full; and in every language one that is full, one half empty, and one empty."""
    alike = (_full(Form.INTERNAL_REPORT), _half(), _Sample())
    return (
        *(printed(sample, locale) for locale in LOCALES for sample in alike),
        *(printed(_full(kind), LOCALES[0]) for kind in (*Form, *NoticeForm, "channel_policy")),
    )


def _half() -> _Sample:
    table, evidence = Table(_NOTHING, (_WORD,), ()), Exhibits(_NOTHING, ())
    parts = (Part("a", _WORD, (table, evidence)), Part("b", _WORD))
    return _Sample(
        head=(HeadLine(HeadKey.REFERENCE, _WORD, _NOTHING),),
        parts=parts,
        signatures=(Signature(Signer.AUTHOR, _NOTHING),),
    )


def _full(kind: str) -> _Sample:
    word = _WORD
    said = tuple(Sentence(word, (1, 2), standing) for standing in Standing if standing is not Standing.FORMAL)
    table = Table(word, (word, word), ((word, verbatim("1.00")),), (word, word), (1,), Standing.FACT, ((1,),))
    figure = Figure(
        key="days",
        caption=word,
        alt=word,
        picture=EventChart((Happening(on=_DAY, what=word, evidence=(1,), standing=Standing.FACT),), _DAY),
        table=table,
    )
    exhibit = Exhibit(number=1, title=word, kind=word, issuer=word, carrier=word, proves=(word,), pages=3, first_page=1)
    evidence = Exhibits(word, (exhibit, attrs.evolve(exhibit, number=2, sha256="0" * 64)))
    return _Sample(
        kind=kind,
        head=(HeadLine(HeadKey.REFERENCE, word, word), HeadLine(HeadKey.DATE, word, word)),
        salutation=word,
        parts=(
            Part("a", word, (Paragraph(said, None), Listing(said)), (Part("b", word, (table, figure)),)),
            Part("c", word, (evidence, attrs.evolve(evidence, for_court=True))),
        ),
        closing=(Paragraph((Sentence(Phrase("Date")),)), Paragraph((Sentence(Phrase("Date")),))),
        signatures=(Signature(Signer.AUTHOR, word, word), Signature(Signer.REVIEWER, word)),
    )
