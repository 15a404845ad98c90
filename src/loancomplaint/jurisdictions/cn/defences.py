"""What borrowers and guarantors in China usually plead, and which evidence answers it.

Practice throughout: counsel expects these pleas, and the articles named decide them.
A suspicion that travels sealed has no row, because nobody is told of it who could plead.
A bank adds its own rows with `loancomplaint.law.defences.extended`.
"""

from __future__ import annotations

from typing import Final

from loancomplaint.facts import Carrier, EvidenceKind, Origin, ViolationKind
from loancomplaint.jurisdictions.cn.sources import PRACTICE
from loancomplaint.jurisdictions.cn.violations import NOT_THE_CUSTOMER
from loancomplaint.law.defences import Circumstance, Defence, Reckoning

_E, _V, _O = EvidenceKind, ViolationKind, Origin
_COMPARABLE = (Carrier.ORIGINAL, Carrier.CERTIFIED_COPY, Carrier.ELECTRONIC)
_AGAINST_ANY_CLAIM = tuple(kind for kind in ViolationKind if kind is not _V.SUSPECTED_MONEY_LAUNDERING)


def _row(
    key: str,
    kinds: tuple[ViolationKind, ...],
    says: str,
    what: str,
    *answered_by: EvidenceKind,
    origins: tuple[Origin, ...] = (),
    carriers: tuple[Carrier, ...] = (),
    arises: Circumstance | None = None,
    reckoned: Reckoning | None = None,
    cites: tuple[str, ...] = (),
) -> Defence:
    return Defence(
        key=key,
        kinds=kinds,
        says=says,
        what=what,
        answered_by=answered_by,
        origins=origins,
        carriers=carriers,
        arises=arises,
        reckoned=reckoned,
        cites=cites,
        source=PRACTICE,
    )


_DEBT: Final = (
    _row(
        "not_disbursed",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the loan was not paid out, or not in full.",
        "the payout",
        _E.DISBURSEMENT_VOUCHER,
        _E.BANK_STATEMENT,
        cites=("burden-of-proof", "interest-not-in-advance"),
    ),
    _row(
        "not_signed",
        (_V.OVERDUE_PAYMENT, _V.COVENANT_BREACH, _V.LOAN_MISUSE),
        "The borrower: the signature or seal on the contract is not its own.",
        "the contract in the original",
        _E.LOAN_CONTRACT,
        carriers=_COMPARABLE,
        cites=("written-form", "evidence-originals"),
    ),
    _row(
        "forged_by_staff",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: a member of the bank's staff forged the loan papers, or had the money.",
        "that the money reached the borrower's own account",
        _E.DISBURSEMENT_VOUCHER,
        _E.BANK_STATEMENT,
        cites=("burden-of-proof", "written-form"),
    ),
    _row(
        "paid",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the sum was paid.",
        "the ledger",
        _E.PAYMENT_LEDGER,
        _E.BANK_STATEMENT,
        reckoned=Reckoning.PAYMENTS,
        cites=("repayment-due", "burden-of-proof"),
    ),
    _row(
        "extended",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: it was given time.",
        "what was agreed on the days of payment",
        _E.LOAN_CONTRACT,
        _E.AGREEMENT,
        _E.CORRESPONDENCE,
        reckoned=Reckoning.TIME_GIVEN,
        cites=("extension-needs-consent",),
    ),
    _row(
        "miscomputed",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the sum claimed is miscalculated, or payments were set off in the wrong order.",
        "the ledger",
        _E.PAYMENT_LEDGER,
        reckoned=Reckoning.SUM,
        cites=("overdue-interest", "allocation-order"),
    ),
    _row(
        "penalty_excessive",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: penalty and compound interest are excessive and should be reduced.",
        "the clause on penalty and compound interest",
        _E.LOAN_CONTRACT,
        cites=("overdue-interest", "agreed-damages"),
    ),
    _row(
        "made_by_the_bank",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the ledger was made by the bank alone.",
        "papers that the borrower signed, or that others made",
        _E.DISBURSEMENT_VOUCHER,
        _E.BANK_STATEMENT,
        _E.AGREEMENT,
        _E.CORRESPONDENCE,
        _E.COURT_DOCUMENT,
        cites=("evidence-cannot-stand-alone", "business-records-presumption"),
    ),
    _row(
        "no_demand",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: no demand ever arrived.",
        "its arrival",
        _E.DELIVERY_PROOF,
        reckoned=Reckoning.DEMAND,
        cites=("limitation-demand",),
    ),
    _row(
        "limitation",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the period of limitation has ended.",
        "a demand, payment or acknowledgement within the period",
        _E.DELIVERY_PROOF,
        _E.PAYMENT_LEDGER,
        _E.BANK_STATEMENT,
        _E.AGREEMENT,
        _E.CORRESPONDENCE,
        _E.COURT_DOCUMENT,
        reckoned=Reckoning.LIMITATION,
        cites=(
            "limitation-period",
            "limitation-instalments",
            "limitation-interruption",
            "limitation-acknowledgement",
            "limitation-not-of-own-motion",
        ),
    ),
    _row(
        "call_unfounded",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the bank had no right to call the loan.",
        "the clause on early maturity, and the notice that relied on it",
        _E.ACCELERATION_NOTICE,
        arises=Circumstance.CALLED,
        cites=("performance-in-full",),
    ),
    _row(
        "call_not_arrived",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the notice of early maturity never arrived.",
        "the arrival of the notice of early maturity",
        _E.DELIVERY_PROOF,
        arises=Circumstance.CALLED,
        reckoned=Reckoning.CALL,
        cites=("performance-in-full",),
    ),
    _row(
        "no_jurisdiction",
        (_V.OVERDUE_PAYMENT,),
        "The borrower: the court has no jurisdiction.",
        "the clause on jurisdiction",
        _E.LOAN_CONTRACT,
        cites=("jurisdiction-agreement", "jurisdiction-of-contract"),
    ),
)

