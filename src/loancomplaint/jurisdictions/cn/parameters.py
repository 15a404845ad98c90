"""Numbers and periods of China, each from a day: the law's own, and those a bank sets for itself.

Which is which, the source says: a bank's own are `BANK_SETTING`, a default that nobody may state as law.
A number that passed unchanged from one statute to the next has an entry for each: its source is the one in force.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeVar

from loancomplaint.debt.arrears import DayLadder
from loancomplaint.facts.kinds import Allocation, GuaranteeKind, Severity, Tier
from loancomplaint.jurisdictions.cn.authorities import FIRST_DAY
from loancomplaint.jurisdictions.cn.sources import (
    BANK_SETTING,
    CLASSIFICATION_NOTES,
    COLLECTION_GUIDE_NOTES,
    COMMON_NAMES,
    FILING_2010_NOTES,
    FILING_2022_NOTES,
    unverified,
)
from loancomplaint.jurisdictions.cn.statutes import STATUTES
from loancomplaint.law.quiet_hours import QuietHours
from loancomplaint.law.timelines import Since, Timeline
from loancomplaint.values.money import Money

T = TypeVar("T")


def _by(statute: str, value: T, day: dt.date | None = None) -> Since[T]:
    """What *statute* says, from *day* on or else from its first day here."""
    first = STATUTES[statute].entries[0].day if day is None else day
    return Since(first, value, STATUTES[statute].entry(first).source)


def _set_by_the_bank(value: T) -> Timeline[T]:
    return Timeline((Since(FIRST_DAY, value, BANK_SETTING),))


# ---------------------------------------------------------------- classification

DAY_LADDER: Final[Timeline[DayLadder]] = Timeline(
    (
        Since(
            dt.date(2008, 1, 1),
            ((0, Tier.SPECIAL_MENTION),),
            unverified("贷款风险分类指引（银监发〔2007〕54号）第十条：条文未核"),
        ),
        Since(
            dt.date(2023, 7, 1),
            ((0, Tier.SPECIAL_MENTION), (90, Tier.SUBSTANDARD), (270, Tier.DOUBTFUL), (360, Tier.LOSS)),
            CLASSIFICATION_NOTES,
        ),
    )
)
"""Strictly more than so many days past due: at least this tier. A floor, never the class itself.

The guidelines of 2007, issued on a day that nobody checked, let an overdue loan be no better than special mention and
counted no days.
"""

# ---------------------------------------------------------------- set-off

_COSTS_INTEREST_PRINCIPAL: Final = (
    Allocation.COSTS,
    Allocation.INTEREST,
    Allocation.PENALTY,
    Allocation.COMPOUND,
    Allocation.PRINCIPAL,
)

ALLOCATION_ORDER: Final = Timeline(
    (
        Since(FIRST_DAY, _COSTS_INTEREST_PRINCIPAL, unverified("2009年5月12日以前无司法解释规定抵充顺序，沿用惯例")),
        _by("contract-law-interpretation-2", _COSTS_INTEREST_PRINCIPAL),
        _by("civil-code", _COSTS_INTEREST_PRINCIPAL),
    )
)
"""Costs, interest, principal, where nothing was agreed; penalty and compound interest are interest."""

REST_DAYS: Final = Timeline(
    (_by("general-principles-law", (5, 6)), _by("general-provisions-law", (5, 6)), _by("civil-code", (5, 6)))
)
"""Saturday and Sunday, 0 being Monday: what is due then may be paid on the day after.

General Principles 154, General Provisions 203, Civil Code 203. Public holidays, and Sundays that are worked, want a
calendar: whoever has one sees to them.
"""

# ---------------------------------------------------------------- clocks

LIMITATION_YEARS: Final = Timeline(
    (_by("general-principles-law", 2), _by("general-provisions-law", 3), _by("civil-code", 3))
)
"""The ordinary period of limitation.

A two-year period still running on 2017-10-01 became one of three years (`limitation-lengthened`): who asks for an old
claim reads the period on the day it would end, not on the day it began.
"""

LIMITATION_CAP_YEARS: Final = Timeline(
    (_by("general-principles-law", 20), _by("general-provisions-law", 20), _by("civil-code", 20))
)
"""From the day of the harm, whatever the creditor knew."""

GUARANTEE_MONTHS: Final = Timeline((_by("guarantee-law", 6), _by("civil-code", 6)))
"""From the day the principal debt falls due, where nothing else was agreed."""

GUARANTEE_KIND_UNSTATED: Final = Timeline(
    (_by("guarantee-law", GuaranteeKind.JOINT), _by("civil-code", GuaranteeKind.GENERAL))
)
"""What a guarantee is whose contract, formed on that day, does not say whether it is joint."""

REVOCATION_KNOWN_YEARS: Final = Timeline((_by("contract-law", 1), _by("civil-code", 1)))
"""From the day the creditor knew, or should have known, the ground."""

REVOCATION_ACT_YEARS: Final = Timeline((_by("contract-law", 5), _by("civil-code", 5)))
"""From the day of the debtor's act, at the longest."""

SUIT_AFTER_PRESERVATION_DAYS: Final = Timeline(
    (
        _by("civil-procedure-law", 30),
        _by("civil-procedure-law", 30, dt.date(2022, 1, 1)),
        _by("civil-procedure-law", 30, dt.date(2024, 1, 1)),
    )
)
"""From the preservation before suit, to sue or to apply for arbitration; else it is lifted."""

