"""The free text of a case file, with the path of each piece."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import tree
from loancomplaint.facts.casefile import CaseFile, Prose


def authored(case: CaseFile) -> tuple[Prose, ...]:
    """What the author wrote herself; titles of documents and the customer's explanation are others' words."""
    return case.prose


def every_text(value: object) -> Iterator[tuple[str, str]]:
    """Every piece of text in a fact, prose or not, with its path; words of a closed set are not text."""
    texts = value.texts if isinstance(value, CaseFile) else tree.texts(value)
    return ((each.path, each.text) for each in texts)
