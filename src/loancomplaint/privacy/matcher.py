"""Find names and numbers in a text however they are spelt, in one pass over it (Aho and Corasick)."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from loancomplaint.text.characters import BARRIER, INVISIBLE, Spelling, spelling


class SoughtText(NamedTuple):
    """A name or a number to be found.

    Attributes:
        text: As the file has it.

        instead: What is shown of it; None says that somebody is concerned, and not who.

        is_number: Whether it is a number: grouped in any manner, and never a part of a longer one.
    """

    text: str
    instead: str | None
    is_number: bool = False


class Match(NamedTuple):
    """Where something was found: from the first character up to the one after the last."""

    begins: int
    ends: int
    instead: str | None


class Matcher:
    """Finds any of several names and numbers; the time is that of reading the text, however many they are.

    Args:
        sought: What to find; of two that read alike the first counts.
    """

    def __init__(self, sought: Iterable[SoughtText]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._found: list[_Needle | None] = [None]
        for each in sought:
            self._add(each)
        self._fallback, self._shorter = self._links()
        self._begin = self._beginnings()

    def find(self, spelt: Spelling) -> list[Match]:
        """What stands in a text, from left to right, the longest where several begin; none overlap."""
        matches: list[Match] = []
        ends = 0
        for match in sorted(self._all(spelt), key=lambda match: (match.begins, -match.ends)):
            if match.begins >= ends:
                matches.append(match)
                ends = match.ends
        return matches

    def beginning(self, others: str) -> re.Pattern[str]:
        """How anything sought may begin in a levelled text, or with one of *others*: most texts hold nothing of it."""
        return re.compile(_any_of("".join(self._next[0]) + others))

    def _add(self, sought: SoughtText) -> None:
        needle = _Needle(sought)
        if len(needle.key) < _LEAST:
            return
        node = 0
        for character in needle.key:
            if character not in self._next[node]:
                self._next[node][character] = len(self._next)
                self._next.append({})
                self._found.append(None)
            node = self._next[node][character]
        self._found[node] = self._found[node] or needle

    def _links(self) -> tuple[list[int], list[int]]:
        """From each node, where to go on when nothing follows, and the next shorter needle that ends here too."""
        fallback, shorter = [0] * len(self._next), [0] * len(self._next)
        queue = deque(self._next[0].values())
        while queue:
            node = queue.popleft()
            for character, below in self._next[node].items():
                queue.append(below)
                back = fallback[node]
                while back and character not in self._next[back]:
                    back = fallback[back]
                fallback[below] = back = self._next[back].get(character, 0)
                shorter[below] = back if self._found[back] else shorter[back]
        return fallback, shorter

    def _beginnings(self) -> re.Pattern[str] | None:
        """How anything sought begins: a text without it need not be read character by character."""
        seconds = "".join({second for first in self._next[0].values() for second in self._next[first]})
        return re.compile(_any_of("".join(self._next[0])) + _any_of(seconds)) if seconds else None

    def _all(self, spelt: Spelling) -> Iterator[Match]:
        """At each character the longest needle that ends there and may stand there."""
        kept, node, i = spelt.kept, 0, 0
        while i < len(kept):
            if not node:
                begins = self._begin and self._begin.search(kept, i)
                if not begins:
                    return
                i = begins.start()
            while node and kept[i] not in self._next[node]:
                node = self._fallback[node]
            node = self._next[node].get(kept[i], 0)
            i += 1
            if match := self._ending(spelt, node, i):
                yield match

    def _ending(self, spelt: Spelling, node: int, ends: int) -> Match | None:
        while node:
            needle = self._found[node]
            if needle and (match := needle.at(spelt, ends)):
                return match
            node = self._shorter[node]
        return None


def _any_of(characters: str) -> str:
    """A pattern of one of these characters; of none, one that nothing is."""
    return f"[{re.escape(characters)}]" if characters else r"(?!)"


_LEAST: Final = 2
"""Characters that tell one name from another: a single one is a word of every text."""

_SHORT: Final = 8
"""Characters below which a number is written in one piece, and stands by itself."""

_FIRST_UNSPACED: Final = "\u2e80"
"""From here on scripts write no spaces between words."""

_UNIQUE: Final = 10
"""Digits from which no sum of money is a listed number by chance."""

_SUM: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]+)?|[0-9]{1,15}\.[0-9]{1,2}")
_DAY: Final = re.compile(r"(?:19|20)[0-9]{2}([-./ ])[0-9]{1,2}\1[0-9]{1,2}")
_SUM_GOES_ON: Final = re.compile(
    r"\.[0-9]{1,2}(?![0-9])| ?(?:[万亿]{0,2}[元圆]|[美港欧日]元|(?:cny|rmb|usd|eur|hkd|yuan)(?![a-z]))"
)
_SUM_BEGINS: Final = re.compile(r"(?:[¥$]|人民币|cny|rmb|usd|eur|hkd) ?\Z")
_LONGEST_BEGINNING: Final = 4


def reads_as_sum(level: str, begins: int, ends: int) -> bool:
    """Whether what stands around digits in a levelled text makes them a sum of money."""
    before = level[max(0, begins - _LONGEST_BEGINNING) : begins]
    return bool(_SUM_GOES_ON.match(level, ends) or _SUM_BEGINS.search(before))


class _Needle:
    """One thing that is sought, and where it may stand."""

    def __init__(self, sought: SoughtText) -> None:
        spelt = spelling(sought.text)
        self.key = spelt.kept.strip(BARRIER)
        self._instead, self._is_number = sought.instead, sought.is_number
        self._is_short = self._is_number and len(self.key) < _SHORT
        # A name of one Latin word may be a word of the language too: it counts as it is written, or in capitals.
        word = sought.text.strip()
        self._is_word = not self._is_number and word.isalpha() and _is_spaced(self.key[:1])
        self._is_capital = self._is_word and word[0].isupper()

    def at(self, spelt: Spelling, ends: int) -> Match | None:
        """The match that ends at a place of what was kept of a text, if the needle may stand there."""
        first, last = spelt.at[ends - len(self.key)], spelt.at[ends - 1]
        if self._is_number and not self._is_a_number(spelt.level, first, last + 1):
            return None
        return (
            Match(first, _behind_accents(spelt.text, last + 1), self._instead)
            if self._is_whole(spelt, first, last)
            else None
        )

    def _is_whole(self, spelt: Spelling, first: int, last: int) -> bool:
        seen = spelt.level[first : last + 1].replace(INVISIBLE, "")
        if (self._is_word or self._is_short) and len(seen) != len(self.key):
            return False
        if self._is_capital and not spelt.text[first].isupper():
            return False
        goes_on = str.isdigit if self._is_number and not self._is_short else _is_spaced
        return not any(goes_on(edge) and goes_on(beyond) for edge, beyond in _edges(spelt.level, first, last))

    def _is_a_number(self, level: str, begins: int, ends: int) -> bool:
        """Whether digits are no sum and no day."""
        if not self.key.isdigit():
            return True
        if _SUM.fullmatch(level, begins, ends) or _DAY.fullmatch(level, begins, ends):
            return False
        return len(self.key) >= _UNIQUE or not reads_as_sum(level, begins, ends)


def _behind_accents(text: str, ends: int) -> int:
    """Where a text goes on behind a letter and the accents that are typed after it."""
    while text[ends : ends + 1] and unicodedata.combining(text[ends]):
        ends += 1
    return ends


def _is_spaced(character: str) -> bool:
    """Whether a character is part of a word in a script that writes spaces between words."""
    return character.isalnum() and character < _FIRST_UNSPACED


def _edges(level: str, first: int, last: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """The first and the last character of a stretch, each with the one that a reader sees beyond it."""
    before, after = first - 1, last + 1
    while before >= 0 and level[before] == INVISIBLE:
        before -= 1
    while after < len(level) and level[after] == INVISIBLE:
        after += 1
    return (level[first], level[before] if before >= 0 else ""), (level[last], level[after : after + 1])