_GUARANTEE: Final = (
    _row(
        "guarantor_did_not_sign",
        (_V.OVERDUE_PAYMENT,),
        "The guarantor: the signature or seal on the guarantee contract is not his own.",
        "the guarantee contract in the original",
        _E.GUARANTEE_CONTRACT,
        carriers=_COMPARABLE,
        arises=Circumstance.GUARANTEED,
        cites=("guarantee-contract-form", "evidence-originals"),
    ),
    _row(
        "guarantor_answers_later",
        (_V.OVERDUE_PAYMENT,),
        "The guarantor: the guarantee is a general one, and the borrower answers first.",
        "the guarantee contract",
        _E.GUARANTEE_CONTRACT,
        arises=Circumstance.GUARANTEED,
        reckoned=Reckoning.GUARANTEE_KIND,
        cites=("guarantee-kind", "guarantee-joint"),
    ),
    _row(
        "guarantee_lapsed",
        (_V.OVERDUE_PAYMENT,),
        "The guarantor: the guarantee period has ended.",
        "the guarantee contract, and a call upon the guarantor or a suit within the period",
        _E.GUARANTEE_CONTRACT,
        arises=Circumstance.GUARANTEED,
        reckoned=Reckoning.GUARANTEE_PERIOD,
        cites=("guarantee-period", "guarantee-period-lapse"),
    ),
)

