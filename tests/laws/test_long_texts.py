"""A text may be as long as somebody pasted it, without a space, or a pile of accents: every format still says it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any, TypeVar

import attrs
import pytest
import typst
from hostile import READ
from hypothesis import example, given
from hypothesis import strategies as st
from test_pdf import CHARACTERS, DRAWN, by_pdfium, pdf, said, squeezed, unhyphenated

from loancomplaint import renderers
from loancomplaint.documents import (
    Bar,
    Bars,
    Block,
    EventChart,
    Exhibit,
    Exhibits,
    Figure,
    Flows,
    Happening,
    HeadKey,
    HeadLine,
    Listing,
    Matrix,
    MoneyFlow,
    Paragraph,
    Part,
    Pictured,
    Sentence,
    Shown,
    Signature,
    Signer,
    Standing,
    Table,
    phrases,
)
from loancomplaint.errors import PageRefusedError
from loancomplaint.renderers.page import printed
from loancomplaint.testing.contracts import Sample
from loancomplaint.text.characters import visible
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, verbatim

WORD = verbatim("字")
DAY = dt.date(2024, 9, 17)
BORNE = sorted(each for each in CHARACTERS if unicodedata.category(each) in ("Mn", "Mc", "Me", "Cf"))
Value = TypeVar("Value")


def document() -> Sample:
    """A document with every kind of block and picture, in which one phrase stands in every place."""
    fact = Sentence(WORD, (1,), Standing.FACT)
    table = Table(WORD, (WORD, WORD), ((WORD, WORD),), (WORD, WORD), (1,), Standing.FACT)
    exhibit = Exhibit(number=1, title=WORD, kind=WORD, issuer=WORD, carrier=WORD, proves=(WORD,), pages=1)
    pictures: tuple[Pictured, ...] = (
        EventChart((Happening(on=DAY, what=WORD, evidence=(1,), standing=Standing.FACT),), DAY),
        Bars((WORD,), (Bar(WORD, (Money("1.00", "CNY"),)),)),
        Flows((WORD, WORD), (MoneyFlow(from_=0, to=1, evidence=(1,), standing=Standing.FACT),)),
        Matrix((Shown(WORD, (1,)),), (1,)),
    )
    small = Table(Phrase("Content"), (Phrase("Content"),), ((Phrase("Content"),),))
    figures = (
        Figure(key=f"f{number}", caption=WORD, alt=WORD, picture=picture, table=small)
        for number, picture in enumerate(pictures)
    )
    text: tuple[Block, ...] = (Listing((fact,)), Paragraph((fact,), WORD), table, *figures)
    lists = (Exhibits(WORD, (exhibit,)), Exhibits(WORD, (exhibit,), for_court=True))
    return Sample(
        kind="internal_report",
        title=WORD,
        date=DAY,
        head=tuple(HeadLine(key, WORD, WORD) for key in HeadKey),
        salutation=WORD,
        parts=(Part("a", WORD, text, (Part("b", WORD, lists),)),),
        closing=(Paragraph((Sentence(WORD),), WORD),),
        signatures=(Signature(Signer.AUTHOR, WORD, WORD),),
    )


def saying(value: Value, text: str) -> Value:
    """A copy of a document, or a piece of one, in which *text* stands in every place."""
    return written(value, repeat(text))


def written(value: Value, texts: Iterator[str]) -> Value:
    """A copy of a document, or a piece of one, in each place of which the next of *texts* stands."""
    piece: Any = value
    if piece is WORD:
        piece = verbatim(next(texts))
    elif isinstance(piece, tuple):
        piece = tuple(written(item, texts) for item in piece)
    elif attrs.has(type(piece)) and not isinstance(piece, Phrase | Money):
        fields = attrs.fields(type(piece))
        piece = attrs.evolve(piece, **{field.alias: written(getattr(piece, field.name), texts) for field in fields})
    copy: Value = piece
    return copy


TEXTS = {
    "one word": "x" * 4_000,
    "one word of Chinese": "字" * 4_000,
    "one line of code": "aB3-/.x" * 600,
    "hundreds of long words": ("x" * 40 + " ") * 300,
    "a pile of accents": "x" + "\u0301" * 300,
    "a hundred piles": ("x" + "\u0301" * 30) * 100,
    "joiners": "x\u200d" * 1_000,
    "characters that no page shows": "\u202e" * 500,
}
EACH = [pytest.param(text, id=name) for name, text in TEXTS.items()]
LONGEST = [
    pytest.param("aB3-/.x" * 14_300, id="100 kB of Latin"),
    pytest.param("字" * 34_000, id="100 kB of Chinese"),
    pytest.param("x" + "\u0301" * 3_000, id="the highest pile"),
]
_UNSEEN = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def test_a_caption_taller_than_a_page_loses_no_table() -> None:
    """A table that is kept in one piece lets go where its caption alone fills the page."""
    table = next(block for block in document().parts[0].blocks if isinstance(block, Table))
    table = attrs.evolve(saying(table, "始末"), caption=verbatim("字" * 8_000))

    assert_printed(attrs.evolve(saying(document(), "始末"), parts=(Part("a", Phrase("Content"), (table,)),)))


@pytest.mark.parametrize("text", EACH)
def test_a_page_is_printed_with_it_in_every_place(text: str) -> None:
    """Whatever the text, there is a file, and on its pages stands all of it."""
    long = saying(document(), text)

    assert_printed(long)


def assert_printed(document: Sample) -> None:
    """Every character to be seen that the page of a document says is read out of its PDF."""
    expected = seen("".join(said(printed(document, "zh-CN"))))

    assert Counter() == expected - seen("".join(by_pdfium(pdf(document))))


def seen(text: str) -> Counter[str]:
    """How often each character that draws something stands in *text*."""
    return Counter(_UNSEEN.sub("", unhyphenated(text)))


@pytest.mark.parametrize("text", ["x" * 33_000, "字" * 17_000, "\U00020087" * 9_000], ids=["Latin", "Chinese", "rare"])
def test_what_a_viewer_tells_of_the_file_may_be_longer_than_pdf_allows(text: str) -> None:
    """A name of the file, of its author, of a part or of a picture is told in short, and stands on the page whole."""
    calm, long = saying(document(), "始末"), verbatim(text)
    figure = next(block for block in calm.parts[0].blocks if isinstance(block, Figure))
    part = Part("a", long, (attrs.evolve(figure, alt=long),))

    assert_printed(attrs.evolve(calm, title=long, head=(HeadLine(HeadKey.AUTHOR, WORD, long),), parts=(part,)))


@pytest.mark.soak
@pytest.mark.parametrize("text", LONGEST)
def test_a_page_is_printed_with_the_longest_in_any_place(text: str) -> None:
    """The longest without a space, and the highest pile, in one place after the other."""
    places = sum(phrase is WORD for phrase in phrases(document()))
    for place in range(places):
        assert_printed(written(document(), chain(repeat("始末", place), [text], repeat("始末"))))


@pytest.mark.parametrize("to", READ)
@pytest.mark.parametrize("text", [*EACH, *LONGEST])
def test_it_is_read_back_from_every_place(to: str, text: str) -> None:
    """Each format that needs no fonts says it at least as often as it says a short one."""
    renderer = renderers.get(to)
    short, long = (READ[to](renderer.render(saying(document(), word), "zh-CN").content) for word in ("始末", text))
    shown = text if to == "json" else visible(text)

    assert 0 < squeezed(short).count("始末") <= squeezed(long).count(squeezed(shown))


@example("\u0300\u00ad")
@example("\u200d\u00ad")
@given(st.lists(st.sampled_from(BORNE) | st.sampled_from("aAPiefl甲一ﬁ!1") | DRAWN, max_size=8).map("".join))
def test_any_label_of_a_picture_is_drawn(text: str) -> None:
    """Accents, joiners and selectors of variants, however they are piled up, keep no picture from print."""
    pictures = attrs.evolve(document().parts[0], blocks=document().parts[0].blocks[3:], parts=())

    assert_printed(saying(attrs.evolve(document(), parts=(pictures,)), f"{text}末"))


def test_what_cannot_be_set_is_refused_by_us() -> None:
    """Typst's own errors say nothing to who called us; PDF/UA wants a title, and one that is empty is the nearest."""
    with pytest.raises(PageRefusedError, match="cannot be set as PDF; render it in another format") as refused:
        pdf(attrs.evolve(saying(document(), "始末"), title=verbatim("")))

    assert isinstance(refused.value.__cause__, typst.TypstError)
