"""The statutes of China through their versions, and the articles that rules cite, each from a day.

A version begins on the day its text, or the decision that amended it, took effect.
A statute that ended keeps its last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.jurisdictions.cn import articles
from loancomplaint.jurisdictions.cn.sources import (
    CLASSIFICATION_NOTES,
    FILING_2010_NOTES,
    FILING_2022_NOTES,
    GUIDELINES_NOTES,
    JUST_LAWS,
    LAW_BOOK,
    OLD_LAWS,
    OLD_PROCEDURE,
    full_text,
    secondary,
    unverified,
)
from loancomplaint.law import Statute
from loancomplaint.law.timelines import Since, Timeline

_BEFORE_THE_CODE: Final = dt.date(2020, 12, 31)
_THE_CODE: Final = dt.date(2021, 1, 1)

_PROCEDURE_OF_2021: Final = dt.date(2022, 1, 1)
_PROCEDURE_OF_2023: Final = dt.date(2024, 1, 1)
_INTERPRETATION_OF_2022: Final = dt.date(2022, 4, 10)
_COMPANY_LAW_OF_2023: Final = dt.date(2024, 7, 1)
_MONEY_LAUNDERING_OF_2024: Final = dt.date(2025, 1, 1)

_THREE_MEASURES: Final = "https://www.csrcare.com/Law/LawShowEn?id=231832"
"""A page that tells of the three loan measures of 2024 together."""


def _read(day: dt.date, statute: Statute, url: str) -> Since[Statute]:
    """A version whose articles were read in the full text."""
    return Since(day, statute, full_text(statute.title, url))


def _told(day: dt.date, statute: Statute, url: str) -> Since[Statute]:
    """A version that a secondary source tells of; only what it tells is noted."""
    return Since(day, statute, secondary(statute.title, url))


def _only(version: Since[Statute], until: dt.date | None = None) -> Timeline[Statute]:
    return Timeline((version,), until)


STATUTES: Final[Mapping[str, Timeline[Statute]]] = MappingProxyType(
    {
        # substance: the day of the facts decides
        "civil-code": _only(_read(dt.date(2021, 1, 1), articles.CIVIL_CODE, JUST_LAWS)),
        "contract-law": _only(_read(dt.date(1999, 10, 1), articles.CONTRACT_LAW, OLD_LAWS), _BEFORE_THE_CODE),
        "contract-law-interpretation-2": _only(
            _read(dt.date(2009, 5, 13), articles.CONTRACT_LAW_INTERPRETATION_2, LAW_BOOK), _BEFORE_THE_CODE
        ),
        "contract-interpretation": _only(_read(dt.date(2023, 12, 5), articles.CONTRACT_INTERPRETATION, LAW_BOOK)),
        "guarantee-law": _only(_read(dt.date(1995, 10, 1), articles.GUARANTEE_LAW, OLD_LAWS), _BEFORE_THE_CODE),
        "guarantee-interpretation": Timeline(
            (
                _read(dt.date(2000, 12, 13), articles.GUARANTEE_LAW_INTERPRETATION, LAW_BOOK),
                _read(dt.date(2021, 1, 1), articles.GUARANTEE_INTERPRETATION, LAW_BOOK),
            )
        ),
        "general-principles-law": _only(
            _read(dt.date(1987, 1, 1), articles.GENERAL_PRINCIPLES, OLD_LAWS), _BEFORE_THE_CODE
        ),
        "general-provisions-law": _only(
            _read(dt.date(2017, 10, 1), articles.GENERAL_PROVISIONS, OLD_LAWS), _BEFORE_THE_CODE
        ),
        "general-provisions-limitation-interpretation": _only(
            _read(dt.date(2018, 7, 23), articles.GENERAL_PROVISIONS_LIMITATION, LAW_BOOK), _BEFORE_THE_CODE
        ),
        "limitation-rules": _only(_read(dt.date(2021, 1, 1), articles.LIMITATION_RULES, LAW_BOOK)),
        "civil-code-temporal-rules": _only(_read(dt.date(2021, 1, 1), articles.TEMPORAL_RULES, LAW_BOOK)),
        "electronic-signature-law": _only(_read(dt.date(2019, 4, 23), articles.ELECTRONIC_SIGNATURE, LAW_BOOK)),
        "company-law": Timeline(
            (
                _read(dt.date(2018, 10, 26), articles.COMPANY_LAW_2018, LAW_BOOK),
                _read(dt.date(2024, 7, 1), articles.COMPANY_LAW_2023, JUST_LAWS),
            )
        ),
        "enterprise-bankruptcy-law": _only(_read(dt.date(2007, 6, 1), articles.ENTERPRISE_BANKRUPTCY, JUST_LAWS)),
        "commercial-bank-law": _only(_read(dt.date(2015, 10, 1), articles.COMMERCIAL_BANK_LAW, JUST_LAWS)),
        "criminal-law": Timeline(
            (
                _read(dt.date(2006, 6, 29), articles.CRIMINAL_LAW_2006, LAW_BOOK),
                _read(dt.date(2009, 2, 28), articles.CRIMINAL_LAW_2009, LAW_BOOK),
                _read(dt.date(2011, 5, 1), articles.CRIMINAL_LAW_2011, LAW_BOOK),
                _read(dt.date(2015, 11, 1), articles.CRIMINAL_LAW_2015, LAW_BOOK),
                _read(dt.date(2021, 3, 1), articles.CRIMINAL_LAW_2020, JUST_LAWS),
                _read(dt.date(2024, 3, 1), articles.CRIMINAL_LAW_2023, LAW_BOOK),
            )
        ),
        "laundering-interpretation": _only(_read(dt.date(2024, 8, 20), articles.LAUNDERING_INTERPRETATION, LAW_BOOK)),
        "false-litigation-interpretation": _only(
            _read(dt.date(2018, 10, 1), articles.FALSE_LITIGATION_INTERPRETATION, LAW_BOOK)
        ),
        # procedure: the day of the step decides
        "civil-procedure-law": Timeline(
            (
                _read(dt.date(2013, 1, 1), articles.CIVIL_PROCEDURE_2012, OLD_PROCEDURE),
                # The day: http://www.lvdaofabao.com/laws/detail-1667.html, the decision of 2017-06-27.
                _read(dt.date(2017, 7, 1), articles.CIVIL_PROCEDURE_2017, OLD_PROCEDURE),
                _read(_PROCEDURE_OF_2021, articles.CIVIL_PROCEDURE_2021, OLD_PROCEDURE),
                # The day: http://zenchang.cn/law/law_view.asp?id=766793, Presidential Decree No. 11 of 2023-09-01.
                _read(_PROCEDURE_OF_2023, articles.CIVIL_PROCEDURE_2023, JUST_LAWS),
            )
        ),
        "civil-procedure-interpretation": Timeline(
            (
                _read(dt.date(2021, 1, 1), articles.CIVIL_PROCEDURE_INTERPRETATION_2020, LAW_BOOK),
                _read(_INTERPRETATION_OF_2022, articles.CIVIL_PROCEDURE_INTERPRETATION_2022, LAW_BOOK),
            )
        ),
        "civil-evidence-rules": _only(_read(dt.date(2020, 5, 1), articles.EVIDENCE_RULES, LAW_BOOK)),
        "preservation-rules": _only(_read(dt.date(2021, 1, 1), articles.PRESERVATION_RULES, LAW_BOOK)),
        "payment-order-rules": _only(_read(dt.date(2001, 1, 21), articles.PAYMENT_ORDER_RULES, LAW_BOOK)),
        "online-litigation-rules": _only(_read(dt.date(2021, 8, 1), articles.ONLINE_LITIGATION_RULES, LAW_BOOK)),
        "internet-court-rules": _only(_read(dt.date(2018, 9, 7), articles.INTERNET_COURT_RULES, LAW_BOOK)),
        "economic-disputes-rules": _only(_read(dt.date(2021, 1, 1), articles.ECONOMIC_DISPUTES_RULES, LAW_BOOK)),
        "criminal-procedure-law": _only(_read(dt.date(2018, 10, 26), articles.CRIMINAL_PROCEDURE, JUST_LAWS)),
        "police-procedure-rules": _only(
            # The day: http://www.sdzjhg.com/CN/10475/6f680ca7ca5f74bd.aspx, a law firm's note.
            _read(dt.date(2020, 9, 1), articles.POLICE_PROCEDURE, LAW_BOOK)
        ),
        # The standard in force when a case is filed decides, and the one of 2022 is also the milder.
        "filing-standards": Timeline(
            (
                Since(dt.date(2010, 5, 7), articles.FILING_STANDARDS_2010, FILING_2010_NOTES),
                Since(dt.date(2022, 5, 15), articles.FILING_STANDARDS_2022, FILING_2022_NOTES),
            )
        ),
        # what the bank and its staff must do: the day on which they do it decides
        "anti-money-laundering-law": Timeline(
            (
                _read(dt.date(2007, 1, 1), articles.ANTI_MONEY_LAUNDERING_2006, LAW_BOOK),
                _read(_MONEY_LAUNDERING_OF_2024, articles.ANTI_MONEY_LAUNDERING_2024, JUST_LAWS),
            )
        ),
        "large-and-suspicious-reporting-measures": _only(
            _told(
                dt.date(2017, 7, 1),
                articles.REPORTING_MEASURES,
                "https://www.lnmlw.com/Foreignexaccountopening/kcfbsplwjz.html",
            )
        ),
        "due-diligence-measures": _only(
            _told(dt.date(2026, 1, 1), articles.DUE_DILIGENCE_MEASURES, "https://www.itiger.com/news/1123269987")
        ),
        "banking-supervision-law": _only(_read(dt.date(2007, 1, 1), articles.BANKING_SUPERVISION_LAW, JUST_LAWS)),
        # Issued in 2007, on a day that nobody checked.
        "loan-classification-guidelines": _only(
            Since(dt.date(2008, 1, 1), articles.CLASSIFICATION_GUIDELINES, GUIDELINES_NOTES), dt.date(2023, 6, 30)
        ),
        # That the measures exist, since when, and what their days trigger is told; which article says so is not.
        "risk-classification-measures": _only(
            Since(
                dt.date(2023, 7, 1),
                articles.CLASSIFICATION_MEASURES,
                unverified("商业银行金融资产风险分类办法：条文序号未核", CLASSIFICATION_NOTES.url),
            )
        ),
        "case-information-measures": _only(
            _told(
                dt.date(2024, 9, 2), articles.CASE_INFORMATION_MEASURES, "https://www.shui5.cn/article/05/185484.html"
            )
        ),
        "whistleblowing-measures": _only(
            _told(
                dt.date(2020, 3, 1),
                articles.WHISTLEBLOWING_MEASURES,
                "https://insurance.hexun.com/2020-01-15/199972240.html",
            )
        ),
        "working-capital-loan-measures": _only(
            _told(dt.date(2024, 7, 1), articles.WORKING_CAPITAL_LOAN_MEASURES, _THREE_MEASURES)
        ),
        "fixed-asset-loan-measures": _only(
            _told(dt.date(2024, 7, 1), articles.FIXED_ASSET_LOAN_MEASURES, _THREE_MEASURES)
        ),
        "personal-loan-measures": _only(_told(dt.date(2024, 7, 1), articles.PERSONAL_LOAN_MEASURES, _THREE_MEASURES)),
        "personal-information-protection-law": _only(
            _read(dt.date(2021, 11, 1), articles.PERSONAL_INFORMATION, JUST_LAWS)
        ),
        "data-security-law": _only(_read(dt.date(2021, 9, 1), articles.DATA_SECURITY, JUST_LAWS)),
        "credit-reporting-regulation": _only(_read(dt.date(2013, 3, 15), articles.CREDIT_REPORTING, LAW_BOOK)),
        "public-security-penalties-law": Timeline(
            (
                _read(dt.date(2013, 1, 1), articles.PUBLIC_SECURITY_PENALTIES_2012, LAW_BOOK),
                _read(dt.date(2026, 1, 1), articles.PUBLIC_SECURITY_PENALTIES_2025, JUST_LAWS),
            )
        ),
    }
)
"""Every statute by its key, through the versions that were checked; before the first one nothing is claimed."""

# ---------------------------------------------------------------- what rules cite


def _at(statute: str, article: str, day: dt.date | None = None) -> Since[tuple[str, str]]:
    """The article of *statute* to cite from *day* on; by default from the statute's first day here."""
    first = STATUTES[statute].entries[0].day if day is None else day
    return Since(first, (statute, article), STATUTES[statute].entry(first).source)


