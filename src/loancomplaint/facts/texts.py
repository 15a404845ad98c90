"""The free text of a case file, with the path of each piece."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

import attrs

from loancomplaint.facts.casefile import CaseFile


class Text(NamedTuple):
    """A piece of the author's own prose.

    Attributes:
        path: Where it stands.

        text: What it says.

        violation: The id of the violation it belongs to, if any; likewise request.
    """

    path: str
    text: str
    violation: str | None = None
    request: str | None = None


def authored(case: CaseFile) -> Iterator[Text]:
    """What the author wrote herself; titles of documents and the customer's explanation are others' words."""
    if case.background:
        yield Text("background", case.background)
    for i, violation in enumerate(case.violations):
        at = f"violations[{i}]"
        prose = {"statement": violation.statement, "inference": violation.inference}
        prose |= {"no_explanation_reason": violation.no_explanation_reason}
        prose |= {f"statements[{k}].text": statement.text for k, statement in enumerate(violation.statements)}
        prose |= {f"citations[{k}].proves": citation.proves for k, citation in enumerate(violation.citations)}
        yield from (Text(f"{at}.{field}", text, violation.id) for field, text in prose.items() if text)
    for i, request in enumerate(case.requests):
        if request.reason:
            yield Text(f"requests[{i}].reason", request.reason, None, request.name_at(i))


def every_text(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every piece of text in a fact, prose or not, with its path; words of a closed set are not text."""
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from every_text(item, f"{path}[{i}]")
    else:
        for name, field in _fields(type(value)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
            yield from every_text(getattr(value, name), f"{path}.{field}" if path else field)


@cache
def _fields(cls: type) -> tuple[tuple[str, str], ...]:
    """A fact's attributes, and what a case file calls them; nothing for what is no fact."""
    if not attrs.has(cls):
        return ()
    return tuple((a.name, a.name.rstrip("_")) for a in attrs.fields(cls))
