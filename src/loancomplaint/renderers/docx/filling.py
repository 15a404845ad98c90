"""Fills a bank's letterhead in: its tags, and the text of a document where ``{{ body }}`` stands."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from loancomplaint.documents import Document, HeadKey
from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.docx import MEDIA_TYPE
from loancomplaint.renderers.docx.body import WIDTH, Body
from loancomplaint.renderers.docx.borrowing import borrow_styles, rename
from loancomplaint.renderers.docx.inspection import WordParts, inspected, parsed
from loancomplaint.renderers.docx.markup import Element
from loancomplaint.renderers.docx.package import packed, zipped
from loancomplaint.renderers.docx.paper import blank, describe
from loancomplaint.renderers.docx.tags import faults, fill, pieces, replace, tags
from loancomplaint.renderers.page import Page, printed
from loancomplaint.renderers.samples import pages

BODY: Final = "body"
NAMES: Final = frozenset((*(key.value for key in HeadKey), "title", BODY))
"""Every name that a letterhead may use."""

_PLACE: Final = (
    "{{ body }} stands once, alone in a paragraph of the text, in no table, margin or frame; "
    "beside it may be pictures and breaks"
)
_ODD: Final = "this cannot be filled in as it is; save it again as .docx"
_BESIDE: Final = frozenset(map(qn, ("w:pPr", "w:r", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd")))
_FIELDS: Final = frozenset(map(qn, ("w:fldChar", "w:instrText")))
_LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?)(|mm|cm|in|pt|pc|pi)")
_TWIPS: Final = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_NARROWEST: Final = 2000
"""In twentieths of a point: no table of ours fits in less."""


class LetterheadRenderer:
    """Sets a page as a Word document on the paper of *template*; see `loancomplaint.renderers.letterhead`."""

    def __init__(self, template: bytes) -> None:
        self._paper = inspected(template)
        self._named, self._at = _read(self._paper)
        try:  # what no list of faults foresees shows when the paper is filled, so it is filled once before any case
            self._filled(pages()[0], dt.date.min)
        except InputError:
            raise
        except Exception as error:  # python-docx raises whatever an odd file meets
            raise InputError([Fault("", _ODD)]) from error

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*."""
        return Rendering(self._filled(printed(document, locale), document.date), MEDIA_TYPE, ".docx")

    def _filled(self, page: Page, date: dt.date) -> bytes:
        values = {"title": page.title, **{key.value: page.headed(key) for key in HeadKey}}
        texts = {name: _written(self._paper.parts[name], values) for name in self._paper.texts}
        paper = docx.Document(io.BytesIO(zipped({**self._paper.parts, **texts})))
        self._place_body(paper, page)
        describe(paper, page, date)
        return packed(paper)

    def _place_body(self, paper: Word, page: Page) -> None:
        root = paper.element.body
        place = root[self._at]
        content = list(self._content(page, _width(place)))
        rename(content, borrow_styles(paper, blank()))
        for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)  # its number could be that of an exhibit
        before, after = _beside(place)
        section = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None and after is None:
            content[-1].get_or_add_pPr().append(section)
        root[self._at : self._at + 1] = [each for each in (before, *content, after) if each is not None]

    def _content(self, page: Page, width: int) -> Iterator[Element]:
        body = Body(page, width)
        if "title" not in self._named:
            yield body.title()
        if rest := [line for key, line in zip(page.keys, page.head, strict=True) if key.value not in self._named]:
            yield body.head(rest)
        yield from body.text()


