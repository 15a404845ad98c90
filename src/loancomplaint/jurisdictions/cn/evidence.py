"""What must be shown, for which channel a kind is a ground, and how serious it is.

Practice throughout, except where a row names an article: a bank changes it with `attrs.evolve`.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import Final

from loancomplaint.facts import Channel, EvidenceKind, Origin, Severity, ViolationKind
from loancomplaint.law import Need, SeverityScale
from loancomplaint.law.timelines import Confidence, Source

_E, _V = EvidenceKind, ViolationKind
_ALL = tuple(Channel)
_OUT = (Channel.EXTERNAL, Channel.LEGAL)
_LEGAL = (Channel.LEGAL,)

PRACTICE: Final = Source("行业惯例", "", dt.date(2026, 11, 23), Confidence.UNVERIFIED)
"""What careful banks do; never stated as law."""

GROUNDS: Final = MappingProxyType(
    {
        _V.OVERDUE_PAYMENT: frozenset({Channel.INTERNAL, Channel.LEGAL}),
        _V.FALSE_INFORMATION: frozenset(Channel),
        _V.SUSPECTED_MONEY_LAUNDERING: frozenset({Channel.INTERNAL}),
        _V.DEBT_EVASION: frozenset({Channel.INTERNAL, Channel.LEGAL}),
        _V.LOAN_MISUSE: frozenset({Channel.INTERNAL, Channel.LEGAL}),
        _V.COVENANT_BREACH: frozenset({Channel.INTERNAL, Channel.LEGAL}),
        _V.BUSINESS_DETERIORATION: frozenset({Channel.INTERNAL}),
        _V.OTHER_ILLEGAL_ACT: frozenset({Channel.INTERNAL, Channel.EXTERNAL}),
    }
)
"""Arrears are no matter for a regulator, a decline in business is no wrong, and a branch files no suspicion outside."""

_NOT_THE_CUSTOMER = (Origin.BANK, Origin.COUNTERPARTY, Origin.THIRD_PARTY, Origin.GOVERNMENT)
_FLOWS = (_E.BANK_STATEMENT, _E.TRANSFER_RECORD)
_CONTRACT = (_E.LOAN_CONTRACT,)


def _need(
    rule: str,
    violation: ViolationKind,
    channels: tuple[Channel, ...],
    what: str,
    *kinds: EvidenceKind,
    origins: tuple[Origin, ...] = (),
    doubt: bool = False,
) -> Need:
    return Need(
        rule=rule,
        violation=violation,
        channels=channels,
        what=what,
        kinds=kinds,
        origins=origins,
        doubt=doubt,
        source=PRACTICE,
    )


NEEDS: Final = (
    _need("EVD-110", _V.OVERDUE_PAYMENT, _ALL, "what was due and what was paid", _E.PAYMENT_LEDGER, _E.BANK_STATEMENT),
    _need("EVD-110", _V.OVERDUE_PAYMENT, _LEGAL, "the ledger", _E.PAYMENT_LEDGER),
    _need("EVD-110", _V.OVERDUE_PAYMENT, _LEGAL, "the contract", *_CONTRACT),
    _need("EVD-120", _V.OVERDUE_PAYMENT, _LEGAL, "the payout", _E.DISBURSEMENT_VOUCHER, _E.BANK_STATEMENT),
    _need("EVD-130", _V.OVERDUE_PAYMENT, _LEGAL, "a demand", _E.DEMAND_NOTICE, _E.ACCELERATION_NOTICE, doubt=True),
    _need("EVD-130", _V.OVERDUE_PAYMENT, _LEGAL, "its arrival", _E.DELIVERY_PROOF, doubt=True),
    _need("EVD-110", _V.FALSE_INFORMATION, _ALL, "the false paper", origins=(Origin.CUSTOMER, Origin.COUNTERPARTY)),
    _need("GRD-140", _V.FALSE_INFORMATION, _OUT, "what is true instead", origins=_NOT_THE_CUSTOMER),
    _need("EVD-110", _V.SUSPECTED_MONEY_LAUNDERING, _ALL, "the flows", *_FLOWS),
    _need(
        "EVD-110",
        _V.DEBT_EVASION,
        _ALL,
        "the assets that moved",
        *_FLOWS,
        _E.REGISTRY_EXTRACT,
        _E.INVOICE,
        _E.COLLATERAL_REGISTRATION,
    ),
    _need("EVD-110", _V.DEBT_EVASION, _LEGAL, "the transfer", *_FLOWS, _E.INVOICE, _E.AGREEMENT),
    _need(
        "EVD-110",
        _V.DEBT_EVASION,
        _LEGAL,
        "what the assets were worth",
        _E.THIRD_PARTY_ASSESSMENT,
        _E.FINANCIAL_STATEMENT,
        _E.INVOICE,
    ),
    _need(
        "EVD-110",
        _V.DEBT_EVASION,
        _LEGAL,
        "who received them",
        _E.REGISTRY_EXTRACT,
        _E.AGREEMENT,
        _E.COURT_DOCUMENT,
        origins=_NOT_THE_CUSTOMER,
    ),
    _need("EVD-110", _V.LOAN_MISUSE, _ALL, "where the money went", *_FLOWS, _E.INVOICE),
    _need("EVD-110", _V.LOAN_MISUSE, _LEGAL, "the contract", *_CONTRACT),
    _need("EVD-110", _V.COVENANT_BREACH, _LEGAL, "the contract", *_CONTRACT),
    _need(
        "EVD-110",
        _V.BUSINESS_DETERIORATION,
        _ALL,
        "the decline",
        _E.FINANCIAL_STATEMENT,
        _E.SITE_VISIT_RECORD,
        _E.CREDIT_REPORT,
        _E.THIRD_PARTY_ASSESSMENT,
        _E.BANK_STATEMENT,
    ),
    _need("EVD-110", _V.OTHER_ILLEGAL_ACT, (Channel.EXTERNAL,), "the act", origins=_NOT_THE_CUSTOMER),
)
"""Any one item of the kinds of a row, from any of its origins, meets the row."""

SEVERITY: Final = SeverityScale(
    by_days=((30, Severity.MODERATE), (90, Severity.SERIOUS), (270, Severity.CRITICAL)),
    floors=MappingProxyType(
        {
            _V.FALSE_INFORMATION: Severity.SERIOUS,
            _V.SUSPECTED_MONEY_LAUNDERING: Severity.SERIOUS,
            _V.DEBT_EVASION: Severity.SERIOUS,
            _V.OTHER_ILLEGAL_ACT: Severity.SERIOUS,
            _V.LOAN_MISUSE: Severity.MODERATE,
            _V.COVENANT_BREACH: Severity.MODERATE,
            _V.BUSINESS_DETERIORATION: Severity.MODERATE,
        }
    ),
)
"""Days past due to 30 minor, to 90 moderate, to 270 serious, beyond critical; a bank adds its materiality amounts."""
