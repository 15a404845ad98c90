"""What was lent, on which terms, and what came back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts.fields import (
    ADDRESS,
    CITED,
    CODE,
    LABEL,
    NAME,
    NUMBER,
    REMARK,
    TERMS,
    is_sum,
    of_a_file,
)
from loancomplaint.facts.kinds import (
    Allocation,
    AssetKind,
    CostKind,
    DayCount,
    GuaranteeKind,
    LoanKind,
    Product,
    Repayment,
    RequestKind,
    ResolutionBody,
    SecurityKind,
    Tier,
    ViolationKind,
)
from loancomplaint.facts.once import Computed
from loancomplaint.values.money import Money
from loancomplaint.values.stored import DAYS, whole

RANK: Final = whole(1)
"""A place in an order of priority, from 1."""


def _is_rate(_: object, attribute: attrs.Attribute[Any], value: Decimal | None) -> None:
    if value is not None and not (isinstance(value, Decimal) and value.is_finite() and value >= 0):
        raise ValueRefusedError(f"{attribute.name} takes a Decimal fraction of at least 0, such as 0.0435")


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Installment:
    """What the contract makes due on a day."""

    due_on: dt.date
    principal: Money = attrs.field(validator=is_sum)
    interest: Money = attrs.field(validator=is_sum)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Applied:
    """What one payment met, as the bank's books split it."""

    principal: Money | None = attrs.field(default=None, validator=is_sum)
    interest: Money | None = attrs.field(default=None, validator=is_sum)
    penalty: Money | None = attrs.field(default=None, validator=is_sum)
    compound: Money | None = attrs.field(default=None, validator=is_sum)
    costs: Money | None = attrs.field(default=None, validator=is_sum)

    @property
    def parts(self) -> dict[Allocation, Money]:
        """What it met of each part, without what it did not touch."""
        split = {part: getattr(self, part.value) for part in Allocation}
        return {part: money for part, money in split.items() if money}


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Payment:
    """What came in.

    Attributes:
        received_on: The day the money arrived.

        amount: How much.

        recorded_on: The day the bank's books knew of it; None means the day it arrived.

        prepayment: Whether it is set off against principal that is not due yet, where the contract allows that.

        applied: How the bank's books split it; wins over a computed order.

        installment: The due day of the installment it was meant for.

        reversed_on: The day it was taken back; from then on it counts as never received.
    """

    received_on: dt.date
    amount: Money = attrs.field(validator=is_sum)
    recorded_on: dt.date | None = None
    prepayment: bool | None = None
    applied: Applied | None = None
    installment: dt.date | None = None
    reversed_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class RateChange:
    """The rate from a day on, that day included; `Loan.annual_rate` applies until the first.

    Attributes:
        from_: The first day of the new rate (``from`` in a case file).

        annual_rate: A fraction of a year.

        basis: What it follows, such as a published rate and a margin.
    """

    from_: dt.date | None = None
    annual_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    basis: str | None = attrs.field(default=None, metadata=REMARK)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Cost:
    """What recovery cost the bank, and on which ground the debtor bears it."""

    kind: CostKind | None = None
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    on: dt.date | None = None
    basis: str | None = attrs.field(default=None, metadata=REMARK)
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Consent:
    """A guarantor or owner of collateral agreed, in writing, to an extension."""

    party: str | None = attrs.field(default=None, metadata=NAME)
    on: dt.date | None = None
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Extension:
    """The lender let what was due from day *from* on fall due on day *to* instead.

    Attributes:
        from_: The first due day that moves (``from`` in a case file).

        to: The new due day.

        agreed_on: The day of the agreement.

        evidence: The id of the evidence of it.

        consents: Who of those that secure the loan agreed to it.
    """

    from_: dt.date | None = None
    to: dt.date | None = None
    agreed_on: dt.date | None = None
    evidence: str | None = attrs.field(default=None, metadata=CITED)
    consents: tuple[Consent, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Acceleration:
    """The lender called the loan; it takes effect on the day the notice arrives."""

    declared_on: dt.date | None = None
    delivered_on: dt.date | None = None
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Balance:
    """What the core system says is owed on a day."""

    principal: Money | None = attrs.field(default=None, validator=is_sum)
    interest: Money | None = attrs.field(default=None, validator=is_sum)
    penalty: Money | None = attrs.field(default=None, validator=is_sum)
    compound: Money | None = attrs.field(default=None, validator=is_sum)
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Classification:
    """The class the bank gave the loan, and since when."""

    tier: Tier | None = None
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Lease:
    """The collateral is let.

    Attributes:
        from_: The first day of the lease (``from`` in a case file).

        to: The last.
    """

    tenant: str | None = attrs.field(default=None, metadata=NAME)
    from_: dt.date | None = None
    to: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Seizure:
    """An authority has seized the collateral, and in which rank."""

    by: str | None = attrs.field(default=None, metadata=LABEL)
    on: dt.date | None = None
    rank: int | None = attrs.field(default=None, metadata=RANK)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Collateral:
    """The thing that secures a loan.

    Attributes:
        identifier: Its own number: of a title deed, a plate, a chassis.

        prior_claims: What is secured by it in a better rank.
    """

    kind: AssetKind | None = None
    description: str | None = attrs.field(default=None, metadata=REMARK)
    identifier: str | None = attrs.field(default=None, metadata=NUMBER)
    registration_no: str | None = attrs.field(default=None, metadata=NUMBER)
    registered_on: dt.date | None = None
    rank: int | None = attrs.field(default=None, metadata=RANK)
    valuation: Money | None = attrs.field(default=None, validator=is_sum)
    prior_claims: Money | None = attrs.field(default=None, validator=is_sum)
    leases: tuple[Lease, ...] = ()
    seizures: tuple[Seizure, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Resolution:
    """The body of a company resolved that it gives the security."""

    body: ResolutionBody | None = None
    on: dt.date | None = None
    evidence: str | None = attrs.field(default=None, metadata=CITED)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Security:
    """A guarantee, mortgage or pledge.

    Attributes:
        provider: Who gave it: a party's id or exact name, or the customer's name.

        evidence: The ids of the papers of it: the contract, the registration.

        amount: The sum it was given for.

        maximum: The most it answers for; with `determined_on` it is security up to a maximum amount.

        secures: The note or contract numbers it stands for; empty means the loan it stands under.

        determined_on: The day on which the claims under security up to a maximum amount are fixed.

        demanded_on: The day on which the guarantor was called upon.

        knew_of_refinancing: Whether the provider knew that the loan repays an older one.
    """

    kind: SecurityKind | None = None
    id: str | None = attrs.field(default=None, metadata=CODE)
    contract_no: str | None = attrs.field(default=None, metadata=CODE)
    provider: str | None = attrs.field(default=None, metadata=NAME)
    evidence: tuple[str, ...] = attrs.field(default=(), metadata=CITED)
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    maximum: Money | None = attrs.field(default=None, validator=is_sum)
    secures: tuple[str, ...] = attrs.field(default=(), metadata=CODE)
    determined_on: dt.date | None = None
    guarantee_kind: GuaranteeKind | None = None
    guarantee_period_ends_on: dt.date | None = None
    demanded_on: dt.date | None = None
    resolution: Resolution | None = None
    knew_of_refinancing: bool | None = None
    collateral: Collateral | None = None


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Clause:
    """A clause of the contract: which kinds of violation trigger it, and which remedies it grants.

    A clause without triggers needs none: its remedies are always open.
    """

    ref: str | None = attrs.field(default=None, metadata=CODE)
    text: str | None = attrs.field(default=None, metadata=TERMS)
    remedies: tuple[RequestKind, ...] = ()
    triggers: tuple[ViolationKind, ...] = ()
    notice_required: bool | None = None
    cure_days: int | None = attrs.field(default=None, metadata=DAYS)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Loan(Computed):
    """One loan: contract and note, terms, schedule, payments, security, clauses.

    Attributes:
        product: How the bank came to be owed; by a loan of money unless said otherwise.

        co_borrowers: Who owes it beside the customer: parties' ids or exact names.

        annual_rate: A fraction of a year, ``Decimal("0.0435")``, until the first of `rates`.

        rates: What applies from a day on.

        penalty_rate: The rate on overdue principal; it stays as it is when `rates` change.

        penalty_surcharge: A fraction on top of the rate of the day, instead of `penalty_rate`: ``Decimal("0.5")``.

        misuse_rate: The rate on what was diverted, in place of the contract's, from the day it was diverted.

        refinances: The number of the note that this loan repaid.

        costs: What recovery cost the bank.

        allocation: The order in which a payment is set off within one installment; empty means the order of law.

        grace_days: Days after a due day within which payment is still in time.

    Other fields bear the names of the case file.
    """

    contract_no: str = attrs.field(metadata=CODE)
    principal: Money = attrs.field(validator=is_sum)
    note_no: str | None = attrs.field(default=None, metadata=CODE)
    kind: LoanKind | None = None
    product: Product | None = None
    co_borrowers: tuple[str, ...] = attrs.field(default=(), metadata=NAME)
    annual_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    rates: tuple[RateChange, ...] = ()
    penalty_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    penalty_surcharge: Decimal | None = attrs.field(default=None, validator=_is_rate)
    misuse_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    compound: bool | None = None
    day_count: DayCount | None = None
    signed_on: dt.date | None = None
    disbursed_on: dt.date | None = None
    matures_on: dt.date | None = None
    purpose: str | None = attrs.field(default=None, metadata=REMARK)
    repayment: Repayment | None = None
    refinances: str | None = attrs.field(default=None, metadata=CODE)
    allocation: tuple[Allocation, ...] = ()
    grace_days: int | None = attrs.field(default=None, metadata=DAYS)
    installments: tuple[Installment, ...] = ()
    payments: tuple[Payment, ...] = ()
    extensions: tuple[Extension, ...] = ()
    acceleration: Acceleration | None = None
    costs: tuple[Cost, ...] = ()
    balance: Balance | None = None
    current_classification: Classification | None = None
    security: tuple[Security, ...] = ()
    clauses: tuple[Clause, ...] = ()
    service_addresses: tuple[str, ...] = attrs.field(default=(), metadata=ADDRESS)
    jurisdiction_clause: str | None = attrs.field(default=None, metadata=REMARK)


@attrs.frozen(kw_only=True, field_transformer=of_a_file)
class Facility:
    """The contract above several notes: the loans with its number are drawn under it."""

    contract_no: str | None = attrs.field(default=None, metadata=CODE)
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    signed_on: dt.date | None = None
    available_until: dt.date | None = None
    revolving: bool | None = None
    clauses: tuple[Clause, ...] = ()
