"""Find words that a document which must stand before a stranger does not hold, and words of sealed matter.

Only the author's own words are read for their tone: quotations and titles are taken out first, and what an official or a
named person said, told as such, is excused by the lexicon. Sealed words are looked for everywhere, quotations included:
quotation marks keep nothing from a reader who may not know.

A text is passed over once, to see where any pattern may begin; only there is a pattern tried.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final, Generic, TypeVar

import attrs

from loancomplaint.lexicon import reading
from loancomplaint.lexicon.families import QUOTE, REACH, Family, Pattern, Tone
from loancomplaint.lexicon.leads import LENGTH

T = TypeVar("T")


@attrs.frozen
class Span:
    """A stretch of a text.

    Attributes:
        start: Where it begins, in characters.

        end: Where it ends, not included.
    """

    start: int
    end: int


@attrs.frozen
class Hit:
    """Words of an improper tone.

    Attributes:
        tone: What is wrong with them.

        start: Where they begin in the text that was given, in characters.

        end: Where they end, not included.
    """

    tone: Tone
    start: int
    end: int


def find_improper(text: str, languages: tuple[str, ...] = ("zh", "en")) -> tuple[Hit, ...]:
    """Find the author's own words of an improper tone.

    Args:
        text: Any text. Full-width letters, traditional characters and characters that cannot be seen are seen through.

        languages: Those of the lexicon to read it in.

    Returns:
        What was found, in the order of the text, none overlapping another; empty for a professional text.
    """
    own = _own_words(_Reading.of(text))
    found = [hit for name in languages if reading.improper(name).script.found_in(own.text) for hit in _hits(own, name)]
    return tuple(_apart_from_each_other(sorted(found, key=lambda hit: (hit.start, -hit.end))))


def find_sealed(text: str, languages: tuple[str, ...] = ("zh", "en")) -> tuple[Span, ...]:
    """Find words of sealed matter: of laundering, and of the reports and alerts about it.

    Args:
        text: Any text; separators between the characters of a word do not hide it.

        languages: Those of the lexicon to read it in.

    Returns:
        Where the words stand, in the order of the text, none overlapping another.
    """
    read, patterns = _Reading.of(text), _sealed(languages)
    spans, end = [], 0
    for start, numbers in patterns.starts(read.text):
        if start >= end and (match := patterns.first(read.text, start, numbers)):
            spans.append(read.span(match))
            end = match.end()
    return tuple(spans)


# ---------------------------------------------------------------- where patterns may begin


class _Index(Generic[T]):
    """Patterns, by what their matches may begin with."""

    def __init__(self, patterns: Iterable[tuple[T, Pattern]]) -> None:
        self.patterns = tuple(patterns)
        led: dict[str, list[int]] = defaultdict(list)
        for number, (_, pattern) in enumerate(self.patterns):
            for lead in pattern.leads:
                led[lead].append(number)
        self._led = dict(led)

    @cached_property
    def _start(self) -> re.Pattern[str]:
        return re.compile("[" + "".join(map(re.escape, sorted({lead[0] for lead in self._led}))) + "]")

    def starts(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """Where anything may match, in rising order, and by number which patterns."""
        for found in self._start.finditer(text):
            start = found.start()
            if numbers := self._beginning(text, start):
                yield start, sorted(numbers)

    def _beginning(self, text: str, start: int) -> list[int]:
        one, two = self._led.get(text[start]), self._led.get(text[start : start + LENGTH])
        return one + two if one and two else one or two or []

    def matches(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """What each pattern finds in *text*, none of its finds overlapping another, pattern by pattern."""
        for number, starts in sorted(self._places(text).items()):
            whose, pattern = self.patterns[number]
            match_at, end = pattern.compiled.match, 0
            for start in starts:
                if start >= end and (match := match_at(text, start)):
                    yield whose, match
                    end = match.end()

    def _places(self, text: str) -> Mapping[int, list[int]]:
        """For each pattern that may match, by number: where, in rising order."""
        places: dict[int, list[int]] = {}
        for start in range(len(text)):
            for number in self._beginning(text, start):
                places.setdefault(number, []).append(start)
        return places

    def first(self, text: str, start: int, numbers: Iterable[int]) -> re.Match[str] | None:
        """What the first of these patterns that matches there finds."""
        tried = (self.patterns[number][1].compiled.match(text, start) for number in numbers)
        return next(filter(None, tried), None)


@cache
def _improper(name: str) -> _Index[Family]:
    return _Index((family, pattern) for family in reading.improper(name).families for pattern in family.patterns)


@cache
def _sealed(languages: tuple[str, ...]) -> _Index[None]:
    return _Index((None, pattern) for name in languages for pattern in reading.sealed(name))


# ---------------------------------------------------------------- reading


class _Folded(dict[int, str]):
    """Each character narrow and simplified, as one character; nothing for one that cannot be seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
            folded = ""
        else:
            narrow = unicodedata.normalize("NFKC", char)
            folded = (narrow if len(narrow) == 1 else char).translate(reading.simplified())
        self[code] = folded
        return folded


