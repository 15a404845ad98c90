"""How one language prints: words, days, sums, lists, plurals, numbering and punctuation, as one value.

Nothing else asks which language it is. Two languages ship; others join by the entry-point group
``loancomplaint.locales``, each under its tag. They change how a document reads, never what it says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final

import attrs

from loancomplaint.errors import UnknownNameError
from loancomplaint.values.money import Money

_SHIPPED: Final[Mapping[str, str]] = {"zh-CN": "loancomplaint.words.zh_cn", "en": "loancomplaint.words.en"}

LOCALES: Final = tuple(_SHIPPED)
"""The tags of the languages that ship; the first is the default everywhere."""

GROUP: Final = "loancomplaint.locales"
"""The group of entry points under which languages of strangers are found."""


@attrs.frozen(kw_only=True)
class Locale:
    """One language, as documents are printed in it.

    Attributes:
        tag: Its BCP 47 tag, which a page says of itself.

        latin: The tag of Latin letters in its text, where programs break lines otherwise than in the rest.

        words: What to say for each English key; a key that is missing is said in English.
            Where one English word is two things, the key is ``context.word``; see `loancomplaint.words.label`.
            ``one`` and ``other`` are the English plural's categories; those of a further one stand under
            ``category:other``, such as ``few:{count} pages``.

        plural: The CLDR category of a count: ``one``, ``other``…

        day: A day.

        month: The month of a day, where days stand on a line.

        days: So many days.

        money: A sum.

        claimed: A sum that is claimed, which some languages repeat in capital numerals.

        listed: Several things, all of them: A, B and C.

        either: Several things, one of them: A, B or C.

        numeral: A number as headings count.

        heading: What stands before the title of a part: its number, and its depth from 1.

        cell: Our own words at the beginning of a cell.

        gap: What stands between two sentences.

        colon: What stands between a name and its value.

        semicolon: What stands between two clauses of a cell.

        indented: Whether a paragraph is told from the one before by the indent of its first line, or by a space.
    """

    tag: str
    latin: str
    words: Mapping[str, str] = attrs.field(repr=False)
    plural: Callable[[int], str]
    day: Callable[[dt.date], str]
    month: Callable[[dt.date], str]
    days: Callable[[int], str]
    money: Callable[[Money], str]
    claimed: Callable[[Money], str]
    listed: Callable[[Sequence[str]], str]
    either: Callable[[Sequence[str]], str]
    numeral: Callable[[int], str]
    heading: Callable[[int, int], str]
    cell: Callable[[str], str]
    gap: str
    colon: str
    semicolon: str
    indented: bool


@cache
def locale(tag: str) -> Locale:
    """The language of that tag: one that ships, else one that is installed.

    Raises:
        UnknownNameError: There is none.
    """
    if tag in _SHIPPED:
        shipped: Locale = import_module(_SHIPPED[tag]).LOCALE
        return shipped
    from importlib.metadata import entry_points

    for found in entry_points(group=GROUP, name=tag):
        installed: Locale = found.load()
        return installed
    raise UnknownNameError(f"no words in that language; there are {', '.join(LOCALES)}")
