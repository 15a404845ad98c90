"""The case as a report prints it: prose set as Chinese is printed, and marked as somebody's own words.

What is marked here can stand in a report only as a fact with its evidence, an inference, an opinion, a quotation,
or unproven: `documents.Sentence` refuses it as anything that the document itself says.
Names, numbers and titles of papers are not claims; they only get their punctuation, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from loancomplaint.facts import tree
from loancomplaint.facts.fields import Content, Setting
from loancomplaint.words import Words
from loancomplaint.words.typography import clause, full_width, quotation, sentence

T = TypeVar("T")
Typesetter: TypeAlias = Callable[[str], str]


def _own(setting: Typesetter) -> Typesetter:
    return lambda text: Words(setting(text))


_TYPESETTERS: Final[Mapping[Setting, Typesetter]] = MappingProxyType(
    {
        Setting.AS_IS: str,
        Setting.SENTENCE: _own(sentence),
        Setting.CLAUSE: _own(clause),
        Setting.QUOTATION: _own(quotation),
        Setting.TITLE: full_width,
    }
)


def in_print(value: T) -> T:
    """A fact, and every fact in it, with its prose set; prose that says nothing is gone.

    A fact in which nothing changes is returned as it is.
    """
    return tree.changed(value, _set)


def _set(text: str, content: Content) -> str | None:
    return text if content.setting is Setting.AS_IS else _TYPESETTERS[content.setting](text) or None
