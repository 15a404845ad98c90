"""How wide the columns of a printed table are: words in one piece where that is possible, and nothing off the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil, sqrt
from typing import Final

import attrs

from loancomplaint.renderers.page import Grid
from loancomplaint.text.characters import width

ROOM = 102
"""How many half-width characters of a table's print stand beside each other on a page, gaps included."""
_GAP = 3
_LONGEST = 18
_SHORTEST = 3
_PAIR = 2
_TOGETHER = 20  # lines of one row each, of which a page holds thirty
_LINES = 25  # half of what a page holds, as words do not fill their lines
_WORD = re.compile(r"[^ \u3400-\u9fff]+")

half_widths: Final[Callable[[str], int]] = partial(width, in_print=True)
"""In half-width characters; what is wide only among Chinese counts as wide, so that there is room for it."""


@attrs.frozen(kw_only=True)
class Fit:
    """How a table stands on the page.

    Attributes:
        widths: Of its columns, in half-width characters.

        longest: From how many characters on a word may be broken to fit.

        is_crowded: Whether a figure or a word has to be broken, unless the print is smaller.
    """

    widths: tuple[float, ...]
    longest: int
    is_crowded: bool


def fitted(grid: Grid, room: int = ROOM) -> Fit:
    """Fit the columns of *grid* to the page.

    Figures and days stay in one piece where there is room; then days are broken between words, then a currency stands
    above its figure, then long words that are no figures are broken, and only at last everything.

    Args:
        grid: The table.

        room: How many half-width characters of its print stand beside each other.
    """
    columns = tuple(zip(*_printed(grid), strict=True))
    ways = [[max(need(grid, cell) for cell in cells) + _GAP for cells in columns] for need in _NEEDS]
    fitting = [way for way in ways if sum(way) <= room]
    least, longest = (fitting[0], _LONGEST) if fitting else _broken(grid, columns, room)
    whole = [max(least_, max(map(half_widths, cells)) + _GAP) for cells, least_ in zip(columns, least, strict=True)]
    if len(columns) == _PAIR:
        whole[1] = max(whole[1], room - whole[0])
    return Fit(widths=_shared(least, whole, room), longest=longest, is_crowded=least not in ways[:2])


def _broken(grid: Grid, columns: Sequence[tuple[str, ...]], room: int) -> tuple[list[int], int]:
    """The least widths where words are broken: those of figures last, from the longest length that fits."""
    least = [max(_word(grid, cell) for cell in cells) for cells in columns]
    hold = [max((_word(grid, cell) for cell in cells if cell in grid.figures), default=0) for cells in columns]
    for held in (hold, [0] * len(least)):
        for longest in range(_LONGEST, _SHORTEST, -1):
            cut = [max(min(each, longest), keep) + _GAP for each, keep in zip(least, held, strict=True)]
            if sum(cut) <= room:
                return cut, longest
    longest = max(1, room // len(columns) - _GAP)
    return [min(each, longest) + _GAP for each in least], longest


def fit_a_page(cells: Sequence[str], widths: Sequence[float]) -> bool:
    """Whether a row of these cells is surely lower than a page, so that it need not run on to another."""
    return all(half_widths(cell) <= _LINES * max(1, wide - _GAP) for cell, wide in zip(cells, widths, strict=True))


def stands_together(grid: Grid, widths: Sequence[float]) -> bool:
    """Whether a table is surely so low that it need not be divided between two pages."""
    return sum(max(_lines(cell, wide) for cell, wide in zip(row, widths, strict=True)) for row in _printed(grid)) <= (
        _TOGETHER
    )


def _lines(cell: str, wide: float) -> int:
    """How many lines a cell takes at most; one to be filled in by hand is as high as two."""
    return ceil(half_widths(cell) / max(1, wide - _GAP)) if cell else 2


def _printed(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return (grid.columns, *(row.cells for row in grid.rows), *((grid.total,) if grid.total else ()))


def _whole(grid: Grid, cell: str) -> int:
    """How much of the cell should stay in one piece: of a figure or a day all, of other text the longest word."""
    return min(half_widths(cell), _LONGEST) if cell in grid.short else _figure(grid, cell)


def _figure(grid: Grid, cell: str) -> int:
    """The same, with days broken between words."""
    return min(half_widths(cell), _LONGEST) if cell in grid.figures else _word(grid, cell)


def _word(grid: Grid, cell: str) -> int:
    """The same, with the currency above its figure."""
    words = cell.split() if cell in grid.figures else _WORD.findall(cell)
    return min(max(map(half_widths, words), default=2), _LONGEST)


_NEEDS: Final[tuple[Callable[[Grid, str], int], ...]] = (_whole, _figure, _word)


def _shared(least: list[int], whole: list[int], room: int) -> tuple[float, ...]:
    """Between the least and the whole, give more to the columns that want more, but not in proportion."""
    wanted = [want - have for have, want in zip(least, whole, strict=True)]
    part = max(0, room - sum(least)) / (sum(map(sqrt, wanted)) or 1)
    return tuple(round(have + min(want, sqrt(want) * part), 1) for have, want in zip(least, wanted, strict=True))
