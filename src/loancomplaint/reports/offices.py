"""What each desk is called in English; in Chinese it bears the name it has on the day."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.facts import Desk
from loancomplaint.words import Phrase, phrase

_OFFICES: Final[Mapping[Desk, str]] = MappingProxyType(
    {
        Desk.DIRECT_SUPERVISOR: "the direct supervisor",
        Desk.RISK_MANAGEMENT: "the Risk Management Department",
        Desk.LEGAL_COMPLIANCE: "the Legal and Compliance Department",
        Desk.ASSET_PRESERVATION: "the Asset Preservation Department",
        Desk.AML_COMPLIANCE: "the AML Compliance Department",
        Desk.INTERNAL_AUDIT: "Internal Audit",
        Desk.BANKING_REGULATOR: "the local office of the banking regulator",
        Desk.PUBLIC_SECURITY: "the economic crime unit of public security",
        Desk.FINANCIAL_INTELLIGENCE_UNIT: "the financial intelligence unit",
        Desk.LAWYER: "counsel",
        Desk.COURT: "the court that has jurisdiction",
    }
)


def called(desk: Desk, name: Phrase) -> Phrase:
    """A desk as each language addresses it: in Chinese by *name*, in English by its office, with *name* beside it."""
    return phrase("{office} ({name})", office=Phrase(_OFFICES[desk]), name=name)


def office_of(desk: Desk) -> Phrase:
    """A desk where its name on a day is not at hand."""
    return Phrase(_OFFICES[desk])
