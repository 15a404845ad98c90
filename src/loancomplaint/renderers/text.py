"""Plain text: what is read on any screen, copied into any mail, and compared line by line."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.documents import Document
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.page import Bullets, Grid, Page, PageBlock, PageLine, PageProse, Picture, Section, printed
from loancomplaint.text.characters import padded, width

_WIDEST = 100
"""In columns of a terminal: a table wider than this is written row by row."""


class TextRenderer:
    """Writes a page line by line."""

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*."""
        lines = _page(printed(document, locale))
        return Rendering("".join(f"{line}\n" for line in lines).encode(), "text/plain; charset=utf-8", ".txt")


RENDERER = TextRenderer()


def joined(said: tuple[PageLine, ...], page: Page) -> str:
    """A paragraph: sentences with their marks."""
    return page.gap.join(marked(line, page) for line in said)


def marked(line: PageLine, page: Page) -> str:
    """A sentence with its marks: what carries it, how it stands."""
    marks = [*(named for _, named in line.marks), *((line.mark,) if line.mark else ())]
    return page.gap.join((line.text, *(f"[{mark}]" for mark in marks)))


def _page(page: Page) -> Iterator[str]:
    yield page.title
    yield "=" * width(page.title)
    yield ""
    if page.head:
        yield from map(page.colon.join, page.head)
        yield ""
    if page.salutation:
        yield page.salutation
        yield ""
    for section in page.sections:
        yield from _section(section, page)
    for paragraph in page.closing:
        yield joined(paragraph.lines, page)
        yield ""
    yield from (f"{role}{page.colon}{name or '____________'}" for role, name in page.signatures)
    yield f"{page.date_word}{page.colon}{page.date}"


def _section(section: Section, page: Page) -> Iterator[str]:
    title = f"{section.number}{section.title}"
    if not section.is_headed_within:
        yield title
        if section.depth == 1:
            yield "-" * width(title)
        yield ""
    for block in section.blocks:
        yield from _block(block, page)
        yield ""


def _block(block: PageBlock, page: Page) -> Iterator[str]:
    match block:
        case PageProse():
            if block.heading:
                yield block.heading
            yield joined(block.lines, page)
        case Bullets():
            yield from (f"- {marked(line, page)}" for line in block.lines)
        case Grid():
            yield from _form(block, page) if block.is_form else _grid(block, page)
        case Picture():
            yield block.caption
            yield block.alt
            yield ""
            yield from _grid(block.grid, page)


def _form(grid: Grid, page: Page) -> Iterator[str]:
    yield grid.caption
    yield "-" * width(grid.caption)
    for row in grid.rows:
        yield f"* {row.cells[0]}"
        yield from (f"  {marked(line, page)}" for line in row.lines)


def _grid(grid: Grid, page: Page) -> Iterator[str]:
    yield grid.caption
    rows = [grid.columns, *(row.cells for row in grid.rows), *((grid.total,) if grid.total else ())]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 3 * len(widths) <= _WIDEST:
        yield from (" | ".join(map(padded, row, widths)).rstrip() for row in rows)
        return
    for row in rows[1:]:
        first, *others = zip(grid.columns, row, strict=True)
        yield f"* {first[0]}{page.colon}{first[1]}"
        yield from (f"  {name}{page.colon}{value}" for name, value in others if value not in {"", "—"})