ENFORCEMENT_YEARS: Final = Timeline(
    (
        _by("civil-procedure-law", 2),
        _by("civil-procedure-law", 2, dt.date(2022, 1, 1)),
        _by("civil-procedure-law", 2, dt.date(2024, 1, 1)),
    )
)
"""To apply for enforcement, from the last day for performance that the judgment gives."""

PRESERVATION_MARKS: Final = Timeline((Since(FIRST_DAY, ("财保", "诉前保全", "诉前财产保全"), COMMON_NAMES),))
"""Words in the number or the subject of a proceeding by which a preservation before suit is known."""

TITLE_MARKS: Final = Timeline((Since(FIRST_DAY, ("判决", "调解书", "裁决书", "支付令", "执行证书"), COMMON_NAMES),))
"""Words in the subject of a proceeding by which one is known that has ended in a title to enforce."""

NO_FILING_REVIEW_DAYS: Final = Timeline((_by("police-procedure-rules", 7),))
"""From the notice that the police will not file, to ask for reconsideration; then as long again, for review."""

# ---------------------------------------------------------------- sums and shares

FILING_THRESHOLD: Final = Timeline(
    (
        Since(dt.date(2010, 5, 7), Money("200000.00", "CNY"), FILING_2010_NOTES),
        Since(dt.date(2022, 5, 15), Money("500000.00", "CNY"), FILING_2022_NOTES),
    )
)
"""Direct economic loss at or over which a loan by deception is filed.

Until 2022-05-14 an amount borrowed of 1,000,000 yuan, or repetition, was enough as well.
"""

PRESERVATION_SECURITY_SHARE: Final = Timeline((_by("preservation-rules", Decimal("0.30")),))
"""Of the sum to be preserved in suit, the most that may be asked as security; before suit the whole sum."""

_BETWEEN_INTERPRETATIONS: Final = unverified("2021年1月1日至2023年12月4日间无司法解释规定该比例，沿用原比例")

PRICE_TOO_LOW: Final = Timeline(
    (
        _by("contract-law-interpretation-2", Decimal("0.70")),
        Since(dt.date(2021, 1, 1), Decimal("0.70"), _BETWEEN_INTERPRETATIONS),
        _by("contract-interpretation", Decimal("0.70")),
    )
)
"""Of the market price: strictly under it, a price is presumed unreasonably low.

From 2023-12-05 on the line does not bind where the parties are relatives or affiliates.
"""

# ---------------------------------------------------------------- what a bank sets

COURT_WAITING_DAYS: Final = _set_by_the_bank(90)
"""Days past due after which a sum due goes to court."""

MATERIALITY: Final = ((Money("1000000.00", "CNY"), Severity.SERIOUS),)
"""At or over this sum at stake, at least so serious: risk management hears of it, whatever the days.

A default that every bank sets for itself, with `attrs.evolve(jurisdiction, materiality=…)`.
"""

CLOCK_WARNING_DAYS: Final = _set_by_the_bank(60)
"""Days left on a clock, at or under which it does not wait."""

HOLIDAYS: Final[Timeline[tuple[dt.date, ...]]] = _set_by_the_bank(())
"""Public holidays on which nobody works, for counting working days.

None ship: they are announced year by year, and a table that ends is worse than one that a bank keeps.
Without them a working day is any Monday to Friday, so that a wait may seem longer than it was.
"""

# ---------------------------------------------------------------- writing to people

QUIET_HOURS: Final = Timeline(
    (Since(dt.date(2026, 1, 31), QuietHours(from_=dt.time(22), until=dt.time(8)), COLLECTION_GUIDE_NOTES),)
)
"""The hours in which nobody is contacted to collect without consent: from 22:00 to 08:00.

An association's guideline for consumer credit to people, of January 2026, whose own first day nobody checked: the day
is that of the report read. Of a loan to a firm it governs nothing; as a floor it holds whenever a person is written to.
"""

PARAMETERS: Final[Mapping[str, Timeline[object]]] = MappingProxyType(
    {
        "day_ladder": DAY_LADDER,
        "allocation_order": ALLOCATION_ORDER,
        "rest_days": REST_DAYS,
        "limitation_years": LIMITATION_YEARS,
        "limitation_cap_years": LIMITATION_CAP_YEARS,
        "guarantee_months": GUARANTEE_MONTHS,
        "guarantee_kind_unstated": GUARANTEE_KIND_UNSTATED,
        "revocation_known_years": REVOCATION_KNOWN_YEARS,
        "revocation_act_years": REVOCATION_ACT_YEARS,
        "suit_after_preservation_days": SUIT_AFTER_PRESERVATION_DAYS,
        "enforcement_years": ENFORCEMENT_YEARS,
        "preservation_marks": PRESERVATION_MARKS,
        "title_marks": TITLE_MARKS,
        "no_filing_review_days": NO_FILING_REVIEW_DAYS,
        "quiet_hours": QUIET_HOURS,
        "filing_threshold": FILING_THRESHOLD,
        "preservation_security_share": PRESERVATION_SECURITY_SHARE,
        "price_too_low": PRICE_TOO_LOW,
        "court_waiting_days": COURT_WAITING_DAYS,
        "clock_warning_days": CLOCK_WARNING_DAYS,
        "holidays": HOLIDAYS,
    }
)
"""Every parameter by the name under which rules and policies ask for it."""
