"""A document in one language, ready to be arranged: texts, numbers and marks, and nothing left to decide.

Odd characters are dealt with here, once, for every format that people look at: see `loancomplaint.text.characters`.
JSON keeps every text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import compress, zip_longest
from typing import TypeAlias

import attrs

from loancomplaint.documents import (
    Block,
    Document,
    Entry,
    Exhibit,
    Exhibits,
    Figure,
    HeadKey,
    Listing,
    Paragraph,
    Part,
    Sentence,
    Sheet,
    Standing,
    Table,
    exhibits_named,
    in_runs,
    sentences,
)
from loancomplaint.renderers.pictures.layout import drawn
from loancomplaint.renderers.pictures.shapes import Drawing
from loancomplaint.renderers.pictures.svg import svg
from loancomplaint.text.cards import Html
from loancomplaint.text.characters import visible
from loancomplaint.words import Phrase, locale, phrase, plural

_DIGEST_SHOWN = 16


@attrs.frozen(kw_only=True)
class PageLine:
    """One sentence.

    Attributes:
        number: From 1, through the whole page.

        evidence: The numbers of the exhibits that carry it.

        marks: What marks it: the number of the first exhibit that a mark names, and the mark; exhibits in a row
            share one.

        mark: How it stands where that must be said; empty otherwise.
    """

    number: int
    text: str
    evidence: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    mark: str
    standing: str


@attrs.frozen(kw_only=True)
class PageProse:
    """Sentences, under a heading or not."""

    heading: str
    lines: tuple[PageLine, ...]
    kind: str = "prose"


@attrs.frozen(kw_only=True)
class Bullets:
    """Sentences in a list."""

    lines: tuple[PageLine, ...]
    kind: str = "bullets"


@attrs.frozen(kw_only=True)
class PageRow:
    """One row of a table; that of an exhibit bears its number, and the numbers of the sentences it carries.

    Attributes:
        evidence: The numbers of the exhibits that this row leans on, where rows lean each on its own.

        lines: What the last cell of a row of a printed form says, line by line; the cell says it as one text.
    """

    cells: tuple[str, ...]
    evidence: tuple[int, ...] = ()
    exhibit: int = 0
    sentences: tuple[int, ...] = ()
    lines: tuple[PageLine, ...] = ()


@attrs.frozen(kw_only=True)
class Grid:
    """A table; a cell of digits and signs alone is a figure, and stands to the right.

    Attributes:
        standing: How it stands before a reader who doubts it; empty for the list of evidence itself.

        evidence: Numbers of the exhibits that its cells are taken from.

        is_form: Whether it is a table of a printed form: its caption runs across, and heads the part it stands in.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[PageRow, ...]
    total: tuple[str, ...] = ()
    standing: str = ""
    evidence: tuple[int, ...] = ()
    is_form: bool = False
    kind: str = "grid"

    @cached_property
    def figures(self) -> frozenset[str]:
        """The cells that hold a figure, which stand to the right."""
        cells = [*(cell for row in self.rows for cell in row.cells), *self.total]
        return frozenset(cell for cell in cells if _FIGURE.fullmatch(cell))

    @cached_property
    def short(self) -> frozenset[str]:
        """The cells and columns so short that no line should break in them."""
        cells = [*self.columns, *(cell for row in self.rows for cell in row.cells)]
        return frozenset(cell for cell in cells if len(cell) <= _SHORT or _IN_ONE_PIECE.fullmatch(cell))


_SHORT = 4
_IN_ONE_PIECE = re.compile(r"[A-Za-z]{1,14}|\d+年\d+月\d+日|\d+ [A-Z][a-z]+ \d+|[0-9a-f]{16}…")
_FIGURE = re.compile(r"(?:[A-Z]{3} )?-?[\d,]+(?:\.\d+)?[元%]?|\d+–\d+")


@attrs.frozen(kw_only=True)
class Picture:
    """A picture, numbered through the page, with the table that stands beside it.

    Attributes:
        id: Unique on the page, and on one that holds several documents.

        alt: What it shows, for who cannot see it.

        drawing: What it looks like.

        grid: Everything it shows, in words and numbers.
    """

    id: str
    caption: str
    alt: str
    drawing: Drawing
    grid: Grid
    kind: str = "picture"

    @cached_property
    def svg(self) -> Html:
        """The picture as an element of an HTML page, whose colours it takes on."""
        return svg(self.drawing, id=self.id, title=self.caption, desc=self.alt)


PageBlock: TypeAlias = PageProse | Bullets | Grid | Picture


@attrs.frozen(kw_only=True)
class Section:
    """A part with its number.

    Attributes:
        depth: 1 for a part, 2 for a part of one.
    """

    key: str
    number: str
    title: str
    depth: int
    blocks: tuple[PageBlock, ...]

    @property
    def is_headed_within(self) -> bool:
        """Whether a table of a printed form bears the title."""
        return bool(self.blocks) and isinstance(first := self.blocks[0], Grid) and first.is_form


