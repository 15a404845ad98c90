"""How each kind of picture is laid out: one row a thing, so that many are as legible as one.

What has no room is shortened; the table beside the picture has it whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import accumulate
from typing import Final, TypeAlias

import attrs

from loancomplaint.documents import Bars, EventChart, Flows, Happening, Matrix, MoneyFlow, Pictured, Standing, in_runs
from loancomplaint.renderers.pictures.shapes import (
    SMALL,
    TEXT,
    WIDTH,
    Anchor,
    Arrow,
    Box,
    Dot,
    Drawing,
    Drawn,
    Ink,
    Label,
    Stroke,
    shortened,
    width,
    wrapped,
)
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, phrase

Say: TypeAlias = Callable[[Phrase], str]
"""Says a phrase in the reader's language, as a page may show it."""

_GAP: Final = 12
_LEADING: Final = 16
_PAD: Final = 5
_RISE: Final = 4
"""From the middle of a line of text down to its baseline."""
_RADIUS: Final = 5
_CROWD: Final = 30
"""Rows from which each is one line high, so that the picture still goes on a page."""


def drawn(picture: Pictured, say: Say) -> Drawing:
    """Lay *picture* out, in the language of *say*."""
    match picture:
        case EventChart():
            return _Calendar(picture, say).drawing()
        case Bars():
            return _bars(picture, say)
        case Flows():
            return _flows(picture, say)
        case Matrix():
            return _matrix(picture, say)


def _day(day: dt.date | None, say: Say) -> str:
    return say(phrase("{day}", day=day)) if day else "—"


def _numbers(evidence: Iterable[int]) -> str:
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in in_runs(evidence))


def _column(texts: Iterable[str], size: int, most: int) -> int:
    """How wide a column of *texts* is with the gap after it, *most* at the most."""
    return min(max((width(text, size) for text in texts), default=0), most) + _GAP


def _written(lines: Iterable[str], x: int, y: int, *, ink: Ink = Ink.INK, size: int = TEXT) -> Iterator[Label]:
    """Lines of text under each other, the middle of the first at *y*."""
    for number, line in enumerate(lines):
        if line:
            yield Label(x=x, y=y + number * _LEADING + _RISE, text=line, size=size, ink=ink)


def _height(lines: int) -> int:
    return lines * _LEADING + 2 * _PAD


@attrs.frozen(kw_only=True)
class _Sign:
    """One entry of a legend: what it looks like, and what it means."""

    shape: Drawn
    wide: int
    means: str


def _legend(signs: Iterable[_Sign], y: int) -> tuple[int, tuple[Drawn, ...]]:
    """The height a legend takes, and its shapes, from *y* down; each sign is drawn as if at the origin."""
    x, top, shapes = 0, y, list[Drawn]()
    for sign in signs:
        needed = sign.wide + 6 + width(sign.means, SMALL)
        if x and x + needed > WIDTH:
            x, y = 0, y + _LEADING
        means = shortened(sign.means, WIDTH - x - sign.wide - 6, SMALL)
        shapes += [_moved(sign.shape, x, y + 8)]
        shapes += [Label(x=x + sign.wide + 6, y=y + 8 + _RISE, text=means, size=SMALL, ink=Ink.SOFT)]
        x += needed + 2 * _GAP
    return (y - top + _LEADING + 2 if shapes else 0), tuple(shapes)


def _moved(shape: Drawn, x: int, y: int) -> Drawn:
    if isinstance(shape, Stroke | Arrow):
        return attrs.evolve(shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y)
    return attrs.evolve(shape, x=shape.x + x, y=shape.y + y)


# ---------------------------------------------------------------- events


_STRIP: Final = 224
_DATES: Final = 132
_EVIDENCE: Final = 56
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


