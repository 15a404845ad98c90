"""What stands in a changed file for something that a person would have to find out, write or obtain.

Machinery that proves what is missing does it to a copy of the file; what it writes there comes from here or from the
remedy itself, and never leaves that copy.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from loancomplaint.facts import Carrier, Evidence, EvidenceKind, Origin
from loancomplaint.facts.profiles import EVIDENCE_PROFILES
from loancomplaint.law import Law
from loancomplaint.lexicon import Topic

NAME: Final = "+"
"""Stands for a name, a number or any other text of which nothing is asked but that it is there."""


def model_statement(law: Law) -> str:
    """What an author would write: it says what rules look for in a statement, and nothing improper."""
    return law.example(Topic.PENALTY)


def lawful_basis(law: Law) -> str:
    """A lawful basis on which the bank may have evidence of any kind."""
    return law.example(Topic.CONSENT)


def model_evidence(
    id_: str, kind: EvidenceKind, law: Law, *, on: dt.date | None = None, origin: Origin | None = None
) -> Evidence:
    """Make evidence beyond reproach, so that nothing is missing of it but what it does not show.

    Args:
        id_: Its id, and the name of its issuer, so that two items count as independent.

        kind: What it is.

        law: In whose words it says on what lawful basis the bank has it.

        on: The day on which it was obtained and arrived; that of the law unless given.

        origin: Who made it; whoever usually does, unless given.
    """
    day = on or law.on
    return Evidence(
        id=id_,
        kind=kind,
        title=id_,
        origin=origin or EVIDENCE_PROFILES[kind].maker,
        issuer=id_,
        carrier=Carrier.ORIGINAL,
        obtained_on=day,
        lawful_basis=lawful_basis(law),
        delivered_on=day,
        accompanied_by=NAME,
    )