def _cited(*entries: Since[tuple[str, str]]) -> Timeline[tuple[str, str]]:
    """What to cite through time; it ends with the last statute cited."""
    return Timeline(entries, STATUTES[entries[-1].value[0]].until)


def _procedure(of_2012: str, of_2021: str, of_2023: str | None = None) -> Timeline[tuple[str, str]]:
    """An article of the Civil Procedure Law by its numbers; the texts of 2012 and 2017 number alike."""
    numbers = (_at("civil-procedure-law", of_2012), _at("civil-procedure-law", of_2021, _PROCEDURE_OF_2021))
    moved = () if of_2023 is None else (_at("civil-procedure-law", of_2023, _PROCEDURE_OF_2023),)
    return _cited(*numbers, *moved)


def _money_laundering(of_2006: str, of_2024: str) -> Timeline[tuple[str, str]]:
    """An article of the Anti-Money-Laundering Law by its numbers in both texts."""
    key = "anti-money-laundering-law"
    return _cited(_at(key, of_2006), _at(key, of_2024, _MONEY_LAUNDERING_OF_2024))


def _contract(old: str, new: str) -> Timeline[tuple[str, str]]:
    """An article of the Contract Law and its heir in the Civil Code."""
    return _cited(_at("contract-law", old), _at("civil-code", new))


