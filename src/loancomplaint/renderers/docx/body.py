"""A page as the body of a Word document: styles carry the looks, so that a bank's own styles can take over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from loancomplaint.renderers.columns import fitted
from loancomplaint.renderers.docx.markup import Element, bookmarked, link, paragraph, run, tab, val, w
from loancomplaint.renderers.page import Bullets, Grid, Page, PageLine, PageProse, PageRow, Picture, Section
from loancomplaint.renderers.pictures.word import inline
from loancomplaint.words import locale

WIDTH: Final = 8844
"""Between the margins of our own paper, in twentieths of a point."""

_TO_FILL_IN: Final = "567"
_PAIR: Final = 2
_ASKED: Final = 27
"""Of a hundred parts of a printed form, how wide the column of what is asked is."""


class Body:
    """Sets one page.

    Args:
        page: What to set.

        width: Between the margins, in twentieths of a point.
    """

    def __init__(self, page: Page, width: int = WIDTH) -> None:
        self._page, self._width = page, width
        indent = "FirstIndent" if locale(page.locale).indented else ""
        self._text, self._lead = f"BodyText{indent}", f"Lead{indent}"
        blocks = [block for section in page.sections for block in section.blocks]
        self._listed = {row.exhibit for block in blocks if isinstance(block, Grid) for row in block.rows} - {0}
        self._has_forms = any(section.is_headed_within for section in page.sections)
        self._bookmarked: set[int] = set()
        self._pictures = 0

    def title(self) -> Element:
        """The title."""
        return paragraph("Title", run(self._page.title))

    def head(self, lines: Sequence[tuple[str, str]]) -> Element:
        """What stands above the text, two beside each other."""
        said = [f"{name}{self._page.colon}{value}" for name, value in lines]
        said += [""] * (len(said) % _PAIR)
        half = self._width // _PAIR
        cells = [_cell(half, paragraph("HeadLine", *_runs(text))) for text in said]
        rows = [_row(cells[at : at + _PAIR]) for at in range(0, len(cells), _PAIR)]
        return _table("HeadTable", (half, half), rows)

    def text(self) -> Iterator[Element]:
        """From the salutation to the last signature."""
        page = self._page
        if page.salutation:
            yield paragraph("Salutation", run(page.salutation))
        for section in page.sections:
            yield from self._section(section)
        for prose in page.closing:
            yield from self._prose(prose, depth=1, leads=True)
        for role, name in page.signatures:
            yield paragraph("Signature", run(f"{role}{page.colon}{name}"), tab())
        yield paragraph("Signature", run(f"{page.date_word}{page.colon}{page.date}"))

    def _section(self, section: Section) -> Iterator[Element]:
        if not section.is_headed_within:
            yield paragraph(f"Heading{section.depth}", run(f"{section.number}{section.title}"))
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, PageProse):
                yield from self._prose(block, section.depth, leads=isinstance(after, Bullets))
            else:
                yield from self._block(block, section.depth)

    def _block(self, block: Bullets | Grid | Picture, depth: int) -> Iterator[Element]:
        match block:
            case Bullets():
                yield from (paragraph("ListBullet", *self._line(line)) for line in block.lines)
            case Grid() if block.is_form:
                yield self._form(block)
            case Grid():
                yield paragraph("Caption", run(block.caption))
                yield self._grid(block)
                if self._has_forms:
                    # Tables that nothing parts are one in Word.
                    yield paragraph("TableText")
            case Picture():
                self._pictures += 1
                yield paragraph("Caption", run(block.caption))
                drawing = inline(block.drawing, self._width, number=self._pictures, name=block.caption, alt=block.alt)
                yield paragraph("Picture", drawing)
                yield from self._block(block.grid, depth)

    def _prose(self, prose: PageProse, depth: int, *, leads: bool) -> Iterator[Element]:
        """A paragraph; one that leads to a list or to signatures does not stand alone at the foot of a page."""
        if prose.heading:
            yield paragraph(f"Heading{depth + 1}", run(prose.heading))
        if prose.lines:
            first, *others = prose.lines
            more = [each for line in others for each in (*_runs(self._page.gap), *self._line(line))]
            yield paragraph(self._lead if leads else self._text, *self._line(first), *more)

    def _line(self, line: PageLine, mark: str = "EvidenceMark") -> Iterator[Element]:
        yield run(line.text)
        for number, named in line.marks:
            yield from _runs(self._page.gap)
            yield self._mark(number, named, mark)
        if line.mark:
            yield from _runs(self._page.gap)
            yield run(f"[{line.mark}]", "StandingMark")

    def _mark(self, exhibit: int, named: str, style: str) -> Element:
        mark = run(f"[{named}]", style)
        return link(_anchor(exhibit), mark) if exhibit in self._listed else mark

    def _grid(self, grid: Grid) -> Element:
        widths = self._widths(grid)
        rows = [_header(widths, grid.columns)]
        rows += [self._row(grid, row, widths) for row in grid.rows]
        rows += [self._row(grid, PageRow(cells=grid.total), widths)] if grid.total else []
        return _table("ReportTable", widths, rows, says=grid.caption, total=bool(grid.total))

    def _form(self, grid: Grid) -> Element:
        """A table of a printed form: its heading across, what is asked at the left, what is written at the right."""
        left = self._width * _ASKED // 100
        widths = (left, self._width - left)
        style = w("pPr", val("pStyle", "TableHeading"), w("keepNext"), val("jc", "center"))
        heading = _cell(self._width, w("p", style, run(grid.caption)), across=_PAIR)
        rows = [_row([heading])]
        for row in grid.rows:
            asked = _cell(left, paragraph("TableText", *_runs(row.cells[0])))
            lines = [paragraph("TableText", *self._line(line, mark="")) for line in row.lines]
            lines = lines or [paragraph("TableText")]
            # What is written may be longer than a page.
            rows.append(w("tr", asked, _cell(widths[1], *lines)))
        return _table("ReportTable", widths, rows, says=grid.caption)

    def _widths(self, grid: Grid) -> tuple[int, ...]:
        shares = fitted(grid).widths
        return tuple(int(self._width * share / sum(shares)) for share in shares)

    def _row(self, grid: Grid, row: PageRow, widths: Sequence[int]) -> Element:
        figures = grid.figures if len(grid.columns) > _PAIR else frozenset()
        styles = ["TableFigure" if cell in figures else "TableText" for cell in row.cells]
        texts = [_runs(cell) for cell in row.cells]
        if row.exhibit and row.exhibit not in self._bookmarked:
            self._bookmarked.add(row.exhibit)
            texts[0] = bookmarked(_anchor(row.exhibit), row.exhibit, *texts[0])
        cells = [_cell(at, paragraph(style, *text)) for at, style, text in zip(widths, styles, texts, strict=True)]
        return _row(cells, to_fill_in=not all(row.cells))


def _anchor(exhibit: int) -> str:
    return f"evidence_{exhibit}"


def _runs(text: str) -> tuple[Element, ...]:
    return (run(text),) if text else ()


def _table(
    style: str, widths: Sequence[int], rows: Sequence[Element], *, says: str = "", total: bool = False
) -> Element:
    """A table of fixed columns: not every program fits them to the content, and those that do differ."""
    looks = {"firstRow": bool(says), "lastRow": total}
    flags = {name: str(int(on)) for name, on in looks.items()}
    about = w(
        "tblPr",
        val("tblStyle", style),
        w("tblW", w=str(sum(widths)), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", **flags, firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
        *((val("tblCaption", says),) if says else ()),
    )
    return w("tbl", about, w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)), *rows)


def _header(widths: Sequence[int], columns: Sequence[str]) -> Element:
    cells = [_cell(at, paragraph("TableHeading", *_runs(text))) for at, text in zip(widths, columns, strict=True)]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(cells: Sequence[Element], *, to_fill_in: bool = False) -> Element:
    """A row that no page break divides; one that waits for somebody's hand is high enough to write in."""
    height = (w("trHeight", val=_TO_FILL_IN, hRule="atLeast"),) if to_fill_in else ()
    return w("tr", w("trPr", w("cantSplit"), *height), *cells)


def _cell(width: int, *content: Element, across: int = 1) -> Element:
    span = (val("gridSpan", str(across)),) if across > 1 else ()
    return w("tc", w("tcPr", w("tcW", w=str(width), type="dxa"), *span), *content)
