"""What is said against a piece of a file: what was found and what would do, and nothing that may be somebody's data."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from loancomplaint.errors import Fault, InputError


class _Stand:
    """Stands in a tree of JSON for what JSON cannot hold."""


MISFIT: Final = _Stand()
"""Stands for a value of the wrong type in a noun that is being written."""

SPOILT: Final = _Stand()
"""Stands for a piece of text that is no JSON, and of which a fault already speaks."""


def refused(sentence: str) -> InputError:
    """What is wrong with this very piece."""
    return InputError([Fault("", sentence)])


def wrong(needed: str, value: object) -> InputError:
    """What is wrong with a piece of the wrong type."""
    if value is SPOILT:
        return InputError([])
    if value is None:
        return refused("null says nothing; leave the field out")
    return refused(f"{needed} is needed here, not {_FOUND.get(type(value), 'a value of another type')}")


_FOUND: Final[Mapping[type, str]] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction or an exponent",
    list: "a list",
    dict: "an object",
}


def would_do(word: str, known: Iterable[str]) -> str:
    """Say which words would do, the nearest to *word* first if one is near."""
    near = difflib.get_close_matches(word[:_LONGEST_WORD], [*known], n=1)
    question = f"did you mean '{near[0]}'? " if near else ""
    return f"{question}there are: {', '.join(known) or 'none'}"


_LONGEST_WORD: Final = 40


def shown_word(text: str) -> str:
    """Quote what looks like a word of a program; anything else may be somebody's data."""
    return f"'{text}'" if text.isascii() and text.isidentifier() and len(text) <= _LONGEST_WORD else "this text"


def name_in_path(name: str) -> str:
    """Write the name of an unknown field as the strict reader of JSON does."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,63}", name) else "<a name that is not a word>"
