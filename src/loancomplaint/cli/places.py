"""Where in a case file, told by the names of things and not by their numbers.

The number of a violation among all violations changes with what is sealed; its id does not.
"""

from __future__ import annotations

from loancomplaint.facts import CaseFile, Loan
from loancomplaint.facts.paths import steps

_NAMED_BY_ID = {"violations", "evidence", "requests"}


def place(path: str, case: CaseFile) -> str:
    """Say *path* by ids: ``violations[0].citations[2].pages`` is ``V1 › citations E5 › pages``.

    Args:
        path: In the field names of *case*, as a finding gives it.

        case: The file that the path leads through.
    """
    said: list[str] = []
    here: object = case
    for step in steps(path):
        if isinstance(step, str):
            here = _field(here, step)
            said.append(step)
        else:
            here = _item(here, step)
            name = _name(here, case) or str(step + 1)
            said[-1] = name if said[-1] in _NAMED_BY_ID else f"{said[-1]} {name}"
    return " › ".join(said)


def _field(holder: object, field: str) -> object:
    """The value of a field by its name in the file; ``from`` is a word of Python's, and is ``from_`` there."""
    return getattr(holder, field, None) or getattr(holder, f"{field}_", None)


def _item(items: object, number: int) -> object:
    return items[number] if isinstance(items, tuple) and number < len(items) else None


def _name(item: object, case: CaseFile) -> str | None:
    """The id of a thing, or of what it cites; a loan's name; a request's kind where it has no id."""
    if isinstance(item, Loan):
        return case.name_of(item)
    names = (getattr(item, word, None) for word in ("id", "evidence", "kind"))
    return next((str(name) for name in names if name), None)
