"""PDF for the file and the archive: PDF/A-2b and PDF/UA-1 at once, set by typst.

Everything that a document says enters typst as data; the one template that arranges it is ours and never changes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from string import digits
from typing import Any, Final

import attrs
import typst

from loancomplaint.documents import Document, HeadKey
from loancomplaint.errors import PageRefusedError
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.columns import ROOM, fit_a_page, fitted, half_widths, stands_together
from loancomplaint.renderers.page import (
    Bullets,
    Grid,
    PageBlock,
    PageLine,
    PageProse,
    PageRow,
    Picture,
    Section,
    printed,
)
from loancomplaint.renderers.pdf.fonts import Typeface, found, of_files
from loancomplaint.renderers.pictures.shapes import Drawing, Label
from loancomplaint.renderers.pictures.svg import svg
from loancomplaint.words import locale, phrase

STANDARDS: Final[list[typst.PDFStandard]] = ["a-2b", "ua-1"]
"""What typst is held to, and refuses to write a file without."""

_BORNE: Final = ("Mn", "Mc", "Me", "Cf")
"""The categories of what stands on, around or between other characters: accents, selectors of variants, joiners."""

_TEMPLATE = Path(__file__).parents[1] / "templates" / "document.typ"

_HALF_A_LINE = 48
_ROOM_IN_SMALL_PRINT = ROOM * 9 // 8
_NAMED = 8_000  # characters: PDF/A allows a string 32,767 bytes, and takes up to four for each
_SURELY_ON_ONE_PAGE = 150


@attrs.frozen
class PdfRenderer:
    """Sets a page as PDF.

    Attributes:
        fonts: Files: the first draws the text, the second the headings, each also what those before it lack.
            Empty for those of the extra ``fonts-zh``, or else a well-known family of the machine.
    """

    fonts: tuple[str | Path, ...] = ()

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            MissingExtra: No font was given, and none is found.

            FontError: A font cannot be used.

            MissingGlyphError: No font draws some characters of the document; it names their code points.

            PageRefusedError: typst cannot set the document, for a reason that we do not know yet.
        """
        data = json.dumps(_with_bases(_Setter(document, locale, self._typeface).page()), ensure_ascii=False)
        self._typeface.check(data + digits)  # those of the page numbers
        return Rendering(self._set(data), "application/pdf", ".pdf")

    def _set(self, data: str) -> bytes:
        try:
            return typst.compile(
                _TEMPLATE,
                root=_TEMPLATE.parent,
                font_paths=self._typeface.loaded,
                ignore_system_fonts=True,
                sys_inputs={"page": data, "families": json.dumps(self._typeface.families)},
                pdf_standards=STANDARDS,
            )
        except typst.TypstError as refused:
            raise PageRefusedError("PDF") from refused

    @cached_property
    def _typeface(self) -> Typeface:
        return of_files(self.fonts) if self.fonts else found()


RENDERER = PdfRenderer()