def _guarantee(old: str, new: str) -> Timeline[tuple[str, str]]:
    """An article of the Guarantee Law and its heir in the Civil Code."""
    return _cited(_at("guarantee-law", old), _at("civil-code", new))


def _single(statute: str, article: str) -> Timeline[tuple[str, str]]:
    """An article that has kept its number for as long as the statute is known here."""
    return _cited(_at(statute, article))


CITATIONS: Final[Mapping[str, Timeline[tuple[str, str]]]] = MappingProxyType(
    {
        # the loan
        "written-form": _contract("197", "668"),
        "performance-in-full": _contract("60", "509"),
        "truthful-information": _contract("199", "669"),
        "interest-not-in-advance": _contract("200", "670"),
        "inspection-of-use": _contract("202", "672"),
        "misuse-remedy": _contract("203", "673"),
        "repayment-due": _contract("206", "675"),
        "overdue-interest": _contract("207", "676"),
        "extension-needs-consent": _contract("209", "678"),
        "allocation-order": _cited(_at("contract-law-interpretation-2", "21"), _at("civil-code", "561")),
        # remedies
        "suspension-of-performance": _contract("68", "527"),
        "suspension-notice": _contract("69", "528"),
        "liability-for-breach": _contract("107", "577"),
        "rescission-notice": _contract("96", "565"),
        "agreed-damages": _contract("114", "585"),
        "revocation-gratuitous": _contract("74", "538"),
        "revocation-unreasonable-price": _contract("74", "539"),
        "revocation-period": _contract("75", "541"),
        # From 2021 to 2023 no interpretation was in force: the Code's own words stand in between.
        "unreasonable-price-test": _cited(
            _at("contract-law-interpretation-2", "19"),
            _at("civil-code", "539"),
            _at("contract-interpretation", "42"),
        ),
        "revocation-suit-parties": _single("contract-interpretation", "44"),
        "shareholder-liability": _cited(_at("company-law", "20"), _at("company-law", "23", _COMPANY_LAW_OF_2023)),
        "shareholder-capital": _cited(_at("company-law", "54", _COMPANY_LAW_OF_2023)),
        "shareholder-transfer": _cited(_at("company-law", "88", _COMPANY_LAW_OF_2023)),
        # limitation
        "limitation-period": _cited(
            _at("general-principles-law", "135"), _at("general-provisions-law", "188"), _at("civil-code", "188")
        ),
        "limitation-instalments": _cited(_at("general-provisions-law", "189"), _at("civil-code", "189")),
        "limitation-defence": _cited(_at("general-provisions-law", "192"), _at("civil-code", "192")),
        "limitation-not-of-own-motion": _cited(_at("general-provisions-law", "193"), _at("civil-code", "193")),
        "limitation-interruption": _cited(
            _at("general-principles-law", "140"), _at("general-provisions-law", "195"), _at("civil-code", "195")
        ),
        "limitation-demand": _single("limitation-rules", "8"),
        "limitation-acknowledgement": _single("limitation-rules", "14"),
        "limitation-lengthened": _single("general-provisions-limitation-interpretation", "2"),
        "limitation-not-revived": _single("general-provisions-limitation-interpretation", "3"),
        # guarantee
        "guarantee-contract-form": _guarantee("13", "685"),
        "guarantee-kind": _guarantee("19", "686"),
        "guarantee-joint": _guarantee("18", "688"),
        "guarantee-period": _guarantee("26", "692"),
        "guarantee-period-lapse": _guarantee("26", "693"),
        "guarantee-general-lapse": _guarantee("25", "693"),
        "guarantee-period-too-early": _cited(_at("guarantee-interpretation", "32"), _at("civil-code", "692")),
        "guarantee-extension-consent": _cited(_at("guarantee-interpretation", "30"), _at("civil-code", "695")),
        "guarantee-limitation": _cited(_at("guarantee-interpretation", "34"), _at("civil-code", "694")),
        "guarantee-maximum-period": _cited(
            _at("guarantee-interpretation", "37"), _at("guarantee-interpretation", "30", _THE_CODE)
        ),
        "guarantee-each-for-itself": _cited(_at("guarantee-interpretation", "29", _THE_CODE)),
        "guarantee-late-demand": _cited(_at("guarantee-interpretation", "34", _THE_CODE)),
        "guarantee-general-suit": _cited(_at("guarantee-interpretation", "26", _THE_CODE)),
        "guarantee-refinancing": _cited(_at("guarantee-interpretation", "16", _THE_CODE)),
        "guarantee-resolution": _cited(_at("guarantee-interpretation", "7", _THE_CODE)),
        "company-resolution": _cited(_at("company-law", "16"), _at("company-law", "15", _COMPANY_LAW_OF_2023)),
        # things
        "mortgage-registration": _single("civil-code", "402"),
        "mortgage-unregistered": _cited(_at("guarantee-interpretation", "46", _THE_CODE)),
        "mortgage-of-movables": _single("civil-code", "403"),
        "mortgage-of-movables-unregistered": _cited(_at("guarantee-interpretation", "54", _THE_CODE)),
        "mortgage-lease": _single("civil-code", "405"),
        "mortgage-period": _single("civil-code", "419"),
        "mortgage-period-lapse": _cited(_at("guarantee-interpretation", "44", _THE_CODE)),
        "pledge-registration": _single("civil-code", "445"),
        "security-suit-parties": _cited(_at("guarantee-interpretation", "45", _THE_CODE)),
        # evidence
        "burden-of-proof": _procedure("64", "67"),
        "evidence-originals": _procedure("70", "73"),
        "evidence-three-properties": _single("civil-procedure-interpretation", "104"),
        "evidence-exclusion": _single("civil-procedure-interpretation", "106"),
        "evidence-cannot-stand-alone": _single("civil-evidence-rules", "90"),
        "electronic-data-authenticity": _single("civil-evidence-rules", "93"),
        "business-records-presumption": _single("civil-evidence-rules", "94"),
        "integrity-of-chained-data": _single("online-litigation-rules", "16"),
        # court
        "jurisdiction-of-contract": _procedure("23", "24"),
        "jurisdiction-agreement": _procedure("34", "35"),
        "preservation-in-suit": _procedure("100", "103"),
        "preservation-before-suit": _procedure("101", "104"),
        "preservation-wrongful": _procedure("105", "108"),
        "preservation-application": _single("preservation-rules", "1"),
        "preservation-security": _single("preservation-rules", "5"),
        "preservation-without-security": _single("preservation-rules", "9"),
        "preservation-leads": _single("preservation-rules", "10"),
        "realising-security": _procedure("196", "203", "207"),
        "payment-order": _procedure("214", "221", "225"),
        "payment-order-exclusion": _cited(
            _at("payment-order-rules", "5"),
            _at("civil-procedure-interpretation", "429"),
            _at("civil-procedure-interpretation", "427", _INTERPRETATION_OF_2022),
        ),
        "payment-order-security": _single("payment-order-rules", "4"),
        "enforcement-period": _procedure("239", "246", "250"),
        "civil-and-criminal-apart": _single("economic-disputes-rules", "1"),
        "civil-and-criminal-overlap": _single("economic-disputes-rules", "11"),
        # insolvency
        "insolvency-preservation-lifted": _single("enterprise-bankruptcy-law", "19"),
        "insolvency-stay": _single("enterprise-bankruptcy-law", "20"),
        "insolvency-court": _single("enterprise-bankruptcy-law", "21"),
        "insolvency-avoidance": _single("enterprise-bankruptcy-law", "31"),
        "insolvency-due": _single("enterprise-bankruptcy-law", "46"),
        "insolvency-claims": _single("enterprise-bankruptcy-law", "48"),
        "insolvency-claim-content": _single("enterprise-bankruptcy-law", "49"),
        "insolvency-late-claim": _single("enterprise-bankruptcy-law", "56"),
        "insolvency-several-debtors": _single("enterprise-bankruptcy-law", "52"),
        "insolvency-guarantor-interest": _cited(_at("guarantee-interpretation", "22", _THE_CODE)),
        "insolvency-guarantor-suit": _cited(_at("guarantee-interpretation", "23", _THE_CODE)),
        "insolvency-guarantor-notice": _cited(_at("guarantee-interpretation", "24", _THE_CODE)),
        # crime
        "crime-loan-by-deception": _single("criminal-law", "175-1"),
        "crime-illegal-lending": _single("criminal-law", "186"),
        "filing-threshold-loan-by-deception": _cited(
            _at("filing-standards", "27"), _at("filing-standards", "22", dt.date(2022, 5, 15))
        ),
        "no-filing-review": _single("police-procedure-rules", "179"),
        # the author's own exposure
        "false-accusation": _single("criminal-law", "243"),
        "false-accusation-good-faith": _single("criminal-procedure-law", "111"),
        "defamation-insult": _single("criminal-law", "246"),
        # money laundering
        "aml-confidentiality": _money_laundering("5", "7"),
        # the regulator and the bank's own duties
        "borrower-fraud-crime": _single("commercial-bank-law", "82"),
        "borrower-fraud-regulator": _single("commercial-bank-law", "83"),
        "loan-classification": _cited(
            _at("loan-classification-guidelines", "11"), _at("risk-classification-measures", "10")
        ),
        # persons
        "personal-information-minimum": _single("personal-information-protection-law", "6"),
        "credit-report-consent": _single("credit-reporting-regulation", "18"),
        "credit-database-consent": _single("credit-reporting-regulation", "28"),
    }
)
"""What rules cite, by country-neutral key: the statute's key and the article, each from a day.

Before the first entry nobody checked what was in force, and after `Timeline.until` nothing is.
"""
