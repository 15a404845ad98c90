"""The closed sets of words a case file may use, and the words of the flow.

A member's value is the word in the file; the words people read are in `loancomplaint.words`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeVar

from loancomplaint.errors import UnknownNameError

W = TypeVar("W", bound=StrEnum)


def member(words: type[W], word: str) -> W:
    """The member of a closed set that *word* is, or is the word for in a file.

    Raises:
        UnknownNameError: There is none; it names those there are.
    """
    try:
        return words(word)
    except ValueError:
        near = get_close_matches(str(word), [each.value for each in words], n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        named = re.sub(r"(?<!^)(?=[A-Z])", " ", words.__name__).lower()
        raise UnknownNameError(f"no {named} of that name{meant}; there are: {', '.join(words)}") from None


class ViolationKind(StrEnum):
    """What happened."""

    OVERDUE_PAYMENT = "overdue_payment"
    FALSE_INFORMATION = "false_information"
    SUSPECTED_MONEY_LAUNDERING = "suspected_money_laundering"
    DEBT_EVASION = "debt_evasion"
    LOAN_MISUSE = "loan_misuse"
    COVENANT_BREACH = "covenant_breach"
    BUSINESS_DETERIORATION = "business_deterioration"
    OTHER_ILLEGAL_ACT = "other_illegal_act"


class ViolationStatus(StrEnum):
    """Whether a person stands behind a violation, or a screening only suggested it."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


class EvidenceKind(StrEnum):
    """What an item of evidence is."""

    LOAN_CONTRACT = "loan_contract"
    DISBURSEMENT_VOUCHER = "disbursement_voucher"
    GUARANTEE_CONTRACT = "guarantee_contract"
    COLLATERAL_REGISTRATION = "collateral_registration"
    AGREEMENT = "agreement"
    CORRESPONDENCE = "correspondence"
    TEXT_MESSAGE = "text_message"
    CALL_RECORD = "call_record"
    COLLECTION_RECORD = "collection_record"
    THIRD_PARTY_ASSESSMENT = "third_party_assessment"
    FINANCIAL_STATEMENT = "financial_statement"
    BANK_STATEMENT = "bank_statement"
    TRANSFER_RECORD = "transfer_record"
    REGISTRY_EXTRACT = "registry_extract"
    PAYMENT_LEDGER = "payment_ledger"
    DEMAND_NOTICE = "demand_notice"
    ACCELERATION_NOTICE = "acceleration_notice"
    DELIVERY_PROOF = "delivery_proof"
    SITE_VISIT_RECORD = "site_visit_record"
    CREDIT_REPORT = "credit_report"
    APPROVAL_RECORD = "approval_record"
    INVOICE = "invoice"
    PHOTOGRAPH = "photograph"
    TESTIMONY = "testimony"
    COURT_DOCUMENT = "court_document"
    OTHER = "other"


class Origin(StrEnum):
    """Who made an item of evidence; two items of one origin are not independent."""

    BANK = "bank"
    CUSTOMER = "customer"
    COUNTERPARTY = "counterparty"
    THIRD_PARTY = "third_party"
    GOVERNMENT = "government"


class Carrier(StrEnum):
    """What an item of evidence stands on."""

    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    COPY = "copy"
    PRINTOUT = "printout"
    ELECTRONIC = "electronic"


class RequestKind(StrEnum):
    """A measure asked of the bank, and a remedy a clause grants."""

    SUSPEND_CREDIT = "suspend_credit"
    ACCELERATE_LOAN = "accelerate_loan"
    PURSUE_LEGAL_RECOVERY = "pursue_legal_recovery"
    PRESERVE_ASSETS = "preserve_assets"
    REVOKE_TRANSFER = "revoke_transfer"
    ADD_SECURITY = "add_security"
    DOWNGRADE_CLASSIFICATION = "downgrade_classification"
    ENHANCE_MONITORING = "enhance_monitoring"
    REFER_TO_AML = "refer_to_aml"
    REPORT_TO_POLICE = "report_to_police"
    APPLY_PAYMENT_ORDER = "apply_payment_order"
    RESTRUCTURE = "restructure"
    LODGE_CLAIM = "lodge_claim"
    REALIZE_SECURITY = "realize_security"


class Pursuit(StrEnum):
    """How a claim is made, or a wrong pursued."""

    SUIT = "suit"
    LODGING = "lodging"
    """In a bankruptcy, with its administrator."""
    REPORT_TO_POLICE = "report_to_police"
    """As planned: whether or not something still keeps the report back."""

    @property
    def channel(self) -> Channel:
        """The channel in which it is made."""
        return Channel.EXTERNAL if self is Pursuit.REPORT_TO_POLICE else Channel.LEGAL


