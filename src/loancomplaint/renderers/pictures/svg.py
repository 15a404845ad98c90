"""A drawing as SVG: inline in a page whose colours it takes on, or a file of its own for a printer.

It holds no script, no style sheet and nothing that is fetched; every text in it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from loancomplaint.renderers.pictures.shapes import Arrow, Box, Dot, Drawing, Drawn, Ink, Label, Stroke
from loancomplaint.text.cards import Html

COLOURS: Final = {
    Ink.INK: "#1b1b1b",
    Ink.SOFT: "#555555",
    Ink.RULE: "#8a8a8a",
    Ink.TINT: "#e7e7e2",
    Ink.PAPER: "#ffffff",
    Ink.ALERT: "#9b2c2c",
}
"""On white paper: in a drawing of its own, and where a page names none."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = 7
_HALF_HEAD = 3


def svg(drawing: Drawing, *, id: str, title: str, desc: str, fonts: Sequence[str] = ()) -> Html:  # noqa: A002 - the attribute's own name
    """Write *drawing* as one SVG element.

    Args:
        drawing: What to draw.

        id: Unique on the page: a letter, then letters, digits and hyphens.

        title: What it is called, for who hears it.

        desc: What it shows, likewise.

        fonts: Names of the fonts of a drawing that stands alone: it then has its own colours, on white paper.
            Without any it is part of an HTML page, and takes on the page's ``--ink``, ``--soft`` and so on.
    """
    draw = _Pen(alone=bool(fonts)).drawn
    about = f'<title id="{id}-title">{_text(title)}</title><desc id="{id}-desc">{_text(desc)}</desc>'
    alone = ' xmlns="http://www.w3.org/2000/svg"' if fonts else ""
    families = ", ".join(f"'{name}'" for name in fonts)
    font = f' font-family="{_text(families)}"' if fonts else ""
    return Html(
        f'<svg{alone} role="img" aria-labelledby="{id}-title {id}-desc" '
        f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"{font}>'
        f"{about}{''.join(line for shape in drawing.shapes for line in draw(shape))}</svg>"
    )


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))


_OF_THE_PAGE: Final = {ink: f"var(--{ink.value}, {colour})" for ink, colour in COLOURS.items()}


class _Pen:
    def __init__(self, *, alone: bool) -> None:
        self._colours = COLOURS if alone else _OF_THE_PAGE

    def _colour(self, ink: Ink | None) -> str:
        return "none" if ink is None else self._colours[ink]

    def drawn(self, shape: Drawn) -> Iterator[str]:
        match shape:
            case Box(x=x, y=y, width=width, height=height):
                place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
                yield f"<rect {place}{self._surface(shape.fill, shape.edge)}/>"
            case Dot(x=x, y=y, radius=radius):
                yield f'<circle cx="{x}" cy="{y}" r="{radius}"{self._surface(shape.fill, shape.edge)}/>'
            case Stroke():
                yield self._line(shape)
            case Arrow():
                yield self._line(shape)
                yield f'<path d="{_head(shape)}" fill="{self._colour(shape.ink)}"/>'
            case Label():
                yield self._label(shape)

    def _surface(self, fill: Ink | None, edge: Ink | None) -> str:
        outline = f' stroke="{self._colour(edge)}"' if edge else ""
        return f' fill="{self._colour(fill)}"{outline}'

    def _line(self, line: Stroke | Arrow) -> str:
        dashed = ' stroke-dasharray="4 3"' if line.dashed else ""
        ends = f'x1="{line.x1}" y1="{line.y1}" x2="{line.x2}" y2="{line.y2}"'
        return f'<line {ends} stroke="{self._colour(line.ink)}"{dashed}/>'

    def _label(self, label: Label) -> str:
        bold = ' font-weight="bold"' if label.bold else ""
        anchor = f' text-anchor="{label.anchor.value}"' if label.anchor.value != "start" else ""
        place = f'x="{label.x}" y="{label.y}" font-size="{label.size}"{anchor}{bold}'
        return f'<text {place} fill="{self._colour(label.ink)}">{_text(label.text)}</text>'


def _head(arrow: Arrow) -> str:
    """The head of an arrow that runs along an axis, as a path."""
    x, y = arrow.x2, arrow.y2
    if arrow.y1 == arrow.y2:
        back = x - _HEAD if arrow.x1 < x else x + _HEAD
        return f"M{x} {y}L{back} {y - _HALF_HEAD}L{back} {y + _HALF_HEAD}Z"
    back = y - _HEAD if arrow.y1 < y else y + _HEAD
    return f"M{x} {y}L{x - _HALF_HEAD} {back}L{x + _HALF_HEAD} {back}Z"
