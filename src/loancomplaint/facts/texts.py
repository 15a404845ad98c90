"""The free text of a case file, with the path of each piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loancomplaint.facts import tree
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
        prose = tree.texts(violation, f"violations[{i}]")
        yield from (Text(each.path, each.text, violation.id) for each in prose if each.content.authored)
    for i, request in enumerate(case.requests):
        prose = tree.texts(request, f"requests[{i}]")
        yield from (Text(each.path, each.text, None, request.name_at(i)) for each in prose if each.content.authored)


def every_text(value: object) -> Iterator[tuple[str, str]]:
    """Every piece of text in a fact, prose or not, with its path; words of a closed set are not text."""
    return ((each.path, each.text) for each in tree.texts(value))
