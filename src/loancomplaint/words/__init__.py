"""Words for people: English text in code is the key, a catalogue holds the other languages.

A value that will be read keeps a `Phrase`, key and parameters; only a reader's language turns it into text.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import Enum
from functools import cache, reduce
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, Union

import attrs

from loancomplaint.errors import UnknownNameError
from loancomplaint.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_AML = re.compile(r"(?<![a-z])aml(?![a-z])")

LOCALES = ("zh-CN", "en")
"""The languages that ship; the first is the default everywhere."""

MONTHS = tuple("January February March April May June July August September October November December".split())

Param: TypeAlias = Union[str, int, Decimal, dt.date, Money, "Phrase", tuple["Phrase", ...]]
"""What a phrase may hold: text that is printed as it is, and values printed as the language prints them."""


class Words(str):
    """Somebody's own words, as a case file holds them: a claim, for which whoever repeats it must say how it stands."""

    __slots__ = ()


@attrs.frozen
class Phrase:
    """A sentence or a word that can be said in any language that ships.

    Attributes:
        text: The English, with ``{names}`` in it; also the key of the catalogues.

        params: What the names stand for, by name.
    """

    text: str
    params: tuple[tuple[str, Param], ...] = attrs.field(default=(), repr=lambda params: f"({_named(params)})")

    def message(self, locale: str = LOCALES[0]) -> str:
        """Say it in *locale*.

        Raises:
            UnknownNameError: *locale* is none of `LOCALES`.
        """
        template = _catalogue(locale).get(self.text, self.text)
        if not self.params:
            return template
        return template.format_map({name: shown(value, locale) for name, value in self.params})

    def __str__(self) -> str:
        return self.message("en")


def _named(params: tuple[tuple[str, Param], ...]) -> str:
    """The parameters as a repr may show them: words of a case may be a person's name, or what somebody states."""
    shown_ = (f"{name}=<{len(p)} characters>" if isinstance(p, str) else f"{name}={p!r}" for name, p in params)
    return ", ".join(shown_)


def phrase(text: str, /, **params: Param) -> Phrase:
    """A `Phrase`, with its parameters as keywords."""
    return Phrase(text, tuple(params.items()))


def verbatim(text: str) -> Phrase:
    """Somebody's own words, the same in every language."""
    return phrase("{text}", text=text)


def label(word: Enum) -> Phrase:
    """The name of a member of one of the closed sets of words: ``overdue payment``, ``AML referral``."""
    return Phrase(_AML.sub("AML", str(word.value)).replace("_", " "))


def labels(words: Iterable[Enum]) -> tuple[Phrase, ...]:
    """The names of several, to be listed."""
    return tuple(map(label, words))


def either(words: tuple[Phrase, ...]) -> Phrase:
    """One of several, at least one: ``demand notice or delivery proof``."""
    return reduce(lambda a, b: phrase("{a} or {b}", a=a, b=b), words)


def shown(value: Param, locale: str) -> str:
    """Print *value* as *locale* does: 2026年11月23日, 99,078.13元, 甲、乙; 23 November 2026, CNY 99,078.13, A and B."""
    if isinstance(value, str):
        return value
    if isinstance(value, Phrase):
        return value.message(locale)
    chinese = locale == "zh-CN"
    if isinstance(value, tuple):
        return _listed([part.message(locale) for part in value], chinese=chinese)
    if isinstance(value, Money):
        return f"{value.grouped}元" if chinese and value.currency == "CNY" else f"{value.currency} {value.grouped}"
    if isinstance(value, dt.date):
        return (
            f"{value.year}年{value.month}月{value.day}日"
            if chinese
            else f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        )
    return str(value)


def _listed(parts: Sequence[str], *, chinese: bool) -> str:
    """Several things in a row: 甲、乙、丙; A, B and C; semicolons where one of them holds a comma."""
    if chinese or len(parts) < 2:  # noqa: PLR2004 - one alone needs no "and"
        return "、".join(parts)
    *first, last = parts
    comma = ";" if any(", " in part for part in parts) else ","
    return f"{f'{comma} '.join(first)}{';' if comma == ';' else ''} and {last}"


@cache
def _catalogue(locale: str) -> Mapping[str, str]:
    if locale == "en":
        return {}
    if locale not in LOCALES:
        raise UnknownNameError(f"no words in that language; there are {', '.join(LOCALES)}")
    words: Mapping[str, str] = import_module(f"loancomplaint.words.{locale.lower().replace('-', '_')}").WORDS
    return words
