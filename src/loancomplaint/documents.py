"""What every document is made of, whoever reads it and however it looks.

A document is a structured value without a language: phrases, and which evidence carries which sentence.
A renderer turns it into bytes; nothing in it points back to the case file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, Protocol, TypeAlias

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.money import Money, in_capitals
from loancomplaint.words import Param, Phrase, Words, phrase, verbatim


class Standing(StrEnum):
    """How a sentence stands before a reader who doubts it."""

    FACT = "fact"
    """Evidence carries it."""
    UNPROVEN = "unproven"
    """Stated as a fact, and no evidence carries it yet."""
    INFERENCE = "inference"
    """Concluded from facts."""
    OPINION = "opinion"
    """What the author thinks."""
    QUOTED = "quoted"
    """Somebody else's words."""
    FORMAL = "formal"
    """What the document itself is, says, reckons or asks; nobody's own words stand in it."""


def _refuse_unfounded(standing: Standing, evidence: tuple[int, ...], *said: object) -> None:
    """Raise where something stands as what it cannot be."""
    if standing is Standing.FACT and not evidence:
        raise ValueRefusedError("a fact names the evidence that carries it; without any it is unproven")
    if standing is Standing.FORMAL and holds_own_words(said):
        raise ValueRefusedError("somebody's own words are a fact, inference, opinion or quotation, never formal")


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
        _refuse_unfounded(self.standing, self.evidence, self.text)


@attrs.frozen
class Paragraph:
    """Sentences that belong together, under a heading of their own where they have one; it holds nobody's `Words`."""

    sentences: tuple[Sentence, ...]
    heading: Phrase | None = None

    def __attrs_post_init__(self) -> None:
        _refuse_unfounded(Standing.FORMAL, (), self.heading)


@attrs.frozen
class Table:
    """Rows of cells, as many in each as there are columns.

    Attributes:
        caption: What the table shows, and as of when.

        total: A last row that adds up.

        evidence: Numbers of the exhibits that its cells are taken or computed from, rising.

        standing: As of a sentence; a formal table holds what the document itself says, reckons or asks.
    """

    caption: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    total: tuple[Phrase, ...] | None = None
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.FORMAL

    def __attrs_post_init__(self) -> None:
        _refuse_unfounded(Standing.FORMAL, (), self.caption)
        _refuse_unfounded(self.standing, self.evidence, self.rows)
        rows = (*self.rows, *((self.total,) if self.total else ()))
        if any(len(row) != len(self.columns) for row in rows):
            raise ValueRefusedError("every row of a table has one cell for each column")


@attrs.frozen
class Listing:
    """Things in a row, one sentence each."""

    items: tuple[Sentence, ...]


@attrs.frozen(kw_only=True)
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
        for_court: Whether it is printed as a court wants it: number, name, source, original or copy, pages of the
            bundle, what it proves.
    """

    caption: Phrase
    items: tuple[Exhibit, ...]
    for_court: bool = False


@attrs.frozen(kw_only=True)
class Happening:
    """Something that happened on a day, or from one day to another.

    Attributes:
        until: The last day of it; None where it was a single day.

        what: What happened, in a few words.

        evidence: Numbers of exhibits of this document, rising.

        standing: As of a sentence: a fact has evidence.
    """

    on: dt.date
    until: dt.date | None = None
    what: Phrase
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.FORMAL

    def __attrs_post_init__(self) -> None:
        _refuse_unfounded(self.standing, self.evidence, self.what)


@attrs.frozen
class Timeline:
    """What happened, by day.

    Attributes:
        as_of: The day on which the document speaks.
    """

    happenings: tuple[Happening, ...]
    as_of: dt.date


@attrs.frozen
class Bar:
    """One bar: its name, and its parts in the order of the series."""

    name: Phrase
    parts: tuple[Money, ...]


@attrs.frozen
class Bars:
    """Sums side by side, all of one currency and none of them negative.

    Attributes:
        series: What the parts of every bar are.
    """

    series: tuple[Phrase, ...]
    bars: tuple[Bar, ...]

    def __attrs_post_init__(self) -> None:
        if any(len(bar.parts) != len(self.series) for bar in self.bars):
            raise ValueRefusedError("every bar has one part for each series")


@attrs.frozen(kw_only=True)
class Flow:
    """What went from one party to another.

    Attributes:
        from_: The number of the party that gave, from 0; likewise to, that received.

        on: When; None where it is not on file. Likewise amount.

        evidence: Numbers of exhibits of this document, rising.

        standing: As of a sentence: a fact has evidence.
    """

    from_: int
    to: int
    on: dt.date | None = None
    amount: Money | None = None
    evidence: tuple[int, ...] = ()
    standing: Standing = Standing.UNPROVEN

    def __attrs_post_init__(self) -> None:
        _refuse_unfounded(self.standing, self.evidence)


@attrs.frozen
class Flows:
    """What went from whom to whom, in the order of time."""

    parties: tuple[Phrase, ...]
    flows: tuple[Flow, ...]

    def __attrs_post_init__(self) -> None:
        if any(not 0 <= end < len(self.parties) for flow in self.flows for end in (flow.from_, flow.to)):
            raise ValueRefusedError("every flow leads from one of the parties to one of them")


@attrs.frozen
class Shown:
    """What is to be shown, and the numbers of the exhibits that show it, rising."""

    what: Phrase
    evidence: tuple[int, ...]


@attrs.frozen
class Matrix:
    """What is to be shown against what shows it.

    Attributes:
        rows: What is to be shown.

        evidence: The numbers of the exhibits, one column each.
    """

    rows: tuple[Shown, ...]
    evidence: tuple[int, ...]

    def __attrs_post_init__(self) -> None:
        if not set(self.evidence).issuperset(number for row in self.rows for number in row.evidence):
            raise ValueRefusedError("every exhibit that a row names has a column")


Pictured: TypeAlias = Timeline | Bars | Flows | Matrix


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
    picture: Pictured
    table: Table


Block: TypeAlias = Paragraph | Table | Listing | Exhibits | Figure


@attrs.frozen
class Part:
    """A titled part of a document; its parts are one level below.

    Attributes:
        key: A name that never changes, for machines: ``exposure``.
    """

    key: str
    title: Phrase
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    def __attrs_post_init__(self) -> None:
        _refuse_unfounded(Standing.FORMAL, (), self.title)


@attrs.frozen
class Signature:
    """A line to sign on: in what capacity, and who where that is settled."""

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
    def head(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """What stands above the text: a name and what it is, line by line."""

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


def holds_own_words(value: object) -> bool:
    """Whether somebody's own `Words` stand anywhere in a document or a piece of one."""
    if isinstance(value, Phrase):
        return any(isinstance(param, Words) or holds_own_words(param) for _, param in value.params)
    pieces = value if isinstance(value, tuple) else (getattr(value, field) for field in fields_of(value))
    return any(map(holds_own_words, pieces))