@attrs.frozen(kw_only=True)
class Page:
    """A whole document in one language.

    Attributes:
        head: What stands above the text: a name and what it says, line by line; keys likewise, for programs.

        sections: Every part, each followed by the parts below it.

        date_word: What the line of the date is called.

        gap: What stands between two sentences.

        colon: What stands between a name and its value.
    """

    locale: str
    kind: str
    title: str
    head: tuple[tuple[str, str], ...]
    keys: tuple[HeadKey, ...]
    salutation: str
    sections: tuple[Section, ...]
    closing: tuple[PageProse, ...]
    signatures: tuple[tuple[str, str], ...]
    date: str
    date_word: str
    gap: str
    colon: str

    def evidence(self, number: int) -> str:
        """How a mark names the exhibit of that number."""
        return _named((number,), self.locale)

    def headed(self, key: HeadKey) -> str:
        """What the line of that key says above the text; nothing where there is no such line."""
        return next((value for at, (_, value) in zip(self.keys, self.head, strict=True) if at is key), "")

    def head_line(self, key: HeadKey) -> str:
        """The whole line of that key, with its name; nothing where there is no such line."""
        lines = (self.colon.join(line) for at, line in zip(self.keys, self.head, strict=True) if at is key)
        return next(lines, "")


@lru_cache(maxsize=1024)
def _named(numbers: tuple[int, ...], tag: str) -> str:
    return exhibits_named(numbers).message(tag)


_MARKS = {Standing.INFERENCE: Phrase("inference"), Standing.OPINION: Phrase("opinion")}


def printed(document: Document, tag: str) -> Page:
    """Say *document* in the language of *tag*.

    Raises:
        UnknownNameError: There is no such language.
    """
    return _Printer(document, tag).page()