def _read(paper: WordParts) -> tuple[frozenset[str], int]:
    """The names that *paper* uses, and which block of the text ``{{ body }}`` is.

    Raises:
        InputError: A tag is not as it should be, or ``{{ body }}`` not where it should be; every fault is listed.
    """
    roots = {name: parsed(paper.parts[name]) for name in paper.texts}
    found = [
        Fault(f"{name}, paragraph {number}" if number else name, why)
        for name, root in roots.items()
        for number, why in faults(root, NAMES)
    ]
    if found:
        raise InputError(found)
    paragraphs = [paragraph for root in roots.values() for paragraph in root.iter(qn("w:p"))]
    named = [tag.name for paragraph in paragraphs for tag in tags(_text(paragraph)) if tag.name and not tag.asks]
    blocks = [*roots[paper.main].iterfind(f"{qn('w:body')}/*")]
    places = [at for at, block in enumerate(blocks) if block.tag == qn("w:p") and _is_body(block)]
    if len(places) != 1 or named.count(BODY) != 1:
        raise InputError([Fault("", _PLACE)])
    _width(blocks[places[0]])
    return frozenset(named), places[0]


def _written(part: bytes, values: Mapping[str, str]) -> bytes:
    root = parsed(part)
    fill(root, values)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _text(paragraph: Element) -> str:
    return "".join(text for _, text in pieces(paragraph))


def _is_body(paragraph: Element) -> bool:
    """Whether it says ``{{ body }}``, and holds nothing else but pictures and breaks."""
    inside = pieces(paragraph)
    said = "".join(text for element, text in inside if element.tag == qn("w:t"))
    alone = {child.tag for child in paragraph} <= _BESIDE and not {element.tag for element, _ in inside} & _FIELDS
    framed = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None
    return (
        alone
        and not framed
        and [(0, len(said.strip()), BODY)] == [(tag.start, tag.end, tag.name) for tag in tags(said.strip())]
    )


def _beside(place: Element) -> tuple[Element | None, Element | None]:
    """What stands before and after ``{{ body }}`` in its paragraph, each in one of its own; None for nothing."""
    text = _text(place)
    (tag,) = tags(text)
    before, after = deepcopy(place), deepcopy(place)
    replace(pieces(before), [(tag.start, len(text), "")])
    replace(pieces(after), [(0, tag.end, "")])
    for copy, leaving in ((before, ("w:sectPr",)), (after, ("w:pageBreakBefore",))):
        for element in [each for name in leaving for each in copy.iter(qn(name))]:
            element.getparent().remove(element)
    breaks = before.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    return (before if breaks or _holds(before) else None), (after if _holds(after) else None)


def _holds(paragraph: Element) -> bool:
    return any(element.tag != qn("w:t") for element, _ in pieces(paragraph))


def _width(place: Element) -> int:
    """How wide the text is in the section that *place* belongs to, in twentieths of a point.

    Raises:
        InputError: It is no length, or too narrow for a table.
    """
    sections = map(_section, (place, *place.itersiblings()))
    section = next((each for each in sections if each is not None), None)
    if section is None or section.find(qn("w:pgSz")) is None or section.find(qn("w:pgMar")) is None:
        return WIDTH
    size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    whole, columns = _length(size, "w", WIDTH), section.find(qn("w:cols"))
    sides = sum(_length(margin, side, 0) for side in ("left", "right", "gutter"))
    number = 1 if columns is None else int(_length(columns, "num", 1))
    gaps = 0 if columns is None else (number - 1) * _length(columns, "space", 720)
    width = int((whole - sides - gaps) / max(number, 1))
    if width < _NARROWEST:
        raise InputError([Fault("", "the page is too narrow for the text, or its margins too wide")])
    return width


def _section(block: Element) -> Element | None:
    if block.tag == qn("w:sectPr"):
        return block
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if block.tag == qn("w:p") else None


def _length(element: Element, name: str, default: float) -> float:
    """A length as Word writes it, and as others do: with a fraction, or with a unit."""
    said = element.get(qn(f"w:{name}"))
    if said is None:
        return default
    length = _LENGTH.fullmatch(said)
    if length is None:
        raise InputError([Fault("", f"w:{name}: {said[:20]!r} is no length; save it again as .docx")])
    return float(length[1]) * _TWIPS[length[2]]