class _Lowered(dict[int, str]):
    """Each character in lower case, where that is one character."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        self[code] = lower if len(lower) == 1 else chr(code)
        return self[code]


_FOLDED: Final = _Folded()
_LOWERED: Final = _Lowered()


@attrs.frozen
class _Reading:
    """A text made plain, and where each of its characters stood.

    Attributes:
        text: The plain text.

        at: For each character of it, its place in the text that was given.
    """

    text: str
    at: Sequence[int]

    @classmethod
    def of(cls, text: str) -> _Reading:
        """Fold every character of *text*; those that cannot be seen drop out."""
        folded = text.translate(_FOLDED)
        if len(folded) == len(text):
            return cls(folded, range(len(text)))
        return cls(folded, [place for place, char in enumerate(text) if _FOLDED[ord(char)]])

    def span(self, match: re.Match[str]) -> Span:
        """Where the match stands in the text that was given."""
        return Span(self.at[match.start()], self.at[match.end() - 1] + 1)


# ---------------------------------------------------------------- tone

_QUOTED: Final = re.compile(
    r"""
      “[^“”]*” | ‘[^‘’\n]*’(?![a-z]) | 「[^「」]*」 | 『[^『』]*』 | 《[^《》]*》 | 〝[^〝〞]*〞 | «[^«»]*»
    | "[^"\n]*" | (?<!\w)'[^'\n]*'(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_ENDS: Final = re.compile(r"[。;!?\n]|\.(?=\s)")


def _own_words(read: _Reading) -> _Reading:
    """The reading in lower case, with one mark in place of each quotation and title."""
    parts: list[str] = []
    at: list[int] = []
    own_from = 0
    for quoted in _QUOTED.finditer(read.text):
        parts += (read.text[own_from : quoted.start()], QUOTE)
        at += read.at[own_from : quoted.start() + 1]
        own_from = quoted.end()
    if not parts:
        return _Reading(read.text.translate(_LOWERED), read.at)
    parts.append(read.text[own_from:])
    at += read.at[own_from:]
    return _Reading("".join(parts).translate(_LOWERED), at)


def _hits(own: _Reading, name: str) -> Iterator[Hit]:
    """What each family finds and its sentence does not excuse."""
    for family, match in _improper(name).matches(own.text):
        if family.counts(*_in_sentence(own.text, match)):
            span = own.span(match)
            yield Hit(family.tone, span.start, span.end)


def _in_sentence(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """What stands before the match in its sentence, the match, and what stands after it."""
    start, end = match.span()
    before = _SENTENCE_ENDS.split(text[max(0, start - REACH) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + REACH], maxsplit=1)[0]
    return before, match[0], after


def _apart_from_each_other(found: Iterable[Hit]) -> Iterator[Hit]:
    """The hits that begin where the one before has ended."""
    end = 0
    for hit in found:
        if hit.start >= end:
            yield hit
            end = hit.end
