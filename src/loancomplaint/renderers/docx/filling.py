"""Fills a bank's letterhead in: docxtpl does the tags, and no text of a case passes through it.

docxtpl works on XML as text, and reads marks of its own in values too. So it is given characters that stand in for
the values, and these are replaced in the finished tree, where a text can become nothing but text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Final

import docx
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # ships no types

from loancomplaint.documents import Document, HeadKey
from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.docx import MEDIA_TYPE
from loancomplaint.renderers.docx.body import WIDTH, Body
from loancomplaint.renderers.docx.borrowing import borrow_styles, rename
from loancomplaint.renderers.docx.inspection import inspected
from loancomplaint.renderers.docx.markup import Element
from loancomplaint.renderers.docx.package import packed, zipped
from loancomplaint.renderers.docx.paper import blank, describe
from loancomplaint.renderers.docx.tags import BODY, ENVIRONMENT, FIRST_STAND_IN, margins, tags
from loancomplaint.renderers.page import Page, printed

NAMES: Final = (*(key.value for key in HeadKey), "title", BODY)
"""Every name that a letterhead may use."""

_STAND_INS: Final = {name: chr(FIRST_STAND_IN + number) for number, name in enumerate(NAMES)}
_TWIP: Final = 635


class LetterheadRenderer:
    """Sets a page as a Word document on the paper of *template*; see `loancomplaint.renderers.docx.letterhead`."""

    def __init__(self, template: bytes) -> None:
        self._paper = zipped(inspected(template))
        try:
            paper = docx.Document(io.BytesIO(self._paper))
        except (KeyError, ValueError, PackageNotFoundError) as error:
            raise InputError([Fault("", "this cannot be read as a Word document; save it as .docx")]) from error
        found = tags(paper, frozenset(NAMES))
        if found.faults:
            raise InputError(found.faults)
        self._named = found.names

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*."""
        page = printed(document, locale)
        values = {"title": page.title, BODY: BODY, **_head(page)}
        paper = self._tagged({name: _STAND_INS[name] if values[name] else "" for name in NAMES})
        _replace(paper, {_STAND_INS[name]: values[name] for name in NAMES if name != BODY})
        self._place_body(paper, page)
        describe(paper, page, document.date)
        return Rendering(packed(paper), MEDIA_TYPE, ".docx")

    def _tagged(self, stand_ins: Mapping[str, str]) -> Word:
        template = DocxTemplate(io.BytesIO(self._paper))
        properties = template.get_docx().core_properties
        properties._element[:] = []  # noqa: SLF001 - docxtpl reads tags there too, and what they say is not the bank's
        template.render(stand_ins, ENVIRONMENT, autoescape=True)
        filled: Word = template.docx
        return filled

    def _place_body(self, paper: Word, page: Page) -> None:
        root = paper.element.body
        for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)  # its number could be that of an exhibit
        called = borrow_styles(paper, blank())
        content = list(self._content(page, _width(paper)))
        rename(content, called)
        (place,) = (each for each in root if _STAND_INS[BODY] in "".join(each.itertext()))
        at = root.index(place)
        root[at : at + 1] = content

    def _content(self, page: Page, width: int) -> Iterator[Element]:
        body = Body(page, width)
        if "title" not in self._named:
            yield body.title()
        if rest := [line for key, line in zip(page.keys, page.head, strict=True) if key.value not in self._named]:
            yield body.head(rest)
        yield from body.text()


def _head(page: Page) -> dict[str, str]:
    return {key.value: page.headed(key) for key in HeadKey}


def _width(paper: Word) -> int:
    """Between the margins of the last section, in twentieths of a point."""
    section = paper.sections[-1]
    sides = section.page_width, section.left_margin, section.right_margin
    if None in sides:
        return WIDTH
    whole, left, right = (int(side or 0) for side in sides)
    return (whole - left - right) // _TWIP


def _replace(paper: Word, values: Mapping[str, str]) -> None:
    """Put the values where their stand-ins stand."""
    table = str.maketrans(dict(values))
    for root in (paper.element.body, *(margin.element for margin in margins(paper))):
        for written in root.iter(qn("w:t")):
            if any(ord(character) >= FIRST_STAND_IN for character in written.text or ""):
                written.text = (written.text or "").translate(table)
                written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
