"""Who writes, who borrows, and who stands around them."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.facts.fields import is_sum, is_tuple, shown_name, shown_phone
from loancomplaint.facts.kinds import CustomerKind, Desk, IdentifierScheme, Scale
from loancomplaint.text.cards import discreetly
from loancomplaint.values import identifiers
from loancomplaint.values.identifiers import mask_name
from loancomplaint.values.money import Money


@attrs.frozen(kw_only=True, repr=False)
class Identifier:
    """A number by which an authority knows somebody; its repr shows the last characters only."""

    scheme: IdentifierScheme
    value: str

    @property
    def fault(self) -> str | None:
        """Why the number cannot be right, or None: a typing slip, never a proof of forgery."""
        return identifiers.check(self.scheme, self.value)

    @property
    def masked(self) -> str:
        """The number as a screen may show it."""
        return identifiers.mask_identifier(self.scheme, self.value)

    def __repr__(self) -> str:
        return f"Identifier({self.scheme.value} {self.masked})"


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Person:
    """Somebody at the bank, or any person of whom only name and office matter."""

    name: str = attrs.field(repr=shown_name)
    title: str | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class LegalRepresentative:
    """Who acts for the customer by law."""

    name: str = attrs.field(repr=shown_name)
    identifiers: tuple[Identifier, ...] = attrs.field(default=(), validator=is_tuple)
    phone: str | None = attrs.field(default=None, repr=shown_phone)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class RelatedParty:
    """A person or firm near the customer, and how."""

    name: str = attrs.field(repr=shown_name)
    relation: str | None = attrs.field(default=None, repr=False)
    identifiers: tuple[Identifier, ...] = attrs.field(default=(), validator=is_tuple)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Insolvency:
    """A court has accepted the customer's bankruptcy.

    Attributes:
        accepted_on: The day of acceptance.

        court: Which court.

        claims_due_on: The last day for creditors to lodge their claims.
    """

    accepted_on: dt.date | None = None
    court: str | None = None
    claims_due_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Customer:
    """The borrower."""

    name: str = attrs.field(repr=shown_name)
    kind: CustomerKind | None = None
    scale: Scale | None = None
    industry: str | None = None
    identifiers: tuple[Identifier, ...] = attrs.field(default=(), validator=is_tuple)
    legal_representative: LegalRepresentative | None = None
    related_parties: tuple[RelatedParty, ...] = attrs.field(default=(), validator=is_tuple)
    group: str | None = None
    credit_limit: Money | None = attrs.field(default=None, validator=is_sum)
    total_exposure: Money | None = attrs.field(default=None, validator=is_sum)
    insolvency: Insolvency | None = None

    @property
    def shown(self) -> str:
        """The name as a screen may show it: a firm's as it is; a person's, or nobody knows whose, masked."""
        return self.name if self.kind in _FIRMS else mask_name(self.name)


_FIRMS = frozenset({CustomerKind.ENTERPRISE, CustomerKind.PROJECT_COMPANY})


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Declaration:
    """What the author stands for.

    Attributes:
        truthful: Whether she declares the file true to the best of her knowledge.

        interests: Ties to the customer; an empty tuple declares that there are none, None declares nothing.

        signed_on: The day she signed.
    """

    truthful: bool | None = None
    interests: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    signed_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Reporter:
    """The relationship manager who writes the file."""

    name: str = attrs.field(repr=shown_name)
    staff_no: str | None = attrs.field(default=None, repr=False)
    title: str | None = None
    institution: str | None = None
    branch: str | None = None
    supervisor: Person | None = None
    approver: Person | None = None
    declaration: Declaration | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class StaffMember:
    """A member of the bank's own staff whom the facts implicate."""

    name: str = attrs.field(repr=shown_name)
    role: str | None = None
    desk: Desk | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Approval:
    """Who decided what on this file, and when."""

    role: str | None = None
    name: str | None = attrs.field(default=None, repr=shown_name)
    decision: str | None = None
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class AuthorityFiling:
    """A case that an authority was given.

    Attributes:
        authority: Its name.

        filed_on: The day it filed the case (立案).

        receipt_no: The number on its receipt or filing decision.

        accepted_on: The day it accepted the report (受理).

        outcome: How it ended.
    """

    authority: str | None = None
    filed_on: dt.date | None = None
    receipt_no: str | None = None
    accepted_on: dt.date | None = None
    outcome: str | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class CollectionContact:
    """One contact made to collect: when, by whom, by what means, with whom, and the evidence of it."""

    on: dt.date | None = None
    by: str | None = attrs.field(default=None, repr=shown_name)
    channel: str | None = None
    to: str | None = attrs.field(default=None, repr=shown_name)
    evidence: str | None = None