_EVASION: Final = (
    _row(
        "price_fair",
        (_V.DEBT_EVASION,),
        "The other side: the price was fair.",
        "an appraisal or a comparable sale",
        _E.THIRD_PARTY_ASSESSMENT,
        reckoned=Reckoning.MARKET_PRICE,
        cites=("revocation-unreasonable-price", "unreasonable-price-test"),
    ),
    _row(
        "price_paid",
        (_V.DEBT_EVASION,),
        "The other side: the price was paid, or set off against an older debt.",
        "what the borrower received for the assets",
        _E.BANK_STATEMENT,
        _E.TRANSFER_RECORD,
        _E.INVOICE,
        cites=("revocation-gratuitous", "burden-of-proof"),
    ),
    _row(
        "no_knowledge",
        (_V.DEBT_EVASION,),
        "The transferee: it did not know of the debt, or of what the transfer did to the creditors.",
        "how the transferee is related to the borrower",
        _E.REGISTRY_EXTRACT,
        _E.AGREEMENT,
        _E.CORRESPONDENCE,
        _E.COURT_DOCUMENT,
        reckoned=Reckoning.RELATION,
        cites=("revocation-unreasonable-price",),
    ),
    _row(
        "ordinary_course",
        (_V.DEBT_EVASION,),
        "The borrower: the transfer was in the ordinary course of business.",
        "what became of the business after the transfer",
        _E.SITE_VISIT_RECORD,
        _E.REGISTRY_EXTRACT,
        _E.BANK_STATEMENT,
        cites=("revocation-unreasonable-price",),
    ),
    _row(
        "still_able_to_pay",
        (_V.DEBT_EVASION,),
        "The borrower: enough is left to pay its debts.",
        "what the borrower owns and owes since the transfer",
        _E.FINANCIAL_STATEMENT,
        _E.CREDIT_REPORT,
        _E.SITE_VISIT_RECORD,
        _E.COURT_DOCUMENT,
        cites=("revocation-gratuitous", "revocation-unreasonable-price"),
    ),
    _row(
        "revocation_lapsed",
        (_V.DEBT_EVASION,),
        "The other side: the right to revoke the transfer has ended.",
        "when and how the bank came to know of the transfer",
        _E.REGISTRY_EXTRACT,
        _E.SITE_VISIT_RECORD,
        _E.CORRESPONDENCE,
        reckoned=Reckoning.REVOCATION,
        cites=("revocation-period",),
    ),
)

_FALSEHOOD: Final = (
    _row(
        "honest_error",
        (_V.FALSE_INFORMATION,),
        "The borrower: an honest error, or another way of keeping accounts.",
        "what others recorded of the same figures",
        origins=NOT_THE_CUSTOMER,
        cites=("truthful-information",),
    ),
    _row(
        "bank_knew",
        (_V.FALSE_INFORMATION,),
        "The borrower: the bank knew how things stood when it lent.",
        "what the bank was told and checked before it lent",
        _E.APPROVAL_RECORD,
        _E.SITE_VISIT_RECORD,
        cites=("truthful-information",),
    ),
    _row(
        "bank_did_not_rely",
        (_V.FALSE_INFORMATION,),
        "The borrower: the bank would have lent all the same.",
        "the approval papers",
        _E.APPROVAL_RECORD,
        cites=("truthful-information",),
    ),
    _row(
        "papers_made_by_staff",
        (_V.FALSE_INFORMATION,),
        "The borrower: a member of the bank's staff or an agent made the papers up.",
        "by whom the papers were handed in",
        _E.APPROVAL_RECORD,
        _E.AGREEMENT,
        _E.CORRESPONDENCE,
        _E.TEXT_MESSAGE,
        cites=("burden-of-proof",),
    ),
)

_USE: Final = (
    _row(
        "use_agreed",
        (_V.LOAN_MISUSE,),
        "The borrower: the bank agreed to the use.",
        "the agreed purpose",
        _E.LOAN_CONTRACT,
        _E.APPROVAL_RECORD,
        cites=("misuse-remedy",),
    ),
    _row(
        "bank_released",
        (_V.LOAN_MISUSE,),
        "The borrower: the bank itself released the money to the payee.",
        "who ordered the payment, and with which papers",
        _E.DISBURSEMENT_VOUCHER,
        _E.TRANSFER_RECORD,
        _E.APPROVAL_RECORD,
        cites=("inspection-of-use",),
    ),
    _row(
        "other_money",
        (_V.LOAN_MISUSE,),
        "The borrower: what it spent was other money than the loan.",
        "the flow of the loan, payment by payment",
        _E.BANK_STATEMENT,
        _E.TRANSFER_RECORD,
        cites=("misuse-remedy", "burden-of-proof"),
    ),
    _row(
        "purpose_served",
        (_V.LOAN_MISUSE,),
        "The borrower: the payee delivered what the loan was for.",
        "what was delivered for the money",
        _E.INVOICE,
        _E.SITE_VISIT_RECORD,
        cites=("misuse-remedy",),
    ),
)

