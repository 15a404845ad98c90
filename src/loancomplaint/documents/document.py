"""Sentences, tables and the evidence behind them, in parts; and what a whole document is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Protocol, TypeAlias

import attrs

from loancomplaint.documents.assertions import Standing, refuse_unfounded
from loancomplaint.documents.figures import Pictured
from loancomplaint.errors import ValueRefusedError
from loancomplaint.text.cards import discreetly
from loancomplaint.values.stored import Tagged
from loancomplaint.words import Phrase


@attrs.frozen
class Sentence:
    """One sentence, and what carries it.

    Attributes:
        text: The sentence with its punctuation.

        evidence: Numbers of exhibits of this document, rising.

        standing: A fact has evidence; a sentence without any cannot be one.
            A formal sentence holds nobody's own `Words`.
    """

    text: Phrase
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.FORMAL

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(self.standing, self.evidence, self.text)


@attrs.frozen
class Paragraph:
    """Sentences that belong together, under a heading of their own where they have one; it holds nobody's `Words`."""

    sentences: tuple[Sentence, ...]
    heading: Phrase | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(Standing.FORMAL, (), self.heading)


@attrs.frozen
class Table:
    """Rows of cells, as many in each as there are columns.

    Attributes:
        caption: What the table shows, and as of when.

        total: A last row that adds up.

        evidence: Numbers of the exhibits that its cells are taken or computed from, rising.

        standing: As of a sentence; a formal table holds what the document itself says, reckons or asks.

        by_row: The numbers that each row leans on, where each leans on its own; empty where all lean on the same.
            Unless the table is formal every row has some: none hides behind what carries another.
    """

    caption: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    total: tuple[Phrase, ...] | None = None
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.FORMAL
    by_row: tuple[tuple[int, ...], ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(Standing.FORMAL, (), self.caption)
        refuse_unfounded(self.standing, self.evidence, self.rows)
        self._refuse_rows_that_hide()
        rows = (*self.rows, *((self.total,) if self.total else ()))
        if any(len(row) != len(self.columns) for row in rows):
            raise ValueRefusedError("every row of a table has one cell for each column")

    def _refuse_rows_that_hide(self) -> None:
        """Raise where a row would stand on the evidence of the others."""
        if not self.by_row:
            return
        if len(self.by_row) != len(self.rows) or set(self.evidence) != {n for own in self.by_row for n in own}:
            raise ValueRefusedError("where rows name their evidence, each does, and the table's is that of all")
        if self.standing is not Standing.FORMAL and not all(self.by_row):
            raise ValueRefusedError("a row that no evidence carries stands in a table of its own, not among others")


@attrs.frozen
class Listing:
    """Things in a row, one sentence each."""

    items: tuple[Sentence, ...]


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Exhibit:
    """One item of evidence as a document lists it; its number is this document's own.

    Attributes:
        number: From 1, in the order in which the document's violations first cite it.

        proves: What it is cited for, with the pages where they are given.

        pages: How many it has.

        first_page: Its first page in the bundle of all exhibits; None where one before it has no known length.

        sha256: Of its file when it was captured; print shows the beginning, JSON all of it.
    """

    number: int
    title: Phrase
    kind: Phrase
    issuer: Phrase | None = None
    carrier: Phrase | None = None
    proves: tuple[Phrase, ...] = ()
    pages: int | None = None
    first_page: int | None = None
    sha256: str | None = None


@attrs.frozen
class Exhibits:
    """The list of evidence.

    Attributes:
        for_court: Whether it is printed as courts and authorities want it: number, name, source, original or copy,
            pages of the bundle, what it proves.
    """

    caption: Phrase
    items: tuple[Exhibit, ...]
    for_court: bool = False


@attrs.frozen(kw_only=True)
class Figure:
    """A picture, and the table that says the same in words and numbers.

    Attributes:
        key: A name for machines, unique in its document: ``timeline``.

        alt: What the picture shows, for who cannot see it.

        picture: What is pictured; how it looks is for the reader's language and format.

        table: Everything that the picture shows, whole.
    """

    key: str
    caption: Phrase
    alt: Phrase
    picture: Annotated[Pictured, Tagged("picture")]
    table: Table


@attrs.frozen
class Entry:
    """One item of a printed form: what it asks, and what is written there line by line."""

    asks: Phrase
    lines: tuple[Sentence, ...]


@attrs.frozen
class Sheet:
    """A table of a printed form: its heading runs across, and every item has what is asked beside what is written."""

    heading: Phrase
    entries: tuple[Entry, ...]

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(Standing.FORMAL, (), self.heading, *(entry.asks for entry in self.entries))


Block: TypeAlias = Paragraph | Table | Listing | Exhibits | Figure | Sheet


@attrs.frozen
class Part:
    """A titled part of a document; its parts are one level below.

    Attributes:
        key: A name that never changes, for machines: ``exposure``.

        numbered: Whether print puts a number before its title.
    """

    key: str
    title: Phrase
    blocks: tuple[Annotated[Block, Tagged("block")], ...] = ()
    parts: tuple[Part, ...] = ()
    numbered: bool = True

    def __attrs_post_init__(self) -> None:
        refuse_unfounded(Standing.FORMAL, (), self.title)


class HeadKey(StrEnum):
    """What a line above the text is about: the name by which programs and letterheads find it."""

    REFERENCE = "reference"
    SECRECY_GRADE = "secrecy_grade"
    DATE = "date"
    ADDRESSEE = "addressee"
    THROUGH = "through"
    AUTHOR = "author"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    VERSION = "version"
    EFFECTIVE_FROM = "effective_from"


@attrs.frozen
class HeadLine:
    """A line above the text: what it is about, what it is called there, and what it says."""

    key: HeadKey
    label: Phrase
    value: Phrase


class Signer(StrEnum):
    """In what capacity somebody signs."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    RECEIVER = "receiver"
    INSTITUTION = "institution"
    REPORTING_PARTY = "reporting_party"
    AUTHORISED_PERSON = "authorised_person"
    LENDER = "lender"
    CLAIMANT = "claimant"
    APPLICANT = "applicant"
    HANDLER = "handler"


@attrs.frozen
class Signature:
    """A line to sign on: in what capacity, what that is called, and who where that is settled."""

    signer: Signer
    role: Phrase
    name: Phrase | None = None


class Document(Protocol):
    """What a renderer needs to know of a report or a notice."""

    @property
    def kind(self) -> str:
        """The word of the case file for this form of document."""

    @property
    def title(self) -> Phrase:
        """The title."""

    @property
    def date(self) -> dt.date:
        """The day it bears."""

    @property
    def head(self) -> tuple[HeadLine, ...]:
        """What stands above the text, line by line."""

    @property
    def salutation(self) -> Phrase | None:
        """Whom it addresses."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The text."""

    @property
    def closing(self) -> tuple[Paragraph, ...]:
        """What stands between the text and the signatures."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signs."""


def blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Every block of *parts* and of the parts below them, in the order of reading."""
    for part in parts:
        yield from part.blocks
        yield from blocks(part.parts)


def sentences(parts: Iterable[Part]) -> Iterator[Sentence]:
    """Every sentence of *parts*, in the order of reading."""
    return (said for said in stated(parts) if isinstance(said, Sentence))


def exhibits(parts: Iterable[Part]) -> tuple[Exhibit, ...]:
    """The evidence that *parts* list, by number."""
    return tuple(exhibit for block in blocks(parts) if isinstance(block, Exhibits) for exhibit in block.items)


def carried_by(parts: Iterable[Part], number: int) -> tuple[Sentence | Table, ...]:
    """What leans on the exhibit of that number, in the order of reading: the way back from evidence to text."""
    return tuple(said for said in stated(parts) if number in said.evidence)


def stated(parts: Iterable[Part]) -> Iterator[Sentence | Table]:
    """Every sentence and every table of *parts*, those of figures too, in the order of reading."""
    for block in blocks(parts):
        match block:
            case Paragraph():
                yield from block.sentences
            case Listing():
                yield from block.items
            case Table():
                yield block
            case Figure():
                yield block.table
            case Sheet():
                yield from (line for entry in block.entries for line in entry.lines)
