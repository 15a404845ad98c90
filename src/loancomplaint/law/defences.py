"""What a borrower or guarantor usually pleads, and which evidence answers it: rows that a jurisdiction brings.

`loancomplaint.assessment.defences` sets them beside a case.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from loancomplaint.facts import Carrier, Evidence, EvidenceKind, Origin, ViolationKind
from loancomplaint.law.timelines import Source
from loancomplaint.text.cards import discreetly


class Circumstance(StrEnum):
    """What must be so for a plea to arise at all."""

    GUARANTEED = "guaranteed"
    """The loan has a guarantee."""
    CALLED = "called"
    """The loan was called."""


class Reckoning(StrEnum):
    """What the facts can be asked about a plea."""

    PAYMENTS = "payments"
    """Whether anything is overdue, every payment counted."""
    TIME_GIVEN = "time_given"
    """Whether anything is overdue, extensions and grace counted."""
    SUM = "sum"
    """The claim, segment by segment, beside the core system and what is claimed."""
    DEMAND = "demand"
    """Whether a demand is shown to have arrived."""
    CALL = "call"
    """Whether the call is shown to have arrived."""
    LIMITATION = "limitation"
    """Whether the period of limitation still runs."""
    GUARANTEE_PERIOD = "guarantee_period"
    """Whether every guarantee still binds."""
    GUARANTEE_KIND = "guarantee_kind"
    """Whether every guarantee is stated to be joint."""
    REVOCATION = "revocation"
    """Whether the right to revoke the transfer still stands."""
    MARKET_PRICE = "market_price"
    """Under which share of the market price the law presumes against a price."""
    RELATION = "relation"
    """Whether the one who received is a related party of the customer."""
    LAWFULNESS = "lawfulness"
    """Whether all evidence cited says on what lawful basis the bank has it."""
    ORIGINALS = "originals"
    """Whether all copies cited can be compared with an original."""


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Defence:
    """One thing that the other side usually pleads.

    Attributes:
        key: A name that never changes.

        kinds: The kinds of violation it is pleaded against.

        says: Who may plead what: ``The borrower: the sum was paid.``

        what: What answers it, as a person would ask for it.

        answered_by: An item of any of these kinds answers it; empty means of any kind. Likewise origins and carriers.

        arises: What must be so for it to be pleaded; None means always.

        reckoned: What the facts are asked about it; None means nothing.

        cites: Country-neutral keys of the law that decides it.

        source: Who says that it is pleaded.
    """

    key: str
    kinds: tuple[ViolationKind, ...]
    says: str
    what: str
    answered_by: tuple[EvidenceKind, ...] = ()
    origins: tuple[Origin, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    arises: Circumstance | None = None
    reckoned: Reckoning | None = None
    cites: tuple[str, ...] = ()
    source: Source

    def takes(self, item: Evidence) -> bool:
        """Whether *item* is of a kind, origin and carrier that answers it."""
        return (
            (not self.answered_by or item.kind in self.answered_by)
            and (not self.origins or item.origin in self.origins)
            and (not self.carriers or item.carrier in self.carriers)
        )


def extended(rows: Iterable[Defence], *own: Defence) -> tuple[Defence, ...]:
    """*rows* with a bank's *own*: one of the same key takes the other's place, the rest follow."""
    by_key = {row.key: row for row in rows}
    return tuple((by_key | {row.key: row for row in own}).values())
