"""How wide the columns of a printed table are: words in one piece where that is possible, and nothing off the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from math import sqrt

from loancomplaint.renderers.page import Grid

ROOM = 102
"""How many half-width characters of a table's print stand beside each other on a page, gaps included."""
_GAP = 3
_LONGEST = 18
_PAIR = 2
_LINES = 25  # half of what a page holds, as words do not fill their lines
_WORD = re.compile(r"[^ \u3400-\u9fff]+")


def fitted(grid: Grid) -> tuple[tuple[float, ...], int]:
    """Fit the columns of *grid* to the page.

    Returns:
        The widths in half-width characters, and from how many characters on a word may be broken to fit.
    """
    columns = tuple(zip(*_printed(grid), strict=True))
    least = [max(_unbroken(grid, cell) for cell in cells) + _GAP for cells in columns]
    longest = _LONGEST
    if sum(least) > ROOM:
        longest = max(1, ROOM // len(columns) - _GAP)
        least = [min(each, longest + _GAP) for each in least]
    whole = [max(least_, max(map(_width, cells)) + _GAP) for cells, least_ in zip(columns, least, strict=True)]
    if len(columns) == _PAIR:
        whole[1] = max(whole[1], ROOM - whole[0])
    return _shared(least, whole), longest


def fit_a_page(cells: Sequence[str], widths: Sequence[float]) -> bool:
    """Whether a row of these cells is surely lower than a page, so that it need not run on to another."""
    return all(_width(cell) <= _LINES * max(1, width - _GAP) for cell, width in zip(cells, widths, strict=True))


def _printed(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return (grid.columns, *(row.cells for row in grid.rows), *((grid.total,) if grid.total else ()))


def _unbroken(grid: Grid, cell: str) -> int:
    """How much of the cell should stay in one piece: of a figure or a day all, of other text the longest word."""
    if cell in grid.figures or cell in grid.short:
        return min(_width(cell), _LONGEST)
    return min(max(map(_width, _WORD.findall(cell)), default=2), _LONGEST)


def _shared(least: list[int], whole: list[int]) -> tuple[float, ...]:
    """Between the least and the whole, give more to the columns that want more, but not in proportion."""
    wanted = [want - have for have, want in zip(least, whole, strict=True)]
    part = max(0, ROOM - sum(least)) / (sum(map(sqrt, wanted)) or 1)
    return tuple(round(have + min(want, sqrt(want) * part), 1) for have, want in zip(least, wanted, strict=True))


def _width(text: str) -> int:
    """In half-width characters; what is wide only among Chinese counts as wide, so that there is room for it."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