_COVENANT: Final = (
    _row(
        "no_such_duty",
        (_V.COVENANT_BREACH,),
        "The borrower: the contract contains no such duty.",
        "the clause broken",
        _E.LOAN_CONTRACT,
        cites=("performance-in-full",),
    ),
    _row(
        "waived",
        (_V.COVENANT_BREACH,),
        "The borrower: the bank let the breach pass.",
        "an objection of the bank",
        _E.CORRESPONDENCE,
        _E.DEMAND_NOTICE,
        cites=("liability-for-breach",),
    ),
    _row(
        "cured",
        (_V.COVENANT_BREACH,),
        "The borrower: it has made the breach good.",
        "how things stand now",
        _E.SITE_VISIT_RECORD,
        _E.REGISTRY_EXTRACT,
        _E.FINANCIAL_STATEMENT,
        cites=("liability-for-breach",),
    ),
)

_DECLINE: Final = (
    _row(
        "passing_decline",
        (_V.BUSINESS_DETERIORATION,),
        "The borrower: the decline is passing or seasonal.",
        "recent statements, beside those of earlier years",
        _E.FINANCIAL_STATEMENT,
        _E.THIRD_PARTY_ASSESSMENT,
        cites=("suspension-of-performance",),
    ),
    _row(
        "security_offered",
        (_V.BUSINESS_DETERIORATION,),
        "The borrower: it offered sufficient security.",
        "what the security is worth",
        _E.COLLATERAL_REGISTRATION,
        _E.THIRD_PARTY_ASSESSMENT,
        cites=("suspension-notice",),
    ),
)

_ILLEGALITY: Final = (
    _row(
        "act_of_a_person",
        (_V.OTHER_ILLEGAL_ACT,),
        "The borrower: a person acted for himself, and not the firm.",
        "in whose name and for whose benefit the act was done",
        _E.REGISTRY_EXTRACT,
        _E.TRANSFER_RECORD,
        _E.BANK_STATEMENT,
        _E.COURT_DOCUMENT,
        cites=("burden-of-proof",),
    ),
    _row(
        "nothing_established",
        (_V.OTHER_ILLEGAL_ACT,),
        "The borrower: no authority has established the act.",
        "what an authority recorded or decided",
        _E.COURT_DOCUMENT,
        _E.OTHER,
        origins=(_O.GOVERNMENT,),
        cites=("burden-of-proof",),
    ),
)

_EVIDENCE: Final = (
    _row(
        "unlawfully_obtained",
        _AGAINST_ANY_CLAIM,
        "The other side: evidence was obtained unlawfully.",
        "on what lawful basis the bank has each item",
        reckoned=Reckoning.LAWFULNESS,
        cites=("evidence-exclusion", "evidence-three-properties"),
    ),
    _row(
        "copies_only",
        _AGAINST_ANY_CLAIM,
        "The other side: a copy cannot be compared with its original.",
        "the originals, or where they are held",
        carriers=(*_COMPARABLE, Carrier.PRINTOUT),
        reckoned=Reckoning.ORIGINALS,
        cites=("evidence-originals", "evidence-cannot-stand-alone"),
    ),
)

DEFENCES: Final = (*_DEBT, *_GUARANTEE, *_EVASION, *_FALSEHOOD, *_USE, *_COVENANT, *_DECLINE, *_ILLEGALITY, *_EVIDENCE)
"""The pleas to expect, in the order of a brief: the debt, who answers for it, the act, the evidence."""
