"""Words for people: English text in code is the key, a catalogue holds the other languages.

A value that will be read keeps a `Phrase`, key and parameters; only a reader's language turns it into text.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Final, TypeAlias, Union

import attrs

from loancomplaint.values.money import Money
from loancomplaint.words import locales
from loancomplaint.words.locales import LOCALES, Locale

if TYPE_CHECKING:
    from collections.abc import Iterable

_AML: Final = re.compile(r"(?<![a-z])aml(?![a-z])")

Param: TypeAlias = Union[str, int, Decimal, dt.date, Money, "Phrase", tuple["Phrase", ...]]
"""What a phrase may hold: text that is printed as it is, and values printed as the language prints them."""


class Words(str):
    """Somebody's own words, as a case file holds them: a claim, for which whoever repeats it must say how it stands."""

    __slots__ = ()


@attrs.frozen
class Phrase:
    """A sentence or a word that can be said in any language.

    Attributes:
        text: The English, with ``{names}`` in it; also the key of the catalogues.
            A name may be followed by the way in which its value is printed, as in ``{sum:claimed}``: see `FORMS`.

        params: What the names stand for, by name.

        one: The English where ``count``, among the parameters, is one; empty where that makes no difference.

        context: What the word is about, where the same English word is two things.
    """

    text: str
    params: tuple[tuple[str, Param], ...] = attrs.field(default=(), repr=lambda params: f"({_named(params)})")
    one: str = ""
    context: str = ""

    def message(self, locale: str = LOCALES[0]) -> str:
        """Say it in the language of that tag.

        Raises:
            UnknownNameError: There is no such language.
        """
        return _said(self, locales.locale(locale))

    def __str__(self) -> str:
        return self.message("en")


def _named(params: tuple[tuple[str, Param], ...]) -> str:
    """The parameters as a repr may show them: words of a case may be a person's name, or what somebody states."""
    shown_ = (f"{name}=<{len(p)} characters>" if isinstance(p, str) else f"{name}={p!r}" for name, p in params)
    return ", ".join(shown_)


def phrase(text: str, /, **params: Param) -> Phrase:
    """A `Phrase`, with its parameters as keywords."""
    return Phrase(text, tuple(params.items()))


def plural(one: str, other: str, /, *, count: int, **params: Param) -> Phrase:
    """A `Phrase` about *count* things: English has two ways to say it, other languages as many as they have.

    >>> [str(plural("One page is missing.", "{count} pages are missing.", count=count)) for count in (1, 2)]
    ['One page is missing.', '2 pages are missing.']
    """
    return Phrase(other, (("count", count), *params.items()), one)


def verbatim(text: str) -> Phrase:
    """Somebody's own words, the same in every language."""
    return phrase("{text}", text=text)


def label(word: Enum) -> Phrase:
    """The name of a member of one of the closed sets of words: ``overdue payment``, ``AML referral``.

    A catalogue that tells the sets apart keys it by the set as well: ``desk_answer.closed``.
    """
    return _label(type(word), word.value)


@cache
def _label(set_: type[Enum], value: object) -> Phrase:
    context = re.sub(r"(?<!^)(?=[A-Z])", "_", set_.__name__).lower()
    return Phrase(_AML.sub("AML", str(value)).replace("_", " "), context=context)


def labels(words: Iterable[Enum]) -> tuple[Phrase, ...]:
    """The names of several, to be listed."""
    return tuple(map(label, words))


def either(words: tuple[Phrase, ...]) -> Phrase:
    """One of several, at least one: ``demand notice or delivery proof``."""
    return phrase("{words:either}", words=words)


def shown(value: Param, locale: str) -> str:
    """Print *value* as a language does: 2026年11月23日, 99,078.13元, 甲、乙; 23 November 2026, CNY 99,078.13, A and B."""
    return _shown(value, "", locales.locale(locale))


# ---------------------------------------------------------------- saying


FORMS: Final = frozenset({"", "either", "run", "claimed", "numeral", "days", "month"})
"""How a value may be printed: several things as one of them, or one after the other; a sum that is claimed; a count as
headings count, or as so many days; the month of a day. Nothing said, as the language prints such values."""


def _said(said: Phrase, lang: Locale) -> str:
    text = said.text
    template = lang.words.get(text, text) if not (said.one or said.context) else _chosen(said, lang)
    if not said.params:
        return template
    params, written = dict(said.params), ""
    for literal, name, form in _pieces(template):
        written += literal
        if name is not None:
            value = params[name]
            written += value if isinstance(value, str) else _shown(value, form, lang)
    return written


def _chosen(said: Phrase, lang: Locale) -> str:
    """What the language says of this context, or of so many."""
    words, text = lang.words, said.text
    if (own := words.get(f"{said.context}.{text}")) is not None:
        return own
    if said.one:
        count = dict(said.params).get("count")
        category = lang.plural(count) if isinstance(count, int) else "other"
        if category == "one":
            return words.get(said.one, said.one)
        text = f"{category}:{text}" if f"{category}:{text}" in words else text
    return words.get(text, text)


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """What a template is made of: a text, the name after it and how that is printed; no name at the end."""
    return tuple((literal, name, form or "") for literal, name, form, _ in Formatter().parse(template))


def _shown(value: Param, form: str, lang: Locale) -> str:
    match value:
        case Phrase():
            return _said(value, lang)
        case tuple():
            return _several([_said(part, lang) for part in value], form, lang)
        case Money():
            return lang.claimed(value) if form == "claimed" else lang.money(value)
        case dt.date():
            return lang.month(value) if form == "month" else lang.day(value)
        case int() if form:
            return lang.numeral(value) if form == "numeral" else lang.days(value)
        case _:
            return str(value)


def _several(parts: list[str], form: str, lang: Locale) -> str:
    match form:
        case "either":
            return lang.either(parts)
        case "run":
            return lang.gap.join(parts)
        case _:
            return lang.listed(parts)