class _Setter:
    """Lays one document out as the data that the template reads: which marks lead where, how wide columns are."""

    def __init__(self, document: Document, locale: str, typeface: Typeface) -> None:
        self._document, self._page, self._typeface = document, printed(document, locale), typeface
        self._blocks = [block for section in self._page.sections for block in section.blocks]
        self._listed = {row.exhibit for block in self._blocks if isinstance(block, Grid) for row in block.rows} - {0}
        self._anchored: set[int] = set()

    def page(self) -> dict[str, Any]:
        document, page = self._document, self._page
        tongue, _, region = page.locale.partition("-")
        return {
            "lang": tongue,
            "region": region or None,
            "indented": locale(page.locale).indented,
            "title": page.title,
            "name": _named(page.title),
            "author": _named(page.headed(HeadKey.AUTHOR)),
            "day": (document.date.year, document.date.month, document.date.day),
            "grade": _running(page.head_line(HeadKey.SECRECY_GRADE)),
            "reference": _running(page.head_line(HeadKey.REFERENCE)),
            "folio": phrase("Page {page} of {pages}", page="{page}", pages="{pages}").message(page.locale),
            "head": list(map(page.colon.join, page.head)),
            "salutation": page.salutation,
            "sections": [self._section(section) for section in page.sections],
            "closing": [self._prose(paragraph) for paragraph in page.closing],
            "signatures": [(f"{role}{page.colon}", name) for role, name in page.signatures],
            "whole": max((len(role + name) for role, name in page.signatures), default=0) <= _SURELY_ON_ONE_PAGE,
            "date": (f"{page.date_word}{page.colon}", page.date),
            "gap": page.gap,
            "bullet": "●",
        }

    def _section(self, section: Section) -> dict[str, Any]:
        title = "" if section.is_headed_within else f"{section.number}{section.title}"
        return {
            "title": title[:_NAMED],
            "more": title[_NAMED:],
            "depth": section.depth,
            "blocks": list(map(self._block, section.blocks)),
        }

    def _block(self, block: PageBlock) -> dict[str, Any]:
        match block:
            case PageProse():
                return self._prose(block)
            case Bullets():
                return {"kind": block.kind, "lines": list(map(self._line, block.lines))}
            case Grid() if block.is_form:
                return self._form(block)
            case Grid():
                return self._grid(block)
            case Picture():
                return self._picture(block)

    def _prose(self, prose: PageProse) -> dict[str, Any]:
        return {"kind": prose.kind, "heading": prose.heading, "lines": list(map(self._line, prose.lines))}

    def _line(self, line: PageLine) -> dict[str, Any]:
        marks = [(f"[{named}]", self._anchor(number)) for number, named in line.marks]
        return {"text": line.text, "marks": marks, "standing": f"[{line.mark}]" if line.mark else ""}

    def _anchor(self, exhibit: int) -> str | None:
        return f"evidence-{exhibit}" if exhibit in self._listed else None

    def _grid(self, grid: Grid) -> dict[str, Any]:
        fit = fitted(grid)
        if fit.is_crowded:
            fit = attrs.evolve(fitted(grid, _ROOM_IN_SMALL_PRINT), is_crowded=True)
        widths = fit.widths
        return {
            "kind": grid.kind,
            "caption": grid.caption,
            "columns": grid.columns,
            "head-whole": fit_a_page(grid.columns, widths),
            "widths": widths,
            "longest": fit.longest,
            "small": fit.is_crowded,
            "together": len(grid.caption) <= _SURELY_ON_ONE_PAGE and stands_together(grid, widths),
            "rows": [self._row(grid, row, widths) for row in grid.rows],
            "total": self._cells(grid, grid.total),
            "total-whole": fit_a_page(grid.total, widths[: len(grid.total)]),
        }

    def _form(self, grid: Grid) -> dict[str, Any]:
        rows = [{"asks": row.cells[0], "lines": list(map(self._line, row.lines))} for row in grid.rows]
        return {"kind": "form", "heading": grid.caption, "rows": rows}

    def _picture(self, picture: Picture) -> dict[str, Any]:
        drawn = svg(
            in_single_glyphs(picture.drawing, self._typeface.characters),
            id=picture.id,
            title=picture.caption,
            desc=picture.alt,
            fonts=self._typeface.families,
        )
        return {
            "kind": picture.kind,
            "caption": picture.caption,
            "alt": _named(picture.alt),
            "svg": str(drawn),
            "width": picture.drawing.width,
            "grid": self._grid(picture.grid),
        }

    def _row(self, grid: Grid, row: PageRow, widths: Sequence[float]) -> dict[str, Any]:
        cells, whole = self._cells(grid, row.cells), fit_a_page(row.cells, widths)
        return {"cells": cells, "anchor": self._once(row), "whole": whole}

    def _cells(self, grid: Grid, cells: tuple[str, ...]) -> list[tuple[str, bool]]:
        pairs = len(grid.columns) == 2  # noqa: PLR2004 - what, and how much: both are read as words
        return [(cell, cell in grid.figures and not pairs) for cell in cells]

    def _once(self, row: PageRow) -> str | None:
        """The name by which marks find an exhibit; a second row of its number gets none."""
        if not row.exhibit or row.exhibit in self._anchored:
            return None
        self._anchored.add(row.exhibit)
        return self._anchor(row.exhibit)


def _with_bases(data: Any) -> Any:  # noqa: ANN401 - JSON
    """The same data, with a space before each text that begins with an accent or a joiner, for it to stand on.

    Without one typst sets it on the character after it, and loses that, or gives up, where another font draws it.
    """
    if isinstance(data, str):
        return f"\N{NO-BREAK SPACE}{data}" if data and unicodedata.category(data[0]) in _BORNE else data
    if isinstance(data, dict):
        return {name: _with_bases(value) for name, value in data.items()}
    return [_with_bases(value) for value in data] if isinstance(data, list | tuple) else data


def _running(text: str) -> str:
    """What stands in the head of every page, on one half of one line; the first page says all of it."""
    return text if half_widths(text) <= _HALF_A_LINE else f"{text[: _HALF_A_LINE // 2 - 1]}…"


def _named(text: str) -> str:
    """What a viewer tells of the file, or of a picture in it; the page itself says all of it."""
    return text if len(text) <= _NAMED else f"{text[: _NAMED - 1]}…"


def in_single_glyphs(drawing: Drawing, characters: Collection[str]) -> Drawing:
    """The drawing without the accents and joiners of its labels for which none of *characters* stands alone.

    Where a picture sets several glyphs for one character, typst writes no PDF/UA; the table beside has the text whole.
    """
    bared = (attrs.evolve(s, text=_bare(s.text, characters)) if isinstance(s, Label) else s for s in drawing.shapes)
    return attrs.evolve(drawing, shapes=tuple(bared))


def _bare(text: str, characters: Collection[str]) -> str:
    bare = ""
    for character in text:
        if unicodedata.category(character) not in _BORNE:
            bare += character
        elif (one := unicodedata.normalize("NFC", bare[-1:] + character)) in characters:
            bare = bare[:-1] + one
    return bare
