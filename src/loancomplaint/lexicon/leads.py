"""The characters with which a match of a pattern may begin, read off the pattern.

A text in which none of them occurs needs no search, and where they occur is where a search must look.
Zero-width parts count for nothing, so that the answer may be wider than the truth and never narrower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import product
from typing import Final, TypeAlias

from loancomplaint.errors import ValueRefusedError

LENGTH: Final = 2
"""How many characters are looked at: two tell words of Chinese apart."""

Leads: TypeAlias = frozenset[str]

ANY: Final = "\0"
"""Stands for a character that may be anything."""

_NOTHING: Final[Leads] = frozenset({""})
_UNKNOWN: Final[Leads] = frozenset({ANY})
_MOST: Final = 4000
"""Of more beginnings than this, only the first characters are kept."""

_SKIPPED: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[^()|\[\\]+", re.DOTALL)
_LOOKS_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_REPEATED: Final = re.compile(r"[*+?]|\{(\d*)(?:,(\d*))?\}")
_ESCAPED: Final = {"n": "\n", "t": "\t"}
_NAME: Final = re.compile(r"\{([A-Z][A-Z_]*)\}")


def leads(pattern: str, named: Callable[[str], Leads]) -> Leads:
    """The beginnings of what *pattern* matches, each of one or two characters.

    Args:
        pattern: A regular expression of the lexicon's kind: literals, classes, groups, look-arounds, repetition.

        named: The beginnings of what a ``{NAME}`` in it stands for.

    Raises:
        ValueRefusedError: It may match nothing, or begin with anything, so that it would be tried everywhere.
    """
    found = _Reading(pattern, named).alternatives()
    if any(not lead or lead[0] == ANY for lead in found):
        raise ValueRefusedError(f"give this pattern a beginning that can be looked for: {pattern}")
    shortened = {lead[: lead.index(ANY)] if ANY in lead else lead for lead in found}
    return frozenset(lead for lead in shortened if len(lead) == 1 or lead[0] not in shortened)


def raw_leads(pattern: str, named: Callable[[str], Leads]) -> Leads:
    """The same for a part of a pattern: it may be empty, or begin with anything."""
    return _Reading(pattern, named).alternatives()


def _joined(heads: Leads, tails: Leads) -> Leads:
    if all(len(head) == LENGTH for head in heads):
        return heads
    return _kept((head + tail)[:LENGTH] if len(head) < LENGTH else head for head, tail in product(heads, tails))


def _kept(found: Iterable[str]) -> Leads:
    kept = frozenset(found)
    return kept if len(kept) <= _MOST else frozenset(lead[:1] + ANY if lead else lead for lead in kept)


class _Reading:
    """One pass over a pattern."""

    def __init__(self, pattern: str, named: Callable[[str], Leads]) -> None:
        self._pattern, self._named, self._at = pattern, named, 0

    def alternatives(self) -> Leads:
        """What stands between here and the bracket that closes, or the end."""
        found = self._sequence()
        while self._at < len(self._pattern) and self._pattern[self._at] == "|":
            self._at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> Leads:
        found = _NOTHING
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            if all(len(lead) == LENGTH for lead in found):
                self._skip()
            else:
                found = _joined(found, self._repeated(self._item()))
        return found

    def _skip(self) -> None:
        """Go on to the end of the sequence: its beginnings are known."""
        depth = 0
        while self._at < len(self._pattern):
            if skipped := _SKIPPED.match(self._pattern, self._at):
                self._at = skipped.end()
                continue
            mark = self._pattern[self._at]
            if depth == 0 and mark in "|)":
                return
            depth += {"(": 1, ")": -1}.get(mark, 0)
            self._at += 1

    def _item(self) -> Leads:
        pattern, at = self._pattern, self._at
        mark = pattern[at]
        if mark == "(":
            return self._group()
        if mark == "[":
            return self._class()
        if mark == "\\":
            self._at += 2
            return _escape(pattern[at + 1])
        if mark == "{" and (name := _NAME.match(pattern, at)):
            self._at = name.end()
            return self._named(name[1])
        self._at += 1
        return _UNKNOWN if mark == "." else _NOTHING if mark in "^$" else frozenset({mark})

    def _group(self) -> Leads:
        pattern, at = self._pattern, self._at
        looks = next((start for start in _LOOKS_AROUND if pattern.startswith(start, at)), None)
        ignores_case = pattern.startswith("(?i:", at)
        self._at += len(looks) if looks else 4 if ignores_case else 3 if pattern.startswith("(?:", at) else 1
        inner = self.alternatives()
        self._at += 1
        if looks:
            return _NOTHING
        return _in_either_case(inner) if ignores_case else inner

    def _class(self) -> Leads:
        end = self._at + 1
        while self._pattern[end] != "]" or end == self._at + 1:
            end += 2 if self._pattern[end] == "\\" else 1
        inside, self._at = self._pattern[self._at + 1 : end], end + 1
        return _UNKNOWN if inside.startswith("^") or not {"\\", "-"}.isdisjoint(inside) else frozenset(inside)

    def _repeated(self, item: Leads) -> Leads:
        times = _REPEATED.match(self._pattern, self._at)
        if times is None:
            return item
        self._at = times.end()
        if self._pattern.startswith("?", self._at):
            self._at += 1
        least = 1 if times[0] == "+" else int(times[1] or 0)
        again = _NOTHING if times[0] == "?" else item if least > 1 else item | _NOTHING
        several = _joined(item, again)
        return several if least else several | _NOTHING


def _escape(mark: str) -> Leads:
    if mark == "b":
        return _NOTHING
    return _UNKNOWN if mark.isalnum() and mark not in _ESCAPED else frozenset({_ESCAPED.get(mark, mark)})


def _in_either_case(found: Leads) -> Leads:
    cased = (product(*((mark.lower(), mark.upper()) for mark in lead)) for lead in found)
    return frozenset("".join(marks) for each in cased for marks in each)
