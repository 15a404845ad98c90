"""A policy as the table that a compliance officer reads and signs, in any format and language of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from loancomplaint.channels.conditions import AllOf
from loancomplaint.channels.policy import ChannelPolicy
from loancomplaint.channels.rows import Row
from loancomplaint.documents import (
    NOTHING,
    HeadKey,
    HeadLine,
    Listing,
    Paragraph,
    Part,
    Signature,
    Signer,
    Table,
    formal,
)
from loancomplaint.words import Phrase, label, labels, phrase, verbatim


@attrs.frozen(kw_only=True)
class PolicySheet:
    """A channel policy as a document.

    Attributes:
        policy: Whose rows.

        on: The day it bears where the policy does not say from when it applies.
    """

    policy: ChannelPolicy
    on: dt.date

    @property
    def kind(self) -> str:
        """The word for this form of document."""
        return "channel_policy"

    @property
    def title(self) -> Phrase:
        """The title."""
        return phrase("Channel policy “{policy}”", policy=self.policy.name)

    @property
    def date(self) -> dt.date:
        """The day it bears."""
        return self.policy.effective_from or self.on

    @property
    def head(self) -> tuple[HeadLine, ...]:
        """Version, day, author and approval."""
        policy = self.policy
        lines = (
            (HeadKey.VERSION, "Version", policy.version),
            (HeadKey.EFFECTIVE_FROM, "Effective from", policy.effective_from),
            (HeadKey.AUTHOR, "Author", policy.author),
            (HeadKey.APPROVER, "Approved by", policy.approved_by),
        )
        return tuple(HeadLine(key, Phrase(name), phrase("{it}", it=value)) for key, name, value in lines if value)

    @property
    def salutation(self) -> None:
        """It addresses nobody."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """How it is read, its rows, and who may read what."""
        return (
            Part("reading", Phrase("How to read it"), (Listing(tuple(map(formal, _READING))),)),
            Part("rows", Phrase("Rows"), (_table(self.policy.rows),)),
            Part("clearances", Phrase("Clearances"), (self.policy.clearances.table,)),
        )

    @property
    def closing(self) -> tuple[Paragraph, ...]:
        """Nothing stands between the text and the signatures."""
        return ()

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Who answers for it."""
        author, approved_by = self.policy.author, self.policy.approved_by
        return (
            Signature(Signer.AUTHOR, Phrase("Author"), verbatim(author) if author else None),
            Signature(Signer.APPROVER, Phrase("Approved by"), verbatim(approved_by) if approved_by else None),
        )


_READING = (
    "Every row is read, from the first to the last; the first to open a desk writes its route.",
    "A row that applies is withheld until what stands under “opens once” holds too.",
    "A desk that an open row diverts or forbids is passed over.",
    "Sealed rows read the sealed matter of a case and nothing else; the other rows read a case in which it is not.",
)


def _table(rows: tuple[Row, ...]) -> Table:
    columns = ("No.", "Row", "Applies when", "Opens once", "Leads to", "Forbids and diverts", "Why")
    return Table(
        Phrase("Rows, in the order in which they are read"),
        tuple(map(Phrase, columns)),
        tuple(_cells(number, row) for number, row in enumerate(rows, start=1)),
    )


def _cells(number: int, row: Row) -> tuple[Phrase, ...]:
    name = phrase("{row} (sealed)", row=Phrase(row.name)) if row.sealed else Phrase(row.name)
    turns = tuple(_turns(row))
    return (
        phrase("{number}", number=number),
        name,
        row.when.says,
        AllOf(row.once).says if row.once else NOTHING,
        _leads_to(row),
        phrase("{each}", each=turns) if turns else NOTHING,
        Phrase(row.because),
    )


def _leads_to(row: Row) -> Phrase:
    to = row.route
    said = phrase("{desk}: {form}", desk=label(to.desk), form=label(to.form))
    if to.through is not None:
        said = phrase("{way}, through {desk}", way=said, desk=label(to.through))
    return phrase("{way}; with what is not verified yet", way=said) if to.takes_unverified else said


def _turns(row: Row) -> Iterator[Phrase]:
    yield from labels(row.bans)
    yield from map(verbatim, row.own_bans)
    yield from (phrase("tell {desk}", desk=label(desk)) for desk in row.closes)
    if row.instead_of is not None:
        yield phrase("in place of {desk}", desk=label(row.instead_of))
