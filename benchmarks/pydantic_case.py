"""The same case file as pydantic v2 models, with the same checks, to be raced against.

Strict types, no unknown field, no null, sums as text with the currency's decimals, days as ISO text, rates as text.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from loancomplaint.facts import (
    Allocation,
    Carrier,
    CustomerKind,
    DayCount,
    Desk,
    EvidenceKind,
    GuaranteeKind,
    IdentifierScheme,
    LoanKind,
    Nature,
    Origin,
    RequestKind,
    Scale,
    SecurityKind,
    Tier,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.values.money import CURRENCIES

AMOUNT = re.compile(r"(0|[1-9][0-9]{0,23})(\.[0-9]{1,4})?")


class Strict(BaseModel):
    """Frozen, no unknown field, and null refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def no_null(cls, data: Any) -> Any:  # noqa: ANN401 - JSON
        """Leave the field out instead."""
        if isinstance(data, dict) and None in data.values():
            raise ValueError("null")
        return data


def _day(value: object) -> dt.date:
    if isinstance(value, str) and len(value) == len("2024-01-01") and value[4] == "-":
        return dt.date.fromisoformat(value)
    raise ValueError("a day")


def _rate(value: object) -> Decimal:
    if isinstance(value, str) and re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]{1,12})?", value):
        return Decimal(value)
    raise ValueError("a rate")


def _word(kind: type[Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: kind(value) if isinstance(value, str) else value)


Day = Annotated[dt.date, BeforeValidator(_day)]
Rate = Annotated[Decimal, BeforeValidator(_rate)]


class Money(Strict):
    """A sum."""

    amount: str
    currency: str

    @model_validator(mode="after")
    def exact(self) -> Money:
        """At most the currency's decimals."""
        decimals = CURRENCIES[self.currency]
        if not AMOUNT.fullmatch(self.amount) or len(self.amount.partition(".")[2]) > decimals:
            raise ValueError("an amount")
        Decimal(self.amount)
        return self


class Identifier(Strict):
    scheme: Annotated[IdentifierScheme, _word(IdentifierScheme)]
    value: str


class Person(Strict):
    name: str
    title: str | None = None


class Representative(Strict):
    name: str
    identifiers: list[Identifier] = []
    phone: str | None = None


class Related(Strict):
    name: str
    relation: str | None = None
    identifiers: list[Identifier] = []


class Declaration(Strict):
    truthful: bool | None = None
    interests: list[str] | None = None
    signed_on: Day | None = None


class Reporter(Strict):
    name: str
    staff_no: str | None = None
    title: str | None = None
    institution: str | None = None
    branch: str | None = None
    supervisor: Person | None = None
    approver: Person | None = None
    declaration: Declaration | None = None


class Customer(Strict):
    name: str
    kind: Annotated[CustomerKind, _word(CustomerKind)] | None = None
    scale: Annotated[Scale, _word(Scale)] | None = None
    industry: str | None = None
    identifiers: list[Identifier] = []
    legal_representative: Representative | None = None
    related_parties: list[Related] = []
    group: str | None = None
    credit_limit: Money | None = None
    total_exposure: Money | None = None


class Installment(Strict):
    due_on: Day
    principal: Money
    interest: Money


class Payment(Strict):
    received_on: Day
    amount: Money
    recorded_on: Day | None = None


class Security(Strict):
    kind: Annotated[SecurityKind, _word(SecurityKind)] | None = None
    id: str | None = None
    contract_no: str | None = None
    provider: str | None = None
    amount: Money | None = None
    guarantee_kind: Annotated[GuaranteeKind, _word(GuaranteeKind)] | None = None
    guarantee_period_ends_on: Day | None = None
    demanded_on: Day | None = None


class Clause(Strict):
    ref: str | None = None
    text: str | None = None
    remedies: list[Annotated[RequestKind, _word(RequestKind)]] = []
    triggers: list[Annotated[ViolationKind, _word(ViolationKind)]] = []
    notice_required: bool | None = None
    cure_days: int | None = None


class Loan(Strict):
    contract_no: str
    principal: Money
    note_no: str | None = None
    kind: Annotated[LoanKind, _word(LoanKind)] | None = None
    annual_rate: Rate | None = None
    penalty_rate: Rate | None = None
    compound: bool | None = None
    day_count: Annotated[DayCount, _word(DayCount)] | None = None
    signed_on: Day | None = None
    disbursed_on: Day | None = None
    matures_on: Day | None = None
    purpose: str | None = None
    allocation: list[Annotated[Allocation, _word(Allocation)]] = []
    grace_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    installments: list[Installment] = []
    payments: list[Payment] = []
    security: list[Security] = []
    clauses: list[Clause] = []
    service_addresses: list[str] = []
    jurisdiction_clause: str | None = None
    current_classification: Annotated[Tier, _word(Tier)] | None = None


class Citation(Strict):
    evidence: str
    proves: str | None = None
    pages: str | None = None


class Statement(Strict):
    text: str | None = None
    nature: Annotated[Nature, _word(Nature)] | None = None
    citations: list[Citation] = []


class Violation(Strict):
    id: str
    kind: Annotated[ViolationKind, _word(ViolationKind)]
    loan: str | None = None
    began_on: Day | None = None
    ended_on: Day | None = None
    discovered_on: Day | None = None
    amount: Money | None = None
    status: Annotated[ViolationStatus, _word(ViolationStatus)] = ViolationStatus.CONFIRMED
    statement: str | None = None
    inference: str | None = None
    statements: list[Statement] = []
    citations: list[Citation] = []
    customer_explanation: str | None = None
    no_explanation_reason: str | None = None


def _inside(place: str) -> str:
    if place.startswith("/") or ".." in place.split("/") or "\\" in place:
        raise ValueError("outside")
    return place


class Evidence(Strict):
    id: str
    kind: Annotated[EvidenceKind, _word(EvidenceKind)]
    title: str | None = None
    issuer: str | None = None
    origin: Annotated[Origin, _word(Origin)] | None = None
    carrier: Annotated[Carrier, _word(Carrier)] | None = None
    obtained_on: Day | None = None
    obtained_by: str | None = None
    lawful_basis: str | None = None
    pages: Annotated[int, Field(ge=0)] | None = None
    file: Annotated[str, AfterValidator(_inside)] | None = None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    delivered_on: Day | None = None
    accompanied_by: str | None = None
    original_held_at: str | None = None


class Request(Strict):
    kind: Annotated[RequestKind, _word(RequestKind)]
    id: str | None = None
    violations: list[str] = []
    loan: str | None = None
    amount: Money | None = None
    against: list[str] = []
    reason: str | None = None
    basis: list[str] = []


class Staff(Strict):
    name: str
    role: str | None = None
    desk: Annotated[Desk, _word(Desk)] | None = None


class CaseFile(Strict):
    format: Annotated[str, Field(pattern="^loancomplaint/1$")]
    reference: str
    as_of: Day
    reporter: Reporter
    customer: Customer
    jurisdiction: str = "CN"
    document_no: str | None = None
    secrecy_grade: str | None = None
    background: str | None = None
    plaintiff: str | None = None
    loans: list[Loan] = []
    violations: list[Violation] = []
    evidence: list[Evidence] = []
    requests: list[Request] = []
    implicated_staff: list[Staff] = []

    @model_validator(mode="after")
    def ids_stand_once(self) -> CaseFile:
        """Nobody could tell which of two a citation means."""
        for items in (self.violations, self.evidence, self.requests):
            ids = [item.id for item in items]
            if len(ids) > len(set(ids)):
                raise ValueError("an id stands twice")
        return self
