"""What is so in every country of each kind of violation, measure and evidence: one row a kind.

A kind without a row stops the import, and says which. What a country's law makes of a kind of violation stands in its
`loancomplaint.law.profiles.KindProfile`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.facts.kinds import EvidenceKind, Origin, Product, Pursuit, RequestKind, ViolationKind

K = TypeVar("K", bound=StrEnum)
P = TypeVar("P")


def total(kinds: type[K], rows: Mapping[K, P]) -> Mapping[K, P]:
    """*rows*, read-only.

    Raises:
        ValueRefusedError: A member of *kinds* has no row.
    """
    if missing := [kind.value for kind in kinds if kind not in rows]:
        raise ValueRefusedError(f"every {kinds.__name__} has one row; there is none for: {', '.join(missing)}")
    return MappingProxyType(dict(rows))


@attrs.frozen(kw_only=True)
class ViolationProfile:
    """One kind of violation, in any country.

    Attributes:
        about_sum: Whether it is about a sum, which it must then state.

        may_precede_contract: Whether it may lie before the contract: it is how the contract came about, or no act.

        single_act: Whether it happens on a day, and does not last until somebody finds out.

        breaches: Whether it is a breach or a wrong at all, for which somebody can be sued or reported.
    """

    about_sum: bool = True
    may_precede_contract: bool = False
    single_act: bool = False
    breaches: bool = True


VIOLATION_PROFILES: Final = total(
    ViolationKind,
    {
        ViolationKind.OVERDUE_PAYMENT: ViolationProfile(),
        ViolationKind.FALSE_INFORMATION: ViolationProfile(may_precede_contract=True, single_act=True),
        ViolationKind.SUSPECTED_MONEY_LAUNDERING: ViolationProfile(),
        ViolationKind.DEBT_EVASION: ViolationProfile(),
        ViolationKind.LOAN_MISUSE: ViolationProfile(),
        ViolationKind.COVENANT_BREACH: ViolationProfile(about_sum=False),
        ViolationKind.BUSINESS_DETERIORATION: ViolationProfile(
            about_sum=False, may_precede_contract=True, breaches=False
        ),
        ViolationKind.OTHER_ILLEGAL_ACT: ViolationProfile(),
    },
)


@attrs.frozen(kw_only=True)
class RequestProfile:
    """One kind of measure, in any country.

    Attributes:
        heading: What a heading calls it.

        clause: What a sentence calls it; None where it is in no open report.

        before_court: What it becomes before a court; None where no court grants it.

        warning: How a letter warns of it; None for what needs no warning.

        pursues_debtor: Whether the debtor's insolvency stops it.

        answers_wrongs: Whether it is asked only of somebody who did wrong.

        names_whom: Whether it must say against whom.

        asks_payment: Whether a court is asked by it for payment, or for payment out of a thing.

        pursuit: How it makes a claim; None for a measure that makes none.
    """

    heading: str
    clause: str | None
    before_court: str | None = None
    warning: str | None = None
    pursues_debtor: bool = False
    answers_wrongs: bool = False
    names_whom: bool = False
    asks_payment: bool = False
    pursuit: Pursuit | None = None


REQUEST_PROFILES: Final = total(
    RequestKind,
    {
        RequestKind.SUSPEND_CREDIT: RequestProfile(
            heading="Suspend the credit line",
            clause="suspend the credit line",
            warning="suspend the credit line",
        ),
        RequestKind.ACCELERATE_LOAN: RequestProfile(
            heading="Call the loan early",
            clause="call the loan early",
            before_court="Early maturity of the loan",
            warning="call the loan early",
        ),
        RequestKind.PURSUE_LEGAL_RECOVERY: RequestProfile(
            heading="Recover the debt by legal means",
            clause="recover the debt by legal means",
            before_court="Payment of the debt",
            warning="recover the debt by legal means",
            pursues_debtor=True,
            answers_wrongs=True,
            names_whom=True,
            asks_payment=True,
            pursuit=Pursuit.SUIT,
        ),
        RequestKind.PRESERVE_ASSETS: RequestProfile(
            heading="Preserve assets",
            clause="preserve assets by court order",
            before_court="Preservation of assets",
            pursues_debtor=True,
            names_whom=True,
        ),
        RequestKind.REVOKE_TRANSFER: RequestProfile(
            heading="Have the transfer set aside",
            clause="have the transfer set aside",
            before_court="Setting aside of the transfer",
            answers_wrongs=True,
            names_whom=True,
            pursuit=Pursuit.SUIT,
        ),
        RequestKind.ADD_SECURITY: RequestProfile(
            heading="Obtain further security",
            clause="obtain further security",
            warning="require further security",
        ),
        RequestKind.DOWNGRADE_CLASSIFICATION: RequestProfile(
            heading="Lower the risk class",
            clause="lower the risk class",
        ),
        RequestKind.ENHANCE_MONITORING: RequestProfile(
            heading="Tighten monitoring",
            clause="tighten monitoring",
        ),
        RequestKind.REFER_TO_AML: RequestProfile(
            heading="Refer the matter to the desk in charge",
            clause=None,
        ),
        RequestKind.REPORT_TO_POLICE: RequestProfile(
            heading="Report to public security",
            clause="report to public security",
            answers_wrongs=True,
            pursuit=Pursuit.REPORT_TO_POLICE,
        ),
        RequestKind.APPLY_PAYMENT_ORDER: RequestProfile(
            heading="Apply for a payment order",
            clause="apply for a payment order",
            before_court="A payment order",
            pursues_debtor=True,
            asks_payment=True,
            pursuit=Pursuit.SUIT,
        ),
        RequestKind.RESTRUCTURE: RequestProfile(
            heading="Restructure the loan",
            clause="restructure the loan",
        ),
        RequestKind.LODGE_CLAIM: RequestProfile(
            heading="Lodge the claim with the administrator",
            clause="lodge the claim with the administrator",
            pursuit=Pursuit.LODGING,
        ),
        RequestKind.REALIZE_SECURITY: RequestProfile(
            heading="Realise the security",
            clause="realise the security",
            before_court="Realisation of the security",
            pursues_debtor=True,
            names_whom=True,
            asks_payment=True,
            pursuit=Pursuit.SUIT,
        ),
    },
)


@attrs.frozen(kw_only=True)
class EvidenceProfile:
    """One kind of evidence, in any country.

    Attributes:
        proves: What a paper of the loan itself proves, whichever violation cites it; None for other papers.

        maker: Who usually makes it.

        stands_alone: Whether a case in court can rest on it alone.

        shows_money: Whether it shows where money went.
    """

    proves: str | None = None
    maker: Origin = Origin.BANK
    stands_alone: bool = True
    shows_money: bool = False


EVIDENCE_PROFILES: Final = total(
    EvidenceKind,
    {
        EvidenceKind.LOAN_CONTRACT: EvidenceProfile(proves="that the loan was agreed and on what terms"),
        EvidenceKind.DISBURSEMENT_VOUCHER: EvidenceProfile(proves="that the loan was paid out"),
        EvidenceKind.GUARANTEE_CONTRACT: EvidenceProfile(proves="that the debt is guaranteed and until when"),
        EvidenceKind.COLLATERAL_REGISTRATION: EvidenceProfile(proves="that the security is registered"),
        EvidenceKind.AGREEMENT: EvidenceProfile(),
        EvidenceKind.CORRESPONDENCE: EvidenceProfile(),
        EvidenceKind.TEXT_MESSAGE: EvidenceProfile(),
        EvidenceKind.CALL_RECORD: EvidenceProfile(stands_alone=False),
        EvidenceKind.COLLECTION_RECORD: EvidenceProfile(),
        EvidenceKind.THIRD_PARTY_ASSESSMENT: EvidenceProfile(maker=Origin.THIRD_PARTY),
        EvidenceKind.FINANCIAL_STATEMENT: EvidenceProfile(maker=Origin.CUSTOMER),
        EvidenceKind.BANK_STATEMENT: EvidenceProfile(shows_money=True),
        EvidenceKind.TRANSFER_RECORD: EvidenceProfile(shows_money=True),
        EvidenceKind.REGISTRY_EXTRACT: EvidenceProfile(maker=Origin.GOVERNMENT),
        EvidenceKind.PAYMENT_LEDGER: EvidenceProfile(proves="what fell due and what was paid"),
        EvidenceKind.DEMAND_NOTICE: EvidenceProfile(proves="that payment was demanded in writing"),
        EvidenceKind.ACCELERATION_NOTICE: EvidenceProfile(proves="that the loan was declared due early"),
        EvidenceKind.DELIVERY_PROOF: EvidenceProfile(proves="that the notice arrived", maker=Origin.THIRD_PARTY),
        EvidenceKind.SITE_VISIT_RECORD: EvidenceProfile(),
        EvidenceKind.CREDIT_REPORT: EvidenceProfile(),
        EvidenceKind.APPROVAL_RECORD: EvidenceProfile(proves="on what the loan was approved"),
        EvidenceKind.INVOICE: EvidenceProfile(maker=Origin.COUNTERPARTY, shows_money=True),
        EvidenceKind.PHOTOGRAPH: EvidenceProfile(stands_alone=False),
        EvidenceKind.TESTIMONY: EvidenceProfile(stands_alone=False),
        EvidenceKind.COURT_DOCUMENT: EvidenceProfile(maker=Origin.GOVERNMENT),
        EvidenceKind.OTHER: EvidenceProfile(),
    },
)


@attrs.frozen(kw_only=True)
class ProductProfile:
    """How the bank came to be owed, in any country.

    Attributes:
        agreement: What the contract is called.

        paid: That the bank paid, and when, as a report says it; likewise told, as a letter to the customer does.
    """

    agreement: str
    paid: str = "The bank paid {principal} under it on {day}."
    told: str = "We paid {principal} under it."


_LOAN: Final = ProductProfile(
    agreement="loan contract", paid="The bank paid the loan out on {day}.", told="The principal is {principal}."
)


def _advance(agreement: str) -> ProductProfile:
    return ProductProfile(
        agreement=agreement,
        paid="On {day} the bank had to advance {principal} in the customer's place.",
        told="We had to advance {principal} in your place.",
    )


PRODUCT_PROFILES: Final = total(
    Product,
    {
        Product.TERM: _LOAN,
        Product.DRAWDOWN: _LOAN,
        Product.ACCEPTANCE_ADVANCE: _advance("acceptance agreement"),
        Product.LETTER_OF_CREDIT_ADVANCE: _advance("letter of credit agreement"),
        Product.GUARANTEE_ADVANCE: _advance("letter of guarantee agreement"),
        Product.DISCOUNTED_BILL: ProductProfile(agreement="bill discount agreement"),
        Product.FACTORING: ProductProfile(agreement="factoring contract"),
        Product.OTHER: ProductProfile(agreement="contract"),
    },
)


def lends(product: Product | None) -> bool:
    """Whether the bank lent money, which it did unless the file says otherwise."""
    return product is None or PRODUCT_PROFILES[product] is _LOAN
