"""A drawing as native shapes of Word: sharp at any size, searchable, and nothing to convert it first."""

from __future__ import annotations

from typing import Final

import attrs

from loancomplaint.renderers.docx.markup import Element, other, paragraph, val, w
from loancomplaint.renderers.pictures.shapes import Anchor, Arrow, Box, Dot, Drawing, Drawn, Ink, Label, Stroke
from loancomplaint.renderers.pictures.svg import COLOURS

_GROUP: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_TWIP: Final = 635
_POINT: Final = 12700
_HAIRLINE: Final = str(_POINT // 2)
_SIDES: Final = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}


def inline(drawing: Drawing, width: int, *, number: int, name: str, alt: str) -> Element:
    """A run that holds *drawing*, as wide as the text.

    Args:
        drawing: What to draw.

        width: Between the margins, in twentieths of a point.

        number: Unique among the drawings of the document, from 1.

        name: What it is called.

        alt: What it shows, for who cannot see it.
    """
    unit = width * _TWIP // drawing.width
    pen = _Pen(unit, number * 10_000)
    across, down = str(drawing.width * unit), str(drawing.height * unit)
    frame = {"cx": across, "cy": down}
    whole = (other("a:off", x="0", y="0"), other("a:ext", **frame))
    inside = (other("a:chOff", x="0", y="0"), other("a:chExt", **frame))
    group = other(
        "wpg:wgp",
        other("wpg:cNvGrpSpPr"),
        other("wpg:grpSpPr", other("a:xfrm", *whole, *inside)),
        *map(pen.drawn, drawing.shapes),
    )
    placed = other(
        "wp:inline",
        other("wp:extent", **frame),
        other("wp:effectExtent", l="0", t="0", r="0", b="0"),
        other("wp:docPr", id=str(number), name=name, descr=alt),
        other("wp:cNvGraphicFramePr"),
        other("a:graphic", other("a:graphicData", group, uri=_GROUP)),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    # The extension to the standard is named, as Word itself does, so that a reader without it passes it by.
    return w("r", other("mc:AlternateContent", other("mc:Choice", w("drawing", placed), Requires="wpg")))


@attrs.define
class _Pen:
    """Draws shapes in a unit of so many EMU, and numbers them on the way."""

    unit: int
    number: int

    def drawn(self, shape: Drawn) -> Element:
        match shape:
            case Box(x=x, y=y, width=width, height=height):
                return self._shape("rect", (x, y, width, height), _filled(shape.fill), _edged(shape.edge))
            case Dot(x=x, y=y, radius=r):
                return self._shape("ellipse", (x - r, y - r, 2 * r, 2 * r), _filled(shape.fill), _edged(shape.edge))
            case Stroke() | Arrow():
                return self._line(shape)
            case Label():
                return self._label(shape)

    def _line(self, line: Stroke | Arrow) -> Element:
        place = (min(line.x1, line.x2), min(line.y1, line.y2), abs(line.x2 - line.x1), abs(line.y2 - line.y1))
        dash = (other("a:prstDash", val="dash"),) if line.dashed else ()
        head = (other("a:tailEnd", type="triangle"),) if isinstance(line, Arrow) else ()
        drawn = other("a:ln", _solid(line.ink), *dash, *head, w=_HAIRLINE)
        turned = {"flipH": line.x2 < line.x1, "flipV": line.y2 < line.y1}
        return self._shape("line", place, drawn, flips={name: "1" for name, on in turned.items() if on})

    def _label(self, label: Label) -> Element:
        """A text box around the place of the text, with more room than the estimate says, since fonts differ."""
        middle, half = label.y - label.size * 7 // 20, label.size
        more = (label.right - label.left) // 2 + label.size
        left, right = (
            (label.left, label.right + more) if label.anchor is Anchor.START else (label.left - more, label.right)
        )
        if label.anchor is Anchor.MIDDLE:
            right += more
        place = (left, middle - half, right - left, 2 * half)
        points = round(label.size * self.unit / _POINT * 2)
        looks = (
            *((w("b"), w("bCs")) if label.bold else ()),
            val("color", COLOURS[label.ink].lstrip("#")),
            val("sz", str(points)),
            val("szCs", str(points)),
        )
        text = w("r", w("rPr", *looks), w("t"))
        text[-1].text = label.text
        said = paragraph("PictureText", text)
        said.pPr.append(val("jc", _SIDES[label.anchor]))
        return self._shape(
            "rect", place, other("a:noFill"), _edged(None), text=other("wps:txbx", w("txbxContent", said))
        )

    def _shape(
        self,
        kind: str,
        place: tuple[int, int, int, int],
        *looks: Element,
        flips: dict[str, str] | None = None,
        text: Element = None,
    ) -> Element:
        self.number += 1
        x, y, width, height = (str(each * self.unit) for each in place)
        where = other("a:xfrm", other("a:off", x=x, y=y), other("a:ext", cx=width, cy=height), **(flips or {}))
        form = other("a:prstGeom", other("a:avLst"), prst=kind)
        return other(
            "wps:wsp",
            other("wps:cNvPr", id=str(self.number), name=f"{kind} {self.number}"),
            other("wps:cNvSpPr", **({"txBox": "1"} if text is not None else {})),
            other("wps:spPr", where, form, *looks),
            *((text,) if text is not None else ()),
            other("wps:bodyPr", wrap="none", lIns="0", tIns="0", rIns="0", bIns="0", anchor="ctr"),
        )


def _filled(ink: Ink | None) -> Element:
    return _solid(ink) if ink else other("a:noFill")


def _edged(ink: Ink | None) -> Element:
    return other("a:ln", _solid(ink), w=_HAIRLINE) if ink else other("a:ln", other("a:noFill"))


def _solid(ink: Ink) -> Element:
    return other("a:solidFill", other("a:srgbClr", val=COLOURS[ink].lstrip("#").upper()))
