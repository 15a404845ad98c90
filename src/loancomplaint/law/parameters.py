"""The names under which rules, policies, reports and notices ask a law for numbers, periods and keys.

`loancomplaint.jurisdictions.check` compares a jurisdiction with them; a test, these with what the sources ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from loancomplaint.facts.kinds import GuaranteeKind
from loancomplaint.law.quiet_hours import QuietHours
from loancomplaint.values.money import Money

FILING_THRESHOLD: Final = "filing threshold"
"""What a policy calls the direct loss at which a crime is filed, see `Law.thresholds`."""

PARAMETERS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "allocation_order": tuple,
        "clock_warning_days": int,
        "court_waiting_days": int,
        "day_ladder": tuple,
        "enforcement_years": int,
        "filing_threshold": Money,
        "guarantee_kind_unstated": GuaranteeKind,
        "guarantee_months": int,
        "holidays": tuple,
        "limitation_cap_years": int,
        "limitation_years": int,
        "preservation_marks": tuple,
        "price_too_low": Decimal,
        "quiet_hours": QuietHours,
        "rest_days": tuple,
        "revocation_act_years": int,
        "revocation_known_years": int,
        "suit_after_preservation_days": int,
        "title_marks": tuple,
    }
)
"""Every parameter that something asks for, by name, with the type of its values."""

CITATIONS: Final = (
    "borrower-fraud-crime",
    "borrower-fraud-regulator",
    "enforcement-period",
    "false-accusation",
    "guarantee-extension-consent",
    "guarantee-general-lapse",
    "guarantee-late-demand",
    "guarantee-limitation",
    "guarantee-maximum-period",
    "guarantee-period",
    "guarantee-period-lapse",
    "guarantee-period-too-early",
    "insolvency-claims",
    "insolvency-late-claim",
    "limitation-instalments",
    "limitation-interruption",
    "limitation-lengthened",
    "limitation-not-revived",
    "limitation-period",
    "loan-classification",
    "mortgage-period",
    "mortgage-period-lapse",
    "preservation-before-suit",
    "preservation-without-security",
    "revocation-period",
)
"""The keys that clocks and reports cite; rules and defences name their own in their rows."""
