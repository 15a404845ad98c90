"""What is said to have happened, what shows it, and what is asked."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Final

import attrs

from loancomplaint.facts.fields import (
    CITED,
    CODE,
    ISSUER,
    LABEL,
    NAME,
    NUMBER,
    PROOF,
    PROSE,
    QUOTED,
    REMARK,
    STAFF,
    TITLE,
    is_sum,
    of_a_file,
)
from loancomplaint.facts.kinds import (
    MAY_BE_SEALED,
    AssetKind,
    Carrier,
    EvidenceKind,
    Nature,
    Origin,
    RequestKind,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.text.cards import as_sealed, printed
from loancomplaint.values.money import Money
from loancomplaint.values.stored import CURRENCY, DIGEST, FILE_PATH, POSITIVE, whole

MOST_PAGES: Final = 1_000_000
"""The most pages of one item; the pages of all items of a file can still be added up and stored."""


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Citation:
    """One item of evidence, what it proves here, and on which pages."""

    evidence: str = attrs.field(metadata=CITED)
    proves: str | None = attrs.field(default=None, metadata=PROOF)
    pages: str | None = attrs.field(default=None, metadata=CODE)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Statement:
    """One sentence of the story, told apart as fact, inference or opinion, with what carries it."""

    text: str | None = attrs.field(default=None, metadata=PROSE)
    nature: Nature | None = None
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class DirectLoss:
    """What the bank lost for good, how that was reckoned, and on which day."""

    amount: Money | None = attrs.field(default=None, validator=is_sum)
    method: str | None = attrs.field(default=None, metadata=REMARK)
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Transfer:
    """Money, or a thing of value, that went from one to another.

    Attributes:
        on: The day it went; a transfer that the bank could not have known of by a day is not in the file as of it.

        from_: Who gave, as the evidence names him (``from`` in a case file).

        to: Who received.

        amount: How much, or what the thing was worth.

        evidence: The id of the evidence that shows it.
    """

    on: dt.date | None = None
    from_: str | None = attrs.field(default=None, metadata=NAME)
    to: str | None = attrs.field(default=None, metadata=NAME)
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Violation:
    """One thing that happened.

    Attributes:
        loan: The note or contract number of the loan it concerns; a contract with several notes means all of them.

        parties: Who did it, and with whom: ids or exact names.

        began_on: The first day of it.

        ended_on: The last day of it; None while it lasts, or where it was a single day.

        discovered_on: The day the bank found out; None means the day it began.

        amount: What the kind makes it mean: arrears claimed, misstatement, value moved, sum of flows, sum diverted.

        statement: What happened, in the author's words.

        inference: What the author concludes from it.

        transfers: What went from whom to whom, one by one, where that is part of it.

        customer_explanation: What the customer says to it.

        no_explanation_reason: Why nobody asked.
    """

    id: str = attrs.field(metadata=CODE)
    kind: ViolationKind
    loan: str | None = attrs.field(default=None, metadata=CODE)
    parties: tuple[str, ...] = attrs.field(default=(), metadata=NAME)
    began_on: dt.date | None = None
    ended_on: dt.date | None = None
    discovered_on: dt.date | None = None
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    status: ViolationStatus = ViolationStatus.CONFIRMED
    direct_loss: DirectLoss | None = None
    statement: str | None = attrs.field(default=None, metadata=PROSE)
    inference: str | None = attrs.field(default=None, metadata=PROSE)
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    customer_explanation: str | None = attrs.field(default=None, metadata=QUOTED)
    no_explanation_reason: str | None = attrs.field(default=None, metadata=PROSE)

    @property
    def may_be_sealed(self) -> bool:
        """Whether some jurisdiction seals its kind, so that no repr and no card tells of it."""
        return self.kind in MAY_BE_SEALED

    def __repr__(self) -> str:
        return as_sealed(self) if self.may_be_sealed else printed(self)

    @property
    def known_on(self) -> dt.date | None:
        """The day from which the bank knew: discovery, or the first day of the thing itself."""
        return self.discovered_on or self.began_on

    @cached_property
    def cites(self) -> tuple[str, ...]:
        """The ids of all evidence it leans on, each once, in order of mention."""
        inner = [citation for statement in self.statements for citation in statement.citations]
        cited = [citation.evidence for citation in (*self.citations, *inner)]
        cited += [transfer.evidence for transfer in self.transfers if transfer.evidence]
        return tuple(dict.fromkeys(cited))


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class CustodyEntry:
    """Who had an item in hand, when, and what was done with it."""

    on: dt.date | None = None
    by: str | None = attrs.field(default=None, metadata=STAFF)
    act: str | None = attrs.field(default=None, metadata=LABEL)
    note: str | None = attrs.field(default=None, metadata=REMARK)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Evidence:
    """One item of evidence: what it is, who made it, how the bank came by it, and its digest.

    Attributes:
        file: A path relative to the case file's folder.

        sha256: The digest of that file when it was captured, 64 lower-case hexadecimal digits.

        delivered_on: For a proof of delivery: the day the thing arrived.

        accompanied_by: The second person present.

        pages: How many.
    """

    id: str = attrs.field(metadata=CODE)
    kind: EvidenceKind
    title: str | None = attrs.field(default=None, metadata=TITLE)
    issuer: str | None = attrs.field(default=None, metadata=ISSUER)
    origin: Origin | None = None
    carrier: Carrier | None = None
    obtained_on: dt.date | None = None
    obtained_by: str | None = attrs.field(default=None, metadata=STAFF)
    lawful_basis: str | None = attrs.field(default=None, metadata=LABEL)
    pages: int | None = attrs.field(default=None, metadata=whole(0, MOST_PAGES))
    file: str | None = attrs.field(default=None, metadata=CODE | FILE_PATH)
    sha256: str | None = attrs.field(default=None, metadata=CODE | DIGEST)
    delivered_on: dt.date | None = None
    accompanied_by: str | None = attrs.field(default=None, metadata=STAFF)
    original_held_at: str | None = attrs.field(default=None, metadata=LABEL)
    custody: tuple[CustodyEntry, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Request:
    """A measure asked of the bank.

    Attributes:
        violations: The ids of the violations it answers.

        loan: The note or contract number of the loan it concerns.

        against: Whom it is directed at.

        basis: ``contract:<contract_no>#<clause ref>`` or ``<pack>:<statute key>:<article>``.
    """

    kind: RequestKind
    id: str | None = attrs.field(default=None, metadata=CODE)
    violations: tuple[str, ...] = attrs.field(default=(), metadata=CODE)
    loan: str | None = attrs.field(default=None, metadata=CODE)
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    against: tuple[str, ...] = attrs.field(default=(), metadata=NAME)
    reason: str | None = attrs.field(default=None, metadata=PROSE)
    basis: tuple[str, ...] = attrs.field(default=(), metadata=CODE)

    @property
    def may_be_sealed(self) -> bool:
        """Whether some jurisdiction seals its kind, so that no repr and no card tells of it."""
        return self.kind in MAY_BE_SEALED

    def __repr__(self) -> str:
        return as_sealed(self) if self.may_be_sealed else printed(self)

    def name_at(self, number: int) -> str:
        """What a finding calls it: its id, or where it has none its place among the requests, counted from 0."""
        return self.id or f"requests[{number}]"


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Asset:
    """A lead for preservation: what somebody owns, where it is, and what weighs on it."""

    owner: str | None = attrs.field(default=None, metadata=NAME)
    kind: AssetKind | None = None
    description: str | None = attrs.field(default=None, metadata=REMARK)
    identifier: str | None = attrs.field(default=None, metadata=NUMBER)
    location: str | None = attrs.field(default=None, metadata=REMARK)
    value: Money | None = attrs.field(default=None, validator=is_sum)
    encumbrances: str | None = attrs.field(default=None, metadata=REMARK)
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class ExchangeRate:
    """What one unit of a currency was worth in another, on a day, and who says so.

    Attributes:
        from_: The currency of which one unit is meant (``from`` in a case file).

        to: The currency it is counted in.

        rate: So many units of it.
    """

    from_: str | None = attrs.field(default=None, metadata=CODE | CURRENCY)
    to: str | None = attrs.field(default=None, metadata=CODE | CURRENCY)
    rate: Decimal | None = attrs.field(default=None, metadata=POSITIVE)
    on: dt.date | None = None
    source: str | None = attrs.field(default=None, metadata=LABEL)
