"""Who writes, who borrows, and who stands around them."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.facts.fields import (
    ADDRESS,
    CITED,
    CODE,
    FIRM,
    LABEL,
    NAME,
    NUMBER,
    PERSON,
    PHONE,
    REMARK,
    STAFF,
    is_sum,
    of_a_file,
)
from loancomplaint.facts.kinds import AgentKind, CustomerKind, Desk, IdentifierScheme, PartyRole, ProceedingKind, Scale
from loancomplaint.text.cards import discreet
from loancomplaint.values import identifiers
from loancomplaint.values.identifiers import mask_name
from loancomplaint.values.money import Money


@attrs.frozen(kw_only=True, repr=False, field_transformer=of_a_file)
class Identifier:
    """A number by which an authority knows somebody; its repr shows the last characters only."""

    scheme: IdentifierScheme
    value: str = attrs.field(metadata=NUMBER)

    def fault(self, on: dt.date) -> str | None:
        """Why the number cannot be right on a day, or None: a typing slip, never a proof of forgery."""
        return identifiers.check(self.scheme, self.value, on)

    @property
    def masked(self) -> str:
        """The number as a screen may show it."""
        return identifiers.mask_identifier(self.scheme, self.value)

    def __repr__(self) -> str:
        return f"Identifier({self.scheme.value} {self.masked})"


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Person:
    """Somebody at the bank, or any person of whom only name and office matter."""

    name: str = attrs.field(metadata=STAFF)
    title: str | None = attrs.field(default=None, metadata=LABEL)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class LegalRepresentative:
    """Who acts for a firm by law."""

    name: str = attrs.field(metadata=PERSON)
    identifiers: tuple[Identifier, ...] = ()
    phone: str | None = attrs.field(default=None, metadata=PHONE)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class RelatedParty:
    """A person or firm near the customer, and how."""

    name: str = attrs.field(metadata=NAME)
    relation: str | None = attrs.field(default=None, metadata=REMARK)
    identifiers: tuple[Identifier, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Insolvency:
    """A court has accepted the bankruptcy of the customer or of a party.

    Attributes:
        accepted_on: The day of acceptance.

        court: Which court.

        claims_due_on: The last day for creditors to lodge their claims.
    """

    accepted_on: dt.date | None = None
    court: str | None = attrs.field(default=None, metadata=LABEL)
    claims_due_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Customer:
    """The borrower."""

    name: str = attrs.field(metadata=NAME)
    kind: CustomerKind | None = None
    scale: Scale | None = None
    industry: str | None = attrs.field(default=None, metadata=LABEL)
    identifiers: tuple[Identifier, ...] = ()
    legal_representative: LegalRepresentative | None = None
    address: str | None = attrs.field(default=None, metadata=ADDRESS)
    phone: str | None = attrs.field(default=None, metadata=PHONE)
    registered_capital: Money | None = attrs.field(default=None, validator=is_sum)
    business_scope: str | None = attrs.field(default=None, metadata=REMARK)
    related_parties: tuple[RelatedParty, ...] = ()
    group: str | None = attrs.field(default=None, metadata=LABEL)
    credit_limit: Money | None = attrs.field(default=None, validator=is_sum)
    total_exposure: Money | None = attrs.field(default=None, validator=is_sum)
    insolvency: Insolvency | None = None

    @property
    def shown(self) -> str:
        """The name as anybody may see it: a firm's as it is; a person's, or nobody knows whose, masked."""
        return discreet(self.name) if self.kind and self.kind.is_firm else mask_name(self.name)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Declaration:
    """What the author stands for.

    Attributes:
        truthful: Whether she declares the file true to the best of her knowledge.

        interests: Ties to the customer; an empty tuple declares that there are none, None declares nothing.

        signed_on: The day she signed.
    """

    truthful: bool | None = None
    interests: tuple[str, ...] | None = attrs.field(default=None, metadata=REMARK)
    signed_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Reporter:
    """The relationship manager who writes the file."""

    name: str = attrs.field(metadata=STAFF)
    staff_no: str | None = attrs.field(default=None, metadata=NUMBER)
    title: str | None = attrs.field(default=None, metadata=LABEL)
    institution: str | None = attrs.field(default=None, metadata=LABEL)
    branch: str | None = attrs.field(default=None, metadata=LABEL)
    supervisor: Person | None = None
    approver: Person | None = None
    declaration: Declaration | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class StaffMember:
    """A member of the bank's own staff whom the facts implicate."""

    name: str = attrs.field(metadata=STAFF)
    role: str | None = attrs.field(default=None, metadata=LABEL)
    desk: Desk | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Approval:
    """Who decided what on this file, and when."""

    role: str | None = attrs.field(default=None, metadata=LABEL)
    name: str | None = attrs.field(default=None, metadata=STAFF)
    decision: str | None = attrs.field(default=None, metadata=LABEL)
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class AuthorityFiling:
    """A case that an authority was given.

    Attributes:
        authority: Its name.

        filed_on: The day it filed the case (立案).

        receipt_no: The number on its receipt or filing decision.

        accepted_on: The day it accepted the report (受理).

        outcome: How it ended.
    """

    authority: str | None = attrs.field(default=None, metadata=LABEL)
    filed_on: dt.date | None = None
    receipt_no: str | None = attrs.field(default=None, metadata=CODE)
    accepted_on: dt.date | None = None
    outcome: str | None = attrs.field(default=None, metadata=REMARK)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class CollectionContact:
    """One contact made to collect: when, by whom, by what means, with whom, and the evidence of it."""

    on: dt.date | None = None
    by: str | None = attrs.field(default=None, metadata=STAFF)
    channel: str | None = attrs.field(default=None, metadata=LABEL)
    to: str | None = attrs.field(default=None, metadata=NAME)
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Agent:
    """Who acts for the bank in a suit, and with which authority."""

    name: str | None = attrs.field(default=None, metadata=STAFF)
    kind: AgentKind | None = None
    authority: str | None = attrs.field(default=None, metadata=REMARK)
    phone: str | None = attrs.field(default=None, metadata=PHONE)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class BankAccount:
    """Where the bank wants to be paid."""

    owner: str | None = attrs.field(default=None, metadata=LABEL)
    bank: str | None = attrs.field(default=None, metadata=LABEL)
    number: str | None = attrs.field(default=None, metadata=CODE)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Bank:
    """The lender, as it stands in a suit, a report and a letter."""

    name: str | None = attrs.field(default=None, metadata=FIRM)
    identifiers: tuple[Identifier, ...] = ()
    address: str | None = attrs.field(default=None, metadata=LABEL)
    phone: str | None = attrs.field(default=None, metadata=LABEL)
    person_in_charge: str | None = attrs.field(default=None, metadata=STAFF)
    agents: tuple[Agent, ...] = ()
    repayment_account: BankAccount | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Party:
    """Somebody besides the customer whom the file names.

    Attributes:
        id: How the rest of the file may name the party, beside its exact name.

        role: What it is in the file.

        relation: How it stands to the customer, in the author's words.

        unpaid_capital: Of a shareholder: what it has subscribed and not paid in.
    """

    id: str | None = attrs.field(default=None, metadata=CODE)
    name: str | None = attrs.field(default=None, metadata=NAME)
    kind: CustomerKind | None = None
    role: PartyRole | None = None
    relation: str | None = attrs.field(default=None, metadata=REMARK)
    identifiers: tuple[Identifier, ...] = ()
    legal_representative: LegalRepresentative | None = None
    address: str | None = attrs.field(default=None, metadata=ADDRESS)
    phone: str | None = attrs.field(default=None, metadata=PHONE)
    insolvency: Insolvency | None = None
    unpaid_capital: Money | None = attrs.field(default=None, validator=is_sum)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Addressees:
    """The full names of the authorities a document goes to, by desk."""

    direct_supervisor: str | None = attrs.field(default=None, metadata=LABEL)
    risk_management: str | None = attrs.field(default=None, metadata=LABEL)
    legal_compliance: str | None = attrs.field(default=None, metadata=LABEL)
    asset_preservation: str | None = attrs.field(default=None, metadata=LABEL)
    aml_compliance: str | None = attrs.field(default=None, repr=False, metadata=LABEL)
    internal_audit: str | None = attrs.field(default=None, metadata=LABEL)
    banking_regulator: str | None = attrs.field(default=None, metadata=LABEL)
    public_security: str | None = attrs.field(default=None, metadata=LABEL)
    financial_intelligence_unit: str | None = attrs.field(default=None, repr=False, metadata=LABEL)
    lawyer: str | None = attrs.field(default=None, metadata=LABEL)
    court: str | None = attrs.field(default=None, metadata=LABEL)

    def of(self, desk: Desk) -> str | None:
        """What the file calls *desk*, if it says."""
        name: str | None = getattr(self, desk.value)
        return name


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Account:
    """An account that the facts touch."""

    owner: str | None = attrs.field(default=None, metadata=NAME)
    bank: str | None = attrs.field(default=None, metadata=LABEL)
    number: str | None = attrs.field(default=None, metadata=NUMBER)
    opened_on: dt.date | None = None
    role: str | None = attrs.field(default=None, metadata=LABEL)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Proceeding:
    """What an authority opened: a suit, a criminal case, a bankruptcy, an enforcement."""

    kind: ProceedingKind | None = None
    authority: str | None = attrs.field(default=None, metadata=LABEL)
    case_no: str | None = attrs.field(default=None, metadata=CODE)
    on: dt.date | None = None
    about: str | None = attrs.field(default=None, metadata=REMARK)
