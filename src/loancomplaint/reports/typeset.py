"""The case as a report prints it: prose set as Chinese is printed, and marked as somebody's own words.

What is marked here can stand in a report only as a fact with its evidence, an inference, an opinion, a quotation,
or unproven: `documents.Sentence` refuses it as anything that the document itself says.
Names, numbers and titles of papers are not claims; they only get their punctuation, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from loancomplaint.facts import (
    CaseFile,
    Citation,
    Clause,
    Collateral,
    DirectLoss,
    Evidence,
    Loan,
    RelatedParty,
    Request,
    Statement,
    Violation,
)
from loancomplaint.words import Words
from loancomplaint.words.typography import clause, full_width, quotation, sentence

T = TypeVar("T")
Setting: TypeAlias = Callable[[str], str]


def _own(setting: Setting) -> Setting:
    return lambda text: Words(setting(text))


_WHOLE: Final = _own(sentence)
_WITHIN: Final = _own(clause)

SET: Final[Mapping[type, Mapping[str, Setting]]] = MappingProxyType(
    {
        CaseFile: {"background": _WHOLE},
        RelatedParty: {"relation": _WITHIN},
        Loan: {"purpose": _WITHIN, "jurisdiction_clause": _WITHIN},
        Collateral: {"description": _WITHIN},
        Clause: {"text": _WHOLE},
        Violation: {
            "statement": _WHOLE,
            "inference": _WHOLE,
            "customer_explanation": _own(quotation),
            "no_explanation_reason": _WHOLE,
        },
        Statement: {"text": _WHOLE},
        DirectLoss: {"method": _WITHIN},
        Citation: {"proves": _WITHIN},
        Request: {"reason": _WHOLE},
        Evidence: {"title": full_width, "issuer": full_width},
    }
)
"""How each field of prose is set; nobody's words stand in any other."""


def in_print(value: T) -> T:
    """A fact, and every fact in it, with its prose set; prose that says nothing is gone.

    A fact in which nothing changes is returned as it is.
    """
    return _set(value)  # type: ignore[no-any-return]  # a fact is set to one of its own type


def _set(value: Any) -> Any:  # noqa: ANN401 - any fact
    if isinstance(value, tuple):
        items = tuple(map(_set, value))
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    settings = SET.get(type(value), {})
    names = _names(type(value))  # type: ignore[arg-type]  # mypy asks the instances for __hash__
    new = {name: _field(getattr(value, name), settings.get(name)) for name in names}
    changed = {name: item for name, item in new.items() if item is not getattr(value, name)}
    return attrs.evolve(value, **changed) if changed else value


def _field(value: Any, setting: Setting | None) -> Any:  # noqa: ANN401 - any field of a fact
    if setting is None or not isinstance(value, str):
        return _set(value)
    return setting(value) or None


@cache
def _names(cls: type) -> tuple[str, ...]:
    """The fields of a fact that may hold facts or prose."""
    if not attrs.has(cls) or not cls.__module__.startswith(CaseFile.__module__.rpartition(".")[0]):
        return ()
    return tuple(field.name for field in attrs.fields(cls))
