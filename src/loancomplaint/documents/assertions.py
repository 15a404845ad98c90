"""How what a document says stands before a reader who doubts it, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

from loancomplaint.errors import ValueRefusedError
from loancomplaint.words import Phrase, Words


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


def holds_own_words(value: object) -> bool:
    """Whether somebody's own `Words` stand anywhere in a document or a piece of one."""
    if isinstance(value, Phrase):
        return any(isinstance(param, Words) or holds_own_words(param) for _, param in value.params)
    pieces = value if isinstance(value, tuple) else (getattr(value, field) for field in fields_of(value))
    return any(map(holds_own_words, pieces))


def phrases(value: object) -> Iterator[Phrase]:
    """Every phrase in a document or a piece of one, those inside other phrases too."""
    if isinstance(value, Phrase):
        yield value
        yield from phrases(tuple(param for _, param in value.params))
    elif isinstance(value, tuple):
        for item in value:
            yield from phrases(item)
    else:
        for field in fields_of(value):
            yield from phrases(getattr(value, field))


def fields_of(value: object) -> tuple[str, ...]:
    """The names of the fields of a value of ours; none for anything else."""
    cls: Any = type(value)  # mypy asks the instances for __hash__
    return _fields(cls)


@cache
def _fields(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()