class Nature(StrEnum):
    """Whether a statement reports, concludes, or opines."""

    FACT = "fact"
    INFERENCE = "inference"
    OPINION = "opinion"


class CustomerKind(StrEnum):
    """Who borrows."""

    ENTERPRISE = "enterprise"
    PROJECT_COMPANY = "project_company"
    SOLE_TRADER = "sole_trader"
    INDIVIDUAL = "individual"

    @property
    def is_firm(self) -> bool:
        """Whether it is no person: what is known of it is public."""
        return self in {CustomerKind.ENTERPRISE, CustomerKind.PROJECT_COMPANY}


class Scale(StrEnum):
    """How large an enterprise is."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class LoanKind(StrEnum):
    """What a loan is for, in the regulator's kinds."""

    WORKING_CAPITAL = "working_capital"
    FIXED_ASSET = "fixed_asset"
    PROJECT = "project"
    TRADE = "trade"
    PERSONAL = "personal"
    OTHER = "other"


class Product(StrEnum):
    """How the bank came to be owed: by lending, or by paying for the customer."""

    TERM = "term"
    DRAWDOWN = "drawdown"
    ACCEPTANCE_ADVANCE = "acceptance_advance"
    LETTER_OF_CREDIT_ADVANCE = "letter_of_credit_advance"
    GUARANTEE_ADVANCE = "guarantee_advance"
    DISCOUNTED_BILL = "discounted_bill"
    FACTORING = "factoring"
    OTHER = "other"


class Repayment(StrEnum):
    """How the principal comes back."""

    BULLET = "bullet"
    ANNUITY = "annuity"
    EQUAL_PRINCIPAL = "equal_principal"
    SCHEDULE = "schedule"


class CostKind(StrEnum):
    """What recovery cost the bank."""

    LAWYER_FEE = "lawyer_fee"
    PRESERVATION_FEE = "preservation_fee"
    PRESERVATION_INSURANCE = "preservation_insurance"
    APPRAISAL = "appraisal"
    NOTARY = "notary"
    OTHER = "other"


class PartyRole(StrEnum):
    """What somebody besides the customer is in the file."""

    CO_BORROWER = "co_borrower"
    GUARANTOR = "guarantor"
    SECURITY_PROVIDER = "security_provider"
    SHAREHOLDER = "shareholder"
    CONTROLLER = "controller"
    TRANSFEREE = "transferee"
    AFFILIATE = "affiliate"
    SPOUSE = "spouse"
    ADMINISTRATOR = "administrator"
    DEBTOR = "debtor"
    OTHER = "other"


class AgentKind(StrEnum):
    """Who acts for the bank in a suit."""

    LAWYER = "lawyer"
    STAFF = "staff"


class AssetKind(StrEnum):
    """What a thing is that may be preserved, or that secures a loan."""

    ACCOUNT = "account"
    LAND = "land"
    BUILDING = "building"
    VEHICLE = "vehicle"
    EQUIPMENT = "equipment"
    EQUITY = "equity"
    RECEIVABLE = "receivable"
    OTHER = "other"


class ResolutionBody(StrEnum):
    """Who resolved that a company gives security."""

    SHAREHOLDERS = "shareholders"
    BOARD = "board"
    OTHER = "other"


class ProceedingKind(StrEnum):
    """What an authority opened."""

    CIVIL = "civil"
    CRIMINAL = "criminal"
    INSOLVENCY = "insolvency"
    ENFORCEMENT = "enforcement"


class SecurityKind(StrEnum):
    """How a loan is secured."""

    GUARANTEE = "guarantee"
    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    OTHER = "other"


class GuaranteeKind(StrEnum):
    """Whether the guarantor answers beside the borrower, or only after."""

    JOINT = "joint"
    GENERAL = "general"


class IdentifierScheme(StrEnum):
    """Whose number an identifier is."""

    CN_USCC = "CN-USCC"
    CN_RIC = "CN-RIC"
    LEI = "LEI"
    OTHER = "other"


class Allocation(StrEnum):
    """What a payment is set off against."""

    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"
    PENALTY = "penalty"
    COMPOUND = "compound"


class DayCount(StrEnum):
    """How many days a year of interest has."""

    ACTUAL_360 = "actual/360"
    ACTUAL_365 = "actual/365"
    THIRTY_360 = "30/360"


class Tier(StrEnum):
    """The five tiers of loan classification, best first."""

    PASS = "pass"  # noqa: S105 - a loan class, not a secret
    SPECIAL_MENTION = "special_mention"
    SUBSTANDARD = "substandard"
    DOUBTFUL = "doubtful"
    LOSS = "loss"


