"""Our own paper: its styles, what stands at the head and the foot of every page, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn

from loancomplaint.documents import HeadKey
from loancomplaint.renderers.docx.markup import Element, paragraph, run, tab, w
from loancomplaint.renderers.docx.package import zipped
from loancomplaint.renderers.page import Page
from loancomplaint.words import locale, phrase

_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_LONGEST_TITLE: Final = 255


def blank() -> Document:
    """An empty document on our own paper, with our own styles."""
    return docx.Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    return zipped(dict(_parts(files("loancomplaint.renderers.docx") / "blank")))


def _parts(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = f"{path}{item.name}"
        if item.is_dir():
            yield from _parts(item, f"{name}/")
        else:
            yield name, item.read_bytes()


def fill_margins(paper: Document, page: Page) -> None:
    """Write what stands on every page: reference and secrecy grade above, the number of the page below."""
    reference, grade = map(page.head_line, (HeadKey.REFERENCE, HeadKey.SECRECY_GRADE))
    section = paper.sections[0]
    above = paragraph("Header", run(reference), tab(), run(grade))
    for margin, content in ((section.header, above), (section.footer, paragraph("Footer", *_folio(page)))):
        margin.is_linked_to_previous = False
        margin._element[:] = [content]  # noqa: SLF001 - python-docx only adds to a margin, and has no links or fields


def _folio(page: Page) -> Iterator[Element]:
    """The words for the number of a page, and the only two fields there are; nothing of a case comes near them."""
    words = phrase("Page {page} of {pages}", page="{page}", pages="{pages}").message(page.locale)
    for piece in re.split(r"({\w+})", words):
        field = _FIELDS.get(piece)
        yield w("fldSimple", run("1"), instr=f" {field} ") if field else run(piece)


def describe(document: Document, page: Page, date: dt.date) -> None:
    """Say what the file is: its title, language and day; who made it stands in the text, for those who may read it."""
    about = document.core_properties
    about._element[:] = []  # noqa: SLF001 - python-docx sets properties, and cannot take them away
    about.title, about.language = page.title[:_LONGEST_TITLE], page.locale
    about.created = about.modified = dt.datetime.combine(date, dt.time())
    for speaks in document.styles.element.xpath("w:docDefaults//w:lang"):
        # Between Latin letters that are said to be Chinese, a line may break anywhere.
        speaks.set(qn("w:val"), locale(page.locale).latin)
