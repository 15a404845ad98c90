"""How the strategies write one case file: every fact with what it must have and some of what a draft may leave out.

How a field is drawn follows from its type, its content and its marks, so that a field which is added tomorrow is drawn
tomorrow; what goes together with the rest of the file, or should occur more often or less, is said here by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_origin

import attrs

from loancomplaint.facts import (
    Addressees,
    Allocation,
    Applied,
    Asset,
    AuthorityFiling,
    Bank,
    CaseFile,
    Citation,
    Clause,
    Collateral,
    CollectionContact,
    Consent,
    Customer,
    Desk,
    Evidence,
    EvidenceKind,
    Facility,
    Identifier,
    Installment,
    Loan,
    Party,
    Payment,
    Proceeding,
    Product,
    RateChange,
    Reporter,
    Request,
    RequestKind,
    Resolution,
    Security,
    Transfer,
    Violation,
    ViolationKind,
    ViolationStatus,
)
from loancomplaint.facts.fields import Content, Personal, content_of
from loancomplaint.testing.pieces import Pieces, fraction
from loancomplaint.values.money import Money
from loancomplaint.values.stored import Between, Narrow, narrowed

T = TypeVar("T")
Maker: TypeAlias = "Callable[[Drafter], Any]"
"""Draws the value of a field."""

_COMMON_EVIDENCE: Final = tuple(
    EvidenceKind(word)
    for word in """
        loan_contract disbursement_voucher payment_ledger bank_statement demand_notice delivery_proof transfer_record
        financial_statement registry_extract
    """.split()
)
_EVIDENCE_KINDS: Final = (*_COMMON_EVIDENCE * 2, *EvidenceKind)
_STATUSES: Final = (*[ViolationStatus.CONFIRMED] * 5, ViolationStatus.SUGGESTED)
_PRODUCTS: Final = (*[Product.TERM] * 4, *Product)
_CONTRACTS: Final = ("LDZJ-1", "LDZJ-2")
_NOTES: Final = ("JJ-1", "JJ-2")
_LOAN_NAMES: Final = (*_CONTRACTS, *_NOTES, "LDZJ-9")
_BASES: Final = ("contract:LDZJ-1#第十二条", "CN:civil-code:675", "CN:contract-law:206", "CN:civil-code:9999", "?")
_FILES: Final = ("evidence/a.txt", "evidence/流水.csv", "b.pdf")
_DIGESTS: Final = ("0" * 64, "0123456789abcdef" * 4)
_CURRENCIES: Final = ("CNY", "USD", "JPY", "BHD")
_OFFICES: Final = ("某市公安局经济犯罪侦查支队", "某市中级人民法院", "<b>&amp;", "")


class Drafter(Pieces):
    """Writes the facts of one file; what it makes fits the rest of the file, and may be made as often as one likes."""

    def fact(self, cls: type[T], said: Mapping[str, object] | None = None) -> T:
        """Make a fact with what it must have, and some of what a draft may leave out.

        Args:
            cls: Its class.

            said: Values of fields that are settled; a field that a draft may leave out may be left out all the same.
        """
        kind: Any = cls
        makers = {**_makers(kind), **{name: _just(value) for name, value in (said or {}).items()}}
        optional = [name for name in makers if name not in _must(kind)]
        given = {name for name, is_given in zip(optional, self.given(len(optional)), strict=True) if is_given}
        return cls(**{name: make(self) for name, make in makers.items() if name in given or name not in optional})

    def several(self, cls: type[T], most: int = 1) -> tuple[T, ...]:
        """None or some facts of a class."""
        return self.some(lambda: self.fact(cls), most)

    def numbered(self, cls: type[T], letter: str, most: int) -> tuple[T, ...]:
        """None or some facts of a class, each with its own id where it has one."""
        return tuple(self.fact(cls, {"id": id_}) for id_ in self.ids(letter, most))

    def loan(self) -> Loan:
        """A loan, with everything that can be said of one."""
        return self.fact(Loan)

    def violation(self, id_: str) -> Violation:
        """A violation of any kind."""
        return self.fact(Violation, {"id": id_})

    def item(self, id_: str) -> Evidence:
        """An item of evidence of any kind, the common ones more often."""
        return self.fact(Evidence, {"id": id_})

    def request(self, id_: str) -> Request:
        """A request of any kind."""
        return self.fact(Request, {"id": id_})

    def reporter(self) -> Reporter:
        """Who writes the file."""
        return self.fact(Reporter)

    def customer(self) -> Customer:
        """Who borrows."""
        return self.fact(Customer)

    def case_file(self) -> CaseFile:
        """The whole file; what it is about is always there, what stands around it only sometimes."""
        return self.fact(CaseFile)


def _just(value: object) -> Maker:
    return lambda _: value


def _one(values: Any) -> Maker:  # noqa: ANN401 - any closed set
    return lambda drafter: drafter.one(values)


def _some(make: Maker, most: int = 1) -> Maker:
    return lambda drafter: drafter.some(lambda: make(drafter), most)


def _several(cls: type, most: int = 1) -> Maker:
    return lambda drafter: drafter.several(cls, most)


def _numbered(cls: type, letter: str, most: int) -> Maker:
    return lambda drafter: drafter.numbered(cls, letter, most)


def _seldom(make: Maker) -> Maker:
    return lambda drafter: drafter.seldom(lambda: make(drafter))


def _fact(cls: type) -> Maker:
    return lambda drafter: drafter.fact(cls)


_ALWAYS: Final[Mapping[type, tuple[str, ...]]] = {
    CaseFile: ("loans", "violations", "evidence", "requests"),
    Loan: ("installments", "payments"),
    Violation: ("status",),
}
"""Fields that a draft may leave out, and that the laws are mostly about."""

_BY_NAME: Final[Mapping[type, Mapping[str, Maker]]] = {
    CaseFile: {
        "reference": _just("TS-2024-0001"),
        "as_of": lambda drafter: drafter.as_of,
        "jurisdiction": _just("CN"),
        "document_no": _just("2024-1"),
        "plaintiff": Pieces.name,
        "bank": _seldom(_fact(Bank)),
        "addressees": _seldom(_fact(Addressees)),
        "parties": _numbered(Party, "P", 2),
        "loans": _several(Loan, 2),
        "violations": lambda drafter: tuple(map(drafter.violation, drafter.violations)),
        "evidence": lambda drafter: tuple(map(drafter.item, drafter.evidence)),
        "requests": _numbered(Request, "R", 3),
    },
    Facility: {"contract_no": _one(_CONTRACTS)},
    Loan: {
        "contract_no": _one(_CONTRACTS),
        "note_no": _one(_NOTES),
        "product": _one(_PRODUCTS),
        "co_borrowers": _some(Pieces.party),
        "rates": _several(RateChange, 2),
        "penalty_surcharge": _seldom(Pieces.rate),
        "misuse_rate": _seldom(Pieces.rate),
        "refinances": _seldom(_one(_NOTES)),
        "allocation": _some(_one(Allocation), 5),
        "grace_days": lambda drafter: drafter.whole(30),
        "installments": _several(Installment, 3),
        "payments": _several(Payment, 2),
        "security": _numbered(Security, "S", 2),
        "clauses": _several(Clause, 2),
    },
    Payment: {
        "prepayment": _seldom(Pieces.flag),
        "applied": _seldom(_fact(Applied)),
        "installment": _seldom(Pieces.day),
        "reversed_on": _seldom(Pieces.day),
    },
    Consent: {"party": Pieces.party},
    Security: {
        "contract_no": _just("BZ-1"),
        "provider": Pieces.party,
        "secures": _some(_one(_LOAN_NAMES)),
        "determined_on": _seldom(Pieces.day),
        "resolution": _seldom(_fact(Resolution)),
    },
    Collateral: {"registration_no": _just("沪(2024)001")},
    Clause: {
        "ref": _one(("第八条", "第十二条")),
        "remedies": _some(_one(RequestKind), 2),
        "triggers": _some(_one(ViolationKind), 2),
    },
    Violation: {
        "status": _one(_STATUSES),
        "loan": _one(_LOAN_NAMES),
        "parties": _some(Pieces.party),
        "citations": _several(Citation, 3),
        "transfers": _several(Transfer, 2),
    },
    Citation: {"pages": _one(("2", "1-3"))},
    Evidence: {"kind": _one(_EVIDENCE_KINDS)},
    Request: {
        "violations": Pieces.violation_ids,
        "basis": _some(_one(_BASES), 2),
        "loan": _one(_LOAN_NAMES),
        "against": _some(Pieces.party, 2),
    },
    AuthorityFiling: {"receipt_no": _just("〔2024〕1号")},
    Proceeding: {"case_no": _just("(2024)沪01民初1号")},
    CollectionContact: {"channel": _one(("telephone", "visit"))},
    Asset: {"owner": Pieces.party},
    Addressees: {desk.value: _one(_OFFICES) for desk in Desk},
}
"""Fields that are drawn otherwise than their type says."""

_BY_TYPE: Final[Mapping[Any, Maker]] = {
    bool: Pieces.flag,
    dt.date: Pieces.day,
    Money: Pieces.amount,
    Decimal: Pieces.rate,
    Identifier: Pieces.identifier,
}

_BY_MARK: Final[Mapping[Narrow, Maker]] = {
    Narrow.FILE_PATH: _one(_FILES),
    Narrow.DIGEST: _one(_DIGESTS),
    Narrow.CURRENCY: _one(_CURRENCIES),
    Narrow.POSITIVE: lambda drafter: fraction(drafter.between(1, 100_000)),
}

_BY_CONTENT: Final[Mapping[Personal, Maker]] = {
    Personal.NAME: Pieces.name,
    Personal.PERSON: Pieces.name,
    Personal.FIRM: Pieces.name,
    Personal.MAKER: Pieces.name,
    Personal.STAFF: Pieces.name,
    Personal.PHONE: _just("13800000000"),
    Personal.NUMBER: _just("A10023"),
    Personal.ADDRESS: Pieces.text,
}


@cache
def _must(cls: type) -> frozenset[str]:
    """The fields that are always there."""
    required = {attribute.alias for attribute in attrs.fields(cls) if attribute.default is attrs.NOTHING}
    return frozenset({*required, *_ALWAYS.get(cls, ())})


@cache
def _makers(cls: type) -> Mapping[str, Maker]:
    """How each field of a class is drawn.

    Raises:
        TypeError: One cannot be, or a name above is none of a field.
    """
    by_name, attributes = _BY_NAME.get(cls, {}), attrs.fields(attrs.resolve_types(cls))
    if strange := {*by_name, *_ALWAYS.get(cls, ())} - {attribute.alias for attribute in attributes}:
        raise TypeError(f"{cls.__name__} has no {', '.join(sorted(strange))}")
    return {attribute.alias: by_name.get(attribute.alias) or _maker(attribute) for attribute in attributes}


def _maker(attribute: attrs.Attribute[Any]) -> Maker:
    kinds = [kind for kind in get_args(attribute.type) if kind is not NoneType]
    is_optional = len(kinds) < len(get_args(attribute.type))
    return _drawn(kinds[0] if is_optional else attribute.type, attribute)


def _drawn(kind: Any, attribute: attrs.Attribute[Any]) -> Maker:  # noqa: ANN401 - any type of a field
    if get_origin(kind) is tuple:
        return _some(_drawn(get_args(kind)[0], attribute))
    match narrowed(attribute):
        case Between(least, most):
            return lambda drafter: drafter.between(least, most)
        case Narrow() as mark:
            return _BY_MARK[mark]
    if kind is str:
        return _text(content_of(attribute))
    if issubclass(kind, Enum):
        return _one(kind)
    return _BY_TYPE.get(kind) or _fact(kind)


def _text(content: Content | None) -> Maker:
    if content and content.cites:
        return Pieces.item_id
    return _BY_CONTENT[content.personal] if content and content.personal else Pieces.text