def phrases(value: object) -> Iterator[Phrase]:
    """Every phrase in a document or a piece of one, those inside other phrases too."""
    if isinstance(value, Phrase):
        yield value
        yield from phrases(tuple(param for _, param in value.params))
    elif isinstance(value, tuple):
        for item in value:
            yield from phrases(item)
    else:
        for field in fields_of(value):
            yield from phrases(getattr(value, field))


def fields_of(value: object) -> tuple[str, ...]:
    """The names of the fields of a value of ours; none for anything else."""
    cls: Any = type(value)  # mypy asks the instances for __hash__
    return _fields(cls)


@cache
def _fields(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()


# ---------------------------------------------------------------- common words

NOTHING: Final = verbatim("—")
"""Stands in a cell for which there is nothing."""


def formal(text: str, /, **params: Param) -> Sentence:
    """A sentence about the document itself, or what it asks."""
    return Sentence(phrase(text, **params))


def in_words(money: Money) -> Phrase:
    """An amount that is claimed, which Chinese instruments repeat in capital numerals."""
    try:
        return phrase("{claimed}", claimed=money, capitals=in_capitals(money))
    except ValueRefusedError:
        return amount(money)


def exhibits_named(numbers: Iterable[int]) -> Phrase:
    """Items of evidence as a cell or a caption names them: Evidence 1 to 3 and 5, 证据1至3、5.

    Args:
        numbers: Rising, at least one.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return phrase("Evidence {numbers}", numbers=tuple(each for run in runs for each in _run(run)))


def _run(run: Sequence[int]) -> Iterator[Phrase]:
    if len(run) > 2:  # noqa: PLR2004 - two are named, more are "1 to 3"
        yield phrase("{first} to {last}", first=run[0], last=run[-1])
    else:
        yield from (phrase("{number}", number=number) for number in run)


def amount(money: Money | None) -> Phrase:
    """An amount in a table, or a dash."""
    return phrase("{sum}", sum=money) if money is not None else NOTHING


def percent(rate: Decimal | None) -> Phrase:
    """A yearly rate as people read it: 4.35%."""
    return phrase("{percent}%", percent=f"{(rate * 100).normalize():f}") if rate is not None else NOTHING


def words_or_dash(text: str | None) -> Phrase:
    """Words of the case file in a table, or a dash."""
    return verbatim(text) if text else NOTHING


def bank(institution: str | None, branch: str | None) -> Phrase:
    """The bank and its branch in one name, whether or not the branch's name begins with the bank's."""
    if institution and branch and not branch.startswith(institution):
        return phrase("{institution} {branch}", institution=institution, branch=branch)
    return words_or_dash(branch or institution)


def pairs(caption: str, rows: Iterable[tuple[str, Phrase | None]]) -> Table:
    """A table of two columns, what and how much; rows without content are left out."""
    filled = tuple((Phrase(name), value) for name, value in rows if value is not None)
    return Table(Phrase(caption), (Phrase("Item"), Phrase("Content")), filled)


class Owed(Protocol):
    """What is left unpaid of one installment, as a ledger reads it."""

    @property
    def number(self) -> int:
        """Which installment, from 1."""

    @property
    def due_on(self) -> dt.date:
        """The day it was due."""

    @property
    def principal(self) -> Money:
        """Unpaid principal."""

    @property
    def interest(self) -> Money:
        """Unpaid interest."""


def arrears_table(caption: Phrase, arrears: Sequence[Owed], on: dt.date) -> Table:
    """What is overdue on *on*, installment by installment, with the total; at least one installment."""
    columns = ("Installment", "Due on", "Unpaid principal", "Unpaid interest", "Subtotal", "Days past due")
    currency = arrears[0].principal.currency
    return Table(
        caption,
        tuple(map(Phrase, columns)),
        tuple(_overdue(arrear, on) for arrear in arrears),
        (
            Phrase("Total"),
            NOTHING,
            amount(Money.total((arrear.principal for arrear in arrears), currency)),
            amount(Money.total((arrear.interest for arrear in arrears), currency)),
            amount(Money.total((arrear.principal + arrear.interest for arrear in arrears), currency)),
            NOTHING,
        ),
    )


def _overdue(arrear: Owed, on: dt.date) -> tuple[Phrase, ...]:
    return (
        phrase("No. {number}", number=arrear.number),
        phrase("{day}", day=arrear.due_on),
        amount(arrear.principal),
        amount(arrear.interest),
        amount(arrear.principal + arrear.interest),
        phrase("{days}", days=(on - arrear.due_on).days),
    )