class _Calendar:
    """A timeline: one row an event, and to its right where it lies in time."""

    def __init__(self, timeline: EventChart, say: Say) -> None:
        self._say = say
        self._happenings = tuple(sorted(timeline.happenings, key=lambda happening: happening.on))
        self._as_of = timeline.as_of
        self._dates = [self._when(happening) for happening in self._happenings]
        self._date_column = _column((text for lines in self._dates for text in lines), TEXT, _DATES)
        self._evidence_column = _column(
            [say(Phrase("Evidence")), *(_numbers(happening.evidence) for happening in self._happenings)],
            SMALL,
            _EVIDENCE,
        )
        self._left = WIDTH - _STRIP
        self._scale = _Scale.over(
            (day for h in self._happenings for day in (h.on, h.until or h.on)), self._left, WIDTH - _GAP
        )

    def _when(self, happening: Happening) -> tuple[str, ...]:
        lines = [_day(happening.on, self._say)]
        if happening.until and happening.until != happening.on:
            lines.append(self._say(phrase("to {end}", end=happening.until)))
        return tuple(shortened(line, _DATES, TEXT) for line in lines)

    def drawing(self) -> Drawing:
        rows = [*map(self._texts, self._happenings)]
        heights = [self._high(max(len(what), len(dates))) for what, dates in zip(rows, self._dates, strict=True)]
        tops = [*accumulate(heights, initial=_LEADING + 2 * _PAD)]
        high, legend = _legend(self._signs(), tops[-1] + _PAD)
        shapes: list[Drawn] = [*self._head()]
        for number, (happening, what) in enumerate(zip(self._happenings, rows, strict=True)):
            if number % 2 == 0:
                shapes.append(Box(x=0, y=tops[number], width=WIDTH, height=heights[number], fill=Ink.TINT))
            shapes += self._row(happening, what, self._dates[number], tops[number])
        lines = [*self._grid(tops[0], tops[-1])]
        marks = [self._mark(h, top + self._pad + _LEADING // 2) for h, top in zip(self._happenings, tops, strict=False)]
        return Drawing(WIDTH, tops[-1] + _PAD + high, (*shapes, *lines, *marks, *legend))

    @property
    def _pad(self) -> int:
        return 2 if len(self._happenings) > _CROWD else _PAD

    def _high(self, lines: int) -> int:
        return lines * _LEADING + 2 * self._pad

    def _texts(self, happening: Happening) -> tuple[str, ...]:
        room = self._left - self._date_column - self._evidence_column - _GAP
        lines = 1 if len(self._happenings) > _CROWD else 2
        return wrapped(self._say(happening.what), room, TEXT, lines)

    def _head(self) -> Iterator[Drawn]:
        y = _PAD + _LEADING // 2 + _RISE
        at = (0, self._date_column, self._left - self._evidence_column)
        for x, word in zip(at, ("Date", "What happened", "Evidence"), strict=True):
            yield Label(x=x, y=y, text=self._say(Phrase(word)), size=SMALL, ink=Ink.SOFT)
        free = 0
        for month in self._scale.months:
            text = self._say(phrase("{day:month}", day=month))
            x = self._scale.at(month) + 3
            if free <= x and x + width(text, SMALL) <= WIDTH:
                yield Label(x=x, y=y, text=text, size=SMALL, ink=Ink.SOFT)
                free = x + width(text, SMALL)

    def _grid(self, top: int, bottom: int) -> Iterator[Drawn]:
        for month in self._scale.months:
            x = self._scale.at(month)
            yield Stroke(x1=x, y1=_PAD, x2=x, y2=bottom)
        yield Stroke(x1=0, y1=top, x2=WIDTH, y2=top)
        yield Stroke(x1=0, y1=bottom, x2=WIDTH, y2=bottom)
        if self._scale.first <= self._as_of <= self._scale.last:
            x = self._scale.at(self._as_of)
            yield Stroke(x1=x, y1=top, x2=x, y2=bottom, ink=Ink.INK, dashed=True)

    def _row(self, happening: Happening, what: tuple[str, ...], dates: tuple[str, ...], top: int) -> Iterator[Drawn]:
        y = top + self._pad + _LEADING // 2
        yield from _written(dates, 0, y)
        yield from _written(what, self._date_column, y)
        evidence = shortened(_numbers(happening.evidence), _EVIDENCE, SMALL)
        yield from _written([evidence], self._left - self._evidence_column, y, ink=Ink.SOFT, size=SMALL)

    def _mark(self, happening: Happening, y: int) -> Drawn:
        start, end = self._scale.at(happening.on), self._scale.at(happening.until or happening.on)
        if end > start:
            fill = Ink.INK if happening.standing is Standing.FACT else Ink.PAPER
            return Box(x=start, y=y - 4, width=end - start, height=8, fill=fill, edge=Ink.INK)
        return _moved(_SIGNS[_kind(happening.standing)], start, y)

    def _signs(self) -> Iterator[_Sign]:
        there = {_kind(happening.standing) for happening in self._happenings}
        for standing, means in _MEANS.items():
            if standing in there:
                yield _Sign(shape=_moved(_SIGNS[standing], 5, 0), wide=10, means=self._say(Phrase(means)))
        if self._scale.first <= self._as_of <= self._scale.last:
            line = Stroke(x1=5, y1=-6, x2=5, y2=6, ink=Ink.INK, dashed=True)
            yield _Sign(shape=line, wide=10, means=self._say(phrase("as of {day}", day=self._as_of)))


_SIGNS: Final[Mapping[Standing, Drawn]] = {
    Standing.FACT: Dot(x=0, y=0, radius=_RADIUS, fill=Ink.INK, edge=Ink.INK),
    Standing.UNPROVEN: Dot(x=0, y=0, radius=_RADIUS, fill=Ink.PAPER, edge=Ink.INK),
    Standing.FORMAL: Box(x=-4, y=-4, width=8, height=8, fill=Ink.SOFT, edge=Ink.INK),
}
_MEANS: Final = {
    Standing.FACT: "shown by evidence",
    Standing.UNPROVEN: "no evidence yet, or not verified yet",
    Standing.FORMAL: "from the document itself",
}


def _kind(standing: Standing) -> Standing:
    return standing if standing in _SIGNS else Standing.UNPROVEN


@attrs.frozen(kw_only=True)
class _Scale:
    """Days on a line.

    Attributes:
        first: The first of a month; likewise last.

        months: Where the line is marked.
    """

    first: dt.date
    last: dt.date
    left: int
    right: int
    months: tuple[dt.date, ...]

    @classmethod
    def over(cls, days: Iterable[dt.date], left: int, right: int) -> _Scale:
        """A line from *left* to *right* that holds all *days*, marked at most every 68 units."""
        known = sorted(days)
        begin, end = _index(known[0]), _index(known[-1]) + 1
        most = max((right - left) // 68, 1)
        step = next((step for step in _MONTHS if (end - begin) // step + 1 <= most + 1), _MONTHS[-1])
        marks = tuple(_first_of(index) for index in range(begin, end + 1) if (index - begin) % step == 0)
        return cls(first=_first_of(begin), last=_first_of(end), left=left, right=right, months=marks)

    def at(self, day: dt.date) -> int:
        """Where *day* lies."""
        return self.left + (day - self.first).days * (self.right - self.left) // (self.last - self.first).days


def _index(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(index: int) -> dt.date:
    return dt.date(index // 12, index % 12 + 1, 1)


# ---------------------------------------------------------------- sums


_FILLS: Final = (Ink.INK, Ink.PAPER, Ink.SOFT, Ink.TINT)
_BAR: Final = 14


def _bars(bars: Bars, say: Say) -> Drawing:
    totals = [Money.total(bar.parts, bar.parts[0].currency) for bar in bars.bars]
    names = [say(bar.name) for bar in bars.bars]
    sums = [say(phrase("{sum}", sum=total)) for total in totals]
    left = _column(names, TEXT, 220)
    room = WIDTH - left - _column(sums, TEXT, 200)
    top, shapes = _legend(_series(bars, say), 0)
    y, high = top + _PAD, _height(1)
    most = max(totals)
    drawn_: list[Drawn] = [*shapes]
    for number, bar in enumerate(bars.bars):
        middle = y + number * high + high // 2
        drawn_ += _written([shortened(names[number], left - _GAP, TEXT)], 0, middle)
        end = left
        for part, fill in zip(bar.parts, _FILLS, strict=False):
            if long := _long(part, most, room):
                drawn_.append(
                    Box(x=end, y=middle - _BAR // 2, width=long, height=_BAR, fill=fill, edge=Ink.INK),
                )
            end += long
        drawn_ += _written([shortened(sums[number], 200, TEXT)], end + _GAP // 2, middle)
    bottom = y + len(bars.bars) * high
    drawn_.append(Stroke(x1=left, y1=y, x2=left, y2=bottom, ink=Ink.SOFT))
    return Drawing(WIDTH, bottom + _PAD, tuple(drawn_))


def _long(part: Money, most: Money, room: int) -> int:
    """How long a part is, in units: at least one where it is anything."""
    return max(int(Fraction(part.amount) * room / Fraction(most.amount)), 1) if part else 0


def _series(bars: Bars, say: Say) -> Iterator[_Sign]:
    for name, fill in zip(bars.series, _FILLS, strict=False):
        box = Box(x=0, y=-_BAR // 2 + 1, width=24, height=_BAR - 2, fill=fill, edge=Ink.INK)
        yield _Sign(shape=box, wide=24, means=say(name))


# ---------------------------------------------------------------- flows


_LANES: Final = 6
"""Parties that have room for a lane each."""


def _flows(flows: Flows, say: Say) -> Drawing:
    return _lanes(flows, say) if len(flows.parties) <= _LANES else _lines(flows, say)


def _flow_sums(flows: Flows, say: Say) -> list[str]:
    return [say(phrase("{sum}", sum=flow.amount)) if flow.amount is not None else "—" for flow in flows.flows]


def _lanes(flows: Flows, say: Say) -> Drawing:
    """A lane for each party, and an arrow for each flow, in the order of time."""
    dates = [f"{number}. {_day(flow.on, say)}" for number, flow in enumerate(flows.flows, start=1)]
    sums = _flow_sums(flows, say)
    left = _column(dates, SMALL, _DATES)
    lane = (WIDTH - left) // len(flows.parties)
    middles = [left + lane * number + lane // 2 for number in range(len(flows.parties))]
    names = [wrapped(say(party), min(lane, 200) - 2 * _PAD - 4, TEXT, 3) for party in flows.parties]
    top = _height(max(map(len, names)))
    high = 2 * _LEADING + 4
    bottom = top + len(flows.flows) * high + _PAD
    shapes: list[Drawn] = [Stroke(x1=x, y1=top, x2=x, y2=bottom) for x in middles]
    for x, name in zip(middles, names, strict=True):
        shapes += _party(name, x, min(lane, 200) - 4, top)
    for number, flow in enumerate(flows.flows):
        y = top + number * high
        shapes += _written([shortened(dates[number], _DATES, SMALL)], 0, y + 26, ink=Ink.SOFT, size=SMALL)
        shapes += _went(flow, middles[flow.from_], middles[flow.to], y + 26)
        shapes += _sum(sums[number], (middles[flow.from_] + middles[flow.to]) // 2, y + 13, left, flow)
    tall, legend = _legend(_arrows(flows, say), bottom + _PAD)
    return Drawing(WIDTH, bottom + _PAD + tall, (*shapes, *legend))


def _party(name: tuple[str, ...], x: int, wide: int, high: int) -> Iterator[Drawn]:
    yield Box(x=x - wide // 2, y=1, width=wide, height=high - 1, fill=Ink.TINT, edge=Ink.RULE)
    y = (high - len(name) * _LEADING) // 2 + _LEADING // 2 + _RISE
    for number, line in enumerate(name):
        yield Label(x=x, y=y + number * _LEADING, text=line, anchor=Anchor.MIDDLE)


_LOOP: Final = 22


def _went(flow: MoneyFlow, start: int, end: int, y: int) -> Iterator[Drawn]:
    dashed = flow.standing is not Standing.FACT
    if start != end:
        yield Arrow(x1=start, y1=y, x2=end, y2=y, dashed=dashed)
        return
    yield Stroke(x1=start, y1=y - 3, x2=start + _LOOP, y2=y - 3, ink=Ink.INK, dashed=dashed)
    yield Stroke(x1=start + _LOOP, y1=y - 3, x2=start + _LOOP, y2=y + 5, ink=Ink.INK, dashed=dashed)
    yield Arrow(x1=start + _LOOP, y1=y + 5, x2=start, y2=y + 5, dashed=dashed)


def _sum(text: str, x: int, y: int, left: int, flow: MoneyFlow) -> Iterator[Drawn]:
    text = shortened(text, WIDTH - left - 4, TEXT)
    half = (width(text, TEXT) + 1) // 2
    if flow.from_ == flow.to:
        x += half + _PAD
    x = min(max(x, left + half), WIDTH - half - 1)
    yield Box(x=x - half - 1, y=y - 7, width=2 * half + 2, height=14, fill=Ink.PAPER)
    yield Label(x=x, y=y + _RISE, text=text, anchor=Anchor.MIDDLE)


def _lines(flows: Flows, say: Say) -> Drawing:
    """A row for each flow: who gave, how much, who received."""
    dates = [f"{number}. {_day(flow.on, say)}" for number, flow in enumerate(flows.flows, start=1)]
    sums = _flow_sums(flows, say)
    left = _column(dates, SMALL, _DATES)
    between = _column(sums, TEXT, 140) + _GAP
    party = (WIDTH - left - between) // 2
    high = _height(2) + 4
    shapes: list[Drawn] = []
    for number, flow in enumerate(flows.flows):
        y = number * high + high // 2
        start, end = left + party, left + party + between
        shapes += _written([shortened(dates[number], _DATES, SMALL)], 0, y, ink=Ink.SOFT, size=SMALL)
        for x, index in ((left + party // 2, flow.from_), (end + party // 2, flow.to)):
            name = wrapped(say(flows.parties[index]), party - 4 * _PAD, TEXT, 2)
            shapes += [_moved(shape, 0, y - high // 2 + 2) for shape in _party(name, x, party - 4, high - 4)]
        shapes.append(Arrow(x1=start, y1=y + 5, x2=end, y2=y + 5, dashed=flow.standing is not Standing.FACT))
        text = shortened(sums[number], between - 4, TEXT)
        shapes.append(Label(x=(start + end) // 2, y=y - 1, text=text, anchor=Anchor.MIDDLE))
    bottom = len(flows.flows) * high
    tall, legend = _legend(_arrows(flows, say), bottom + _PAD)
    return Drawing(WIDTH, bottom + _PAD + tall, (*shapes, *legend))


def _arrows(flows: Flows, say: Say) -> Iterator[_Sign]:
    shown = {flow.standing is Standing.FACT for flow in flows.flows}
    for is_fact, means in ((True, "shown by evidence"), (False, "no evidence yet, or not verified yet")):
        if is_fact in shown:
            arrow = Arrow(x1=0, y1=0, x2=30, y2=0, dashed=not is_fact)
            yield _Sign(shape=arrow, wide=30, means=say(Phrase(means)))


# ---------------------------------------------------------------- what shows what


_CELL: Final = 30
_LEAST_CELL: Final = 16


def _matrix(matrix: Matrix, say: Say) -> Drawing:
    """A row for each thing to be shown, a column for each exhibit; in bands where the columns are many."""
    names = [say(row.what) for row in matrix.rows]
    left = max(_column(names, TEXT, 200), _column([say(Phrase("Evidence"))], SMALL, 200))
    room = WIDTH - left - 1
    most = min(room // _LEAST_CELL, len(matrix.evidence))
    cell = min(room // most, _CELL)
    lines = [wrapped(name, left - _GAP, TEXT, 2) for name in names]
    y, shapes = 0, list[Drawn]()
    for first in range(0, len(matrix.evidence), most):
        band = matrix.evidence[first : first + most]
        y, drawn_ = _band(matrix, y, band=band, lines=lines, left=left, cell=cell, word=say(Phrase("Evidence")))
        shapes += drawn_
        y += _GAP
    dot = _Sign(shape=_moved(_SIGNS[Standing.FACT], 5, 0), wide=10, means=say(Phrase("this evidence is cited for it")))
    tall, legend = _legend([dot], y - _GAP + _PAD)
    return Drawing(WIDTH, y - _GAP + _PAD + tall, (*shapes, *legend))


def _band(
    matrix: Matrix, top: int, *, band: tuple[int, ...], lines: list[tuple[str, ...]], left: int, cell: int, word: str
) -> tuple[int, list[Drawn]]:
    """Where the band that begins at *top* ends, and its shapes."""
    heights = [_height(len(name)) for name in lines]
    tops = [*accumulate(heights, initial=top + _height(1))]
    right, bottom, head = left + cell * len(band), tops[-1], top + _height(1) // 2 + _RISE
    shapes: list[Drawn] = [
        Box(x=0, y=tops[n], width=right, height=heights[n], fill=Ink.TINT) for n in range(0, len(lines), 2)
    ]
    shapes += [Stroke(x1=x, y1=top, x2=x, y2=bottom) for x in range(left, right + 1, cell)]
    shapes += [Stroke(x1=0, y1=y, x2=right, y2=y) for y in (tops[0], bottom)]
    shapes.append(Label(x=0, y=head, text=word, size=SMALL, ink=Ink.SOFT))
    for place, number in enumerate(band):
        x = left + cell * place + cell // 2
        shapes.append(Label(x=x, y=head, text=str(number), size=SMALL, anchor=Anchor.MIDDLE, ink=Ink.SOFT))
        shapes += [
            Dot(x=x, y=y + high // 2, radius=_RADIUS, fill=Ink.INK, edge=Ink.INK)
            for y, high, row in zip(tops, heights, matrix.rows, strict=False)
            if number in row.evidence
        ]
    for name, y in zip(lines, tops, strict=False):
        shapes += _written(name, 0, y + _PAD + _LEADING // 2)
    return bottom + 1, shapes