class Channel(StrEnum):
    """Where a complaint goes: inside the bank, to an authority, or to the law."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    LEGAL = "legal"


class Desk(StrEnum):
    """The addressee inside a channel."""

    DIRECT_SUPERVISOR = "direct_supervisor"
    RISK_MANAGEMENT = "risk_management"
    LEGAL_COMPLIANCE = "legal_compliance"
    ASSET_PRESERVATION = "asset_preservation"
    AML_COMPLIANCE = "aml_compliance"
    INTERNAL_AUDIT = "internal_audit"
    BANKING_REGULATOR = "banking_regulator"
    PUBLIC_SECURITY = "public_security"
    FINANCIAL_INTELLIGENCE_UNIT = "financial_intelligence_unit"
    LAWYER = "lawyer"
    COURT = "court"

    @property
    def channel(self) -> Channel:
        """The channel this desk stands in."""
        if self in {Desk.BANKING_REGULATOR, Desk.PUBLIC_SECURITY, Desk.FINANCIAL_INTELLIGENCE_UNIT}:
            return Channel.EXTERNAL
        return Channel.LEGAL if self in {Desk.LAWYER, Desk.COURT} else Channel.INTERNAL


class Audience(StrEnum):
    """Who reads: a desk, by its own word, or the customer."""

    DIRECT_SUPERVISOR = "direct_supervisor"
    RISK_MANAGEMENT = "risk_management"
    LEGAL_COMPLIANCE = "legal_compliance"
    ASSET_PRESERVATION = "asset_preservation"
    AML_COMPLIANCE = "aml_compliance"
    INTERNAL_AUDIT = "internal_audit"
    BANKING_REGULATOR = "banking_regulator"
    PUBLIC_SECURITY = "public_security"
    FINANCIAL_INTELLIGENCE_UNIT = "financial_intelligence_unit"
    LAWYER = "lawyer"
    COURT = "court"
    CUSTOMER = "customer"


class Restricted(StrEnum):
    """What not every audience may read."""

    SEALED_MATTER = "sealed_matter"
    INTERNAL_OPINION = "internal_opinion"
    PLANNED_MEASURES = "planned_measures"
    IMPLICATED_STAFF = "implicated_staff"
    LAWYERS_WORK = "lawyers_work"


class PersonalData(StrEnum):
    """How an audience reads the names and numbers of people, from all of them to none."""

    IN_FULL = "in_full"
    NUMBERS_MASKED = "numbers_masked"
    MASKED = "masked"


class Form(StrEnum):
    """The kind of document that goes to a desk."""

    INTERNAL_REPORT = "internal_report"
    EARLY_WARNING = "early_warning"
    AML_REFERRAL = "aml_referral"
    REGULATORY_REPORT = "regulatory_report"
    CASE_INFORMATION = "case_information"
    POLICE_REPORT = "police_report"
    LEGAL_BRIEF = "legal_brief"
    STATEMENT_OF_CLAIM = "statement_of_claim"
    PRESERVATION_APPLICATION = "preservation_application"
    PROOF_OF_CLAIM = "proof_of_claim"


class NoticeForm(StrEnum):
    """The kind of letter that goes to the customer or a guarantor."""

    DEMAND_LETTER = "demand_letter"
    ACCELERATION_NOTICE = "acceleration_notice"
    GUARANTOR_DEMAND = "guarantor_demand"
    DOCUMENT_REQUEST = "document_request"
    POSITION_STATEMENT = "position_statement"


class Ban(StrEnum):
    """What a decision forbids from here on."""

    TELL_CUSTOMER_OF_SUSPICION = "tell_customer_of_suspicion"
    SEND_NOTICE_BEFORE_PRESERVATION = "send_notice_before_preservation"
    BYPASS_AML_DESK = "bypass_aml_desk"


class Severity(StrEnum):
    """How serious one violation is, mildest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor to 3 for critical."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """What one violation amounts to in one channel."""

    SUFFICIENT = "sufficient"
    INSUFFICIENT = "insufficient"
    CONTRADICTED = "contradicted"
    NOT_ASSESSABLE = "not_assessable"


MAY_BE_SEALED: Final = frozenset(
    {
        ViolationKind.SUSPECTED_MONEY_LAUNDERING,
        RequestKind.REFER_TO_AML,
        Desk.AML_COMPLIANCE,
        Desk.FINANCIAL_INTELLIGENCE_UNIT,
        Form.AML_REFERRAL,
    }
)
"""Words that tell of what some jurisdiction seals: no repr and no card says them, whichever law applies."""
