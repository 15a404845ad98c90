"""What a page says, line by line and cell by cell, in the order of reading: what every format must give back.

Of a picture it is the caption, and the table that holds all it shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.renderers.page import Bullets, Grid, Page, PageBlock, PageProse, Picture
from loancomplaint.renderers.text import joined, marked


def lines(page: Page) -> Iterator[str]:
    """Every line and every cell of *page*, but those that say nothing."""
    return filter(None, _page(page))


def _page(page: Page) -> Iterator[str]:
    yield page.title
    yield from map(page.colon.join, page.head)
    yield page.salutation
    for section in page.sections:
        yield f"{section.number}{section.title}"
        for block in section.blocks:
            yield from _block(block, page)
    for paragraph in page.closing:
        yield from _block(paragraph, page)
    yield from map(page.colon.join, page.signatures)
    yield f"{page.date_word}{page.colon}{page.date}"


def _block(block: PageBlock, page: Page) -> Iterator[str]:
    match block:
        case PageProse():
            yield block.heading
            yield joined(block.lines, page)
        case Bullets():
            yield from (marked(line, page) for line in block.lines)
        case Grid():
            yield block.caption
            for row in (block.columns, *(row.cells for row in block.rows), block.total):
                yield from row
        case Picture():
            yield block.caption
            yield from _block(block.grid, page)
