"""How what a document says stands before a reader who doubts it, and whose words it is."""

from __future__ import annotations

from enum import StrEnum

from loancomplaint.documents.tree import holds_own_words
from loancomplaint.errors import ValueRefusedError


class Standing(StrEnum):
    """How a sentence stands before a reader who doubts it."""

    FACT = "fact"
    """Evidence carries it."""
    UNPROVEN = "unproven"
    """Stated as a fact, and no evidence carries it yet."""
    INFERENCE = "inference"
    """Concluded from facts."""
    OPINION = "opinion"
    """What the author thinks."""
    QUOTED = "quoted"
    """Somebody else's words."""
    FORMAL = "formal"
    """What the document itself is, says, reckons or asks; nobody's own words stand in it."""


def refuse_unfounded(standing: Standing, evidence: tuple[int, ...], *said: object) -> None:
    """Raise where something stands as what it cannot be."""
    if standing is Standing.FACT and not evidence:
        raise ValueRefusedError("a fact names the evidence that carries it; without any it is unproven")
    if standing is Standing.FORMAL and holds_own_words(said):
        raise ValueRefusedError("somebody's own words are a fact, inference, opinion or quotation, never formal")
