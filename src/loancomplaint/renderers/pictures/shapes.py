"""A picture as a few plain shapes in user units: nothing that a browser, Word or typst could not draw.

Colours are words; what they look like is for the format, on paper or on a dark screen.
Texts are measured by estimate, on the wide side, since the font is the reader's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

import attrs

from loancomplaint.text.characters import is_wide

WIDTH: Final = 640
"""Of every drawing: one unit is about a pixel where a page of A4 shows it at full width."""

TEXT: Final = 12
"""The size of ordinary text."""

SMALL: Final = 11
"""The size of what stands at the edge."""


class Ink(StrEnum):
    """What a colour is for."""

    INK = "ink"
    """Texts, and what matters."""
    SOFT = "soft"
    """What stands beside it."""
    RULE = "rule"
    """Lines that guide the eye."""
    TINT = "tint"
    """A faint ground."""
    PAPER = "paper"
    """The ground itself."""
    ALERT = "alert"
    """What is amiss; never the only sign of it."""


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@attrs.frozen(kw_only=True)
class Box:
    """A rectangle; *x* and *y* are its upper left corner.

    Attributes:
        fill: What it is filled with; None leaves it empty. Likewise edge, its outline.
    """

    x: int
    y: int
    width: int
    height: int
    fill: Ink | None = None
    edge: Ink | None = None


@attrs.frozen(kw_only=True)
class Stroke:
    """A straight line, one unit thick."""

    x1: int
    y1: int
    x2: int
    y2: int
    ink: Ink = Ink.RULE
    dashed: bool = False


@attrs.frozen(kw_only=True)
class Arrow:
    """A straight line with a head at its second end."""

    x1: int
    y1: int
    x2: int
    y2: int
    ink: Ink = Ink.INK
    dashed: bool = False


@attrs.frozen(kw_only=True)
class Dot:
    """A circle; *x* and *y* are its middle.

    Attributes:
        fill: What it is filled with; likewise edge, its outline.
    """

    x: int
    y: int
    radius: int
    fill: Ink | None = None
    edge: Ink | None = None


@attrs.frozen(kw_only=True)
class Label:
    """One line of text; *y* is its baseline.

    Attributes:
        size: Of the letters, in units.
    """

    x: int
    y: int
    text: str
    size: int = TEXT
    anchor: Anchor = Anchor.START
    bold: bool = False
    ink: Ink = Ink.INK

    @property
    def left(self) -> int:
        """Where it begins, by estimate."""
        wide = width(self.text, self.size)
        return self.x - {Anchor.START: 0, Anchor.MIDDLE: (wide + 1) // 2, Anchor.END: wide}[self.anchor]

    @property
    def right(self) -> int:
        """Where it ends, by estimate."""
        return self.left + width(self.text, self.size)


Drawn: TypeAlias = Box | Stroke | Arrow | Dot | Label


@attrs.frozen
class Drawing:
    """Shapes on a ground of *width* × *height* units; the first are drawn first, the later over them."""

    width: int
    height: int
    shapes: tuple[Drawn, ...]


# ---------------------------------------------------------------- texts

_NARROW = frozenset(" .,:;|!'ijlIt()[]{}/\\-`")
_HUNDREDTHS: Final = {"wide": 100, "capital": 74, "narrow": 36, "other": 58}


def width(text: str, size: int) -> int:
    """How many units *text* takes, by estimate and rounded up."""
    return -(-sum(map(_hundredths, text)) * size // 100)


@lru_cache(maxsize=4096)
def _hundredths(character: str) -> int:
    """Hundredths of the letter size that one character takes in a usual font, on the wide side."""
    if character in _NARROW:
        return _HUNDREDTHS["narrow"]
    if character.isascii():
        return _HUNDREDTHS["capital" if character.isupper() or character in "mwMW%@&" else "other"]
    if unicodedata.combining(character):
        return 0
    return _HUNDREDTHS["wide" if is_wide(character) else "other"]


def shortened(text: str, room: int, size: int) -> str:
    """*text*, or as much of its beginning as fits into *room* units, with an ellipsis."""
    if width(text, size) <= room:
        return text
    end = width("…", size)
    kept = _fitting(text, max(room - end, 0), size)
    return f"{text[:kept].rstrip(' ,、')}…"


def wrapped(text: str, room: int, size: int, lines: int) -> tuple[str, ...]:
    """*text* in at most so many lines of *room* units each; what does not fit ends with an ellipsis."""
    return tuple(_lines(text, room, size, lines))


def _lines(text: str, room: int, size: int, lines: int) -> Iterator[str]:
    while lines > 1 and width(text, size) > room:
        end = _break(text, max(_fitting(text, room, size), 1))
        yield text[:end].rstrip()
        text, lines = text[end:].lstrip(), lines - 1
    yield shortened(text, room, size)


def _fitting(text: str, room: int, size: int) -> int:
    """How many characters of *text* fit into *room* units."""
    hundredths = 0
    for number, character in enumerate(text):
        hundredths += _hundredths(character)
        if hundredths * size > room * 100:
            return number
    return len(text)


_NOT_FIRST = frozenset("，。、；：？！）》」』”’…%,.;:?!)]}")
_NOT_LAST = frozenset("（《「『“‘([{")
_SUM = re.compile("[A-Z] [0-9]")


def _break(text: str, most: int) -> int:
    """Where to break *text* at or before *most* characters, as a typesetter would."""
    places = range(most, max(most // 2, 1), -1)
    at_best = (end for end in places if _may_break(text, end) and not _SUM.search(text, max(end - 2, 0), end + 2))
    return next(at_best, None) or next((end for end in places if _may_break(text, end)), most)


def _may_break(text: str, end: int) -> bool:
    """Whether a line may end here: not inside a word, not before a closing mark, not after an opening one."""
    before, after = text[end - 1], text[end]
    inside_a_word = before.isascii() and after.isascii() and " " not in {before, after}
    return not inside_a_word and after not in _NOT_FIRST and before not in _NOT_LAST
