"""Each kind of violation under the law of China: where it is a ground, what must be shown, how serious it is.

Practice throughout, except where a row names an article: a bank changes it with `attrs.evolve`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from loancomplaint.facts import Channel, EvidenceKind, Origin, Severity, ViolationKind
from loancomplaint.jurisdictions.cn.sources import PRACTICE
from loancomplaint.law import KindProfile, Need
from loancomplaint.words import Phrase, label, phrase

_E, _V = EvidenceKind, ViolationKind
_ALL = tuple(Channel)
_OUT = (Channel.EXTERNAL, Channel.LEGAL)
_LEGAL = (Channel.LEGAL,)

_EVERYWHERE = frozenset(Channel)
_INSIDE = frozenset({Channel.INTERNAL})
_INSIDE_AND_COURT = frozenset({Channel.INTERNAL, Channel.LEGAL})

NOT_THE_CUSTOMER: Final = (Origin.BANK, Origin.COUNTERPARTY, Origin.THIRD_PARTY, Origin.GOVERNMENT)
_FLOWS = (_E.BANK_STATEMENT, _E.TRANSFER_RECORD)
_CONTRACT = (_E.LOAN_CONTRACT,)
_ASSETS = (_E.REGISTRY_EXTRACT, _E.INVOICE, _E.COLLATERAL_REGISTRATION)
_VALUES = (_E.THIRD_PARTY_ASSESSMENT, _E.FINANCIAL_STATEMENT, _E.INVOICE)
_OWNERS = (_E.REGISTRY_EXTRACT, _E.AGREEMENT, _E.COURT_DOCUMENT)
_DECLINE = (
    _E.FINANCIAL_STATEMENT,
    _E.SITE_VISIT_RECORD,
    _E.CREDIT_REPORT,
    _E.THIRD_PARTY_ASSESSMENT,
    _E.BANK_STATEMENT,
)


def _need(
    rule: str,
    channels: tuple[Channel, ...],
    what: str,
    *kinds: EvidenceKind,
    origins: tuple[Origin, ...] = (),
    doubt: bool = False,
) -> Callable[[ViolationKind], Need]:
    """A row of evidence required, for the kind in whose profile it stands.

    Any one item of the kinds of a row, from any of its origins, meets it.
    """

    def of(kind: ViolationKind) -> Need:
        return Need(
            rule=rule,
            violation=kind,
            channels=channels,
            what=what,
            kinds=kinds,
            origins=origins,
            doubt=doubt,
            source=PRACTICE,
        )

    return of


def _profile(
    kind: ViolationKind,
    grounds: frozenset[Channel],
    *needs: Callable[[ViolationKind], Need],
    severity: Severity = Severity.MINOR,
    by_days: tuple[tuple[int, Severity], ...] = (),
    sealed: bool = False,
    suspicion: Phrase | None = None,
    recalled_by: str | None = None,
    endangers_loan: bool = False,
) -> KindProfile:
    return KindProfile(
        kind=kind,
        grounds=grounds,
        needs=tuple(need(kind) for need in needs),
        severity=severity,
        by_days=by_days,
        sealed=sealed,
        suspicion=suspicion,
        recalled_by=recalled_by,
        endangers_loan=endangers_loan,
    )


PROFILES: Final = (
    # Arrears are no matter for a regulator.
    _profile(
        _V.OVERDUE_PAYMENT,
        _INSIDE_AND_COURT,
        _need("EVD-110", _ALL, "what was due and what was paid", _E.PAYMENT_LEDGER, _E.BANK_STATEMENT),
        _need("EVD-110", _LEGAL, "the ledger", _E.PAYMENT_LEDGER),
        _need("EVD-110", _LEGAL, "the contract", *_CONTRACT),
        _need("EVD-120", _LEGAL, "the payout", _E.DISBURSEMENT_VOUCHER, _E.BANK_STATEMENT),
        _need("EVD-130", _LEGAL, "a demand", _E.DEMAND_NOTICE, _E.ACCELERATION_NOTICE, doubt=True),
        _need("EVD-130", _LEGAL, "its arrival", _E.DELIVERY_PROOF, doubt=True),
        by_days=((30, Severity.MODERATE), (90, Severity.SERIOUS), (270, Severity.CRITICAL)),
    ),
    _profile(
        _V.FALSE_INFORMATION,
        _EVERYWHERE,
        _need("EVD-110", _ALL, "the false paper", origins=(Origin.CUSTOMER, Origin.COUNTERPARTY)),
        _need("GRD-140", _OUT, "what is true instead", origins=NOT_THE_CUSTOMER),
        severity=Severity.SERIOUS,
        suspicion=Phrase("suspected obtaining of a loan by deception"),
    ),
    # A branch files no suspicion outside.
    _profile(
        _V.SUSPECTED_MONEY_LAUNDERING,
        _INSIDE,
        _need("EVD-110", _ALL, "the flows", *_FLOWS),
        severity=Severity.SERIOUS,
        sealed=True,
    ),
    _profile(
        _V.DEBT_EVASION,
        _INSIDE_AND_COURT,
        _need("EVD-110", _ALL, "the assets that moved", *_FLOWS, *_ASSETS),
        _need("EVD-110", _LEGAL, "the transfer", *_FLOWS, _E.INVOICE, _E.AGREEMENT),
        _need("EVD-110", _LEGAL, "what the assets were worth", *_VALUES),
        _need("EVD-110", _LEGAL, "who received them", *_OWNERS, origins=NOT_THE_CUSTOMER),
        severity=Severity.SERIOUS,
    ),
    _profile(
        _V.LOAN_MISUSE,
        _INSIDE_AND_COURT,
        _need("EVD-110", _ALL, "where the money went", *_FLOWS, _E.INVOICE),
        _need("EVD-110", _LEGAL, "the contract", *_CONTRACT),
        severity=Severity.MODERATE,
        recalled_by="misuse-remedy",
        endangers_loan=True,
    ),
    _profile(
        _V.COVENANT_BREACH,
        _INSIDE_AND_COURT,
        _need("EVD-110", _LEGAL, "the contract", *_CONTRACT),
        severity=Severity.MODERATE,
        endangers_loan=True,
    ),
    # A decline in business is no wrong.
    _profile(
        _V.BUSINESS_DETERIORATION,
        _INSIDE,
        _need("EVD-110", _ALL, "the decline", *_DECLINE),
        severity=Severity.MODERATE,
    ),
    _profile(
        _V.OTHER_ILLEGAL_ACT,
        frozenset({Channel.INTERNAL, Channel.EXTERNAL}),
        _need("EVD-110", (Channel.EXTERNAL,), "the act", origins=NOT_THE_CUSTOMER),
        severity=Severity.SERIOUS,
        suspicion=phrase("suspected: {kind}", kind=label(_V.OTHER_ILLEGAL_ACT)),
    ),
)
"""Days past due to 30 minor, to 90 moderate, to 270 serious, beyond critical; and by sums, `materiality`."""
