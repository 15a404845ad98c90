"""What was lent, on which terms, and what came back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts.fields import is_day, is_sum, is_tuple, shown_name
from loancomplaint.facts.kinds import (
    Allocation,
    DayCount,
    GuaranteeKind,
    LoanKind,
    RequestKind,
    SecurityKind,
    Tier,
    ViolationKind,
)
from loancomplaint.text.cards import discreetly
from loancomplaint.values.money import Money


def _is_rate(_: object, attribute: attrs.Attribute[Any], value: Decimal | None) -> None:
    if value is not None and not (isinstance(value, Decimal) and value.is_finite() and value >= 0):
        raise ValueRefusedError(f"{attribute.name} takes a Decimal fraction of at least 0, such as 0.0435")


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Installment:
    """What the contract makes due on a day."""

    due_on: dt.date = attrs.field(validator=is_day)
    principal: Money = attrs.field(validator=is_sum)
    interest: Money = attrs.field(validator=is_sum)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Payment:
    """What came in.

    Attributes:
        received_on: The day the money arrived.

        amount: How much.

        recorded_on: The day the bank's books knew of it; None means the day it arrived.
    """

    received_on: dt.date = attrs.field(validator=is_day)
    amount: Money = attrs.field(validator=is_sum)
    recorded_on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Extension:
    """The lender let what was due from day *from* on fall due on day *to* instead.

    Attributes:
        from_: The first due day that moves (``from`` in a case file).

        to: The new due day.

        agreed_on: The day of the agreement.

        evidence: The id of the evidence of it.
    """

    from_: dt.date | None = None
    to: dt.date | None = None
    agreed_on: dt.date | None = None
    evidence: str | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Acceleration:
    """The lender called the loan; it takes effect on the day the notice arrives."""

    declared_on: dt.date | None = None
    delivered_on: dt.date | None = None
    evidence: str | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Balance:
    """What the core system says is owed on a day."""

    principal: Money | None = attrs.field(default=None, validator=is_sum)
    interest: Money | None = attrs.field(default=None, validator=is_sum)
    penalty: Money | None = attrs.field(default=None, validator=is_sum)
    compound: Money | None = attrs.field(default=None, validator=is_sum)
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Classification:
    """The class the bank gave the loan, and since when."""

    tier: Tier | None = None
    on: dt.date | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Collateral:
    """The thing that secures a loan."""

    description: str | None = None
    registration_no: str | None = attrs.field(default=None, repr=False)
    registered_on: dt.date | None = None
    rank: int | None = None
    valuation: Money | None = attrs.field(default=None, validator=is_sum)


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Security:
    """A guarantee, mortgage or pledge."""

    kind: SecurityKind | None = None
    id: str | None = None
    contract_no: str | None = None
    provider: str | None = attrs.field(default=None, repr=shown_name)
    amount: Money | None = attrs.field(default=None, validator=is_sum)
    maximum: Money | None = attrs.field(default=None, validator=is_sum)
    guarantee_kind: GuaranteeKind | None = None
    guarantee_period_ends_on: dt.date | None = None
    demanded_on: dt.date | None = None
    collateral: Collateral | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Clause:
    """A clause of the contract: which kinds of violation trigger it, and which remedies it grants.

    A clause without triggers needs none: its remedies are always open.
    """

    ref: str | None = None
    text: str | None = None
    remedies: tuple[RequestKind, ...] = attrs.field(default=(), validator=is_tuple)
    triggers: tuple[ViolationKind, ...] = attrs.field(default=(), validator=is_tuple)
    notice_required: bool | None = None
    cure_days: int | None = None


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Loan:
    """One loan: contract and note, terms, schedule, payments, security, clauses.

    Attributes:
        annual_rate: A fraction of a year, ``Decimal("0.0435")``.

        penalty_rate: The rate on overdue principal, likewise.

        allocation: The order in which a payment is set off within one installment; empty means the order of law.

        grace_days: Days after a due day within which payment is still in time.

    Other fields bear the names of the case file.
    """

    contract_no: str
    principal: Money = attrs.field(validator=is_sum)
    note_no: str | None = None
    kind: LoanKind | None = None
    annual_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    penalty_rate: Decimal | None = attrs.field(default=None, validator=_is_rate)
    compound: bool | None = None
    day_count: DayCount | None = None
    signed_on: dt.date | None = None
    disbursed_on: dt.date | None = None
    matures_on: dt.date | None = None
    purpose: str | None = None
    allocation: tuple[Allocation, ...] = attrs.field(default=(), validator=is_tuple)
    grace_days: int | None = None
    installments: tuple[Installment, ...] = attrs.field(default=(), validator=is_tuple)
    payments: tuple[Payment, ...] = attrs.field(default=(), validator=is_tuple)
    extensions: tuple[Extension, ...] = attrs.field(default=(), validator=is_tuple)
    acceleration: Acceleration | None = None
    balance: Balance | None = None
    current_classification: Classification | None = None
    security: tuple[Security, ...] = attrs.field(default=(), validator=is_tuple)
    clauses: tuple[Clause, ...] = attrs.field(default=(), validator=is_tuple)
    service_addresses: tuple[str, ...] = attrs.field(default=(), validator=is_tuple, repr=False)
    jurisdiction_clause: str | None = None