class _Printer:
    """Says one document in one language, and counts its sentences on the way."""

    def __init__(self, document: Document, tag: str) -> None:
        self._document, self._locale = document, locale(tag)
        self._count = self._pictures = 0
        self._carried = _carried(document)
        self._head = tuple((line.key, self._say(line.label), self._say(line.value)) for line in document.head)

    def page(self) -> Page:
        document, lang = self._document, self._locale
        return Page(
            locale=lang.tag,
            kind=document.kind,
            title=self._say(document.title),
            head=tuple((name, value) for _, name, value in self._head),
            keys=tuple(key for key, *_ in self._head),
            salutation=self._say(document.salutation) if document.salutation else "",
            sections=tuple(self._sections(document.parts, depth=1)),
            closing=tuple(map(self._prose, document.closing)),
            signatures=tuple((self._say(s.role), self._say(s.name) if s.name else "") for s in document.signatures),
            date=self._say(phrase("{day}", day=document.date)),
            date_word=self._say(Phrase("Date")),
            gap=lang.gap,
            colon=lang.colon,
        )

    def _say(self, phrase_: Phrase) -> str:
        return visible(phrase_.message(self._locale.tag))

    def _cell(self, phrase_: Phrase) -> str:
        """What stands in a cell, where our own words may begin with a capital; nobody else's change."""
        said = self._say(phrase_)
        begun = self._locale.cell(said)
        return begun if begun != said and _is_ours_at_first(phrase_) else said

    def _sections(self, parts: Iterable[Part], depth: int) -> Iterator[Section]:
        for number, part in enumerate(parts, start=1):
            yield Section(
                key=part.key,
                number=self._locale.heading(number, depth) if part.numbered else "",
                title=self._say(part.title),
                depth=depth,
                blocks=tuple(map(self._block, part.blocks)),
            )
            yield from self._sections(part.parts, depth + 1)

    def _block(self, block: Block) -> PageBlock:
        match block:
            case Paragraph():
                return self._prose(block)
            case Listing():
                return Bullets(lines=tuple(map(self._line, block.items)))
            case Table():
                return self._table(block)
            case Exhibits():
                return self._exhibits(block)
            case Figure():
                return self._figure(block)
            case Sheet():
                return self._sheet(block)

    def _prose(self, paragraph: Paragraph) -> PageProse:
        heading = self._say(paragraph.heading) if paragraph.heading else ""
        return PageProse(heading=heading, lines=tuple(map(self._line, paragraph.sentences)))

    def _line(self, sentence: Sentence) -> PageLine:
        self._count += 1
        return PageLine(
            number=self._count,
            text=self._say(sentence.text),
            evidence=sentence.evidence,
            marks=tuple((run[0], _named(run, self._locale.tag)) for run in in_runs(sentence.evidence)),
            mark=self._mark(sentence),
            standing=sentence.standing.value,
        )

    def _mark(self, sentence: Sentence) -> str:
        if sentence.standing is Standing.UNPROVEN:
            return self._say(Phrase("not verified yet" if sentence.evidence else "no evidence yet"))
        mark = _MARKS.get(sentence.standing)
        return self._say(mark) if mark else ""

    def _table(self, table: Table) -> Grid:
        return Grid(
            caption=self._say(table.caption),
            columns=tuple(map(self._say, table.columns)),
            rows=tuple(
                PageRow(cells=tuple(map(self._cell, row)), evidence=own)
                for row, own in zip_longest(table.rows, table.by_row, fillvalue=())
            ),
            total=tuple(map(self._cell, table.total or ())),
            standing=table.standing.value,
            evidence=table.evidence,
        )

    def _sheet(self, sheet: Sheet) -> Grid:
        rows = tuple(self._entry(entry) for entry in sheet.entries)
        return Grid(
            caption=self._say(sheet.heading),
            columns=tuple(self._say(Phrase(column)) for column in ("Item", "Content")),
            rows=rows,
            standing=Standing.FORMAL.value,
            evidence=tuple(sorted({number for row in rows for number in row.evidence})),
            is_form=True,
        )

    def _entry(self, entry: Entry) -> PageRow:
        lines = tuple(map(self._line, entry.lines))
        numbers = sorted({number for line in lines for number in line.evidence})
        said = self._locale.gap.join(self._marked(line) for line in lines)
        return PageRow(cells=(self._say(entry.asks), said), evidence=tuple(numbers), lines=lines)

    def _marked(self, line: PageLine) -> str:
        return self._locale.gap.join((line.text, *(f"[{named}]" for _, named in line.marks)))

    def _figure(self, figure: Figure) -> Picture:
        self._pictures += 1
        return Picture(
            id=f"{self._own}-{figure.key}",
            caption=self._say(phrase("Figure {number}. {caption}", number=self._pictures, caption=figure.caption)),
            alt=self._say(figure.alt),
            drawing=drawn(figure.picture, self._say),
            grid=self._table(figure.table),
        )

    @cached_property
    def _own(self) -> str:
        """A beginning for ids that another document on the same page does not have."""
        named = (self._document.kind, *(value for *_, value in self._head))
        return f"d{sha256(chr(0).join(named).encode()).hexdigest()[:8]}"

    def _exhibits(self, listed: Exhibits) -> Grid:
        if listed.for_court:
            return self._for_court(listed)
        columns = ("No.", "Name", "Type", "Issuer", "Carrier", "What it proves", "Pages", "SHA-256")
        cells = [(item, tuple(self._cells(item))) for item in listed.items]
        stated = [any(row[at] != "—" for _, row in cells) for at in range(len(columns))]
        return Grid(
            caption=self._say(listed.caption),
            columns=tuple(self._say(Phrase(column)) for column in compress(columns, stated)),
            rows=tuple(self._exhibited(item, compress(row, stated)) for item, row in cells),
        )

    def _cells(self, exhibit: Exhibit) -> Iterator[str]:
        yield str(exhibit.number)
        for word in (exhibit.title, exhibit.kind, exhibit.issuer, exhibit.carrier):
            yield self._cell(word) if word else "—"
        yield self._locale.semicolon.join(map(self._cell, exhibit.proves)) or "—"
        yield str(exhibit.pages) if exhibit.pages is not None else "—"
        yield visible(f"{exhibit.sha256[:_DIGEST_SHOWN]}…") if exhibit.sha256 else "—"

    def _for_court(self, listed: Exhibits) -> Grid:
        columns = ("No.", "Name", "Source", "Original or copy", "Pages of the bundle", "What it proves")
        rows = (self._exhibited(item, self._court_cells(item)) for item in listed.items)
        return Grid(
            caption=self._say(listed.caption),
            columns=tuple(self._say(Phrase(column)) for column in columns),
            rows=tuple(rows),
        )

    def _court_cells(self, exhibit: Exhibit) -> Iterator[str]:
        number, name, _, source, carrier, proves, *_ = self._cells(exhibit)
        yield from (number, name, source, carrier, self._span(exhibit), proves)

    def _span(self, exhibit: Exhibit) -> str:
        first, pages = exhibit.first_page, exhibit.pages
        if not pages:
            return "—"
        if first is None:
            return self._say(plural("one page", "{count} pages", count=pages))
        return str(first) if pages == 1 else f"{first}–{first + pages - 1}"

    def _exhibited(self, exhibit: Exhibit, cells: Iterable[str]) -> PageRow:
        return PageRow(cells=tuple(cells), exhibit=exhibit.number, sentences=self._carried.get(exhibit.number, ()))


_FIRST = re.compile(r"{(\w+)")


def _is_ours_at_first(phrase_: Phrase) -> bool:
    """Whether a phrase begins with our own words, and not with a value."""
    named = _FIRST.match(phrase_.text)
    if named is None:
        return True
    first = dict(phrase_.params).get(named[1])
    part = first[0] if isinstance(first, tuple) and first else first
    return isinstance(part, Phrase) and _is_ours_at_first(part)


def _carried(document: Document) -> dict[int, tuple[int, ...]]:
    """The numbers of the sentences that each exhibit carries, by its number; sentences count through the page."""
    found: dict[int, list[int]] = {}
    closing = (said for paragraph in document.closing for said in paragraph.sentences)
    for count, sentence in enumerate((*sentences(document.parts), *closing), start=1):
        for number in sentence.evidence:
            found.setdefault(number, []).append(count)
    return {number: tuple(counts) for number, counts in found.items()}
