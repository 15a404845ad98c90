"""Words that a document which must stand before a stranger does not hold, and words of sealed matter.

Only the author's own words are read for their tone: quotations and titles are taken out first, and what an official or a
named person said, told as such, is excused by the lexicon. Sealed words are looked for everywhere, quotations included:
quotation marks keep nothing from a reader who may not know.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from loancomplaint.lexicon import en, zh
from loancomplaint.lexicon.families import QUOTE, REACH, Family, Tone
from loancomplaint.lexicon.zh_context import SIMPLIFIED

__all__ = ["Hit", "Span", "Tone", "find_improper", "find_sealed"]

_BY_SCRIPT: Final = (
    (re.compile(r"[一-龥!?]"), zh.FAMILIES),
    (re.compile(r"[a-z]{3}"), en.FAMILIES),
)


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


def find_improper(text: str) -> tuple[Hit, ...]:
    """Find the author's own words of an improper tone, in Chinese and English.

    Args:
        text: Any text. Full-width letters, traditional characters and characters that cannot be seen are seen through.

    Returns:
        What was found, in the order of the text, none overlapping another; empty for a professional text.
    """
    found = _hits(_own_words(_Reading.of(text)))
    return tuple(_apart_from_each_other(sorted(found, key=lambda hit: (hit.start, -hit.end))))


def find_sealed(text: str) -> tuple[Span, ...]:
    """Find words of sealed matter: of laundering, and of the reports and alerts about it.

    Errs on the side of finding. 可疑 as a loan class, and fraud in obtaining a loan, are ordinary words.

    Args:
        text: Any text; separators between the characters of a word do not hide it.

    Returns:
        Where the words stand, in the order of the text, none overlapping another.
    """
    reading = _Reading.of(text)
    return tuple(reading.span(match) for match in _SEALED.finditer(reading.text))


# ---------------------------------------------------------------- reading


@functools.lru_cache(maxsize=1 << 14)
def _fold(char: str) -> str:
    """Return the character narrow and simplified, as one character; nothing for one that cannot be seen."""
    if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return ""
    narrow = unicodedata.normalize("NFKC", char)
    return (narrow if len(narrow) == 1 else char).translate(SIMPLIFIED)


@functools.lru_cache(maxsize=1 << 14)
def _lower(char: str) -> str:
    """Return the character in lower case where that is one character."""
    lower = char.lower()
    return lower if len(lower) == 1 else char


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
        folded = [(plain, place) for place, char in enumerate(text) for plain in _fold(char)]
        return cls("".join(plain for plain, _ in folded), [place for _, place in folded])

    def span(self, match: re.Match[str]) -> Span:
        """Return where the match stands in the text that was given."""
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


def _own_words(reading: _Reading) -> _Reading:
    """Return the reading in lower case, with one mark in place of each quotation and title."""
    parts: list[str] = []
    at: list[int] = []
    own_from = 0
    for quoted in _QUOTED.finditer(reading.text):
        parts += (reading.text[own_from : quoted.start()], QUOTE)
        at += reading.at[own_from : quoted.start() + 1]
        own_from = quoted.end()
    parts.append(reading.text[own_from:])
    at += reading.at[own_from:]
    return _Reading("".join(map(_lower, "".join(parts))), at)


def _hits(own: _Reading) -> Iterator[Hit]:
    """Yield what each family finds and its sentence does not excuse."""
    for family, pattern in _patterns(own.text):
        for match in pattern.finditer(own.text):
            if family.counts(*_in_sentence(own.text, match)):
                span = own.span(match)
                yield Hit(family.tone, span.start, span.end)


def _patterns(text: str) -> Iterator[tuple[Family, re.Pattern[str]]]:
    """Yield the patterns of the languages that the text is written in, each with its family."""
    for script, families in _BY_SCRIPT:
        if script.search(text):
            yield from ((family, pattern) for family in families for pattern in family.patterns)


def _in_sentence(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """Return what stands before the match in its sentence, the match, and what stands after it."""
    start, end = match.span()
    before = _SENTENCE_ENDS.split(text[max(0, start - REACH) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + REACH], maxsplit=1)[0]
    return before, match[0], after


def _apart_from_each_other(found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that begin where the one before has ended."""
    end = 0
    for hit in found:
        if hit.start >= end:
            yield hit
            end = hit.end


# ---------------------------------------------------------------- sealed matter

_HIDING: Final = r"[\s·•・.\-_*/\\|~+=^&#@'\"“”‘’()\[\]{}<>…—–]{0,4}"
"""What is put between the characters of a word to hide it."""

_DOTS: Final = r"[\s.\-_·*]?"
"""What stands between letters that are spelled out."""


def _hidden(word: str) -> str:
    """Return a pattern for *word* with anything that hides it between its characters."""
    return _HIDING.join(word)


def _any_hidden(words: str) -> str:
    """Return a pattern for any of the words, which are separated by white space, hidden or not."""
    return "(?:" + "|".join(map(_hidden, words.split())) + ")"


def _letters(pattern: str) -> str:
    """Return the pattern standing as a word of Latin letters, next to Chinese characters too."""
    return rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])"


_SEALED: Final = re.compile(
    "|".join(
        (
            rf"(?:反{_HIDING})?{_any_hidden('洗钱 洗黑钱')}|黑钱",
            # A comma hides it too, save where something else was washed: "原料已清洗,钱款已付".
            "(?<![清冲水干漂刷酸])洗[,;:。、]钱",
            # 反洗 and 涉洗 are the trade's shorthand; 反洗 alone is how a filter is cleaned.
            "反洗(?=部门|岗|团队|条线|合规|专员|牵头|中心|名单|人员)|(?<!干)涉洗(?![浴衣涤煤车])",
            rf"{_hidden('可疑')}{_HIDING}{_any_hidden('交易 报告 资金 账户 线索 转账 流水 往来')}(?:报告)?",
            rf"{_hidden('大额')}{_HIDING}[和及与、]?{_HIDING}{_any_hidden('交易报告 可疑')}",
            _letters(r"(?i:(?:anti[\s-]*)?(?:money[\s_-]*)?launder(?:ing|ed|ers?|s)?)"),
            _letters(r"(?i:suspicious[\s_-]+(?:transactions?|activit(?:y|ies))(?:[\s_-]+report(?:s|ing|ed)?)?)"),
            _letters(r"(?i:tipp(?:ing|ed)[\s-]*(?:\w+\s)?off)"),
            _letters(rf"(?i:aml)|A{_DOTS}M{_DOTS}L"),
            _letters(rf"(?:S{_DOTS}T{_DOTS}R|C{_DOTS}T{_DOTS}R)s?"),
            # Hong Kong is a SAR, and SAR is the riyal where an amount stands beside it.
            rf"(?<!Hong Kong )(?<!Maca[ou] )(?<!\.\d\d )(?<!\.\d\d){_letters(rf'S{_DOTS}A{_DOTS}Rs?')}(?!\s?\d[\d,]*[.,]\d)",
        )
    )
)
